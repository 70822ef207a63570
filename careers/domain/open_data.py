"""The catalogue as tables, for spreadsheets and for whoever would rather not read JSON.

A table holds names, levels and links; the long texts are in the edition's document alone. A text
stands without its source marks, and the sources in a column of their own. Several values in a cell
are set apart by `BETWEEN`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from careers.domain import prose, spreadsheet
from careers.domain.catalogue import Catalogue
from careers.domain.things import Role

BETWEEN = " | "

Type = Literal["string", "integer", "boolean"]


@dataclass(frozen=True)
class Given:
    """What is given out of an edition: since when it is read, the size in bytes and the SHA-256 of its
    document, and when the first edition was."""

    number: int
    published_at: datetime
    size: int
    sha256: str
    begun: datetime


@dataclass(frozen=True)
class Column:
    """A column: its name, how a row's value is found, and what it holds. `names` is the table whose
    code it repeats; `several` says that a cell may hold more than one value."""

    name: str
    value: Callable[[Any, Catalogue], Any]
    type: Type = "string"
    names: str = ""
    several: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its name, which rows it has, and its columns. `key` are those that no two rows share."""

    name: str
    rows: Callable[[Catalogue], Iterable[Any]]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("code",)

    def csv(self, catalogue: Catalogue) -> str:
        """The table as a CSV file."""
        return spreadsheet.written([it.name for it in self.columns], self.cells(catalogue))

    def cells(self, catalogue: Catalogue) -> Iterator[list[Any]]:
        for row in self.rows(catalogue):
            yield [_cell(column.value(row, catalogue)) for column in self.columns]


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return BETWEEN.join(value)
    return str(value).lower() if isinstance(value, bool) else value


def _field(name: str, **about: Any) -> Column:
    """A column that holds a field as it is."""
    return Column(name, lambda row, _: getattr(row, name), **about)


def _text(name: str) -> tuple[Column, Column]:
    """A statement in plain words, and the codes of the sources it leans on."""
    return (
        Column(name, lambda row, _: prose.plain(getattr(row, name))),
        Column(f"{name}_sources", lambda row, _: prose.marks(getattr(row, name)), several=True),
    )


_CODE, _ORDER, _PATH = _field("code"), _field("order", type="integer"), _field("path")
_ALSO, _FORMERLY = _field("also_called", several=True), _field("formerly", several=True)


@dataclass(frozen=True)
class _Link:
    """One of the pieces that hang on a role, beside the role's code."""

    role: str
    piece: Any


def _links(name: str) -> Callable[[Catalogue], Iterator[_Link]]:
    def rows(catalogue: Catalogue) -> Iterator[_Link]:
        roles: tuple[Role, ...] = catalogue.roles_read
        return (_Link(role.code, piece) for role in roles for piece in getattr(role, name))

    return rows


def _listed(plural: str) -> Callable[[Catalogue], Iterable[Any]]:
    return lambda catalogue: catalogue.listed(plural)


def _of(*columns: Column) -> tuple[Column, ...]:
    """Columns of a piece, after that of the role it hangs on."""
    role = Column("role", lambda link, _: link.role, names="roles")
    return role, *(_inner(column) for column in columns)


def _inner(column: Column) -> Column:
    def value(link: _Link, catalogue: Catalogue) -> Any:
        return column.value(link.piece, catalogue)

    return Column(column.name, value, column.type, column.names, column.several)


def _level(number: int) -> Column:
    """What a person at one level of a measured skill does; empty for a skill that has none."""
    return Column(f"level_{number}", lambda row, _: (*row.levels, *("",) * 5)[number - 1])


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "roles",
            lambda catalogue: catalogue.roles_read,
            (
                _CODE,
                _field("title"),
                _field("level"),
                Column("level_name", lambda row, c: c.level(row.level).name),
                Column("level_rank", lambda row, c: c.rank(row), "integer"),
                _field("track"),
                Column("track_name", lambda row, c: c.track(row.track).name),
                _field("hours"),
                _field("contact"),
                *_text("summary"),
                _ALSO,
                _FORMERLY,
                _ORDER,
                _PATH,
            ),
        ),
        Table(
            "skills",
            _listed("skills"),
            (
                _CODE,
                _field("name"),
                _field("family"),
                _field("part_of", names="skills"),
                Column("measured", lambda row, c: row.code in c.items_for, "boolean"),
                *_text("summary"),
                *(_level(number) for number in range(1, 6)),
                _ALSO,
                _FORMERLY,
                _ORDER,
                _PATH,
            ),
        ),
        Table(
            "challenges",
            _listed("challenges"),
            (_CODE, _field("name"), *_text("summary"), _FORMERLY, _ORDER, _PATH),
        ),
        Table(
            "steps",
            lambda catalogue: catalogue.steps,
            (
                _CODE,
                _field("origin", names="roles"),
                _field("destination", names="roles"),
                _field("evidence"),
                *_text("summary"),
                _field("training", several=True),
                _PATH,
            ),
        ),
        Table(
            "role_skills",
            _links("skills"),
            _of(
                _field("skill", names="skills"),
                _field("level", type="integer"),
                _field("importance", type="integer"),
                *_text("note"),
            ),
            ("role", "skill"),
        ),
        Table(
            "role_challenges",
            _links("challenges"),
            _of(
                _field("challenge", names="challenges"),
                _field("exposure", type="integer"),
                *_text("note"),
                *_text("helps"),
            ),
            ("role", "challenge"),
        ),
        Table(
            "role_preferences",
            _links("preferences"),
            _of(_field("preference", names="preferences"), _field("level", type="integer")),
            ("role", "preference"),
        ),
        Table(
            "role_codes",
            _links("codes"),
            _of(
                _field("scheme"),
                _CODE,
                Column("uri", lambda row, _: row.url),
                _field("title"),
                _field("edition"),
                _field("match"),
                _field("note"),
            ),
            ("role", "scheme", "code"),
        ),
        Table(
            "preferences",
            _listed("preferences"),
            (_CODE, _field("name"), _field("low"), _field("high"), _ORDER),
        ),
        Table(
            "training",
            _listed("training"),
            (
                _CODE,
                _field("name"),
                _field("stage"),
                *_text("summary"),
                _field("skills", several=True),
                _ORDER,
            ),
        ),
        Table(
            "sources",
            lambda catalogue: sorted(catalogue.sources, key=lambda source: source.number),
            (
                _CODE,
                _field("number", type="integer"),
                _field("name"),
                _field("author"),
                _field("about"),
            ),
        ),
    )
}
"""Every table by its name, the kinds of things before what ties them together."""
