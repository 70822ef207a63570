"""The catalogue's Markdown as safe HTML: links led to their pages, source marks as references.

The parser writes no HTML of the author's own, and every result goes through a sieve besides, so a
text can hold nothing but the few elements named here.
"""

import re
from collections.abc import Sequence
from typing import Any, Protocol

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from careers.domain import prose
from careers.domain.text import EDITORIAL

ALLOWED = {
    "p": set[str](),
    "em": set[str](),
    "strong": set[str](),
    "ul": set[str](),
    "ol": {"start"},
    "li": set[str](),
    "br": set[str](),
    "a": {"href", "aria-label"},
    "sup": {"class"},
}


class Known(Protocol):
    """What a text may name, as a catalogue holds it."""

    def get(self, kind: str, code: str) -> Any:
        """The thing of that kind with that code, or None."""


class _Renderer(RendererHTML):
    """Knows source marks, and leads a link that names a thing to that thing's page."""

    def mark(self, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType) -> str:
        return reference(tokens[index].meta["codes"], env["catalogue"])

    def link_open(
        self, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType
    ) -> str:
        address = _address(str(tokens[index].attrs["href"]), env["catalogue"])
        env.setdefault("open", []).append(bool(address))
        return format_html('<a href="{}">', address) if address else ""

    def link_close(
        self, _tokens: Sequence[Token], _index: int, _options: OptionsDict, env: EnvType
    ) -> str:
        return "</a>" if env["open"].pop() else ""


_OUTSIDE = prose.outside()
_PARSER = prose.parser()
_PARSER.renderer = _Renderer(_PARSER)


def block(text: str, catalogue: Known) -> SafeString:
    """A text of paragraphs and lists, as HTML. Links to things unknown leave their words."""
    return _sieved(_PARSER.render(text, _env(catalogue)))


def inline(text: str, catalogue: Known) -> SafeString:
    """A text of one paragraph, as HTML without the paragraph around it."""
    return _sieved(_PARSER.renderInline(text, _env(catalogue)))


def posting(text: str) -> SafeString:
    """What staff write for the day, as HTML to stand in a page."""
    return mark_safe(posting_html(text))  # noqa: S308 - the sieve is what makes it safe


def posting_html(text: str) -> str:
    """The same for machines. It leads to the web and to nothing of the catalogue, and search engines
    are told that it is not us who recommend where."""
    return nh3.clean(
        _OUTSIDE.render(text),
        tags=set(ALLOWED) - {"sup"},
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https"},
        link_rel="nofollow",
    )


def reference(codes: Sequence[str], catalogue: Known) -> SafeString:
    """The raised marks after a statement: each leads to its source at the page's end."""
    marks = [_mark(code, catalogue) for code in codes]
    return format_html(
        '<sup class="ref">{}</sup>',
        format_html_join(" ", '<a href="#s-{}" aria-label="{}">{}</a>', marks),
    )


def _mark(code: str, catalogue: Known) -> tuple[str, str, str]:
    """A mark's source, its name when read aloud, and what is shown."""
    source = catalogue.get("source", code)
    if code == EDITORIAL:
        return code, _("our own judgement"), _("ed.")
    if source is None:
        return code, _("unknown source"), "?"
    return code, _("source %(number)d") % {"number": source.number}, str(source.number)


def _address(href: str, catalogue: Known) -> str:
    """Where a link leads: a thing's page, the address itself, or nowhere."""
    kind, colon, code = href.partition(":")
    if not colon or kind in ("http", "https", "mailto"):
        return href
    return getattr(catalogue.get(kind, code), "path", "")


def _env(catalogue: Known) -> dict[str, Any]:
    return {"catalogue": catalogue}


def _sieved(html: str) -> SafeString:
    """HTML through the sieve, a mark drawn up to the word it stands after."""
    tight = re.sub(r'\s+(?=<sup class="ref">)', "", html)
    clean = nh3.clean(tight, tags=set(ALLOWED), attributes=ALLOWED, link_rel=None)
    return mark_safe(clean)  # noqa: S308 - the sieve is what makes it safe
