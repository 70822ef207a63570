"""What a file wants of the draft: thing by thing, against what it held when it was written.

Compared with that, and not with the draft as it is now, what somebody else has changed in the draft
since then is nobody's wish and stays; and a thing that both have changed is seen to be so.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from careers.domain.catalogue import Catalogue, ordered
from careers.domain.checks.finding import gettext_noop as _
from careers.domain.kinds import BY_NAME as KIND, KINDS
from careers.domain.said import type_of
from careers.domain.telling import Telling
from careers.domain.workbook.layout import POSITION, SHEETS, SITE, Column, Sheet
from careers.domain.workbook.reading import Book, Fault, Line, Understood, twice

NEEDS = _("A new row needs the column “%(column)s”, which is not there")

Where = dict[str, list[int]]
"""By sheet: the rows that speak of a thing."""


class Wish(msgspec.Struct, frozen=True):
    """What a file wants of one thing. `was` is what it said of it when it was written, `now` what it
    says (both as JSON; empty: nothing), `fields` those it changes; `rows` where it says so."""

    kind: str
    code: str
    was: str
    now: str
    fields: tuple[str, ...]
    rows: Where

    def before(self) -> Any:
        return _decoded(self.kind, self.was)

    def after(self) -> Any:
        return _decoded(self.kind, self.now)


class Wishes(msgspec.Struct, frozen=True):
    """All that a file wants; how many rows of each sheet it adds, changes and leaves out; what was
    passed over; what it was made of, and whether it said so."""

    wishes: tuple[Wish, ...]
    rows: dict[str, tuple[int, int, int]]
    notes: tuple[str, ...]
    about: str
    says: bool
    titles: dict[str, str]
    """What each sheet is called in the file."""
    columns: dict[str, dict[str, tuple[str, str]]]
    """By sheet and column: the letters and the heading, to say where something is."""


def _decoded(kind: str, text: str) -> Any:
    return msgspec.json.decode(text, type=type_of(kind)) if text else None


def _encoded(thing: Any) -> str:
    return msgspec.json.encode(thing).decode() if thing is not None else ""


def wishes(
    book: Book, draft: Catalogue, translate: Callable[[str], str] = str
) -> tuple[Wishes, list[Fault]]:
    """What a file wants, and everything that is amiss with it; where there is any of that, what it
    wants may be incomplete. A file that does not say what it held is compared with the draft."""
    base = book.exported or draft
    faults = [*book.faults, *(it for found in book.sheets.values() for it in twice(found))]
    faults += _strangers(book, base, draft)
    found: list[Wish] = []
    tally: dict[str, tuple[int, int, int]] = {}
    for kind in (SITE, *(kind.name for kind in KINDS)):
        here = (it for it in SHEETS if it.kind == kind and it.name in book.sheets)
        sheets = {it.field: book.sheets[it.name] for it in here}
        if sheets:
            one = _OneKind(kind, sheets, base)
            found += one.wishes()
            faults += one.faults
            tally |= one.tally
    said = Wishes(
        tuple(found),
        tally,
        tuple(note.worded(translate) for note in book.notes),
        book.about,
        book.exported is not None,
        {name: it.title for name, it in book.sheets.items()},
        {name: it.columns for name, it in book.sheets.items()},
    )
    return said, sorted(faults, key=lambda it: (it.sheet, it.row, len(it.letters), it.letters))


def _strangers(book: Book, base: Catalogue, draft: Catalogue) -> Iterator[Fault]:
    """Cells that name what is neither in the file nor in the draft."""
    known: dict[str, set[Any]] = {}
    for kind in KINDS:
        here = {thing.code for thing in getattr(draft, kind.plural)}
        if own := book.sheets.get(kind.plural):
            here -= {thing.code for thing in getattr(base, kind.plural)}
            here |= {line.values.get("code") for line in own.lines}
        known[kind.name] = here
    for it in book.sheets.values():
        for column in it.sheet.columns:
            if column.names:
                yield from _unknown(it, column, known[column.names])


def _unknown(it: Understood, column: Column, known: set[Any]) -> Iterator[Fault]:
    for line in it.lines:
        value = line.values.get(column.name) or ()
        for code in value if column.many else (value,):
            if code and code not in known:
                message = Telling(
                    _("There is no %(kind)s “%(code)s”"), kind=column.names, code=code
                )
                yield it.fault(line.number, column.name, message)


class _OneKind:
    """The things of one kind, put together from the rows of its sheets."""

    def __init__(self, kind: str, sheets: dict[str, Understood], base: Catalogue) -> None:
        self.kind = kind
        self.type: Any = type_of(kind)
        self.own = sheets.get("")
        self.pieces = {field: it for field, it in sheets.items() if field}
        self.faults: list[Fault] = []
        self.tally: dict[str, tuple[int, int, int]] = {}
        members = (base.site,) if kind == SITE else getattr(base, KIND[kind].plural)
        self.base: dict[str, Any] = {getattr(it, "code", ""): it for it in members}
        self.lines = self._lines()
        self.parts = {field: self._owned(it) for field, it in self.pieces.items()}

    def _lines(self) -> dict[str, Line | None]:
        """The rows of the things that the file has, by code; None for one that has no row of its own,
        as the sheet of its kind is not there."""
        if self.own is None:
            return dict.fromkeys(self.base)
        if self.kind == SITE:
            for line in self.own.lines[1:]:
                self.faults.append(
                    self.own.fault(line.number, "", Telling(_("The site has one row only")))
                )
            return {"": self.own.lines[0]} if self.own.lines else dict.fromkeys(self.base)
        return {line.values["code"]: line for line in self.own.lines if "code" in line.values}

    def _owned(self, it: Understood) -> dict[str, list[Line]]:
        """A sheet's rows by the thing each belongs to, in the order they are to have."""
        found: dict[str, list[Line]] = defaultdict(list)
        owner = it.sheet.owner
        for line in it.lines:
            code = line.values.get(owner, "")
            if code or not owner:
                found[code].append(line)
        if it.sheet.placed:
            for lines in found.values():
                lines.sort(key=lambda line: line.values.get(POSITION) or 32_768)
        return found

    def wishes(self) -> Iterator[Wish]:
        """What is wanted of each thing that is not as it was."""
        self._count()
        for code, was in self.base.items():
            if code not in self.lines:
                yield Wish(self.kind, code, _encoded(was), "", (), {})
        for code, line in self.lines.items():
            was = self.base.get(code)
            now = self._made(code, line, was)
            if now is not None and now != was:
                names = self.type.__struct_fields__
                fields = tuple(
                    n for n in names if was is None or getattr(was, n) != getattr(now, n)
                )
                rows = self._rows(code, line, fields)
                yield Wish(self.kind, code, _encoded(was), _encoded(now), fields, rows)

    def _made(self, code: str, line: Line | None, was: Any) -> Any:
        """The thing as the file has it: what it does not speak of is as it was."""
        values = dict(line.values) if line else {}
        amiss = line is not None and self.own is not None and len(values) < len(self.own.columns)
        for field, owned in self.parts.items():
            pieces = self._made_pieces(field, owned.get(code, []), was)
            if pieces is None:
                amiss = True
            else:
                values[field] = pieces
        if amiss:
            return None
        try:
            return ordered(replace(was, **values) if was is not None else self.type(**values))
        except TypeError:
            self._lacking(line, values)
            return None

    def _lacking(self, line: Line | None, values: dict[str, Any]) -> None:
        """Say which columns a new thing needs that the sheet has not."""
        if self.own and line:
            for column in self.own.sheet.columns:
                if column.required and column.name not in values:
                    message = Telling(NEEDS, column=column.name)
                    self.faults.append(self.own.fault(line.number, "", message))

    def _made_pieces(self, field: str, lines: list[Line], was: Any) -> tuple[Any, ...] | None:
        it = self.pieces[field]
        names = {column.name for column in it.sheet.own}
        whole = names <= set(it.columns)
        known = {} if whole or was is None else _keyed(it.sheet, getattr(was, field))
        made: list[Any] = []
        for place, line in enumerate(lines, start=1):
            if len(line.values) < len(it.columns):
                return None
            values = {name: value for name, value in line.values.items() if name in names}
            old = known.get(_key(it.sheet, line.values, place))
            try:
                made.append(replace(old, **values) if old is not None else it.sheet.type(**values))
            except TypeError:
                missing = sorted(
                    column.name
                    for column in it.sheet.own
                    if column.required and column.name not in values
                )
                message = Telling(NEEDS, column=missing[0])
                self.faults.append(it.fault(line.number, "", message))
                return None
        return tuple(made)

    def _rows(self, code: str, line: Line | None, fields: tuple[str, ...]) -> Where:
        """Where the file speaks of what it changes in a thing."""
        found: Where = {}
        if line and self.own and set(fields) - set(self.parts):
            found[self.own.sheet.name] = [line.number]
        for field, owned in self.parts.items():
            if field in fields:
                was = self.base.get(code)
                old = set(getattr(was, field)) if was is not None else set()
                sheet = self.pieces[field].sheet
                found[sheet.name] = [
                    it.number for it in owned.get(code, []) if not _says(sheet, it, old)
                ]
        return found

    def _count(self) -> None:
        """How many rows of each sheet are new, different and gone."""
        if self.own is not None and self.kind != SITE:
            old = {(code,): _values(self.own.sheet, it) for code, it in self.base.items()}
            new = {(code,): line.values for code, line in self.lines.items() if line}
            self.tally[self.own.sheet.name] = _tally(self.own, old, new)
        for field, it in self.pieces.items():
            old, new = {}, {}
            for code, thing in self.base.items():
                for place, piece in enumerate(getattr(thing, field), start=1):
                    values = _values(it.sheet, piece)
                    old[code, *_key(it.sheet, values, place)] = values
            for code, lines in self.parts[field].items():
                for place, line in enumerate(lines, start=1):
                    new[code, *_key(it.sheet, line.values, place)] = line.values
            self.tally[it.sheet.name] = _tally(it, old, new)


