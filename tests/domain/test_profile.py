"""A role's profile: what it asks, meets and is like, and the steps from and to it, in their order."""

import pytest

from careers.domain import profile, things
from careers.domain.catalogue import Catalogue
from tests import factories


def ladder() -> Catalogue:
    """Three rungs and a door outside, whose codes are not in reading order."""
    return factories.catalogue(
        levels=[
            factories.level(),
            factories.level("middle", 2),
            factories.level("leads", 3),
            factories.level("beyond", 0),
        ],
        roles=[
            factories.role("zoe", level="entry"),
            factories.role("mid", level="middle"),
            factories.role("amy", level="leads"),
            factories.role("out", level="beyond"),
        ],
        steps=[
            factories.step("zoe", "amy", training=("b", "c")),
            factories.step("zoe", "mid", training=("a",)),
            factories.step("mid", "amy"),
            factories.step("zoe", "out"),
            factories.step("", "amy"),
            factories.step("", "mid"),
        ],
        training=[
            factories.module("a", order=3),
            factories.module("b", order=2),
            factories.module("c", order=1),
            factories.module("d", order=0),
        ],
    )


def ends(moves: list[profile.Move]) -> list[tuple[str, str | None]]:
    return [(move.step.code, move.role.code if move.role else None) for move in moves]


def test_needs_are_grouped_by_importance_and_none_is_empty() -> None:
    codes = ("first", "second", "third", "fourth", "unneeded")
    catalogue = factories.catalogue(
        skills=[factories.skill(code, order=9 - n) for n, code in enumerate(codes)],
        items=[],
    )
    asked = {"first": (2, 3), "second": (2, 3), "third": (4, 3), "fourth": (1, 1), "gone": (5, 2)}
    role = factories.role("agent", {**asked, "unneeded": (5, 0)})
    assert [
        (importance, [need.skill.code for need in group])
        for importance, group in profile.needs(role, catalogue)
    ] == [(3, ["third", "second", "first"]), (1, ["fourth"])]


def test_skills_of_one_place_come_by_their_code() -> None:
    skills = [factories.skill(code, order=1) for code in ("b", "a")]
    catalogue = factories.catalogue(skills=skills, items=[])
    role = factories.role("agent", {"b": (2, 3), "a": (2, 3)})
    ((_, group),) = profile.needs(role, catalogue)
    assert [need.skill.code for need in group] == ["a", "b"]


@pytest.mark.parametrize(("importance", "critical"), [(2, False), (3, True)])
def test_only_the_highest_importance_is_critical(importance: int, critical: bool) -> None:
    catalogue = factories.catalogue()
    role = factories.role("agent", {"speaking": (3, importance)})
    ((_, (need,)),) = profile.needs(role, catalogue)
    assert need.critical is critical


def test_a_need_is_told_in_the_skills_own_words_for_its_level_or_else_the_levels() -> None:
    catalogue = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("writing", levels=("One", "Two", "Three")),
            factories.skill("planning", levels=("One", "Two")),
        ]
    )
    needs = {"speaking": (4, 3), "writing": (3, 2), "planning": (3, 1)}
    groups = profile.needs(factories.role("agent", needs), catalogue)
    assert [need.behaviour for _, (need,) in groups] == ["Four", "Three", "Alone"]


def test_a_need_without_any_words_is_told_in_none() -> None:
    catalogue = factories.catalogue(skills=[factories.skill(levels=())], proficiencies=[])
    ((_, (need,)),) = profile.needs(factories.role("agent", {"speaking": (3, 3)}), catalogue)
    assert (need.anchor, need.behaviour) == (None, "")


def test_hardships_begin_with_the_greatest_and_say_what_helps() -> None:
    challenges = [
        factories.challenge(code, order=order, yourself=("Breathe", "Walk"))
        for code, order in (("noise", 1), ("shifts", 2), ("b", 3), ("a", 3))
    ]
    role = factories.role(
        "agent",
        challenges=(
            things.RoleChallenge(challenge="noise", exposure=2),
            things.RoleChallenge(challenge="b", exposure=4),
            things.RoleChallenge(challenge="a", exposure=4),
            things.RoleChallenge(challenge="shifts", exposure=4, note="Nights", helps="A swap"),
            things.RoleChallenge(challenge="gone", exposure=5),
        ),
    )
    found = profile.hardships(role, factories.catalogue(challenges=challenges))
    assert [(it.challenge.code, it.exposure, it.note, it.helps) for it in found] == [
        ("shifts", 4, "Nights", ("A swap",)),
        ("a", 4, "", ("Breathe",)),
        ("b", 4, "", ("Breathe",)),
        ("noise", 2, "", ("Breathe",)),
    ]


def test_likings_come_in_the_order_of_the_preferences() -> None:
    places = (("people", 3), ("z", 2), ("y", 2), ("pace", 1))
    catalogue = factories.catalogue(
        preferences=[factories.preference(code, order=order) for code, order in places]
    )
    likes = {"people": 4, "z": 1, "y": 3, "pace": 2, "gone": 5}
    found = profile.likings(factories.role("agent", likes=likes), catalogue)
    assert [(it.preference.code, it.level) for it in found] == [
        ("pace", 2),
        ("y", 3),
        ("z", 1),
        ("people", 4),
    ]


def test_steps_to_a_role_begin_with_those_from_any_rung_and_from_the_lowest() -> None:
    catalogue = ladder()
    assert ends(profile.moves_in(catalogue.role("amy"), catalogue)) == [
        ("any-to-amy", None),
        ("zoe-to-amy", "zoe"),
        ("mid-to-amy", "mid"),
    ]


def test_steps_from_a_role_go_up_the_ladder_and_then_outside() -> None:
    catalogue = ladder()
    assert ends(profile.moves_out(catalogue.role("zoe"), catalogue)) == [
        ("zoe-to-mid", "mid"),
        ("zoe-to-amy", "amy"),
        ("zoe-to-out", "out"),
    ]


def test_a_step_that_leads_to_no_role_is_left_out() -> None:
    catalogue = factories.catalogue(steps=[factories.step(), factories.step("agent", "gone")])
    assert ends(profile.moves_out(catalogue.role("agent"), catalogue)) == [
        ("agent-to-leader", "leader")
    ]


@pytest.mark.parametrize(
    ("code", "open_to_it"),
    [("zoe", ["mid", "amy"]), ("mid", ["amy"]), ("amy", ["mid"]), ("out", [])],
)
def test_what_is_open_to_any_rung_is_open_to_every_other_role_of_the_centre(
    code: str, open_to_it: list[str]
) -> None:
    catalogue = ladder()
    found = profile.moves_open(catalogue.role(code), catalogue)
    assert ends(found) == [(f"any-to-{to}", to) for to in open_to_it]


def test_training_of_several_steps_is_told_once_in_its_own_order() -> None:
    catalogue = ladder()
    steps = [*catalogue.steps, catalogue.step("zoe-to-mid")]
    found = profile.training_towards(steps, catalogue)
    assert [module.code for module in found] == ["c", "b", "a"]


def test_only_what_concerns_a_role_is_told_of_what_sources_disagree_on() -> None:
    about = [
        things.Disagreement(code=code, order=1, title=code, body="Told. {ed}", roles=roles)
        for code, roles in (("pay", ("agent", "leader")), ("hours", ("leader",)), ("all", ()))
    ]
    catalogue = factories.catalogue(disagreements=about)
    found = profile.disagreements_about(catalogue.role("agent"), catalogue)
    assert [it.code for it in found] == ["pay"]
