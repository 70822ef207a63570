"""What stands near a thing: shared skills, what is asked for together, what is met together."""

from hypothesis import given, strategies as st

from careers.domain.catalogue import Catalogue
from careers.domain.related import (
    Companion,
    Kin,
    asked_together,
    met_together,
    related_roles,
    shared,
)
from tests import factories
from tests.factories import Needs

SKILLS = ("coaching", "listening", "planning", "speaking")


def of(
    roles: dict[str, Needs], meets: dict[str, dict[str, int]] | None = None, **parts: str
) -> Catalogue:
    """A catalogue of roles by what they ask for; `parts` are skills by what they are part of."""
    return factories.catalogue(
        skills=[
            factories.skill(code, order=order, part_of=parts.get(code, ""))
            for order, code in enumerate(SKILLS)
        ],
        challenges=[factories.challenge(code) for code in ("noise", "nights", "targets")],
        roles=[
            factories.role(code, asked, order=order, meets=(meets or {}).get(code, {}))
            for order, (code, asked) in enumerate(roles.items())
        ],
        steps=[],
        items=[],
    )


def kin(catalogue: Catalogue, code: str) -> list[tuple[str, int, int]]:
    """The roles near one: their codes, how many skills are shared, of how many."""
    found = related_roles(catalogue.role(code), catalogue, most=99)
    return [(one.role.code, len(one.shared), one.of) for one in found]


def test_nearness_is_what_two_roles_share_over_what_either_leans_on() -> None:
    catalogue = of(
        {
            "agent": {"speaking": (4, 3), "listening": (3, 2), "planning": (5, 1)},
            "leader": {"speaking": (3, 2), "coaching": (4, 3), "planning": (5, 3)},
        }
    )
    agent, leader = catalogue.role("agent"), catalogue.role("leader")

    # Speaking is 12 here and 6 there, listening 6, coaching 12 and planning 15, which is only useful
    # to the agent: 6 shared of 12 + 6 + 12 + 15.
    speaking = (catalogue.skill("speaking"),)
    assert related_roles(agent, catalogue) == (Kin(leader, speaking, 2, 6 / 45),)
    assert related_roles(leader, catalogue) == (Kin(agent, speaking, 3, 6 / 45),)


def test_the_nearest_comes_first_and_equals_keep_the_order_of_reading() -> None:
    catalogue = of(
        {
            "middle": {"speaking": (3, 2), "listening": (3, 2)},
            "other": {"planning": (5, 3)},
            "twin": {"speaking": (3, 2), "listening": (3, 2)},
            "second": {"speaking": (3, 2)},
            "first": {"listening": (3, 2)},
        }
    )

    assert kin(catalogue, "middle") == [("twin", 2, 2), ("second", 1, 2), ("first", 1, 2)]
    assert kin(catalogue, "other") == []


def test_no_more_are_told_than_are_asked_for() -> None:
    catalogue = of({f"role-{n}": {"speaking": (3, 2)} for n in range(9)})

    assert len(related_roles(catalogue.roles[0], catalogue)) == 4
    assert len(related_roles(catalogue.roles[0], catalogue, most=2)) == 2
    some = related_roles(catalogue.roles[0], catalogue, among={"role-0", "role-7"})
    assert [one.role.code for one in some] == ["role-7"]


def test_shared_skills_are_told_by_how_hard_both_lean_on_them_then_by_how_few_ask() -> None:
    catalogue = of(
        {
            "one": {"speaking": (3, 2), "listening": (5, 3), "coaching": (3, 2)},
            "two": {"speaking": (3, 2), "listening": (4, 2), "coaching": (3, 2)},
            "three": {"coaching": (2, 3)},
        }
    )

    found = shared(catalogue.role("one"), catalogue.role("two"), catalogue)

    assert [skill.code for skill in found] == ["listening", "speaking", "coaching"]


def test_a_skill_the_catalogue_does_not_hold_joins_nobody() -> None:
    catalogue = of({"one": {"juggling": (3, 3)}, "two": {"juggling": (3, 3)}})

    assert kin(catalogue, "one") == []


def test_skills_are_near_by_the_roles_that_lean_on_both() -> None:
    catalogue = of(
        {
            "one": {"speaking": (3, 2), "listening": (3, 3), "planning": (3, 2)},
            "two": {"speaking": (3, 2), "listening": (3, 3), "planning": (3, 1)},
            "three": {"speaking": (3, 2), "planning": (3, 2), "coaching": (3, 2)},
            "four": {"planning": (3, 2)},
        }
    )

    # Both: listening 2 of 3, planning 2 of 4 who have either; coaching only once.
    assert asked_together(catalogue.skill("speaking"), catalogue) == (
        Companion(catalogue.skill("listening"), 2, 3),
        Companion(catalogue.skill("planning"), 2, 3),
    )


