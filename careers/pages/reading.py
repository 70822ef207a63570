"""The parts of a thing as the lines a visitor reads, so that two editions of it can be compared."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.edits import Line
from careers.domain.references import LISTS, SINGLE
from careers.domain.walk import texts
from careers.pages import words

UNTOLD = {"order", "synonyms", "contact", "flipped", "part"}
"""Fields of which a visitor learns that they changed and no more: how things are sorted and found
means nothing in figures, and an address that was taken back is not told for ever."""

_SAID: dict[tuple[str, str], Callable[[Any], str]] = {
    ("step", "evidence"): words.evidence,
    ("training", "stage"): words.stage,
    ("skill", "family"): words.family,
}


def lines(kind: str, thing: Any, field: str, catalogue: Catalogue) -> tuple[Line, ...]:
    """What a field of a thing says in this catalogue; nothing where it is empty or untold."""
    value = getattr(thing, field)
    if field in UNTOLD or value in ("", ()):
        return ()
    if isinstance(value, tuple):
        return tuple(_lines(thing, field, value, catalogue))
    if (said := _SAID.get((kind, field))) is not None:
        return (Line(said(value)),)
    if (named := SINGLE.get(type(thing), {}).get(field)) is not None:
        return (Line(_name(named, value, catalogue)),)
    return (_line(thing, field, str(value)),)


def _lines(thing: Any, field: str, value: tuple[Any, ...], catalogue: Catalogue) -> Iterator[Line]:
    named = LISTS.get(type(thing), {}).get(field)
    for entry in value:
        if named:
            yield Line(_name(named, entry, catalogue))
        elif isinstance(entry, str):
            yield _line(thing, field, entry)
        else:
            yield _piece(entry, catalogue)


def _line(thing: Any, field: str, text: str) -> Line:
    """A text's words; behind them its marks and links, where it has any."""
    marked = {path.split("[")[0] for path, _text, expected in texts(thing) if expected.marked}
    return Line(prose.plain(text), text) if field in marked else Line(text)


def _piece(piece: Any, catalogue: Catalogue) -> Line:
    """A part of a thing that is no text: what it says on the page, and behind it the rest of it."""
    match piece:
        case things.RoleSkill():
            said = _("%(skill)s: %(level)d of 5, %(importance)s") % {
                "skill": _name("skill", piece.skill, catalogue),
                "level": piece.level,
                "importance": words.importance(piece.importance),
            }
        case things.RoleChallenge():
            name = _name("challenge", piece.challenge, catalogue)
            said = f"{name}: {words.exposure(piece.exposure)}"
        case things.RolePreference():
            liking = catalogue.preference(piece.preference)
            said = f"{liking.name}: {words.leaning(liking, piece.level)}"
        case things.OccupationCode():
            said = f"{piece.scheme} {piece.code}, {piece.title}"
        case _:
            said = piece.heading
    return Line(said, piece)


def _name(kind: str, code: str, catalogue: Catalogue) -> str:
    found = catalogue.get(kind, code)
    return name_of(found) if found else code
