"""Writing one thing of the draft, as long as it still says what its writer saw."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from msgspec import Struct, json

from careers.actions.draft import columns
from careers.actions.writing import writing
from careers.domain.said import Said, keyed, ordered, rows, said, type_of
from careers.models import WITH_SITE
from careers.models.base import Piece
from careers.queries import draft

_JSON = json.Encoder()

Note = dict[str, dict[str, Any]]
"""A line of what the log says of a change, as Django's admin writes it."""


class Refused(Exception):
    """Nothing was written."""


class Overtaken(Refused):
    """The thing no longer says what its writer saw: `now` is what it says, None where it is gone."""

    def __init__(self, kind: str, code: str, now: Said | None) -> None:
        super().__init__(f"{kind}:{code}")
        self.kind, self.code, self.now = kind, code, now


class Unfit(Refused):
    """The draft cannot hold it: `faults` are what is wrong, by field (as in ``skills[3].level``)."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__(str(faults))
        self.faults = faults


class Needed(Refused):
    """Other things lean on what was to be removed: `by` are their names."""

    def __init__(self, by: tuple[str, ...]) -> None:
        super().__init__(", ".join(by))
        self.by = by


def save_thing(
    kind: str, value: Struct, by: User | None, seen: Struct | Said | None
) -> tuple[str, ...]:
    """Make the draft say `value` of one thing (the site for kind ``site``), in one transaction, with a
    line in its log where it is known `by` whom. Answers which fields changed; none is no error.

    `seen` is what the writer saw the draft say of it, as the thing or as plain data
    (`careers.domain.said`); None for a thing that was not there. Rows that hang on it keep their place
    in the tables where they are known by the same. What it names has to be in the draft already: of
    several, save those that are named first. Several in one `writing()` are saved all or none, as long
    as nobody catches what is raised inside. A code is changed by `careers.actions.renaming` alone.

    Raises `Overtaken` where the draft says another thing by now, and `Unfit` for what it cannot hold.
    """
    now = said(value)
    with writing():
        before = _held(kind, now.get("code", ""), seen)
        changed = tuple(name for name in now if before is None or before[name] != now[name])
        if changed:
            row, notes = _written(kind, value, changed, new=before is None)
            if by:
                _log(row, by, CHANGE if before else ADDITION, notes)
    return changed


def remove_thing(kind: str, code: str, by: User | None, seen: Struct | Said) -> None:
    """Take one thing out of the draft, in one transaction, with a line in the log.

    Raises `Overtaken` where it no longer says what was `seen`, and `Needed` where other things name it.
    Links and source marks in texts are left to the checks.
    """
    with writing():
        _held(kind, code, seen)
        row = WITH_SITE[kind]._default_manager.get(pk=code)
        name = str(row)[:200]
        try:
            row.delete()
        except models.ProtectedError as error:
            raise Needed(tuple(sorted({str(it) for it in error.protected_objects}))) from error
        row.pk = code
        if by:
            _log(row, by, DELETION, [], name)


def _held(kind: str, code: str, seen: Struct | Said | None) -> dict[str, Any] | None:
    """What the draft says of a thing, which has to be what was seen."""
    row = draft.row_of(kind, code)
    now = draft.said(row) if row else None
    known = said(seen) if isinstance(seen, Struct) else seen
    if now != (ordered(type_of(kind), known) if known is not None else None):
        raise Overtaken(kind, code, now)
    return now


def _written(
    kind: str, value: Struct, changed: tuple[str, ...], *, new: bool
) -> tuple[models.Model, list[Note]]:
    """The thing's row with these fields written, and what the log is to say."""
    model = WITH_SITE[kind]
    row = model() if new else draft.row_of(kind, getattr(value, "code", ""))
    assert row is not None
    held = columns(model, value)
    fields = [it for it in model._meta.concrete_fields if it.name in changed]
    for field in fields:
        setattr(row, field.attname, held[field.attname])
    _fit(row, fields)
    row.save(force_insert=new)
    notes: list[Note] = []
    for name in changed:
        if name in rows(type(value)):
            notes += _rows_written(row, name, getattr(value, name))
        elif model._meta.get_field(name).many_to_many:
            getattr(row, name).set(_known(model, name, getattr(value, name)))
    if new:
        return row, [{"added": {}}]
    labels = [_label(model, name) for name in changed if name not in rows(type(value))]
    return row, [*([{"changed": {"fields": labels}}] if labels else []), *notes]


