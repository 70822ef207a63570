"""At least one row in every table, whatever tables there are: a model that is added later is filled too, or
fails here and says so."""

from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models
from django.utils import timezone

NOW = timezone.now()


def fill() -> None:
    """Give every model that has no row one, those it leans on first."""
    for model in apps.get_models(include_auto_created=True):
        _one(model)


def _one(model: type[models.Model]) -> models.Model:
    found = model._base_manager.first()
    if found is not None:
        return found
    made = model(**{field.name: _value(field) for field in _wanted(model)})
    # As rows come with a fixture: what a model does when it is saved is tested elsewhere.
    models.Model.save_base(made, raw=True, force_insert=True)
    return made


def _wanted(model: type[models.Model]) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField) and not (field.null and field.is_relation)
    ]


def _value(field: Any) -> Any:
    if field.is_relation:
        return _one(field.related_model)
    if field.has_default():
        return field.get_default()
    if field.choices:
        return field.flatchoices[0][0]
    if isinstance(field, models.CharField | models.TextField):
        return uuid4().hex[: min(field.max_length or 32, 32)]
    for kind, value in VALUES.items():
        if isinstance(field, kind):
            return value
    raise AssertionError(f"tests/filling.py: what does {field} hold?")


VALUES: dict[type[Any], Any] = {
    models.BooleanField: True,
    models.IntegerField: 1,
    models.FloatField: 1.5,
    models.DateTimeField: NOW,
    models.DateField: NOW.date(),
    models.JSONField: {"filled": [1, None]},
    models.BinaryField: b"\x00filled\xff",
    models.GenericIPAddressField: "192.0.2.1",
    models.UUIDField: uuid4(),
}
