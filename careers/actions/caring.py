"""Saying who looks after things and when they are to be read again, and that one was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from careers.domain.care import months_on
from careers.models import BY_KIND, Care


class Gone(Exception):
    """The draft holds no such thing."""


@dataclass(frozen=True)
class Wish:
    """What is to be said of things: each of the three is left as it is where it is None; an owner of 0
    is nobody."""

    owner: int | None = None
    review_on: date | None = None
    every: int | None = None


def look_after(
    kind: str, code: str, owner: User | None, on: date | None, every: int | None
) -> Care:
    """Say who looks after a thing, when it is to be read again, and then every how many months (1 to
    60); None for nobody, no date, no rhythm. Raises `Gone`."""
    with transaction.atomic():
        row = _row(kind, code)
        row.owner, row.review_on, row.every = owner, on, every
        row.save()
    return row


def assign(things: Iterable[tuple[str, str]], wish: Wish) -> int:
    """Say the same of many things (kind and code), leaving alone what the wish says nothing of; how
    many they are. Raises `Gone`, and then nothing is changed."""
    chosen = dict.fromkeys(things)
    with transaction.atomic():
        for kind, code in chosen:
            row = _row(kind, code)
            if wish.owner is not None:
                row.owner_id = wish.owner or None
            row.review_on = wish.review_on or row.review_on
            row.every = wish.every or row.every
            row.save()
    return len(chosen)


def mark_read(kind: str, code: str, by: User) -> Care:
    """Note that somebody read a thing and found it still true. It is to be read again when its rhythm
    says, counted from today; without a rhythm no date is left. Raises `Gone`."""
    with transaction.atomic():
        row = _row(kind, code)
        row.read_at, row.read_by = timezone.now(), by
        row.review_on = months_on(timezone.localdate(), row.every) if row.every else None
        row.save()
    return row


def follow(kind: str, before: str, after: str, kept: Iterable[type[models.Model]]) -> None:
    """Let what is kept beside a thing that got another code, in rows of these models, go with it. What
    was left under the new code by something long gone makes room."""
    for model in kept:
        rows: Any = model._default_manager
        if model is Care:
            rows.filter(kind=kind, code=after).delete()
        rows.filter(kind=kind, code=before).update(code=after)


def _row(kind: str, code: str) -> Care:
    known = BY_KIND.get(kind)
    if known is None or not known._default_manager.filter(pk=code).exists():
        raise Gone
    row, _made = Care.objects.select_for_update().get_or_create(kind=kind, code=code)
    return row
