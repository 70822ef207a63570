"""The openings narrowed down: every count is what its link gives."""

from itertools import product

from hypothesis import given, strategies as st

from careers.domain.catalogue import Catalogue
from careers.domain.narrowing import GROUPS, Filter, Group, known, narrowed, offers, values, without
from careers.domain.notices import Notices
from tests import factories

CATALOGUE = factories.catalogue()
TOLD = factories.told(
    factories.vacancy(1, role="leader", place="Leeds", working="full", remote="site"),
    factories.vacancy(2, role="agent", place="Leeds", working="either", remote="hybrid"),
    factories.vacancy(3, role="agent", place="York", working="part", remote="remote"),
    factories.vacancy(4, role="", place="", working="temporary", remote="site"),
)


def ids(*filters: Filter, told: Notices = TOLD, catalogue: Catalogue = CATALOGUE) -> list[int]:
    return sorted(it.id for it in narrowed(filters, told, catalogue))


def test_any_of_a_group_and_all_of_the_groups() -> None:
    assert ids() == [1, 2, 3, 4]
    assert ids(Filter("place", "Leeds")) == [1, 2]
    assert ids(Filter("place", "Leeds"), Filter("place", "York")) == [1, 2, 3]
    assert ids(Filter("place", "Leeds"), Filter("role", "agent")) == [2]
    assert ids(Filter("track", "service")) == [1, 2, 3]
    assert ids(Filter("where", "site")) == [1, 4]


def test_what_can_be_done_either_way_is_found_both_ways() -> None:
    assert ids(Filter("hours", "full")) == [1, 2]
    assert ids(Filter("hours", "part")) == [2, 3]
    assert ids(Filter("hours", "temporary")) == [4]


def test_only_what_is_carried_is_offered() -> None:
    assert {group: values(group, TOLD, CATALOGUE) for group in GROUPS} == {
        "role": ["agent", "leader"],
        "track": ["service"],
        "where": ["site", "hybrid", "remote"],
        "hours": ["full", "part", "temporary"],
        "place": ["Leeds", "York"],
    }


def test_former_codes_are_known_and_strange_words_told() -> None:
    renamed = factories.role("leader", level="leads", formerly=("chief",))
    catalogue = factories.catalogue(roles=[factories.role("agent"), renamed])
    asked: dict[Group, list[str]] = {
        "role": ["chief", "nobody"],
        "place": ["Leeds", "Rome"],
        "where": ["site", "sea"],
    }
    found, strange = known(asked, TOLD, catalogue)
    assert found == (Filter("role", "leader"), Filter("where", "site"), Filter("place", "Leeds"))
    assert strange == ["nobody", "sea", "Rome"]
    assert ids(Filter("role", "leader"), told=TOLD, catalogue=catalogue) == [1]


def test_a_choice_that_nothing_carries_today_stays_to_be_taken_away() -> None:
    told = factories.told(factories.vacancy(role="leader"))
    chosen, _strange = known({"role": ["agent"]}, told, CATALOGUE)
    assert chosen == (Filter("role", "agent"),)
    assert [
        (it.filter.value, it.chosen, it.left) for it in offers("role", chosen, told, CATALOGUE)
    ] == [
        ("leader", False, 1),
        ("agent", True, 0),
    ]


EVERY = [Filter(group, it) for group in GROUPS for it in values(group, TOLD, CATALOGUE)]


@given(st.sets(st.sampled_from(EVERY)))
def test_each_count_is_what_its_link_gives(held: set[Filter]) -> None:
    chosen, _strange = known(
        {group: [it.value for it in held if it.group == group] for group in GROUPS}, TOLD, CATALOGUE
    )
    assert set(chosen) == held
    for group in GROUPS:
        for offer in offers(group, chosen, TOLD, CATALOGUE):
            others = without(chosen, offer.filter)
            with_it = ids(*others, offer.filter)
            if offer.chosen:
                assert offer.left == len(ids(*chosen))
            else:
                assert offer.left == len(with_it)
                gained = set(with_it) - set(ids(*chosen)) if offer.further else set(with_it)
                assert offer.brings == len(gained)
                assert offer.dead == (not gained)


def test_the_order_of_filters_never_matters() -> None:
    for one, other in product(EVERY, repeat=2):
        assert ids(one, other) == ids(other, one)


def test_places_come_by_the_alphabet_however_they_are_written() -> None:
    told = factories.told(
        *(factories.vacancy(at, place=it) for at, it in enumerate(("York", "leeds", "Bath")))
    )
    assert values("place", told, CATALOGUE) == ["Bath", "leeds", "York"]


def test_what_is_chosen_tells_what_it_brings_by_itself() -> None:
    chosen = (Filter("place", "Leeds"), Filter("place", "York"), Filter("role", "agent"))
    found = offers("place", chosen, TOLD, CATALOGUE)
    assert [(it.filter.value, it.left, it.brings, it.further) for it in found] == [
        ("Leeds", 2, 1, False),
        ("York", 2, 1, False),
    ]


def test_a_path_of_the_ladder_that_is_not_there_is_strange() -> None:
    asked: dict[Group, list[str]] = {"track": ["service", "nowhere"], "hours": ["part", "never"]}
    found, strange = known(asked, TOLD, CATALOGUE)
    assert found == (Filter("track", "service"), Filter("hours", "part"))
    assert strange == ["nowhere", "never"]
