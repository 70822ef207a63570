"""Every public page of a catalogue, before it is rendered."""

from collections.abc import Iterator
from datetime import UTC, datetime

from careers.domain.catalogue import Catalogue
from careers.domain.notices import Notices, Vacancy
from careers.domain.open_data import Given
from careers.domain.proof import proof
from careers.pages import (
    about,
    assessment,
    challenges,
    comparing,
    guides,
    home,
    jobs,
    ladder,
    methods,
    open_data,
    roles,
    routes,
    search,
    skills,
    sources,
    steps,
    training,
)
from careers.pages.page import Page

_THEN = datetime(2030, 5, 1, 12, tzinfo=UTC)
GIVEN = Given(7, _THEN, 400_000, "ab" * 32, _THEN)
"""What an edition's open data says of it."""


def every_page(catalogue: Catalogue) -> Iterator[Page]:
    """Every page that an address of the portal serves to everybody."""
    yield home.home(catalogue)
    yield ladder.ladder(catalogue)
    yield routes.route(catalogue)
    yield roles.roles(catalogue)
    yield from (roles.role(catalogue, one.code) for one in catalogue.roles)
    yield comparing.compare(catalogue)
    yield from (comparing.compare(catalogue, (one.code,)) for one in catalogue.roles[:1])
    if len(catalogue.roles) > 1:
        yield comparing.compare(catalogue, tuple(one.code for one in catalogue.roles[:3]))
    yield from (steps.step(catalogue, one.code) for one in catalogue.steps)
    yield skills.skills(catalogue)
    yield from (skills.skill(catalogue, one.code) for one in catalogue.skills)
    yield challenges.challenges(catalogue)
    yield from (challenges.challenge(catalogue, one.code) for one in catalogue.challenges)
    yield guides.guides(catalogue)
    yield from (guides.guide(catalogue, one.code) for one in catalogue.guides)
    yield training.training(catalogue)
    yield jobs.jobs(catalogue, Notices(_THEN.date()))
    yield from _openings(catalogue)
    yield search.search(catalogue)
    yield sources.sources(catalogue)
    yield about.about(catalogue)
    yield about.privacy(catalogue)
    yield about.accessibility(catalogue)
    yield assessment.start(catalogue)
    yield methods.methods(catalogue, proof(catalogue))
    yield open_data.open_data(catalogue, GIVEN)


def _openings(catalogue: Catalogue) -> Iterator[Page]:
    """Openings for a few roles, each as a letter."""
    codes = [it.code for it in catalogue.roles[:2]]
    told = Notices(_THEN.date(), tuple(_opening(at, code) for at, code in enumerate(codes, 1)))
    yield from (jobs.job(catalogue, told, it.id) for it in told.vacancies)


def _opening(number: int, role: str) -> Vacancy:
    day = _THEN.date()
    return Vacancy(
        id=number,
        title="１",
        role=role,
        place="２",
        remote="hybrid",
        text="３",
        link="https://1.2/",
        opens_on=day,
        closes_on=day,
        changed_at=_THEN,
    )
