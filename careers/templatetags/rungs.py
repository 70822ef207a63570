"""What our templates need beyond Django's own and the components: prose with its sources.

`{% prose text %}` and `{% statement text %}` render a text of the catalogue and remember the
sources it leans on; `{% cited as sources %}`, at the page's end, names them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careers.domain import parts, prose as markdown_prose
from careers.domain.catalogue import Catalogue
from careers.domain.text import EDITORIAL
from careers.domain.things import Source
from careers.pages import markdown, words

register = template.Library()

_CITED = "cited sources"


@dataclass(frozen=True)
class Cited:
    """An entry of a page's list of sources. `source` is None for our own judgement."""

    code: str
    mark: str
    source: Source | None


@register.simple_tag(takes_context=True)
def prose(context: Context, text: str) -> SafeString:
    """A text of paragraphs and lists, as HTML; its sources are remembered for `cited`."""
    _remember(context, markdown_prose.marks(text))
    return markdown.block(text, context["catalogue"])


@register.simple_tag(takes_context=True)
def statement(context: Context, text: str) -> SafeString:
    """A text of one paragraph, as HTML to stand inside one; its sources are remembered."""
    _remember(context, markdown_prose.marks(text))
    return markdown.inline(text, context["catalogue"])


@register.simple_tag(takes_context=True)
def mark(context: Context, *codes: str) -> SafeString:
    """A source mark on its own, for words that stand in a template: `{% mark "ed" %}`."""
    _remember(context, codes)
    return markdown.reference(codes, context["catalogue"])


@register.simple_tag(takes_context=True)
def marks(context: Context, codes: Sequence[str]) -> SafeString:
    """The same for a list of codes: `{% marks move.sources %}`."""
    return mark(context, *codes)


@register.simple_tag(takes_context=True)
def cited(context: Context) -> list[Cited]:
    """The sources the page has leaned on so far, by number; our own judgement last."""
    catalogue: Catalogue = context["catalogue"]
    codes = _codes(context)
    sources = sorted((s for s in catalogue.sources if s.code in codes), key=lambda s: s.number)
    entries = [Cited(source.code, str(source.number), source) for source in sources]
    if EDITORIAL in codes:
        entries.append(Cited(EDITORIAL, _("ed."), None))
    return entries


register.simple_tag(markdown.posting)
register.filter("importance", words.importance)
register.filter("exposure", words.exposure)
register.filter("figures", words.figures)
register.filter("hours", words.hours)
register.filter("contact", words.contact)
register.filter("stage", words.stage)
register.filter("evidence", words.evidence)
register.filter("sureness", words.sureness)
register.filter("leaning", words.leaning)
register.filter("offers", parts.offers)


@register.filter
def plain(text: str) -> str:
    """A text's words alone, for places that hold no markup."""
    return markdown_prose.plain(text)


def _remember(context: Context, codes: Iterable[str]) -> None:
    _codes(context).update(dict.fromkeys(codes))


def _codes(context: Context) -> dict[str, None]:
    """The codes cited so far on this page.

    They live in the outermost render context, the one thing that a page, the template it extends
    and the components it includes have in common for the length of one rendering.
    """
    shared = cast("dict[str, Any]", context.render_context.dicts[0])
    found: dict[str, None] = shared.setdefault(_CITED, {})
    return found