def _fit(row: models.Model, fields: list[Any], where: str = "") -> None:
    """Refuse what the tables cannot hold, or no form would have let pass."""
    names = {field.name for field in fields}
    rest = {it.name for it in row._meta.concrete_fields} - names
    try:
        row.full_clean(exclude=rest, validate_constraints=False)
        row.validate_constraints()
    except ValidationError as error:
        found = error.message_dict.items()
        raise Unfit(
            {
                ".".join(part for part in (where, name if name != "__all__" else "") if part): (
                    " ".join(map(str, said_of_it))
                )
                for name, said_of_it in found
            }
        ) from error


def _known(model: type[models.Model], name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """These codes, which all have to be in the draft."""
    other: Any = model._meta.get_field(name).related_model
    there = set(other._default_manager.filter(pk__in=codes).values_list("pk", flat=True))
    if lost := sorted(set(codes) - there):
        raise Unfit({name: ", ".join(lost)})
    return codes


def _rows_written(row: models.Model, name: str, pieces: tuple[Any, ...]) -> Iterator[Note]:
    """Make the rows that hang on a thing say this, each keeping its place if it is known by the same."""
    relation: Any = row._meta.get_field(name)
    model, type_ = relation.related_model, rows(type_of(_kind(row)))[name]
    related = draft.in_catalogue_order(getattr(row, name).all())
    there = dict(zip(keyed(type_, map(draft.piece_said, related)), related, strict=True))
    wanted = dict(zip(keyed(type_, map(said, pieces)), pieces, strict=True))
    kind = str(model._meta.verbose_name)
    named = _named(model, relation.field, wanted.values())
    for key in [key for key in there if key not in wanted]:
        yield {"deleted": {"name": kind, "object": str(there[key])}}
        there[key].delete()
    last = -1
    for number, (key, piece) in enumerate(wanted.items()):
        held = columns(model, piece)
        new = key not in there
        item = there.get(key) or model(**{relation.field.name: row})
        if isinstance(item, Piece):
            last = held["position"] = max(last + 1, -1 if new else item.position)
        changed = [
            it
            for it in model._meta.concrete_fields
            if it.attname in held and (new or getattr(item, it.attname) != held[it.attname])
        ]
        if changed:
            for field in changed:
                other = named.get(held[field.attname]) if field.is_relation else None
                if other:  # as it is there, neither the check nor its name need ask
                    setattr(item, field.name, other)
                else:
                    setattr(item, field.attname, held[field.attname])
            unsure = [it for it in changed if not (it.is_relation and it.is_cached(item))]
            _fit(item, unsure, f"{name}[{number}]")
            item.save()
            yield _row_note(kind, item, changed, new)


def _named(model: type[models.Model], back: Any, pieces: Iterable[Any]) -> dict[str, models.Model]:
    """What rows of a thing name besides the thing itself, by code. One query at most."""
    for field in model._meta.concrete_fields:
        if field.is_relation and field is not back:
            codes = {columns(model, it)[field.attname] for it in pieces}
            rows: Any = field.related_model
            return dict(rows._default_manager.in_bulk(codes))
    return {}


def _row_note(kind: str, item: models.Model, changed: list[Any], new: bool) -> Note:
    if new:
        return {"added": {"name": kind, "object": str(item)}}
    fields = [str(it.verbose_name).capitalize() for it in changed]
    return {"changed": {"name": kind, "object": str(item), "fields": fields}}


def _kind(row: models.Model) -> str:
    return getattr(row, "kind_name", "site")


def _label(model: type[models.Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "verbose_name", name)).capitalize()


def _log(row: models.Model, by: User, flag: int, notes: Any, name: str = "") -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=name or str(row)[:200],
        action_flag=flag,
        change_message=_JSON.encode(notes).decode(),
    )