def _tally(it: Understood, old: dict[Any, Any], new: dict[Any, Any]) -> tuple[int, int, int]:
    names = [column.name for column in it.sheet.own if column.name in it.columns]
    changed = sum(
        any(old[key].get(name) != new[key].get(name) for name in names)
        for key in new.keys() & old.keys()
    )
    return len(new.keys() - old.keys()), changed, len(old.keys() - new.keys())


def _values(sheet: Sheet, value: Any) -> dict[str, Any]:
    return {column.name: getattr(value, column.name) for column in sheet.own}


def _key(sheet: Sheet, values: dict[str, Any], place: int) -> tuple[Any, ...]:
    """What a piece is known by among those of its thing: what it names, or its place."""
    if sheet.placed:
        return (place,)
    return tuple(values.get(name) for name in sheet.key if name != sheet.owner)


def _keyed(sheet: Sheet, pieces: tuple[Any, ...]) -> dict[tuple[Any, ...], Any]:
    return {
        _key(sheet, _values(sheet, piece), place): piece
        for place, piece in enumerate(pieces, start=1)
    }


def _says(sheet: Sheet, line: Line, pieces: set[Any]) -> bool:
    """Whether a row says just what one of these pieces says."""
    names = {column.name for column in sheet.own}
    values = {name: value for name, value in line.values.items() if name in names}
    try:
        return sheet.type(**values) in pieces
    except TypeError:
        return False
