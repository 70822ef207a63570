"""What somebody typed into a form of a thing, as plain data: right or wrong, nothing is dropped."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxInput

from careers.admin.seen import Glimpse, Name, Sight, kind_of
from careers.domain.former import step_code
from careers.domain.said import Said, blank, ordered, placed, rows, type_of
from careers.models import AdvancementStep, Thing
from careers.models.fields import LinesField
from careers.queries import draft

Typed = dict[Name, Said | None]
"""What the thing and those shown beside it are to say; None for one that is taken out."""


def typed(form: Any, shown: Iterable[tuple[Any, bool]], name: Name, sight: Sight) -> Typed:
    """What a form, and the sets of rows below it (each with whether its writer may change them), say of
    a thing, as far as it was shown; the rest is as it was seen, or else as it is."""
    seen = sight.get(name) or _as_it_is(form.instance)
    kind = name[0]
    value = dict(seen.said) | _entered(form, type_of(kind).__struct_fields__)
    found: Typed = {}
    for formset, may in shown:
        if not may or formset.prefix + "-TOTAL_FORMS" not in formset.data:
            continue
        if issubclass(formset.model, Thing):
            found |= dict(_things(formset, sight))
        else:
            field = formset.fk.remote_field.get_accessor_name()
            if field in rows(type_of(kind)):
                value[field] = _rows(formset, field, type_of(kind), seen)
    return {name: ordered(type_of(kind), value), **found}


def _as_it_is(row: models.Model) -> Glimpse:
    """Of a page that does not say what it showed: nothing but what is there, and no rows' keys."""
    return Glimpse(draft.said(row))


def _entered(form: Any, names: Iterable[str]) -> dict[str, Any]:
    """What was entered in those of these fields that the form has and the browser sent."""
    found = {}
    for name in names:
        field = form.fields.get(name)
        key = form.add_prefix(name)
        if field is None or field.disabled:
            continue
        if field.widget.value_omitted_from_data(form.data, form.files, key):
            continue
        raw = field.widget.value_from_datadict(form.data, form.files, key)
        found[name] = _plain(field, form._meta.model._meta.get_field(name), raw)
    return found


def _plain(field: Any, column: Any, raw: Any) -> Any:
    """One field's value: what it means where it means something, else the very text."""
    try:
        value = field.clean(raw)
        if isinstance(value, str):
            value = column.to_python(value)
    except ValidationError:
        value = raw
    if isinstance(value, models.QuerySet | list | tuple):
        return [str(getattr(it, "pk", it)) for it in value]
    if isinstance(column, LinesField):
        return str(value or "").splitlines()
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(field.widget, CheckboxInput):
        return bool(value)
    return "" if value is None else value


def _rows(formset: Any, field: str, type_: Any, seen: Glimpse) -> list[Said]:
    """What the rows of one set say, in their order."""
    piece = rows(type_)[field]
    known = dict(zip(map(str, seen.keys.get(field, ())), seen.said[field], strict=False))
    left = dict(known)
    found: list[tuple[Any, Said]] = []
    for place, form in enumerate(formset.forms):
        key = str(form.data.get(form.add_prefix(form._meta.model._meta.pk.name), ""))
        left.pop(key, None)
        if _taken_out(formset, form) or (key not in known and not form.has_changed()):
            continue
        was = known.get(key) or draft.piece_said(formset.model())
        row = dict(was) | _entered(form, piece.__struct_fields__)
        found.append(((_position(form), place), row))
    # Rows that were shown and of which nothing came back are as they were.
    found += [((-1, place), row) for place, row in enumerate(left.values())]
    if placed(piece):
        found.sort(key=lambda it: it[0])
    return [row for _place, row in found]


def _position(form: Any) -> int:
    raw = str(form.data.get(form.add_prefix("position"), ""))
    return int(raw) if raw.isdecimal() else 32767


def _taken_out(formset: Any, form: Any) -> bool:
    return formset.can_delete and bool(form.data.get(form.add_prefix("DELETE")))


def _things(formset: Any, sight: Sight) -> Iterable[tuple[Name, Said | None]]:
    """What rows say that are things themselves, as a role's steps are."""
    kind = kind_of(formset.model)
    for place, form in enumerate(formset.forms):
        code = str(form.data.get(form.add_prefix("code"), ""))
        kept = place < formset.initial_form_count() and code
        if not kept and (not form.has_changed() or _taken_out(formset, form)):
            continue
        if kept and _taken_out(formset, form):
            yield (kind, code), None
            continue
        value = dict(_shown(form, (kind, code), sight)) | _entered(
            form, type_of(kind).__struct_fields__
        )
        if not kept:
            value |= {formset.fk.name: formset.instance.pk}
            if issubclass(formset.model, AdvancementStep):
                value["code"] = step_code(value["origin"], value["destination"])
        else:
            value["code"] = code
        yield (kind, str(value["code"])), ordered(type_of(kind), value)


def _shown(form: Any, name: Name, sight: Sight) -> Said:
    """What was shown of a thing in a row of its own, or what is there, or nothing."""
    if name in sight:
        return sight[name].said
    return blank(type_of(name[0])) if form.instance._state.adding else draft.said(form.instance)
