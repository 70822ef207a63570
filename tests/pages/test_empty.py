"""What a page says where a catalogue has none of its things yet."""

from collections.abc import Callable
from typing import Any

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Guide
from careers.pages import (
    assessment,
    challenges,
    comparing,
    guides,
    home,
    ladder,
    roles,
    skills,
    sources,
    training,
)
from careers.pages.page import Page
from tests import factories
from tests.pages.reading import headings, read

EMPTY = ("sources", "preferences", "skills", "challenges", "training", "steps", "guides", "items")
NOTHING: dict[str, Any] = dict.fromkeys(EMPTY, ())


def lone() -> Catalogue:
    """One role, and nothing else to read."""
    agent = factories.role("agent", needs={}, likes={}, meets={})
    return factories.catalogue(**NOTHING, roles=[agent], levels=[factories.level()])


def none() -> Catalogue:
    """Not even that."""
    return factories.catalogue(**NOTHING, roles=[], levels=[], tracks=[])


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (skills.skills, "No skill is described yet."),
        (challenges.challenges, "Nothing is told yet of what is hard about the work."),
        (training.training, "No training is listed yet."),
        (guides.guides, "No guide is written yet."),
        (assessment.start, "There are no questions yet."),
    ],
)
def test_an_empty_page_says_so_and_leads_to_what_there_is(
    page: Callable[[Catalogue], Page], said: str
) -> None:
    for whole in (lone(), none()):
        found = read(page(whole), whole)
        main = found.html.split("<main")[1].split("</main>")[0]
        assert said in found.words
        assert len(headings(found, "h1")) == 1
        assert ('href="/roles/">Read the roles' in main) is bool(whole.roles)
        assert 'href="/about/">What this site is' in main
        assert "0 " not in main.split("</h1>")[1]
        assert "Measure yourself" not in main
        assert len(found.ids) == len(set(found.ids))


def test_where_there_is_one_it_is_shown_and_nothing_is_missed() -> None:
    small = factories.catalogue(guides=[_guide()])
    for page in (skills.skills, challenges.challenges, training.training, guides.guides):
        assert "yet" not in read(page(small), small).html.split("<main")[1].split("</main>")[0]


def _guide() -> Guide:
    return Guide(code="start", order=1, title="Start", summary="Read. {ed}", lead="Read. {ed}")


def test_an_empty_page_leads_to_guides_and_questions_where_there_are_any() -> None:
    whole = factories.catalogue(guides=[_guide()], challenges=[], training=[])
    main = read(challenges.challenges(whole), whole).html.split("<main")[1].split("</main>")[0]
    assert 'href="/guides/">Read a guide' in main
    assert 'href="/assessment/">Measure yourself' in main


def test_a_ladder_without_roles_says_so() -> None:
    for page, said in (
        (roles.roles, "No role hangs on this ladder yet."),
        (comparing.compare, "there is nothing to set side by side"),
        (ladder.ladder, "No rung is up yet."),
    ):
        found = read(page(none()), none())
        assert said in found.words
        assert headings(found, "h2") == []


def test_a_ladder_without_steps_says_so() -> None:
    found = read(ladder.ladder(lone()), lone())
    assert headings(found, "h2") == ["The ladder as a picture", "No step is told yet"]
    small = factories.catalogue()
    assert "No step is told yet" not in read(ladder.ladder(small), small).words


def test_without_sources_everything_is_our_own_judgement() -> None:
    found = read(sources.sources(lone()), lone())
    assert "No source is named yet: all you read here is our own judgement" in found.words
    front = read(home.home(lone()), lone())
    assert "What we know, and how we know it" not in front.words
    assert "You are asked about" not in front.words
