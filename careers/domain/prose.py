"""The catalogue's Markdown: source marks, links between things, and the plain text inside.

A **source mark** is ``{code}`` or ``{code, code}``; it stands after the words it vouches for and
covers everything since the mark before it. ``{ed}`` marks our own judgement. A **link** to a thing
is written ``[words](role:team-leader)``, with a kind's name before the colon.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_OUTSIDE = ("http", "https", "mailto")
_MARK = re.compile(r"\{([a-z0-9-]+(?:, ?[a-z0-9-]+)*)\}")
_MARKED = re.compile(r"\s*" + _MARK.pattern)

# Nearly all texts hold nothing but words, marks, links to things and runs of bold between spaces.
# What is left of those without markup is read at once; for any other the parser is asked.
_LINK = re.compile(r"\[([^][\n]+)\]\(([a-z]+):([a-z0-9-]+)\)")
_PARTS = re.compile(r"\n\s*\n")
"""What stands between two paragraphs."""
_LAST = re.compile(_MARK.pattern + r"\s*\Z")
"""A mark at the end."""
_BOLD = re.compile(r"(?<!\S)\*\*(\w[\w ’,]*\w)\*\*(?=[\s.,;:]|$)")
_MARKUP = re.compile(r"[][\\*_&()]|^\s*(?:[-+]|\d+[.)])(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """A link from one text to a thing of the catalogue."""

    kind: str
    code: str


def _mark_rule(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.meta = {"codes": tuple(code.strip() for code in match[1].split(","))}
    state.pos = match.end()
    return True


def leads(address: str) -> bool:
    """Whether a link to this address is one: to a thing, to the web, or to a mailbox."""
    return bool(re.match(r"^(https?://|mailto:|[a-z]+:[a-z0-9-]+$)", address)) and not re.match(
        r"^(javascript|vbscript|data|file):", address
    )


def parser() -> MarkdownIt:
    """The Markdown we write: paragraphs, lists, emphasis, links and source marks; no HTML."""
    markdown = MarkdownIt("zero", {"html": False, "linkify": False})
    markdown.enable(["emphasis", "list", "link", "escape", "entity"])
    markdown.inline.ruler.before("link", "mark", _mark_rule)
    # Besides web addresses, links name a thing; addresses of our own pages do not pass, because
    # nothing could check that they lead somewhere.
    markdown.validateLink = leads  # type: ignore[method-assign,assignment]
    return markdown


def outside() -> MarkdownIt:
    """The Markdown of those who write for the day, as of an opening: paragraphs, lists, emphasis and
    links to the web. It knows no source marks and no things of the catalogue."""
    markdown = MarkdownIt("zero", {"html": False, "linkify": False})
    markdown.enable(["emphasis", "list", "link", "escape", "entity"])
    markdown.validateLink = lambda url: bool(re.match(r"^https?://", url))  # type: ignore[method-assign]
    return markdown


_PARSER = parser()


@dataclass(frozen=True)
class Reading:
    """What a text says of itself, found in one reading."""

    marks: tuple[str, ...]
    links: tuple[Link, ...]
    unmarked: tuple[str, ...]
    plain: str


@lru_cache(maxsize=65_536)
def read(text: str) -> Reading:
    """A text's marks, links, unmarked parts and plain words. Texts seldom change, and the search and
    the pages ask about the same ones, so what was read is kept."""
    return reading(text)


def reading(text: str) -> Reading:
    """The same, not kept: for whoever keeps what was made of it."""
    return _at_sight(text) or _parsed(text)


def _at_sight(text: str) -> Reading | None:
    """The same without the parser, in a thirtieth of its time; None where the text holds other markup,
    or a part without a mark, or a link that may be none."""
    words = _stripped(text)
    if not _LAST.search(text) or _MARKUP.search(words):
        return None
    if "\n" in text and not all(map(_LAST.search, _PARTS.split(text))):
        return None
    links: dict[Link, None] = {}
    for link in _LINK.finditer(text) if "](" in text else ():
        kind, code = link[2], link[3]
        if not leads(f"{kind}:{code}"):
            return None
        if kind not in _OUTSIDE:
            links[Link(kind, code)] = None
    codes = (code.strip() for mark in _MARK.finditer(text) for code in mark[1].split(","))
    return Reading(tuple(dict.fromkeys(codes)), tuple(links), (), " ".join(words.split()))


def _stripped(text: str) -> str:
    """A text without its marks, the addresses of its links and the stars of what is bold."""
    words = _MARKED.sub("", text) if "{" in text else text
    words = _LINK.sub(r"\1", words) if "](" in words else words
    return _BOLD.sub(r"\1", words) if "**" in words else words


def _parsed(text: str) -> Reading:
    """The same as the parser reads it."""
    marks: dict[str, None] = {}
    links: dict[Link, None] = {}
    unmarked: list[str] = []
    words: list[str] = []
    for block in _PARSER.parse(text):
        if block.type != "inline":
            continue
        tokens = block.children or []
        for token in tokens:
            if token.type == "mark":
                marks.update(dict.fromkeys(token.meta["codes"]))
            elif token.type == "link_open":
                kind, colon, code = str(token.attrs["href"]).partition(":")
                if colon and kind not in _OUTSIDE:
                    links[Link(kind, code)] = None
        if not tokens or tokens[-1].type != "mark":
            unmarked.append(block.content)
        words += _words(tokens).split()
    return Reading(tuple(marks), tuple(links), tuple(unmarked), " ".join(words))


def _words(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type != "mark")


def marks(text: str) -> tuple[str, ...]:
    """Codes of the sources a text leans on, in order of first appearance, each once."""
    return read(text).marks if "{" in text else ()


def links(text: str) -> tuple[Link, ...]:
    """The things a text links to, in order of first appearance, each once."""
    return read(text).links if "](" in text else ()


def unmarked(text: str) -> tuple[str, ...]:
    """The paragraphs and list items that do not end in a source mark, as written."""
    return read(text).unmarked


def plain(text: str) -> str:
    """The words alone: no marks, no markup; paragraphs joined by a space."""
    words = _stripped(text)
    if _MARKUP.search(words):
        return read(text).plain
    return " ".join(words.split())
