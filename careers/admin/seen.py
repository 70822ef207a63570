"""What a page of the desk showed of the draft, so that a save can be held against it.

It travels with the form, signed: what comes back is what we sent, at the moment it was sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString

from careers.admin.renaming import now_at
from careers.domain.former import step_code
from careers.domain.said import Said, digest, rows, type_of
from careers.models import WITH_SITE, AdvancementStep, Role, Thing
from careers.queries import draft

SEEN = "seen"
"""The name of the field it travels in."""


Name = tuple[str, str]
"""A thing by its kind and code; the site's code is empty."""


@dataclass(frozen=True)
class Glimpse:
    """What was shown of one thing: what it said, and by field the keys of the rows that hung on it, in
    their order there."""

    said: Said
    keys: Mapping[str, list[Any]] = field(default_factory=dict)


Sight = dict[Name, Glimpse]


def kind_of(model: Any) -> str:
    """The kind of thing a model's rows are; ``site`` for the site."""
    return getattr(model, "kind_name", "site")


def name_of(row: models.Model) -> Name:
    """A row by its kind and code."""
    return kind_of(row), str(row.pk) if isinstance(row, Thing) else ""


def look(found: Iterable[models.Model]) -> Sight:
    """What these rows say now. One query for each relation of each kind."""
    together: dict[type[models.Model], list[models.Model]] = {}
    for row in found:
        together.setdefault(type(row), []).append(row)
    sight = {}
    for same in together.values():
        for row, told in zip(same, draft.all_said(same), strict=True):
            keys = {
                name: [it.pk for it in draft.in_catalogue_order(getattr(row, name).all())]
                for name in rows(type_of(kind_of(row)))
            }
            sight[name_of(row)] = Glimpse(told, keys)
    return sight


def pack(sight: Sight) -> str:
    """A sight as text that goes there and back."""
    held = [[*name, it.said, it.keys] for name, it in sight.items()]
    return signing.dumps(held, salt=SEEN, compress=True)


def unpack(text: str) -> Sight:
    """The sight a text holds; nothing for a text we did not write."""
    try:
        held = signing.loads(text, salt=SEEN)
        return {(kind, code): Glimpse(told, keys) for kind, code, told, keys in held}
    except (signing.BadSignature, ValueError, TypeError):
        return {}


def pack_digests(found: Iterable[models.Model]) -> str:
    """What a list showed of its rows, as one word for each."""
    sight = look(found)
    return signing.dumps(
        {code: digest(it.said) for (_, code), it in sight.items()}, salt=SEEN, compress=True
    )


def unpack_digests(text: str) -> dict[str, str]:
    """By code, what a list showed of its rows; nothing for a text we did not write."""
    try:
        held = signing.loads(text, salt=SEEN)
    except signing.BadSignature:
        return {}
    return held if isinstance(held, dict) else {}


def hidden(packed: str, name: str = SEEN) -> SafeString:
    """The field it travels in."""
    return format_html('<input type="hidden" name="{}" value="{}">', name, packed)


def present(name: Name, glimpse: Glimpse | None) -> models.Model | None:
    """The row of what was seen: under its code, or under the one it has now; None where it is gone."""
    kind, code = name
    if row := draft.row_of(kind, code):
        return row
    model = WITH_SITE[kind]
    if issubclass(model, AdvancementStep):
        return _step_now(glimpse.said) if glimpse else None
    return now_at(model, code) if issubclass(model, Thing) else None


def _step_now(said: Said) -> models.Model | None:
    """A step goes by the codes of its ends: where one of them was renamed, so was the step."""
    ends = [
        code and not Role.objects.filter(pk=code).exists() and now_at(Role, code)
        for code in (said["origin"], said["destination"])
    ]
    origin, destination = (
        row.pk if isinstance(row, Thing) else said[name]
        for row, name in zip(ends, ("origin", "destination"), strict=True)
    )
    return draft.row_of("step", step_code(origin, destination))
