"""People made up from a role's profile, with a chance that is always one standard deviation up."""

from random import Random

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.requirements import Profile, requirements
from careers.domain.respondents import Respondent, Scenario, answers, asked_levels, respondent
from tests import factories


class Up(Random):
    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return mu + sigma

    def uniform(self, a: float, b: float) -> float:
        return b


EXACT = Scenario("exact", noise=0)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """An agent, who speaks at 3; of planning nothing is said."""
    return factories.catalogue(
        roles=[factories.role("agent", {"speaking": (3, 2)}, {"people": 3})],
        items=[
            *factories.skill_items("speaking", order=1),
            *factories.skill_items("planning", order=2),
            factories.preference_item(),
            factories.preference_item(code="as-well", order=3, flipped=True),
            factories.preview_item(),
        ],
    )


@pytest.fixture(scope="module")
def agent(catalogue: Catalogue) -> Profile:
    return requirements(catalogue).centre[0]


def test_of_a_skill_that_a_role_does_not_name_it_asks_nothing(
    catalogue: Catalogue, agent: Profile
) -> None:
    assert asked_levels(catalogue, agent) == (3, 1)


@pytest.mark.parametrize(
    ("scenario", "levels"),
    [
        (EXACT, (3, 1)),
        (Scenario("they vary", 0, vary=0.5), (3.5, 1.5)),
        (Scenario("the rest is anybody’s", 0, vary=0.5, people=True), (3.5, 4)),
        (Scenario("they can do more", 0, vary=0.5, surplus=0.25), (3.75, 1.5)),
        (Scenario("nobody is above the scale", 0, vary=5), (5, 5)),
        (Scenario("nobody is below it", 0, vary=-5), (1, 1)),
    ],
    ids=lambda it: it.name if isinstance(it, Scenario) else "",
)
def test_what_people_can_do(
    scenario: Scenario, levels: tuple[float, ...], catalogue: Catalogue, agent: Profile
) -> None:
    assert respondent(catalogue, agent, scenario, Up()) == Respondent(agent, levels, 0)


def test_how_much_they_overrate_themselves(catalogue: Catalogue, agent: Profile) -> None:
    person = respondent(catalogue, agent, Scenario("biased", 0, bias=(0.5, 0.25)), Up())
    assert (person.levels, person.bias) == ((3, 1), 0.75)


@pytest.mark.parametrize(
    ("bias", "noise", "given"),
    [(0, 0, (3, 1)), (0.5, 0, (4, 2)), (0, 0.5, (4, 2)), (0.25, 0.2, (3, 1)), (-2, 5, (5, 4))],
)
def test_an_answer_is_what_they_can_do_with_their_bias_and_the_days_noise(
    bias: float, noise: float, given: tuple[int, int], catalogue: Catalogue, agent: Profile
) -> None:
    person = Respondent(agent, (3, 1), bias)
    speaking, planning = given
    assert answers(catalogue, person, Scenario("noisy", noise), Up()) == {
        "speaking-1": speaking,
        "speaking-2": speaking,
        "planning-1": planning,
        "planning-2": planning,
    }


def test_what_they_like_is_near_what_their_role_is_like(
    catalogue: Catalogue, agent: Profile
) -> None:
    person = Respondent(agent, (3, 1), 0)
    given = answers(catalogue, person, Scenario("liking", 0, likings=True), Up())
    assert (given["prefers-people"], given["as-well"], len(given)) == (4, 2, 6)
