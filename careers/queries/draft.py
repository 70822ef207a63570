"""The draft as a catalogue.

Model fields and value fields have the same names, so one translation serves every kind: a text of
lines becomes a tuple, a foreign key its code, a many-to-many the codes it holds, related rows a
tuple of pieces.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import msgspec
from django.db import connection, models

from careers.domain import document, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, check
from careers.domain.faults import explain
from careers.domain.said import type_of
from careers.models import BY_KIND, DRAFT_MODELS, Proficiency, Site, Thing
from careers.models.fields import LinesField


@dataclass(frozen=True)
class Draft:
    """The draft's catalogue, and everything the checks found in it.

    A row whose values no catalogue may hold (a text too long, a level of 7) is left out of the
    catalogue and reported as an error, so a bad row never keeps staff from seeing the rest.
    """

    catalogue: Catalogue
    findings: tuple[Finding, ...]
    refused: tuple[Finding, ...] = ()
    """Those of the findings that are about rows left out."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == "warning")


CHECKED = 4
"""Of so many catalogues a process remembers what the checks found: the draft, what is live, and what
somebody is about to make of them."""


class _Recent:
    """The draft as this process read it last, and the revision it was read at; and what was found in
    the last few catalogues that were checked."""

    def __init__(self) -> None:
        self._held: tuple[int | None, str, Draft] | None = None
        self._found: dict[str, tuple[Finding, ...]] = {}

    def at(self, revision: int | None) -> Draft | None:
        """The draft of that revision; None where another was read, or revisions say nothing."""
        held = self._held
        return held[2] if held and revision is not None and held[0] == revision else None

    def kept(
        self, revision: int | None, catalogue: Catalogue, refused: tuple[Finding, ...]
    ) -> Draft:
        """The draft of what was read just now: the one that is held where it says the same, since
        what was worked out of that need not be worked out again."""
        digest, held = document.digest(document.write(catalogue)), self._held
        if held and held[1] == digest and held[2].refused == refused:
            found = held[2]
        else:
            found = Draft(catalogue, (*refused, *self.found(digest, catalogue)), refused)
        self._held = (revision, digest, found)
        return found

    def found(self, digest: str, catalogue: Catalogue) -> tuple[Finding, ...]:
        """What the checks find in the catalogue of that digest."""
        found = self._found.pop(digest, None)
        if found is None:
            found = tuple(check(catalogue))
        # Two threads may come here at once: each keeps a whole list of its own.
        self._found = dict([*self._found.items(), (digest, found)][-CHECKED:])
        return found

    def forget(self) -> None:
        self._held, self._found = None, {}


_RECENT = _Recent()


def forget_draft() -> None:
    """Give up the draft held: between tests, where revisions are counted again."""
    _RECENT.forget()


def checked(catalogue: Catalogue) -> tuple[Finding, ...]:
    """What the checks find in any catalogue; worked out once for the last few."""
    return _RECENT.found(document.digest(document.write(catalogue)), catalogue)


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
    return _RECENT.at(revision) or _read(revision)


def _read(revision: int | None) -> Draft:
    # What is read may be newer than the revision asked for before it: then the next to ask reads again.
    members: dict[str, list[Any]] = {}
    refused: list[Finding] = []
    for model in DRAFT_MODELS:
        kind = model.kind()
        members[kind.plural] = []
        for row in model._default_manager.prefetch_related(*_related(model)):
            try:
                members[kind.plural].append(msgspec.convert(_values(row, kind.type), kind.type))
            except msgspec.ValidationError as error:
                field, message = explain(error)
                refused.append(Finding("error", kind.name, row.pk, field, message))
    try:
        told = site()
    except msgspec.ValidationError as error:
        field, message = explain(error)
        refused.append(Finding("error", "site", "", field, message))
        told = things.Site(name="Rungs", strapline="Contact-centre careers")
    return _RECENT.kept(revision, Catalogue.of(told, members), tuple(refused))


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
        return things.Site(name="Rungs", strapline="Contact-centre careers")
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
    return _values(row, _PIECES[type(row)])


def row_of(kind: str, code: str) -> models.Model | None:
    """The draft's row of a thing, or of the site for ``site``; None where there is none."""
    if kind == "site":
        return Site.objects.first()
    return BY_KIND[kind]._default_manager.filter(pk=code).first()


def _related(model: type[models.Model]) -> list[str]:
    """The relations a row's pieces and lists of codes come from."""
    type_ = model.kind().type if issubclass(model, Thing) else things.Site
    return [name for name in type_.__struct_fields__ if not _is_column(model, name)]


def _is_column(model: type[models.Model], name: str) -> bool:
    field = model._meta.get_field(name)
    return isinstance(field, models.Field) and not field.many_to_many


def _values(row: models.Model, type_: type[msgspec.Struct]) -> dict[str, Any]:
    """A row's values under the fields of a value type, as plain data."""
    return {name: _value(row, name) for name in type_.__struct_fields__}


def _value(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, models.ForeignKey):
        return getattr(row, field.attname) or ""
    if isinstance(field, LinesField):
        return getattr(row, name).split("\n") if getattr(row, name) else []
    if isinstance(field, models.ManyToManyField):
        return sorted(related.pk for related in getattr(row, name).all())
    if isinstance(field, models.ManyToOneRel):
        type_ = _PIECES[field.related_model]
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


def _pieces() -> dict[Any, type[msgspec.Struct]]:
    """The value type of each model of pieces: the one of the same name."""
    found = {}
    holding: tuple[type[models.Model], ...] = (*DRAFT_MODELS, Site)
    for model in holding:
        for name in _related(model):
            field = model._meta.get_field(name)
            if isinstance(field, models.ManyToOneRel):
                found[field.related_model] = getattr(things, field.related_model.__name__)
    return found


_PIECES = _pieces()
