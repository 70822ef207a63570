"""Words of one family."""

import pytest

from careers.domain.search.kin import kin

FAMILIES = {
    "promot": ("promote", "promoted", "promotion", "promoting", "promotional", "promoter"),
    "stress": ("stress", "stressful", "stressing", "stressed"),
    "plan": ("plan", "planning", "planner", "planned"),
    "slip": ("slip", "slipped", "slipping"),
    "fit": ("fit", "fitted"),
    "add": ("add", "adding", "added"),
    "sell": ("sell", "selling", "seller"),
    "pass": ("pass", "passing"),
    "organiz": ("organize", "organization", "organizational", "organizer"),
    "manag": ("manage", "manager", "management", "managing"),
    "appl": ("apply", "applied", "applies"),
    "pay": ("pay", "paying"),
}


@pytest.mark.parametrize("common", FAMILIES)
def test_words_of_a_family_have_their_beginning_in_common(common: str) -> None:
    assert {word: kin(word) for word in FAMILIES[common]} == dict.fromkeys(FAMILIES[common], common)


@pytest.mark.parametrize("word", ["paper", "talent", "ring", "need", "press", "boss", "red"])
def test_a_word_that_only_ends_like_one_of_a_family_is_left_whole(word: str) -> None:
    assert kin(word) == word
