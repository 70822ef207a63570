"""Things put in order."""

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.reordering import (
    LARGEST,
    ORDERED,
    Group,
    arranged,
    groups,
    moved,
    numbers,
    outlook,
)
from tests import factories

CODES = ("a", "b", "c", "d")


def skills(*orders: int) -> Group:
    found = [factories.skill(code, order=order) for code, order in zip(CODES, orders, strict=False)]
    return Group("", tuple(found))


@given(st.permutations(CODES), st.lists(st.integers(0, LARGEST), min_size=4, max_size=4))
def test_the_numbers_put_them_in_the_order_asked_for(codes: list[str], orders: list[int]) -> None:
    things = arranged(skills(*orders), codes)
    assert [it.code for it in things] == codes
    found = numbers(things)
    assert sorted(found, key=lambda code: (found[code], code)) == codes
    assert max(found.values()) <= LARGEST


def test_the_numbers_stay_those_they_had() -> None:
    group = skills(10, 20, 30, 40)
    assert numbers(arranged(group, ["d", "a", "b", "c"])) == {"d": 10, "a": 20, "b": 30, "c": 40}
    assert numbers(group.things) == {"a": 10, "b": 20, "c": 30, "d": 40}
    assert numbers(arranged(skills(1, 1, 1), ["b", "a", "c"])) == {"b": 1, "a": 2, "c": 3}


def test_what_is_not_named_stays_and_what_is_not_there_has_no_place() -> None:
    group = skills(1, 2, 3, 4)
    assert [it.code for it in arranged(group, ["d", "gone", "a"])] == ["d", "b", "c", "a"]
    assert [it.code for it in arranged(group, ["d", "b", "d"])] == ["a", "d", "c", "b"]
    assert arranged(group, []) == group.things


def test_one_is_moved_and_stops_at_the_ends() -> None:
    assert moved(CODES, "b", -1) == ["b", "a", "c", "d"]
    assert moved(CODES, "b", 1) == ["a", "c", "b", "d"]
    assert moved(CODES, "a", -1) == list(CODES)
    assert moved(CODES, "d", 1) == list(CODES)
    with pytest.raises(ValueError, match="not in"):
        moved(CODES, "x", 1)


def test_roles_are_ordered_on_their_rung_and_the_lowest_comes_first() -> None:
    small = factories.catalogue()
    found = groups(small, "role")
    assert [(it.key, [role.code for role in it.things]) for it in found] == [
        ("entry", ["agent"]),
        ("leads", ["leader"]),
    ]


def test_a_kind_without_an_order_has_none() -> None:
    with pytest.raises(KeyError):
        groups(factories.catalogue(), "level")
    assert "synonym" not in ORDERED


def test_another_order_has_another_name() -> None:
    small = factories.catalogue()
    later = [replace(it, order=9 - it.order) for it in small.skills]
    turned = Catalogue.of(small.site, {"skills": later})
    assert outlook(groups(small, "skill")) != outlook(groups(turned, "skill"))
    assert outlook(groups(small, "skill")) == outlook(groups(factories.catalogue(), "skill"))


def test_a_small_number_of_the_database_holds_every_place() -> None:
    assert LARGEST == 2**15 - 1
    assert numbers(skills(LARGEST).things) == {"a": LARGEST}
    assert numbers(skills(LARGEST - 1, LARGEST).things) == {"a": LARGEST - 1, "b": LARGEST}
    assert numbers(skills(LARGEST, LARGEST).things) == {"a": 1, "b": 2}
    assert numbers(skills(1, LARGEST, LARGEST).things) == {"a": 1, "b": 2, "c": 3}


def test_rungs_come_by_their_rank_and_what_is_beyond_the_centre_last() -> None:
    ranks = {"beyond": 0, "top": 1, "middle": 2, "bottom": 3}
    whole = factories.catalogue(
        levels=[factories.level(code, rank) for code, rank in ranks.items()],
        roles=[factories.role(f"on-{code}", level=code) for code in ranks],
        steps=[],
    )
    assert [it.key for it in groups(whole, "role")] == ["top", "middle", "bottom", "beyond"]


def test_a_kind_without_groups_is_one() -> None:
    hard = [factories.challenge("shifts", order=2), factories.challenge("noise", order=1)]
    [found] = groups(factories.catalogue(challenges=hard), "challenge")
    assert (found.key, [it.code for it in found.things]) == ("", ["noise", "shifts"])
