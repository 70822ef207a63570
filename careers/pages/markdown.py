"""The catalogue's Markdown as safe HTML: links led to their pages, source marks as references.

The parser writes no HTML of the author's own, and every result goes through a sieve besides, so a
text can hold nothing but the few elements named here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext as _
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


class _Mark(NamedTuple):
    """A source mark: its source's code, what it is called when read aloud, and what is shown."""

    code: str
    aloud: str
    shown: str


class _Renderer(RendererHTML):
    """Knows source marks, and leads a link that names a thing to that thing's page."""

    def mark(self, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType) -> str:
        return _raised(tuple(env["marks"][code] for code in tokens[index].meta["codes"]))

    def link_open(
        self, tokens: Sequence[Token], index: int, _options: OptionsDict, env: EnvType
    ) -> str:
        href = str(tokens[index].attrs["href"])
        address = env["addresses"].get(href, href)
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
    return _rendered(text, *_named(text, catalogue), block=True)


def inline(text: str, catalogue: Known) -> SafeString:
    """A text of one paragraph, as HTML without the paragraph around it."""
    return _rendered(text, *_named(text, catalogue), block=False)


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
    return _raised(_marks(codes, catalogue))


@lru_cache(maxsize=1024)
def _raised(marks: tuple[_Mark, ...]) -> SafeString:
    return format_html(
        '<sup class="ref">{}</sup>',
        format_html_join(" ", '<a href="#s-{}" aria-label="{}">{}</a>', marks),
    )


def _marks(codes: Sequence[str], catalogue: Known) -> tuple[_Mark, ...]:
    language = get_language()
    sources = [catalogue.get("source", code) for code in codes]
    return tuple(
        _called(code, source.number if source else 0, language)
        for code, source in zip(codes, sources, strict=True)
    )


@lru_cache(maxsize=1024)
def _called(code: str, number: int, _language: str | None) -> _Mark:
    """The mark of a source with that number, or with none, in the language of the page."""
    if code == EDITORIAL:
        return _Mark(code, _("our own judgement"), _("ed."))
    if not number:
        return _Mark(code, _("unknown source"), "?")
    return _Mark(code, _("source %(number)d") % {"number": number}, str(number))


def _named(text: str, catalogue: Known) -> tuple[tuple[_Mark, ...], tuple[tuple[str, str], ...]]:
    """All that a text takes from a catalogue: its marks, and where its links to things lead, nowhere
    where there is no such thing."""
    reading = prose.read(text)
    marks = _marks(reading.marks, catalogue) if reading.marks else ()
    links = ((f"{it.kind}:{it.code}", catalogue.get(it.kind, it.code)) for it in reading.links)
    return marks, tuple((href, getattr(thing, "path", "")) for href, thing in links)


@lru_cache(maxsize=16_384)
def _rendered(
    text: str, marks: tuple[_Mark, ...], addresses: tuple[tuple[str, str], ...], *, block: bool
) -> SafeString:
    """Few texts change from one edition to the next, nor do the sources they lean on and the things
    they lead to: what was made of them for one is there for the next."""
    env: dict[str, Any] = {
        "marks": {mark.code: mark for mark in marks},
        "addresses": dict(addresses),
    }
    return _sieved(_PARSER.render(text, env) if block else _PARSER.renderInline(text, env))


def _sieved(html: str) -> SafeString:
    """HTML through the sieve, a mark drawn up to the word it stands after."""
    tight = re.sub(r'\s+(?=<sup class="ref">)', "", html)
    clean = nh3.clean(tight, tags=set(ALLOWED), attributes=ALLOWED, link_rel=None)
    return mark_safe(clean)  # noqa: S308 - the sieve is what makes it safe
