"""The numbers as they may be told: every count a bracket, and medians from enough people."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from careers.domain.catalogue import Catalogue
from careers.domain.numbers.disclosure import Figure, figure, figures
from careers.domain.numbers.outcome import Person
from careers.domain.numbers.reliability import reliability
from careers.domain.numbers.tally import NOT_REACHED, PARTS, SKIPPED, Tally, tally
from careers.domain.numbers.times import usual_minutes, usual_seconds
from careers.domain.questionnaire import Section, sections
from careers.domain.recommendation import training_for
from careers.domain.scoring import Band
from careers.domain.things import Item, Part, Role, Skill, TrainingModule

BANDS: tuple[Band, ...] = ("ready", "close", "stretch")
Subject = Literal["held", "first", "next"]
"""Whose band: of the role people hold, of the one ranked first, of their next step."""


@dataclass(frozen=True)
class PartReached:
    """How many have come to the end of a part, and of all before it."""

    part: Part
    figure: Figure


@dataclass(frozen=True)
class SectionReached:
    """How many have come to a section, at least to one question of it."""

    section: Section
    figure: Figure


@dataclass(frozen=True)
class ItemNumbers:
    """A question: `answers` are those who chose 1 to 5; `seconds` the median time it took."""

    number: int
    item: Item
    answers: tuple[Figure, ...]
    skipped: Figure
    not_reached: Figure
    seconds: int | None


@dataclass(frozen=True)
class SkillNumbers:
    """How far the two questions about a skill agree; None from too few, or where there are not two."""

    skill: Skill
    pairs: Figure | None
    reliability: float | None


@dataclass(frozen=True)
class RoleNumbers:
    """For how many a role ranks first, and how many hold it."""

    role: Role
    first: Figure
    held: Figure


@dataclass(frozen=True)
class BandNumbers:
    """How near people are to a role of theirs."""

    subject: Subject
    ready: Figure
    close: Figure
    stretch: Figure


@dataclass(frozen=True)
class GapNumbers:
    """For how many a skill is a gap on their next step, and the training that serves it."""

    skill: Skill
    figure: Figure
    training: tuple[TrainingModule, ...]


@dataclass(frozen=True)
class Numbers:
    """What may be told of `people`, who are full tens. `minutes` is the median of what everything
    took those who did everything."""

    people: int
    minutes: int | None
    parts: tuple[PartReached, ...]
    results: Figure
    planned: Figure
    sections: tuple[SectionReached, ...]
    items: tuple[ItemNumbers, ...]
    skills: tuple[SkillNumbers, ...]
    roles: tuple[RoleNumbers, ...]
    bands: tuple[BandNumbers, ...]
    gaps: tuple[GapNumbers, ...]


def numbers(catalogue: Catalogue, people: Sequence[Person]) -> Numbers:
    """What may be told of these people. Raises `ValueError` where they are not full tens."""
    found = tally(catalogue, people)
    asked = sections(catalogue)
    return Numbers(
        people=found.people,
        minutes=usual_minutes(found.totals),
        parts=tuple(
            PartReached(part, figure(found.parts[part], found.people))
            for part in PARTS
            if any(section.part == part for section in asked)
        ),
        results=figure(found.results, found.people),
        planned=figure(found.planned, found.people),
        sections=tuple(
            SectionReached(section, figure(count, found.people))
            for section, count in zip(asked, found.reached, strict=True)
        ),
        items=_items(catalogue, found),
        skills=_skills(catalogue, found),
        roles=_roles(catalogue, found),
        bands=_bands(found),
        gaps=_gaps(catalogue, found),
    )


def _items(catalogue: Catalogue, found: Tally) -> tuple[ItemNumbers, ...]:
    told = []
    for number, item in enumerate(catalogue.questionnaire, 1):
        cells = figures(found.cells[item.code], found.people)
        seconds = usual_seconds(found.seconds[item.code])
        told.append(
            ItemNumbers(number, item, cells[:5], cells[SKIPPED], cells[NOT_REACHED], seconds)
        )
    return tuple(told)


def _skills(catalogue: Catalogue, found: Tally) -> tuple[SkillNumbers, ...]:
    told = []
    for skill in catalogue.measured_skills:
        pairs = found.pairs.get(skill.code)
        told.append(
            SkillNumbers(skill, None, None)
            if pairs is None
            else SkillNumbers(skill, figure(len(pairs), found.people), reliability(pairs))
        )
    return tuple(told)


def _roles(catalogue: Catalogue, found: Tally) -> tuple[RoleNumbers, ...]:
    """The roles of the centre, those first that rank first for most; alike ones in reading order, so
    that the order tells no more than the brackets."""
    roles = catalogue.roles_in_centre
    tables = []
    for counts in (found.first, found.held):
        cells = [counts[role.code] for role in roles]
        tables.append(figures([*cells, found.people - sum(cells)], found.people)[:-1])
    told = [RoleNumbers(*row) for row in zip(roles, *tables, strict=True)]
    return tuple(sorted(told, key=lambda row: -row.first.at_least))


def _bands(found: Tally) -> tuple[BandNumbers, ...]:
    told = []
    subjects: tuple[Subject, ...] = ("held", "first", "next")
    tallies = (found.held_bands, found.first_bands, found.next_bands)
    for subject, counts in zip(subjects, tallies, strict=True):
        cells = [counts[band] for band in BANDS]
        ready, close, stretch, _ = figures([*cells, found.people - sum(cells)], found.people)
        told.append(BandNumbers(subject, ready, close, stretch))
    return tuple(told)


def _gaps(catalogue: Catalogue, found: Tally) -> tuple[GapNumbers, ...]:
    """The measured skills, those first that most people lack; alike ones in reading order."""
    training = training_for(catalogue)
    told = [
        GapNumbers(
            skill, figure(found.gaps[skill.code], found.people), training.get(skill.code, ())
        )
        for skill in catalogue.measured_skills
    ]
    return tuple(sorted(told, key=lambda row: -row.figure.at_least))
