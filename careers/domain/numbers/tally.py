"""Exact counts over people. They stay in this package: `release` says what of them may be told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from careers.domain.catalogue import Catalogue
from careers.domain.numbers.outcome import Person
from careers.domain.questionnaire import Section, sections
from careers.domain.scoring import Band
from careers.domain.things import Part

SKIPPED, NOT_REACHED = 5, 6
"""Where these stand in an item's cells, after the answers 1 to 5."""

PARTS: tuple[Part, ...] = ("a", "b", "c")


@dataclass
class Tally:
    """The counts. By item: its seven cells, and the times it took; by section: how many came to a
    question of it; by part: how many came to all questions up to its end; by skill: the pairs of
    answers to its two questions, and for how many it is a gap; by role: how many hold it and for how
    many it ranks first; and the bands of the role held, the one ranked first and the next step."""

    people: int
    cells: dict[str, list[int]]
    seconds: dict[str, list[float]]
    pairs: dict[str, list[tuple[int, int]]]
    reached: list[int]
    parts: Counter[Part] = field(default_factory=Counter)
    totals: list[float] = field(default_factory=list)
    results: int = 0
    planned: int = 0
    first: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)
    first_bands: Counter[Band] = field(default_factory=Counter)
    held_bands: Counter[Band] = field(default_factory=Counter)
    next_bands: Counter[Band] = field(default_factory=Counter)


def tally(catalogue: Catalogue, people: Sequence[Person]) -> Tally:
    """Count these people."""
    codes = [item.code for item in catalogue.questionnaire]
    couples = {
        skill: (items[0].code, items[1].code)
        for skill, items in catalogue.items_for.items()
        if len(items) == 2
    }
    parts = sections(catalogue)
    found = Tally(
        people=len(people),
        cells={code: [0] * 7 for code in codes},
        seconds={code: [] for code in codes},
        pairs={skill: [] for skill in couples},
        reached=[0] * len(parts),
    )
    for person in people:
        _answers(found, person, couples)
        _progress(found, person, parts)
        _outcome(found, person)
    return found


def _answers(found: Tally, person: Person, couples: Mapping[str, tuple[str, str]]) -> None:
    answers = person.answers
    for code, cells in found.cells.items():
        value = answers.get(code)
        cells[value - 1 if value else SKIPPED if code in answers else NOT_REACHED] += 1
        if code in person.seconds:
            found.seconds[code].append(person.seconds[code])
    for skill, (one, other) in couples.items():
        x, y = answers.get(one), answers.get(other)
        if x and y:
            found.pairs[skill].append((x, y))


def _progress(found: Tally, person: Person, parts: Sequence[Section]) -> None:
    for number, section in enumerate(parts):
        found.reached[number] += any(item.code in person.answers for item in section.items)
    for part in _done(person, parts):
        found.parts[part] += 1
    if len(person.answers) >= len(found.cells) and all(it in person.seconds for it in found.cells):
        found.totals.append(sum(person.seconds[code] for code in found.cells))
    found.planned += person.planned


def _done(person: Person, parts: Sequence[Section]) -> Iterator[Part]:
    """The parts to whose end a person has come, every question up to there reached."""
    for part in PARTS:
        here = [section for section in parts if section.part == part]
        if any(it.code not in person.answers for section in here for it in section.items):
            return
        if here:
            yield part


def _outcome(found: Tally, person: Person) -> None:
    outcome = person.outcome
    if person.role:
        found.held[person.role] += 1
    if outcome.first is None:
        return
    found.results += 1
    found.first[outcome.first] += 1
    found.gaps.update(outcome.gaps)
    for bands, band in (
        (found.first_bands, outcome.first_band),
        (found.held_bands, outcome.held_band),
        (found.next_bands, outcome.next_band),
    ):
        if band is not None:
            bands[band] += 1
