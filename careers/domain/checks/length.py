"""Checks of how long texts are.

What a field may hold at most is in `text`, in characters, so that nothing breaks; this is about what
people read to the end. The limits are ours, set a little above the longest text we could not shorten
without loss; each says what it protects.
"""

from collections.abc import Iterator, Mapping

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.checks.each import once_each
from careers.domain.checks.finding import KIND_OF, Finding, gettext_noop as _, said
from careers.domain.text import Text
from careers.domain.things import Thing
from careers.domain.walk import texts

NAME = 48
"""Characters of a name or a title: it stands on a plate of the ladder, in lists and in a tab."""

NAMES = frozenset({"name", "title"})
_AS_GIVEN = frozenset({"source"})
_FREE = frozenset({"codes"})
"""What somebody else named or wrote keeps its length: a source, a code of a classification."""

WORDS: Mapping[str, int] = {"summary": 35, "lead": 80}
"""By field, in words: a summary stands under a name in lists, in search and in a shared link, where
two lines are read; a lead opens a page and is seen whole on a phone."""
PROSE = 300
"""Words of a section: a minute and a half on the bus, two screens of a phone."""
STATEMENT = 50
"""Words of one point in a list, or of a note in the margin: more is a section."""
LINE = 40
"""Words of any other line: a question, an answer, a level of a skill."""


def brief(catalogue: Catalogue) -> Iterator[Finding]:
    """No text is longer than people read it in its place."""
    for _kind, _thing, found in _too_long.over(catalogue):
        yield from found


@once_each
def _too_long(thing: Thing) -> Iterator[Finding]:
    kind = KIND_OF[type(thing)]
    for path, text, expected in texts(thing) if kind not in _AS_GIVEN else ():
        if path in NAMES:
            if len(text) > NAME:
                message = _(
                    "It has %(n)d characters: past %(limit)d a name is cut off or breaks its plate."
                )
                told = said(n=len(text), limit=NAME)
                yield Finding("warning", kind, thing.code, path, message, told)
        elif path.partition("[")[0] not in _FREE:
            yield from _long(kind, thing.code, path, text, _limit(path, expected))


def _long(kind: str, code: str, path: str, text: str, limit: int) -> Iterator[Finding]:
    # With its marks a text has no fewer words than without: nearly all need not be read.
    if len(text.split()) > limit and (count := len(prose.plain(text).split())) > limit:
        message = _("It has %(n)d words: shorten it to %(limit)d, or make two of it.")
        yield Finding("warning", kind, code, path, message, said(n=count, limit=limit))


def _limit(path: str, expected: Text) -> int:
    """The most words that a field should have."""
    if expected.paragraphs:
        return PROSE
    return WORDS.get(path, STATEMENT if expected.marked else LINE)
