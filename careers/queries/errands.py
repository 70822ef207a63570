"""Errands as who sent them off may see them: how far they are, and what they brought."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from careers.domain.progress import Course
from careers.models import Errand, Portion

SILENT = timedelta(seconds=15)
"""After so long without a sign of life, whoever did it has died."""

HERE: dict[int, Course] = {}
"""The errands this process does, by their keys. They are asked first: while one of them writes, SQLite
takes no sign of life from anybody else."""


@dataclass(frozen=True)
class HowFar:
    """How far an errand is: its step, of that `done` of `total` (0 of 0: it cannot be counted), since
    when it is done, and whether nobody does it any more."""

    step: str
    done: int
    total: int
    since: datetime
    dead: bool = False

    @property
    def seconds(self) -> int:
        """For how long it has been under way."""
        return int((timezone.now() - self.since).total_seconds())

    @property
    def percent(self) -> int | None:
        """Of the step; None where it cannot be counted."""
        return min(99, 100 * self.done // self.total) if self.total else None


def how_far(errand: Errand) -> HowFar:
    """How far an errand is that is under way."""
    here = HERE.get(errand.pk)
    if here:
        return HowFar(here.step, here.done, here.total, errand.begun_at)
    dead = timezone.now() - errand.beat_at > SILENT
    return HowFar(errand.step, errand.done, errand.total, errand.begun_at, dead)


def sent_off(by: User, what: str) -> QuerySet[Errand]:
    """What somebody has sent off of one verb, the last first."""
    return Errand.objects.filter(begun_by=by.pk, what=what)


def errand_of(by: User, what: str, number: int) -> Errand | None:
    """Somebody's errand of one verb, by its number; nobody sees another's. One query."""
    return sent_off(by, what).filter(pk=number).first()


def unfinished(by: User, what: str, **about: object) -> Errand | None:
    """The errand of a verb that somebody has sent off last, if it is still being done; with `about`, one
    about just that. One query."""
    running = sent_off(by, what).filter(stage=Errand.Stage.RUNNING)
    return next(
        (it for it in running if about.items() <= it.about.items() and not how_far(it).dead),
        None,
    )


def last_of(what: str, **about: object) -> Errand | None:
    """The errand of a verb about something that anybody sent off last. One query."""
    told = {f"about__{name}": value for name, value in about.items()}
    return Errand.objects.filter(what=what, **told).first()


def portions(errand: Errand) -> Iterator[bytes]:
    """The file it brought, a part at a time. One query for each."""
    kept = Portion.objects.filter(errand=errand.pk)
    for number in range(errand.outcome["portions"]):
        yield bytes(kept.values_list("data", flat=True).get(number=number))
