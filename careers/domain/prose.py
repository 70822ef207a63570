"""The catalogue's Markdown: source marks, links between things, and the plain text inside.

A **source mark** is ``{code}`` or ``{code, code}``; it stands after the words it vouches for and
covers everything since the mark before it. ``{ed}`` marks our own judgement. A **link** to a thing
is written ``[words](role:team-leader)``, with a kind's name before the colon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_MARK = re.compile(r"\{([a-z0-9-]+(?:, ?[a-z0-9-]+)*)\}")
_ENDS_MARKED = re.compile(_MARK.pattern + r"$")


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


def parser() -> MarkdownIt:
    """The Markdown we write: paragraphs, lists, emphasis, links and source marks; no HTML."""
    markdown = MarkdownIt("zero", {"html": False, "linkify": False})
    markdown.enable(["emphasis", "list", "link", "escape", "entity"])
    markdown.inline.ruler.before("link", "mark", _mark_rule)
    # Besides web addresses, links may name a thing; everything else is left as it was typed.
    markdown.validateLink = lambda url: (  # type: ignore[method-assign]
        bool(re.match(r"^(https?://|mailto:|/|#|[a-z]+:[a-z0-9-]+$)", url))
        and not re.match(r"^(javascript|vbscript|data|file):", url)
    )
    return markdown


_PARSER = parser()


def _inline(text: str) -> Iterator[Token]:
    for block in _PARSER.parse(text):
        yield from block.children or ()


def marks(text: str) -> list[str]:
    """Codes of the sources a text leans on, in order of first appearance, each once."""
    codes = (
        code for token in _inline(text) if token.type == "mark" for code in token.meta["codes"]
    )
    return list(dict.fromkeys(codes))


def links(text: str) -> list[Link]:
    """The things a text links to, in order of first appearance, each once."""
    found: dict[Link, None] = {}
    for token in _inline(text):
        if token.type == "link_open":
            kind, colon, code = str(token.attrs["href"]).partition(":")
            if colon and kind not in ("http", "https", "mailto"):
                found[Link(kind, code)] = None
    return list(found)


def paragraphs(text: str) -> list[str]:
    """The paragraphs and list items of a text, as written, marks included."""
    return [token.content for token in _PARSER.parse(text) if token.type == "inline"]


def unmarked(text: str) -> list[str]:
    """The paragraphs and list items that do not end in a source mark."""
    return [part for part in paragraphs(text) if not _ENDS_MARKED.search(part)]


def plain(text: str) -> str:
    """The words alone: no marks, no markup; paragraphs joined by a space."""
    parts = []
    for block in _PARSER.parse(text):
        if block.type == "inline":
            words = "".join(
                " " if token.type == "softbreak" else token.content
                for token in block.children or ()
                if token.type != "mark"
            )
            parts.append(" ".join(words.split()))
    return " ".join(parts)
