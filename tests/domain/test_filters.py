"""The roles narrowed down: every count is what following its link gives."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from careers.domain import filters
from careers.domain.catalogue import Catalogue
from careers.domain.filters import Filter, Filters
from careers.domain.things import Role
from tests import factories

patient = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""What a busy machine takes longer for is not wrong."""
LEVELS = ("entry", "leads", "beyond")
TRACKS = ("service", "quality")
SKILLS = ("speaking", "planning")
WISHES = ("counts", *(f"{kind}-{level}" for kind in ("most", "least") for level in range(1, 6)))
EVERY = (
    *(Filter("place", value) for value in filters.PLACES),
    *(Filter("level", value) for value in LEVELS[:2]),
    *(Filter("track", value) for value in TRACKS),
    *(Filter("hours", value) for value in filters.HOURS),
    *(Filter("contact", value) for value in filters.CONTACTS),
    *(Filter("skill", f"{skill}.{wish}") for skill, wish in product(SKILLS, WISHES)),
)
GIVEN = ("place", "level", "track", "hours", "contact")

needs = st.dictionaries(
    st.sampled_from(SKILLS), st.tuples(st.integers(1, 5), st.integers(0, 3)), max_size=2
)
profiles = st.lists(
    st.tuples(
        needs,
        st.sampled_from(LEVELS),
        st.sampled_from(TRACKS),
        st.sampled_from(("", "regular", "sometimes", "shifts")),
        st.sampled_from(("", "none", "sometimes", "daily")),
    ),
    max_size=12,
)
chosen = st.lists(st.sampled_from(EVERY), max_size=6)


def ladder(profiles: list[tuple]) -> Catalogue:  # type: ignore[type-arg]
    """A catalogue whose roles have these profiles."""
    return factories.catalogue(
        levels=[factories.level(), factories.level("leads", 2), factories.level("beyond", 0)],
        tracks=[factories.track(code, order=at) for at, code in enumerate(TRACKS)],
        roles=[
            factories.role(
                f"role-{at}", asks, level=level, track=track, hours=hours, contact=contact, order=at
            )
            for at, (asks, level, track, hours, contact) in enumerate(profiles)
        ],
        steps=[],
    )


def plainly(role: Role, one: Filter) -> bool:
    """Whether a role carries what a filter asks for, said as plainly as can be."""
    if one.group == "place":
        return (role.level == "beyond") == (one.value == "beyond")
    if one.group != "skill":
        return bool(getattr(role, one.group) == one.value)
    level, importance = next(
        ((need.level, need.importance) for need in role.skills if need.skill == one.skill), (0, 0)
    )
    if not importance:
        return one.wish.startswith("most")
    if one.wish == "counts":
        return importance >= 2
    kind, _, bound = one.wish.partition("-")
    return level <= int(bound) if kind == "most" else level >= int(bound)


@patient
@given(profiles, chosen)
def test_what_is_left_carries_any_of_each_group_and_every_wish(
    profiles: list[tuple],  # type: ignore[type-arg]
    chosen: list[Filter],
) -> None:
    catalogue = ladder(profiles)
    groups = [[one for one in chosen if one.group == group] for group in GIVEN]
    expected = {
        role.code
        for role in catalogue.roles
        if all(not group or any(plainly(role, one) for one in group) for group in groups)
        and all(plainly(role, one) for one in chosen if one.group == "skill")
    }
    assert {role.code for role in filters.narrowed(chosen, catalogue)} == expected
    assert filters.count(chosen, catalogue) == len(expected)


@patient
@given(profiles, chosen, st.data())
def test_the_order_of_filters_does_not_matter_nor_how_often_each_is_said(
    profiles: list[tuple],  # type: ignore[type-arg]
    chosen: list[Filter],
    data: st.DataObject,
) -> None:
    catalogue = ladder(profiles)
    turned = data.draw(st.permutations(chosen + chosen[:1]))
    assert filters.ordered(turned, catalogue) == filters.ordered(chosen, catalogue)
    assert filters.narrowed(turned, catalogue) == filters.narrowed(chosen, catalogue)