def test_what_comes_nearly_always_with_a_skill_goes_before_what_comes_with_every_other_too() -> (
    None
):
    everywhere: Needs = {"planning": (3, 2)}
    three: Needs = {**everywhere, "speaking": (3, 2)}
    two: Needs = {**three, "listening": (3, 2)}
    asked = [two, two, three, *[everywhere] * 4]
    catalogue = of({f"role-{n}": needs for n, needs in enumerate(asked)})

    # Listening 2 of 3, planning 3 of 7 who have either.
    assert asked_together(catalogue.skill("speaking"), catalogue) == (
        Companion(catalogue.skill("listening"), 2, 3),
        Companion(catalogue.skill("planning"), 3, 3),
    )


def test_a_skill_comes_with_others_whatever_else_is_asked_elsewhere() -> None:
    both: Needs = {"coaching": (3, 2), "listening": (3, 2)}
    catalogue = of({"one": both, "two": both, "three": {"speaking": (3, 2)}})

    listening = Companion(catalogue.skill("listening"), 2, 2)
    assert asked_together(catalogue.skill("coaching"), catalogue) == (listening,)
    assert asked_together(catalogue.skill("planning"), catalogue) == ()


def test_what_a_skill_is_part_of_is_not_said_to_come_with_it() -> None:
    asked: Needs = dict.fromkeys(SKILLS, (3, 2))
    catalogue = of({"one": asked, "two": asked}, listening="speaking")

    whole = asked_together(catalogue.skill("speaking"), catalogue)
    part = asked_together(catalogue.skill("listening"), catalogue)

    assert [one.thing.code for one in whole] == ["coaching", "planning"]
    assert [one.thing.code for one in part] == ["coaching", "planning"]


def test_hard_things_come_together_where_roles_meet_both_most_days() -> None:
    catalogue = of(
        {code: {"speaking": (3, 2)} for code in ("one", "two", "three")},
        {
            "one": {"noise": 5, "nights": 4, "targets": 4},
            "two": {"noise": 4, "nights": 5, "targets": 3},
            "three": {"noise": 5},
        },
    )

    assert met_together(catalogue.challenge("noise"), catalogue) == (
        Companion(catalogue.challenge("nights"), 2, 3),
    )
    assert met_together(catalogue.challenge("targets"), catalogue) == ()


def test_what_is_met_nearly_always_with_a_hard_thing_goes_before_what_is_met_everywhere() -> None:
    everywhere = {"targets": 5}
    three = {**everywhere, "noise": 5}
    two = {**three, "nights": 5}
    met = {f"role-{n}": it for n, it in enumerate([two, two, three, *[everywhere] * 4])}
    catalogue = of({code: {"speaking": (3, 2)} for code in met}, met)

    assert met_together(catalogue.challenge("noise"), catalogue) == (
        Companion(catalogue.challenge("nights"), 2, 3),
        Companion(catalogue.challenge("targets"), 3, 3),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    need = st.tuples(st.integers(1, 5), st.integers(0, 3))
    asked = st.dictionaries(st.sampled_from(SKILLS), need)
    return of({f"role-{n}": draw(asked) for n in range(draw(st.integers(1, 6)))})


@given(catalogues())
def test_nearness_is_the_same_from_either_side_and_needs_a_skill_in_common(
    catalogue: Catalogue,
) -> None:
    found = {
        (role.code, one.role.code): one
        for role in catalogue.roles
        for one in related_roles(role, catalogue, most=99)
    }

    leans = {
        role.code: {need.skill for need in role.skills if need.importance >= 2}
        for role in catalogue.roles
    }
    assert set(found) == {
        (one, other)
        for one in leans
        for other in leans
        if one != other and leans[one] & leans[other]
    }
    for (code, other), one in found.items():
        back = found[other, code]
        assert (one.shared, one.nearness) == (back.shared, back.nearness)
        assert {skill.code for skill in one.shared} == leans[code] & leans[other]
        assert len(one.shared) <= one.of == len(leans[code])
        assert 0 < one.nearness <= 1


def test_two_roles_of_ours_that_ask_alike_are_near(catalogue: Catalogue) -> None:
    support = catalogue.role("technical-support-specialist")

    nearest = related_roles(support, catalogue)[0]

    assert nearest.role.code == "it-support"
    assert (len(nearest.shared), nearest.of) == (8, 12)
    assert [skill.code for skill in nearest.shared[:2]] == [
        "systems-and-technical",
        "problem-solving",
    ]
