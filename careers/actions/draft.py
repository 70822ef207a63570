"""Writing a whole catalogue into the draft."""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import models

from careers.actions.writing import writing
from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.progress import tell
from careers.models import DRAFT_MODELS, FooterLink, Site
from careers.models.base import Piece
from careers.models.fields import LinesField


def replace_draft(catalogue: Catalogue) -> None:
    """Make the draft hold exactly this catalogue, in one transaction.

    Everything the draft held before is gone; editions and attempts are untouched. The catalogue
    should be free of dangling codes (`careers.domain.checks`): the database refuses one that is
    not, with `django.db.IntegrityError`, and the draft stays as it was.
    """
    with writing():
        for model in reversed(DRAFT_MODELS):
            _clear(model)
        _tell(catalogue.site)
        for number, model in enumerate(DRAFT_MODELS):
            tell("writing", number, len(DRAFT_MODELS))
            things = getattr(catalogue, model.kind().plural)
            model._default_manager.bulk_create(model(**columns(model, it)) for it in things)
            for name in _relations(model):
                _fill(model, name, things)


def _tell(site: things.Site) -> None:
    """Write the site's one row over: it counts the draft's revisions, so it is never made anew."""
    row = Site.objects.first() or Site()
    for name, value in columns(Site, site).items():
        setattr(row, name, value)
    row.save()
    row.links.all().delete()
    FooterLink.objects.bulk_create(
        FooterLink(site=row, position=place, label=it.label, address=it.address)
        for place, it in enumerate(site.links)
    )


def _clear(model: type[models.Model]) -> None:
    # Rows of one kind may protect one another (a skill that is part of another), in a ring even:
    # they let go of each other first.
    for field in model._meta.fields:
        if isinstance(field, models.ForeignKey) and field.related_model is model:
            model._default_manager.update(**{field.name: None})
    model._default_manager.all().delete()


def columns(model: type[models.Model], value: msgspec.Struct) -> dict[str, Any]:
    """The value's fields as column values of the model."""
    found = {}
    for name in value.__struct_fields__:
        field = model._meta.get_field(name)
        item = getattr(value, name)
        if isinstance(field, models.ForeignKey):
            found[field.attname] = item or (None if field.null else "")
        elif isinstance(field, LinesField):
            found[name] = "\n".join(item)
        elif isinstance(field, models.Field) and not field.many_to_many:
            found[name] = item
    return found


def _relations(model: type[models.Model]) -> list[str]:
    fields = (model._meta.get_field(name) for name in model.kind().type.__struct_fields__)  # type: ignore[attr-defined]
    return [
        field.name
        for field in fields
        if field.many_to_many or isinstance(field, models.ManyToOneRel)
    ]


def _fill(model: type[models.Model], name: str, things: Iterable[Any]) -> None:
    """Create the rows behind one relation of all these things."""
    field = model._meta.get_field(name)
    rows: list[models.Model] = []
    if isinstance(field, models.ManyToManyField):
        through: Any = field.remote_field.through
        near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        rows = [
            through(**{near: thing.code, far: code})
            for thing in things
            for code in getattr(thing, name)
        ]
    elif isinstance(field, models.ManyToOneRel):
        through = field.related_model
        owner = field.field.attname
        for thing in things:
            for position, piece in enumerate(getattr(thing, name)):
                values = {owner: thing.code, **columns(through, piece)}
                if issubclass(through, Piece):
                    values["position"] = position
                rows.append(through(**values))
    else:
        return
    through._default_manager.bulk_create(rows)
