"""Their words as texts of a catalogue: one line, no Markdown by accident, a mark at the end, and no
longer than the field. What the data does not say, we say that it does not.
"""

import re
from collections.abc import Callable

from careers.domain.occupations.account import Account

LINE, STATEMENT, PROSE = 400, 600, 8000
"""The longest texts of each sort, as in `careers.domain.text`."""

_MARKUP = re.compile(r"[\\*_\[\]{}]|&(?=#?\w+;)")
_BUT_ASTERISKS = re.compile(_MARKUP.pattern.replace("*", "", 1))
_INSIDE = re.compile(r"\w\*\w")
_BULLET = re.compile(r"^([-+]|\d+[.)])(?=\s|$)")
# Two small letters before the stop, so that neither “e.g.” nor “U.S.” ends a sentence.
_FIRST = re.compile(r"^.*?[^\W\d_A-Z]{2}[.!?](?=\s|$)")

SAYS_NOTHING = "The data this page was made from "
DAY = SAYS_NOTHING + "says nothing about a day in this work. {ed}"
HERE = SAYS_NOTHING + "says nothing about how people get here. {ed}"
NOWHERE = SAYS_NOTHING + "names nothing that this leads to. {ed}"
SOMEWHERE = (
    SAYS_NOTHING
    + "names related work that takes one grade more of preparation. That it is a way on "
    "from here is our own judgement. {ed}"
)
NOT_DESCRIBED = SAYS_NOTHING + "gives a name here and no description. {ed}"


def one_line(text: str) -> str:
    """A text without line ends or doubled spaces."""
    return " ".join(text.split())


def escaped(text: str) -> str:
    """A text of one line that means in Markdown what it says. An asterisk alone needs no escape
    inside a word, and so O*NET stays as staff would write it."""
    alone = text.count("*") == 1 and _INSIDE.search(text)
    markup = _BUT_ASTERISKS if alone else _MARKUP
    plain = markup.sub(lambda found: "\\" + found[0], text)
    return _BULLET.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", plain)


def opening(text: str) -> str:
    """The first sentence of a text of one line; all of it where no sentence ends."""
    found = _FIRST.match(text)
    return found[0] if found else text


class Wording:
    """Texts for one catalogue, all marked with the same source; what is cut goes into the account."""

    def __init__(self, mark: str, account: Account) -> None:
        self._mark, self._account = mark, account

    def line(self, text: str, what: str, place: str) -> str:
        return self._fitted(one_line(text), LINE, str, what, place)

    def lines(self, texts: tuple[str, ...], what: str, place: str) -> tuple[str, ...]:
        return tuple(self.line(text, what, place) for text in texts)

    def statement(self, text: str, what: str, place: str) -> str:
        """A statement of theirs; that there is none, where the text is empty."""
        plain = one_line(text)
        return self._fitted(plain, STATEMENT, self.marked, what, place) if plain else NOT_DESCRIBED

    def prose(self, text: str, what: str, place: str) -> str:
        """Each line of theirs as a paragraph; that there is none, where the text is empty."""
        paragraphs = [plain for plain in map(one_line, text.splitlines()) if plain]
        whole = "\n\n".join(map(self.marked, paragraphs))
        if len(whole) > PROSE:
            return self._fitted(" ".join(paragraphs), PROSE, self.marked, what, place)
        return whole or NOT_DESCRIBED

    def marked(self, text: str) -> str:
        return f"{escaped(text)} {{{self._mark}}}"

    def _fitted(
        self, text: str, longest: int, dress: Callable[[str], str], what: str, place: str
    ) -> str:
        """As much of a text as fits, cut between words, dressed as it will stand."""
        found, room = dress(text), longest
        if len(found) > longest:
            self._account.shorten(what, place)
        while len(found) > longest:
            room -= max(1, len(found) - longest) if room < longest else 2
            found = dress(text[:room].rsplit(" ", 1)[0].rstrip(" ,;:") + " …")
        return found
