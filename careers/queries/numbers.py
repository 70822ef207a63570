"""Reading attempts into numbers, in a fixed number of queries, and keeping what was worked out."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from careers.domain.numbers.outcome import Outcome, Person, outcomes
from careers.domain.numbers.population import Parts, Population, Present, parts
from careers.domain.numbers.release import Numbers, numbers
from careers.models import Answer, Attempt, Edition
from careers.models.attempt import kept_since
from careers.queries.edition import Published

KEPT = 64
"""How many populations' numbers a process keeps, the least recently used given up first."""


@dataclass(frozen=True)
class Told:
    """What may be told of a population: how many people there are, and their numbers; None while
    there are too few."""

    present: int
    numbers: Numbers | None


def parts_of(edition: int) -> Parts:
    """Who is counted of an edition's people (by its id), now. One query."""
    present = Attempt.objects.alive().filter(edition=edition)
    rows = present.values_list("pk", "group", "changed_at", "revision__since")
    people = (Present(pk, group, _stands_since(*times)) for pk, group, *times in rows)
    return parts(people, timezone.now())


def _stands_since(changed_at: datetime, revised: str | None) -> datetime:
    """Since when somebody stands in line: moving to another edition leaves the time of the answers
    alone, but brings a revision with a time of its own."""
    return max(changed_at, datetime.fromisoformat(revised)) if revised else changed_at


def numbers_of(published: Published, group: int | None = None) -> Told:
    """The numbers of an edition's people, or of one group's among them.

    One query, and two more when other people are counted than the last time. What was worked out is
    kept in the process and depends on the people counted and on when they last changed something.
    """
    population = parts_of(published.id).of(group)
    if not population.counted:
        return Told(population.present, None)
    return Told(population.present, _SHELF.numbers(published, group, population))


def editions_with_people() -> list[int]:
    """The numbers of the editions somebody answers under, the newest first. One query."""
    found = Edition.objects.filter(attempts__seen_on__gte=kept_since()).order_by("-number")
    return list(found.values_list("number", flat=True).distinct())


def trend(editions: int) -> list[tuple[int, int]]:
    """Of the last editions somebody answers under, the newest first: the number, and how many people
    are counted, in full tens. One query, and one for each edition."""
    rows = Edition.objects.filter(attempts__seen_on__gte=kept_since()).order_by("-number")
    last = rows.values_list("pk", "number").distinct()[:editions]
    return [(number, len(parts_of(pk).whole.counted)) for pk, number in last]


class _Shelf:
    """Numbers by edition and group, and what each counted person's answers come to. Whoever is no
    longer counted is forgotten when the numbers are next asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers: OrderedDict[Hashable, tuple[Population, Numbers]] = OrderedDict()
        self._outcomes: dict[Hashable, dict[int, tuple[datetime, Outcome]]] = {}

    def numbers(self, published: Published, group: int | None, population: Population) -> Numbers:
        key = (published.id, published.sha256, group)
        with self._lock:
            held = self._numbers.get(key)
            known = self._outcomes.get(key, {})
            if held and held[0].counted == population.counted:
                self._numbers.move_to_end(key)
                return held[1]
        people, outcomes = _people(published, group, population, known)
        found = numbers(published.catalogue, people)
        with self._lock:
            self._numbers[key], self._outcomes[key] = (population, found), outcomes
            self._numbers.move_to_end(key)
            while len(self._numbers) > KEPT:
                gone, _ = self._numbers.popitem(last=False)
                del self._outcomes[gone]
        return found

    def forget(self) -> None:
        with self._lock:
            self._numbers.clear()
            self._outcomes.clear()


def _people(
    published: Published,
    group: int | None,
    population: Population,
    known: dict[int, tuple[datetime, Outcome]],
) -> tuple[list[Person], dict[int, tuple[datetime, Outcome]]]:
    """The people counted, and what their answers come to; as far as that is known already, it is not
    worked out again. Two queries."""
    among = {"edition": published.id} | ({} if group is None else {"group": group})
    attempts = Attempt.objects.filter(**among).values_list("pk", "role", "target")
    said = {pk: (role, bool(target)) for pk, role, target in attempts}
    answers: dict[int, dict[str, int | None]] = defaultdict(dict)
    seconds: dict[int, dict[str, float]] = defaultdict(dict)
    given = Answer.objects.filter(**{f"attempt__{name}": value for name, value in among.items()})
    for pk, item, value, took in given.values_list("attempt", "item", "value", "seconds").iterator(
        chunk_size=5000
    ):
        answers[pk][item] = value
        if took is not None:
            seconds[pk][item] = took
    counted = {pk: changed_at for pk, _, changed_at in population.counted}
    fresh = [pk for pk, changed_at in counted.items() if _at(known.get(pk)) != changed_at]
    roles = {pk: said.get(pk, ("", False)) for pk in counted}
    come_to = outcomes(published.catalogue, [(answers[pk], roles[pk][0]) for pk in fresh])
    found = {pk: known[pk] for pk in counted if pk in known} | {
        pk: (counted[pk], outcome) for pk, outcome in zip(fresh, come_to, strict=True)
    }
    people = [Person(answers[pk], seconds[pk], *roles[pk], found[pk][1]) for pk in counted]
    return people, found


def _at(known: tuple[datetime, Outcome] | None) -> datetime | None:
    return known[0] if known else None


_SHELF = _Shelf()


def forget_numbers() -> None:
    """Give up what was worked out: between tests, where attempts' keys are used again."""
    _SHELF.forget()
