"""What a visitor does with an attempt: start it, save answers, erase it."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from careers.domain.catalogue import Catalogue
from careers.models import Answer, Attempt
from careers.models.attempt import token_hash


def start(edition_id: int) -> tuple[Attempt, str]:
    """A new attempt under an edition, and the token that opens it: 256 random bits, stored only
    as a hash, so it cannot be shown again."""
    token = secrets.token_urlsafe(32)
    attempt = Attempt.objects.create(token_sha256=token_hash(token), edition_id=edition_id)
    return attempt, token


class Gone(Exception):
    """The attempt has been erased since it was read; nothing was saved, and nothing comes back."""


def save(
    attempt: Attempt,
    catalogue: Catalogue,
    answers: Mapping[str, int | None],
    role: str | None = None,
) -> None:
    """Save answers by item code, each 1 to 5 or None for "not sure, skip"; and the role they hold
    now, if `role` is given (empty for none).

    An earlier answer to the same item is replaced, so sending the same twice changes nothing.
    Raises `ValueError` for an item the catalogue does not hold, a value out of range, an unknown
    role or one beyond the centre, and `Gone` for an attempt erased meanwhile; nothing is saved
    then.
    """
    _refuse_bad(catalogue, answers, role)
    with transaction.atomic():
        # Touching the row first also keeps it from being erased until the answers are in.
        changes: dict[str, Any] = {"changed_at": timezone.now()}
        if role is not None:
            changes["role"] = role
        if not Attempt.objects.filter(pk=attempt.pk).update(**changes):
            raise Gone
        Answer.objects.bulk_create(
            [Answer(attempt=attempt, item=item, value=value) for item, value in answers.items()],
            update_conflicts=True,
            unique_fields=["attempt", "item"],
            update_fields=["value"],
        )
    attempt.role = attempt.role if role is None else role


def _refuse_bad(catalogue: Catalogue, answers: Mapping[str, int | None], role: str | None) -> None:
    for item, value in answers.items():
        if catalogue.get("item", item) is None:
            raise ValueError(f"no item {item!r}")
        if value is not None and not 1 <= value <= 5:
            raise ValueError(f"{item}: {value} is not between 1 and 5")
    if role and role not in {known.code for known in catalogue.roles_in_centre}:
        raise ValueError(f"no role {role!r} in the centre")


def erase(attempt: Attempt) -> None:
    """Delete the attempt and its answers; nothing of them stays. Answers being saved at the same
    moment are waited for and go too. Erasing twice is no error."""
    with transaction.atomic():
        for held in Attempt.objects.select_for_update().filter(pk=attempt.pk):
            held.delete()
