"""The names nearest to words that nobody is called by."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given, strategies as st
from rapidfuzz.distance import Indel

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from tests import factories


def called(*names: str, **also: tuple[str, ...]) -> Catalogue:
    """Roles by these names and nothing else; `also` are further names, by code."""
    roles = [
        factories.role(name.replace(" ", "-"), title=name, also_called=also.get(name, ()))
        for name in names
    ]
    return factories.catalogue(roles=roles, skills=[], challenges=[], steps=[], training=[])


def found(catalogue: Catalogue, words: str, **asked: float) -> list[str]:
    return [thing.code for thing in nearest(catalogue, words, **asked)]  # type: ignore[arg-type]


def test_the_nearest_come_first_and_nothing_that_is_not_close() -> None:
    catalogue = factories.catalogue()
    role = catalogue.roles[0]
    slipped = role.title[:-1]
    assert nearest(catalogue, slipped)[0] is role
    assert nearest(catalogue, "0123456789") == []
    assert nearest(catalogue, "") == []


def test_the_most_alike_comes_first_and_then_the_first_by_its_code() -> None:
    catalogue = called("team leaders", "team heads", "team reader", "team leader", "steam leader")
    assert found(catalogue, "Team_Leader") == [
        "team-leader",
        "steam-leader",
        "team-leaders",
        "team-reader",
        "team-heads",
    ]
    assert found(catalogue, "team leader", limit=2) == ["team-leader", "steam-leader"]


def test_five_are_told_unless_somebody_asks_for_more() -> None:
    catalogue = called(*(f"team leader {letter}" for letter in "abcdefg"))
    assert found(catalogue, "team leader") == [f"team-leader-{letter}" for letter in "abcde"]


def test_a_thing_is_as_near_as_the_nearest_of_its_names() -> None:
    catalogue = called("zzz", "team header", zzz=("team leader", "aaa team"))
    assert found(catalogue, "team leader") == ["zzz", "team-header"]


def test_a_title_is_looked_at_whole() -> None:
    roles = [factories.role("x1", title="Team Leader")]
    assert found(factories.catalogue(roles=roles, steps=[]), "team leader") == ["x1"]


@pytest.mark.parametrize(
    ("name", "is_near"),
    [("abczw", True), ("abcdefgh", True), ("abc zw", False)],
)
def test_what_is_just_close_enough_is_told(name: str, is_near: bool) -> None:
    """Three letters in five, at least; “abcxy” has six of ten, eight of thirteen, six of eleven."""
    asked = {"abczw": "abcxy", "abcdefgh": "abcdy", "abc zw": "abcxy"}[name]
    assert bool(found(called(name), asked)) is is_near


def test_letters_in_another_order_are_not_close() -> None:
    """Four letters of six are in the same order, but not beside each other."""
    assert Indel.normalized_similarity("cadcaa", "caaada") > 0.6
    assert SequenceMatcher(None, "cadcaa", "caaada").ratio() == 0.5
    assert found(called("caaada"), "cadcaa") == []


def test_a_name_that_shares_more_and_is_not_close_hides_none_that_is() -> None:
    assert found(called("abcd zzzz yyyy xxxx", "abce"), "abcd") == ["abce"]


def test_one_pair_of_letters_is_enough_to_be_looked_at_and_none_is_not() -> None:
    assert found(called("abx", "zzz"), "ab") == ["abx"]
    assert SequenceMatcher(None, "axbxc", "aybyc").ratio() == 0.6
    assert found(called("axbxc"), "aybyc") == []


def test_of_many_names_those_are_looked_at_that_share_most() -> None:
    catalogue = called(*(f"ab {number}" for number in range(100, 170)), "abcd efgh")
    assert found(catalogue, "abcd efgi") == ["abcd-efgh"]


def test_only_the_beginning_of_very_long_words_is_looked_at() -> None:
    name = ("team leader of " * 9)[:80].strip()
    assert found(called(name), f"{name:x<80}" + " and so on" * 40) == [name.replace(" ", "-")]


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_a_ratio_is_no_more_than_the_letters_both_have_in_the_same_order(
    one: str, two: str
) -> None:
    """What tells apart names without comparing them in full."""
    ratio = SequenceMatcher(None, one, two).ratio()
    assert ratio <= Indel.normalized_similarity(one, two) + 1e-9
