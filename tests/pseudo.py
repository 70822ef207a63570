"""A language nobody speaks, to see what a translator would not reach.

Every translated string comes back inside ⟦…⟧, a third longer; every text of the catalogue comes
back in full-width letters (ｌｉｋｅ ｔｈｉｓ). A plain Latin letter outside the brackets is then a
word that no translation and no catalogue can change.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from html.parser import HTMLParser
from typing import Any

import msgspec
from django.utils import translation
from django.utils.translation import trans_real

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.walk import texts

OPEN, CLOSE = "⟦", "⟧"
LANGUAGE = "en-xa"

_KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{[^}]*\}|<[^>]*>|&\w+;|\s+)")
_VOWEL = re.compile(r"[aeiou]")
_CONTEXT = "\x04"


class Pseudo(NullTranslations):
    """The translation object Django asks. Placeholders and markup stay as they are."""

    def gettext(self, message: str) -> str:
        return pseudo(message.partition(_CONTEXT)[2] or message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def to_language(self) -> str:
        return LANGUAGE


def pseudo(message: str) -> str:
    """⟦Léééngthéééned⟧: every word keeps its place and grows where it has vowels."""
    parts = _KEPT.split(message)
    longer = [part if i % 2 else _VOWEL.sub("éé", part) for i, part in enumerate(parts)]
    return f"{OPEN}{''.join(longer)}{CLOSE}"


@contextmanager
def spoken(code: str = LANGUAGE) -> Iterator[None]:
    """For as long as it lasts, this thread speaks it. A `code` with another direction of writing
    turns the pages round."""
    held = trans_real._translations  # type: ignore[attr-defined]
    speaker = Pseudo()
    speaker.to_language = lambda: code  # type: ignore[method-assign]
    held[code] = speaker
    try:
        with translation.override(code):
            yield
    finally:
        del held[code]


# The catalogue ----------------------------------------------------------------------------------

_WIDE = {
    ord(letter): ord(letter) + 0xFEE0 for letter in map(chr, range(65, 123)) if letter.isalpha()
}
_SYNTAX = re.compile(r"(\{[^}]*\}|\]\([^)]*\))")


def wide(text: str) -> str:
    """A text in full-width letters; its marks and the ends of its links stay."""
    parts = _SYNTAX.split(text)
    return "".join(part if i % 2 else part.translate(_WIDE) for i, part in enumerate(parts))


def widened(catalogue: Catalogue) -> Catalogue:
    """A catalogue with every one of its texts in full-width letters."""
    members = {
        kind.plural: [_widened(thing) for thing in getattr(catalogue, kind.plural)]
        for kind in KINDS
    }
    return Catalogue.of(_widened(catalogue.site), members)


def _widened(thing: Any) -> Any:
    built = msgspec.to_builtins(thing)
    for path, text, _ in texts(thing):
        holder, keys = built, [int(k) if k.isdigit() else k for k in re.findall(r"\w+", path)]
        for key in keys[:-1]:
            holder[key] = list(holder[key]) if isinstance(holder[key], tuple) else holder[key]
            holder = holder[key]
        holder[keys[-1]] = wide(text)
    return msgspec.convert(built, type(thing))


# What is seen -----------------------------------------------------------------------------------

_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_FIXED = re.compile(
    r"\bESCO\b|\bO\*NET-SOC\b"  # the names of public classifications
    r"|\{[a-z, -]+\}|\[[^]]+\]\([a-z]+:[a-z-]+\)"  # marks and links as staff write them
    r"|\b[0-9a-f]{64}\b|urn:uuid:[0-9a-f-]+|\d{4}-\d\d-\d\dT[\d:.+]+"  # for machines
)
"""What is the same in every language."""
_SAID = ("aria-label", "title", "alt", "placeholder", "label")
_UNSEEN = ("script", "style", "template")
_VOID = ("meta", "link", "input", "br", "hr", "img", "col", "path", "rect", "wbr")


class _Eye(HTMLParser):
    """Gathers what is seen or said outside the brackets. Elements that ask not to be translated
    (`translate="no"`) are passed over, and so are fields that hold what somebody typed."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.passed: list[bool] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        said = [named[name] for name in _SAID if name in named]
        if tag == "meta" and named.get("name") == "description":
            said.append(named.get("content", ""))
        if tag == "input" and named.get("type") in ("submit", "button"):
            said.append(named.get("value", ""))
        if tag not in _VOID:
            apart = tag in (*_UNSEEN, "textarea") or named.get("translate") == "no"
            self.passed.append(apart or bool(self.passed and self.passed[-1]))
        if not (self.passed and self.passed[-1]):
            for text in said:
                self.loose += outside(text)[0]

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.passed:
            self.passed.pop()

    def handle_data(self, data: str) -> None:
        if not (self.passed and self.passed[-1]):
            found, self.depth = outside(data, self.depth)
            self.loose += found


def outside(text: str, depth: int = 0) -> tuple[list[str], int]:
    """The runs of a text with a Latin letter in them that stand outside the brackets, and how deep
    in brackets the text ends."""
    runs = [""]
    for character in text:
        if character == OPEN:
            depth += 1
            runs.append("")
        elif character == CLOSE:
            depth -= 1
        elif not depth:
            runs[-1] += character
    return [" ".join(run.split()) for run in runs if _LATIN.search(_FIXED.sub("", run))], depth


def untranslated(html: str) -> list[str]:
    """What a page shows that no translation and no catalogue can change, in the page's order."""
    eye = _Eye()
    eye.feed(html)
    assert eye.depth == 0, "brackets that do not close"
    return eye.loose
