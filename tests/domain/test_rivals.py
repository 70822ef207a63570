"""The ways to match that the recommender is held against, and chance."""

from random import Random

import pytest

from careers.domain.requirements import requirements
from careers.domain.respondents import asked_levels
from careers.domain.rivals import NAMES, Rival, rivals
from tests.starting_profiles import starting_catalogue


@pytest.fixture(scope="module")
def others() -> dict[str, Rival]:
    return {rival.name: rival for rival in rivals(starting_catalogue(), Random(1))}


def test_they_are_named(others: dict[str, Rival]) -> None:
    assert tuple(others) == NAMES


@pytest.mark.parametrize(
    ("name", "whole"), [("profile correlation", 1.0), ("cosine", 1.0), ("Euclid", 0.0)]
)
def test_each_finds_every_profile_itself(name: str, whole: float, others: dict[str, Rival]) -> None:
    catalogue = starting_catalogue()
    for profile in requirements(catalogue).centre:
        levels = asked_levels(catalogue, profile)
        assert others[name].ranking(levels)[0] == profile.role.code
        assert others[name].similarities(levels)[profile.role.code] == pytest.approx(whole)


def test_worked_by_hand(others: dict[str, Rival]) -> None:
    """A person at 2 throughout, and the trainer's 4 4 3 3 3 4 2 3 3 2 3 5 3 1 3 3."""
    flat = [2.0] * 16
    found = {name: rival.similarities(flat)["trainer"] for name, rival in others.items()}
    assert found["profile correlation"] == 0.0
    assert found["cosine"] == pytest.approx(49 * 2 / (163**0.5 * 8))
    assert found["Euclid"] == pytest.approx(-(31**0.5))


def test_a_flat_person_correlates_with_nothing(others: dict[str, Rival]) -> None:
    correlation = others["profile correlation"].similarities([3.0] * 16)
    assert set(correlation.values()) == {0.0}
    assert others["profile correlation"].ranking([3.0] * 16) == sorted(correlation)


def test_doing_more_can_lower_what_a_distance_says(others: dict[str, Rival]) -> None:
    """Why none of them ranks roles here: the same person, better at one skill, fits less well."""
    exact = [4, 4, 3, 3, 3, 4, 2, 3, 3, 2, 3, 5, 3, 1, 3, 3]
    better = [5, *exact[1:]]
    for name in ("profile correlation", "cosine", "Euclid"):
        before, after = map(others[name].similarities, (exact, better))
        assert after["trainer"] < before["trainer"]
