"""The draft as a catalogue.

Model fields and value fields have the same names, so one translation serves every kind: a text of
lines becomes a tuple, a foreign key its code, a many-to-many the codes it holds, related rows a
tuple of pieces.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import msgspec
from django.db import connection, models

from careers.domain import document, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, check
from careers.domain.once import once, once_beside
from careers.domain.progress import tell
from careers.domain.said import type_of
from careers.models import BY_KIND, DRAFT_MODELS, Proficiency, Site, Thing
from careers.models.fields import LinesField
from careers.queries import tables
from careers.queries.edition import in_memory
from careers.queries.tables import Rows


@dataclass(frozen=True)
class Draft:
    """The draft's catalogue, and everything the checks find in it.

    A row whose values no catalogue may hold (a text too long, a level of 7) is left out of the
    catalogue and reported as an error, so a bad row never keeps staff from seeing the rest.
    """

    catalogue: Catalogue
    refused: tuple[Finding, ...] = ()
    """Those of the findings that are about rows left out."""
    besides: tuple[Finding, ...] = ()
    """Those that take more than the draft to see."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them. What the checks find is worked out when it is first asked for: many a verb reads
        the draft and needs to know what it says alone. Raises `careers.domain.patience.NotYet` for
        who is not so patient."""
        return (*self.refused, *_found_in(self.catalogue), *self.besides)

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "warning")


@once_beside
def _found_in(catalogue: Catalogue) -> tuple[Finding, ...]:
    return tuple(check(catalogue))


CHECKED = 4
"""Of so many catalogues besides the draft a process remembers what the checks found: what is live, and
what somebody is about to make of the draft."""

_Tables = Mapping[type[models.Model], Rows]


class _Recent:
    """The draft as this process read it last, row by row, and the revision it was read at; and what was
    found in the last few other catalogues that were checked."""

    def __init__(self) -> None:
        self._held: tuple[int | None, _Tables, Draft] | None = None
        self._found: dict[str, tuple[Finding, ...]] = {}

    def at(self, revision: int | None) -> Draft | None:
        """The draft of that revision; None where another was read, or revisions say nothing."""
        held = self._held
        return held[2] if held and revision is not None and held[0] == revision else None

    def read(self, revision: int | None) -> Draft:
        """The draft as the tables have it: the one that is held where they say the same, since what was
        worked out of that need not be worked out again."""
        # Two threads may read at once: each holds its own against what was there when it began.
        held = self._held
        known: _Tables = held[1] if held else {}
        published = in_memory()
        found: dict[type[models.Model], Rows] = {}
        for number, model in enumerate(_TABLES):
            tell("reading", number, len(_TABLES))
            found[model] = tables.read(model, known.get(model, {}), published)
        if held and all(tables.same(found[model], known[model]) for model in _TABLES):
            draft = held[2]
        else:
            draft = _made_of(found)
        self._held = (revision, found, draft)
        return draft

    def found(self, catalogue: Catalogue) -> tuple[Finding, ...]:
        """What the checks find in a catalogue, or found in one that says the same."""
        digest = document.named(catalogue)
        found = self._found.pop(digest, None)
        if found is None:
            found = _found_in(catalogue)
        # Two threads may come here at once: each keeps a whole list of its own.
        self._found = dict([*self._found.items(), (digest, found)][-CHECKED:])
        return found

    def forget(self) -> None:
        self._held, self._found = None, {}


_RECENT = _Recent()


def forget_draft() -> None:
    """Give up the draft held: between tests, where revisions are counted again."""
    _RECENT.forget()


@once
def checked(catalogue: Catalogue) -> tuple[Finding, ...]:
    """What the checks find in any catalogue; worked out once for the last few."""
    return _RECENT.found(catalogue)


def _revision() -> int | None:
    """The draft's revision, which goes up with each write (`careers.actions.writing`). None inside a
    transaction, which may have written already and counts that only at its end, and without a draft."""
    if connection.in_atomic_block:
        return None
    return Site.objects.values_list("revision", flat=True).first()


def draft() -> Draft:
    """The draft as it stands, with its findings: one query where this process has read it since the
    last write, else a fixed number, however many rows."""
    revision = _revision()
    # What is read may be newer than the revision asked for before it: then the next to ask reads again.
    return _RECENT.at(revision) or _RECENT.read(revision)


_TABLES: tuple[type[models.Model], ...] = (*DRAFT_MODELS, Site)


def _made_of(found: _Tables) -> Draft:
    """The draft that these rows are."""
    held = {model: found[model].values() for model in _TABLES}
    refused = tuple(it.refused for model in _TABLES for it in held[model] if it.refused)
    members = {
        model.kind().plural: [it.thing for it in held[model] if it.thing is not None]
        for model in DRAFT_MODELS
    }
    told = next((it.thing for it in held[Site]), None) or _NO_SITE
    catalogue = Catalogue.placed(told, members)
    return Draft(catalogue, refused)


_NO_SITE = things.Site(name="Rungs", strapline="Contact-centre careers")
"""What is said of a portal of which nothing is said yet."""


def has_draft() -> bool:
    """Whether a catalogue has ever been loaded into the draft."""
    return Site.objects.exists()


def held() -> dict[str, int]:
    """How many things of each kind the draft holds, by plural name; kinds without any are left out."""
    counts = {model.kind().plural: model._default_manager.count() for model in DRAFT_MODELS}
    return {plural: count for plural, count in counts.items() if count}


def proficiencies() -> tuple[things.Proficiency, ...]:
    """The draft's proficiency levels, lowest first."""
    rows = Proficiency.objects.order_by("rank")
    return tuple(
        msgspec.convert(_values(row, things.Proficiency), things.Proficiency) for row in rows
    )