@patient
@given(profiles, chosen)
def test_every_count_is_what_the_choice_leads_to(
    profiles: list[tuple],  # type: ignore[type-arg]
    chosen: list[Filter],
) -> None:
    catalogue = ladder(profiles)
    now = filters.narrowed(chosen, catalogue)
    for group in filters.GROUPS:
        choices = [one.value for one in EVERY if one.group == group]
        for offer in filters.offers(group, choices, chosen, catalogue):
            then = filters.narrowed([*chosen, offer.filter], catalogue)
            assert offer.left == len(then)
            assert offer.chosen == (offer.filter in chosen)
            if offer.chosen:
                assert offer.brings == sum(plainly(role, offer.filter) for role in now)
            elif offer.further:
                assert len(now) + offer.brings == len(then)
            else:
                assert offer.brings == len(then)
            assert offer.dead == (not offer.chosen and not offer.brings)


@patient
@given(profiles, chosen)
def test_taking_back_a_whole_group_or_a_wish_never_shrinks_the_list(
    profiles: list[tuple],  # type: ignore[type-arg]
    chosen: list[Filter],
) -> None:
    catalogue = ladder(profiles)
    left = {role.code for role in filters.narrowed(chosen, catalogue)}
    for one in chosen:
        if one.group == "skill":
            fewer = filters.without(chosen, one)
        else:
            fewer = tuple(other for other in chosen if other.group != one.group)
        assert left <= {role.code for role in filters.narrowed(fewer, catalogue)}
        # One of several that any will do for: what carried only that one goes.
        if sum(other.group == one.group for other in set(chosen)) > 1 and one.group != "skill":
            others = filters.without(chosen, one)
            assert left >= {role.code for role in filters.narrowed(others, catalogue)}


def test_the_list_goes_from_the_top_rung_down_and_then_beyond() -> None:
    catalogue = ladder([({}, level, "service", "", "") for level in (*LEVELS, "leads")])
    assert [role.code for role in filters.narrowed((), catalogue)] == [
        "role-1",
        "role-3",
        "role-0",
        "role-2",
    ]


def test_values_of_an_address_are_known_or_strange() -> None:
    skill = factories.skill("speaking", formerly=("talking",))
    catalogue = factories.catalogue(skills=[skill, factories.skill("planning")])

    def known(group: filters.Group, *values: str) -> tuple[Filters, list[str]]:
        return filters.known(group, values, catalogue)

    assert known("level", "leads", "nowhere") == ((Filter("level", "leads"),), ["nowhere"])
    assert known("hours", "shifts", "") == ((), ["shifts", ""])
    assert known("skill", "talking.most-2", "speaking.counts")[0] == (
        Filter("skill", "speaking.most-2"),
        Filter("skill", "speaking.counts"),
    )
    wrong = ("speaking", "speaking.", "speaking.most-0", "speaking.most-6", "x.counts", ".counts")
    assert known("skill", *wrong) == ((), list(wrong))


def test_nothing_said_of_hours_or_contact_is_in_no_choice() -> None:
    catalogue = ladder(
        [({}, "entry", "service", "", ""), ({}, "entry", "service", "shifts", "daily")]
    )
    for group, values in (("hours", filters.HOURS), ("contact", filters.CONTACTS)):
        for value in values:
            assert filters.count([Filter(group, value)], catalogue) == 0  # type: ignore[arg-type]


