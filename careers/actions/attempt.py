"""What a visitor does with an attempt: start it, answer, say where they stand, erase it."""

import secrets
from collections.abc import Mapping

from django.db import transaction

from careers.domain.catalogue import Catalogue
from careers.models import Answer, Attempt
from careers.models.attempt import token_hash


def start(edition_id: int) -> tuple[Attempt, str]:
    """A new attempt under an edition, and the token that opens it: 256 random bits, stored only
    as a hash, so it cannot be shown again."""
    token = secrets.token_urlsafe(32)
    attempt = Attempt.objects.create(token_sha256=token_hash(token), edition_id=edition_id)
    return attempt, token


def answer(attempt: Attempt, catalogue: Catalogue, answers: Mapping[str, int | None]) -> None:
    """Save answers by item code, each 1 to 5 or None for "not sure, skip".

    An earlier answer to the same item is replaced, so sending the same answers twice changes
    nothing. Raises `ValueError` for an item the catalogue does not hold or a value out of range;
    nothing is saved then.
    """
    for item, value in answers.items():
        if catalogue.get("item", item) is None:
            raise ValueError(f"no item {item!r}")
        if value is not None and not 1 <= value <= 5:
            raise ValueError(f"{item}: {value} is not between 1 and 5")
    with transaction.atomic():
        Answer.objects.bulk_create(
            [Answer(attempt=attempt, item=item, value=value) for item, value in answers.items()],
            update_conflicts=True,
            unique_fields=["attempt", "item"],
            update_fields=["value"],
        )
        attempt.save(update_fields=["changed_at"])


def stand_on(attempt: Attempt, catalogue: Catalogue, role: str) -> None:
    """Note the role the visitor holds now; empty for none. Raises `ValueError` for an unknown
    role or one beyond the centre."""
    if role and role not in {known.code for known in catalogue.roles_in_centre}:
        raise ValueError(f"no role {role!r} in the centre")
    attempt.role = role
    attempt.save(update_fields=["role", "changed_at"])


def erase(attempt: Attempt) -> None:
    """Delete the attempt and its answers; nothing of them stays."""
    attempt.delete()
