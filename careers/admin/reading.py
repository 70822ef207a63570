"""A text of the draft as visitors will read it, and what is wrong with it, in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.checks.finding import short
from careers.domain.text import EDITORIAL
from careers.domain.wrapping import unwrap
from careers.models.fields import tidy
from careers.pages import markdown

Manner = Literal["prose", "statement", "statements"]
"""Paragraphs; one paragraph; or one a line."""

MANNERS: tuple[Manner, ...] = ("prose", "statement", "statements")

LARGEST = 20_000
"""Characters that anybody is shown: twice and a half what the longest field holds."""

_UNLINKED = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class Read:
    """A text as it will be read, and its faults."""

    html: SafeString
    faults: tuple[str, ...]


def read(text: str, manner: Manner, known: markdown.Known) -> Read:
    """A text as it stands in a form. `known` holds what it names."""
    parts = [unwrap(tidy(text))] if manner == "prose" else tidy(text).split("\n")
    parts = [part.strip() for part in parts if part.strip()]
    if manner == "statement":
        parts = [" ".join(parts)] if parts else []
    faults = dict.fromkeys(said for part in parts for said in _faults(part, known))
    return Read(_html(parts, manner, known), tuple(faults))


def _html(parts: list[str], manner: Manner, known: markdown.Known) -> SafeString:
    if manner == "prose":
        html = SafeString("").join(markdown.block(part, known) for part in parts)
    elif manner == "statement":
        html = format_html_join("", "<p>{}</p>", ((markdown.inline(it, known),) for it in parts))
    else:
        html = format_html_join("", "<li>{}</li>", ((markdown.inline(it, known),) for it in parts))
        html = mark_safe(f"<ul>{html}</ul>") if parts else html  # noqa: S308 - of safe parts alone
    # A page of the desk has no list of sources at its end: their own page has.
    return mark_safe(html.replace('href="#s-', 'href="/sources/#s-'))  # noqa: S308 - as above


def _faults(text: str, known: markdown.Known) -> Iterator[str]:
    """What the checks would find wrong with its marks and links, and a link that is none."""
    for part in prose.unmarked(text):
        yield _("“%(words)s” ends without a source mark: add the source’s, or {ed}.") % {
            "words": short(part)
        }
    for code in prose.marks(text):
        if code != EDITORIAL and known.get("source", code) is None:
            yield _("The mark {%(code)s} names no source.") % {"code": code}
    for link in prose.links(text):
        if known.get(link.kind, link.code) is None:
            yield _("There is no %(kind)s “%(code)s”: the link leads nowhere.") % {
                "kind": link.kind,
                "code": link.code,
            }
    for wrong in _UNLINKED.findall(prose.plain(text)):
        yield _("“%(words)s” makes no link: write the kind and the code, as in (role:agent).") % {
            "words": wrong[1:]
        }


def manner_of(field: Any) -> str:
    """How a form's field will be read; empty for one that holds no such text."""
    return str(field.field.widget.attrs.get("data-read", "")) if hasattr(field, "field") else ""


def texts_of(context: dict[str, Any]) -> Iterator[str]:
    """The texts that a change form shows, those of its rows included."""
    forms = [context["adminform"].form]
    for shown in context["inline_admin_formsets"]:
        forms += shown.formset.forms
    for form in forms:
        for field in form:
            if manner_of(field):
                yield str(field.value() or "")