def test_the_skills_to_choose_among_are_measured_or_count_in_most_roles() -> None:
    needs = [
        {"planning": (3, 2), "speaking": (3, 1), "writing": (3, 3), "coaching": (3, 2)},
        {"planning": (3, 3), "speaking": (3, 1), "coaching": (2, 2)},
    ]
    catalogue = factories.catalogue(
        skills=[
            factories.skill(code, order=at)
            for at, code in enumerate(("writing", "speaking", "coaching", "planning"))
        ],
        items=factories.skill_items("planning"),
        roles=[factories.role(f"role-{at}", asks) for at, asks in enumerate(needs)],
        steps=[],
    )

    def telling(limit: int) -> list[str]:
        return [skill.code for skill in filters.telling(catalogue, limit)]

    assert telling(9) == ["writing", "coaching", "planning"]
    assert telling(2) == ["coaching", "planning"]
    assert telling(1) == ["planning"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ((Filter("hours", "regular"),), ["customer-experience-specialist", "data-analysis"]),
        (
            (Filter("contact", "none"), Filter("skill", "coaching.counts")),
            ["trainer", "quality-assurance-analyst", "human-resources"],
        ),
        (
            (Filter("level", "entry"), Filter("skill", "de-escalation.most-2")),
            ["technical-support-specialist"],
        ),
        ((Filter("level", "entry"), Filter("hours", "regular")), []),
    ],
)
def test_what_somebody_might_look_for(
    catalogue: Catalogue, query: Filters, codes: list[str]
) -> None:
    assert [role.code for role in filters.narrowed(query, catalogue)] == codes


def small() -> Catalogue:
    return ladder(
        [
            ({"speaking": (4, 2)}, "entry", "service", "regular", "none"),
            ({"planning": (2, 1)}, "leads", "quality", "sometimes", ""),
            ({"speaking": (2, 3)}, "beyond", "service", "", "daily"),
        ]
    )


def left(*chosen: Filter) -> list[str]:
    return [role.code for role in filters.narrowed(chosen, small())]


def test_each_filter_lets_through_who_carries_it() -> None:
    assert left() == ["role-1", "role-0", "role-2"]
    assert left(Filter("place", "centre")) == ["role-1", "role-0"]
    assert left(Filter("place", "beyond")) == ["role-2"]
    assert left(Filter("level", "leads")) == ["role-1"]
    assert left(Filter("skill", "speaking.counts")) == ["role-0", "role-2"]
    assert left(Filter("skill", "speaking.least-4")) == ["role-0"]
    assert left(Filter("skill", "speaking.most-2")) == ["role-1", "role-2"]


def test_filters_are_told_in_one_order() -> None:
    expected = (
        Filter("place", "centre"),
        Filter("place", "beyond"),
        Filter("level", "leads"),
        Filter("level", "entry"),
        Filter("track", "service"),
        Filter("track", "quality"),
        Filter("hours", "regular"),
        Filter("hours", "sometimes"),
        Filter("contact", "none"),
        Filter("contact", "sometimes"),
        Filter("skill", "planning.counts"),
        Filter("skill", "speaking.most-2"),
    )
    assert filters.ordered([*reversed(expected), expected[0]], small()) == expected


def test_what_is_offered_of_a_skill_is_known_and_no_skill_is_listed() -> None:
    found, strange = filters.known("skill", [f"speaking.{it}" for it in filters.WISHES], small())
    assert [it.wish for it in found] == ["counts", "least-4", "most-2"]
    assert strange == []
    assert filters.values("skill", small()) == ()


def test_what_is_chosen_joins_no_others() -> None:
    chosen = (Filter("level", "entry"), Filter("level", "leads"))
    found = filters.offers("level", ("entry", "leads"), chosen, small())
    assert [(it.chosen, it.left, it.brings, it.further) for it in found] == [
        (True, 2, 1, False),
        (True, 2, 1, False),
    ]


def test_roles_of_which_nothing_is_said_are_told() -> None:
    assert [it.code for it in filters.unsaid("hours", small())] == ["role-2"]
    assert [it.code for it in filters.unsaid("contact", small())] == ["role-1"]


def test_what_a_role_asks_of_a_skill_is_what_matters_to_it() -> None:
    role = factories.role("agent", {"planning": (2, 1), "speaking": (3, 2), "writing": (4, 0)})
    speaking = filters.needed(role, "speaking")
    assert speaking is not None
    assert (speaking.skill, speaking.level) == ("speaking", 3)
    assert filters.needed(role, "writing") is None
    assert filters.needed(role, "calm") is None
