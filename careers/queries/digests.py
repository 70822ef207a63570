"""What each colleague has to be reminded of, for the letters a command sends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from careers.domain.approval import Rule, waits_for
from careers.domain.care import Look, by_urgency
from careers.domain.changes import name_of
from careers.queries.care import looks
from careers.queries.desk import State
from careers.queries.reviews import Reviewed, current, rules


@dataclass(frozen=True)
class Due:
    """A thing that is to be read again: its kind, code and name, the day, and whether it has passed."""

    kind: str
    code: str
    name: str
    day: date
    overdue: bool


@dataclass(frozen=True)
class Digest:
    """What waits for one person: things they look after that are due, changes sent back to them, and
    changes they are asked to review."""

    to: User
    due: tuple[Due, ...]
    back: tuple[Reviewed, ...]
    asked: tuple[Reviewed, ...]

    @property
    def empty(self) -> bool:
        return not (self.due or self.back or self.asked)


def digests() -> tuple[str, list[Digest]]:
    """The portal's name, and a digest for each active colleague for whom something waits, by account.
    Whoever may not see the draft is reminded of nothing in it."""
    found, listed = current()
    house, today = rules(), timezone.localdate()
    care = looks()
    staff = User.objects.filter(is_staff=True, is_active=True).order_by("username")
    told = [
        _digest(user, found, listed, house.approval, care, today, house.remind_days)
        for user in staff
        if user.has_perm("careers.see_draft")
    ]
    return found.draft.catalogue.site.name, [it for it in told if not it.empty]


def _digest(
    user: User,
    found: State,
    listed: Sequence[Reviewed],
    by_rule: str,
    care: Sequence[Look],
    today: date,
    ahead: int,
) -> Digest:
    judge = user.has_perm("careers.review_draft")
    rule: Rule = by_rule  # type: ignore[assignment]
    mine = [
        it
        for it in listed
        if waits_for(
            it.standing, user.pk, it.author, judge and it.may_be_approved_by(user.pk, rule)
        )
    ]
    due = sorted((it for it in care if it.owner == user.pk), key=by_urgency)
    return Digest(
        user,
        tuple(
            _due(it, found, today)
            for it in due
            if it.when(today, ahead) in ("overdue", "soon")
            and found.draft.catalogue.get(it.kind, it.code)
        ),
        tuple(it for it in mine if it.standing.state == "sent_back"),
        tuple(it for it in mine if it.standing.state == "asked"),
    )


def _due(it: Look, found: State, today: date) -> Due:
    assert it.review_on
    name = name_of(found.draft.catalogue.get(it.kind, it.code))
    return Due(it.kind, it.code, name, it.review_on, it.when(today, 0) == "overdue")