def site() -> things.Site:
    """What the draft says of the portal. Raises `msgspec.ValidationError` where no catalogue may say
    so."""
    row = Site.objects.first()
    if row is None:
        return _NO_SITE
    return msgspec.convert(_values(row, things.Site), things.Site)


def said(row: models.Model) -> dict[str, Any]:
    """What one row of the draft says, with all that hangs on it, whether or not a catalogue may hold it.
    One query for each of its relations that is not there yet."""
    return _values(row, type_of(row.kind_name if isinstance(row, Thing) else "site"))


def all_said(rows: Iterable[models.Model]) -> list[dict[str, Any]]:
    """What several rows of one model say, in their order. One query for each relation."""
    found = list(rows)
    if found:
        models.prefetch_related_objects(found, *_related(type(found[0])))
    return [said(row) for row in found]


def piece_said(row: models.Model) -> dict[str, Any]:
    """What one of the rows that hang on a thing says."""
    return _values(row, tables.PIECES[type(row)])


def row_of(kind: str, code: str) -> models.Model | None:
    """The draft's row of a thing, or of the site for ``site``; None where there is none."""
    if kind == "site":
        return Site.objects.first()
    return BY_KIND[kind]._default_manager.filter(pk=code).first()


def _related(model: type[models.Model]) -> list[str]:
    """The relations a row's pieces and lists of codes come from."""
    type_ = model.kind().type if issubclass(model, Thing) else things.Site
    return [name for name in type_.__struct_fields__ if not tables.is_column(model, name)]


def _values(row: models.Model, type_: type[msgspec.Struct]) -> dict[str, Any]:
    """A row's values under the fields of a value type, as plain data."""
    return {name: _value(row, name) for name in type_.__struct_fields__}


def _value(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return getattr(row, field.attname) or ""
    if isinstance(field, LinesField):
        return tables.lines(getattr(row, name))
    if isinstance(field, models.ManyToManyField):
        return sorted(related.pk for related in getattr(row, name).all())
    if isinstance(field, models.ManyToOneRel):
        type_ = tables.PIECES[field.related_model]
        pieces = in_catalogue_order(getattr(row, name).all())
        return [_values(piece, type_) for piece in pieces]
    return getattr(row, name)


def in_catalogue_order(pieces: Iterable[models.Model]) -> list[models.Model]:
    """A thing's pieces as the catalogue has them: those that name a thing by its code, occupation
    codes by scheme, the rest as staff placed them. Findings count pieces in this order."""
    rows = list(pieces)
    for key in (("skill_id",), ("challenge_id",), ("preference_id",), ("scheme", "code")):
        if rows and all(hasattr(rows[0], name) for name in key):
            return sorted(rows, key=attrgetter(*key))
    return rows
