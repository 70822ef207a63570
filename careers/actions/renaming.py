"""Giving a thing of the draft another code, with everything that names it."""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models

from careers.actions.caring import follow
from careers.actions.writing import writing
from careers.domain.catalogue import Catalogue
from careers.domain.renaming import Codes, Renaming, linked_anew, rename
from careers.models import BY_KIND, DRAFT_MODELS, Care, Review, Thing
from careers.models.fields import LineField, LinesField, ProseField
from careers.queries.draft import draft


class Unlike(Exception):
    """The rows would not say what the renamed catalogue says; nothing was changed."""


def change_code(kind: str, old: str, new: str, by: User | None) -> Renaming:
    """Give a thing another code, in one transaction; its old one joins those it had before.

    Only the rows that change are written, so nobody's open form loses its place. Raises what
    `careers.domain.renaming.rename` raises.
    """
    with writing():
        renaming = rename(draft().catalogue, kind, old, new)
        for (name, before), after in renaming.codes.items():
            _move(BY_KIND[name], before, after)
        rows: Any = BY_KIND[kind]._default_manager
        thing = renaming.catalogue.get(kind, new)
        rows.filter(pk=new).update(formerly="\n".join(thing.formerly))
        _lead_links(renaming.codes)
        _hold_to(renaming.catalogue)
        _remember(renaming.codes, kind, new, by)
    return renaming


def _move(model: type[Thing], old: str, new: str) -> None:
    """Give a row another key, and lead to it all that led to the old one."""
    row = model._default_manager.get(pk=old)
    row.pk = new
    row.save(force_insert=True)
    for relation in model._meta.related_objects:
        if isinstance(relation, models.ManyToManyRel):
            through: Any = relation.through
            name = relation.field.m2m_reverse_field_name()
        else:
            through, name = relation.related_model, relation.field.name
        through._default_manager.filter(**{name: old}).update(**{name: new})
    for field in model._meta.many_to_many:
        through, name = field.remote_field.through, field.m2m_field_name()
        through._default_manager.filter(**{name: old}).update(**{name: new})
    model._default_manager.filter(pk=old).delete()


def _lead_links(codes: Codes) -> None:
    """Lead the links in all texts to the new codes."""
    for model in _with_texts():
        names = [
            it.name
            for it in model._meta.concrete_fields
            if isinstance(it, LineField | LinesField | ProseField)
        ]
        wanted = models.Q()
        for kind, code in codes:
            for name in names:
                wanted |= models.Q(**{f"{name}__contains": f"{kind}:{code}"})
        for row in model._default_manager.filter(wanted) if wanted else ():
            found = {name: linked_anew(getattr(row, name), codes) for name in names}
            model._default_manager.filter(pk=row.pk).update(**found)


def _with_texts() -> list[type[models.Model]]:
    """The models of things, and of the pieces that hang on them."""
    found: dict[type[models.Model], None] = dict.fromkeys(DRAFT_MODELS)
    for model in DRAFT_MODELS:
        for relation in model._meta.related_objects:
            if isinstance(relation, models.ManyToOneRel) and not relation.many_to_many:
                found[relation.related_model] = None
    return list(found)


def _hold_to(catalogue: Catalogue) -> None:
    if draft().catalogue != catalogue:
        raise Unlike


def _remember(codes: Codes, kind: str, new: str, by: User | None) -> None:
    """Let what was noted of each row stay with it, and note this too."""
    for (name, before), after in codes.items():
        about = ContentType.objects.get_for_model(BY_KIND[name])
        LogEntry.objects.filter(content_type=about, object_id=before).update(object_id=after)
        follow(name, before, after, (Care, Review))
    if by:
        row = BY_KIND[kind]._default_manager.get(pk=new)
        LogEntry.objects.create(
            user=by,
            content_type=ContentType.objects.get_for_model(row),
            object_id=new,
            object_repr=str(row)[:200],
            action_flag=CHANGE,
            change_message='[{"changed": {"fields": ["Code"]}}]',
        )
