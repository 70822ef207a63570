"""A thing taken out of the catalogue: what named it, what stands for it, and that nothing dangles."""

from typing import Any

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import check
from careers.domain.checks.codes import dangling, formerly, unique
from careers.domain.renaming import LONGEST, TooLong
from careers.domain.retiring import (
    GROUPS,
    Group,
    NoReplacement,
    NotThere,
    Unclear,
    retire,
)
from tests import factories
from tests.domain.test_renaming import named, telling


def crowded() -> Catalogue:
    """A small catalogue in which everything names everything, with two of each kind."""
    small = telling()
    agent, leader = small.roles
    links = "See [her](role:leader) and *[the step](step:agent-to-leader)*. {ed}"
    return factories.catalogue(
        skills=small.skills,
        training=small.training,
        guides=[*small.guides, factories.guide("second", lead=links)],
        disagreements=small.disagreements,
        challenges=[factories.challenge(), factories.challenge("noise", formerly=("din",))],
        roles=[
            agent,
            replace(leader, also_called=("Chief",), formerly=("head",)),
            factories.role("coach", meets={"noise": 2}, next=links),
        ],
        steps=[
            factories.step(),
            factories.step("coach", "leader", about=links),
            factories.step("leader", "coach"),
            factories.step("", "leader"),
        ],
    )


CASES = [
    (kind, code, other)
    for kind, codes in {
        "role": ("agent", "leader", "coach"),
        "skill": ("speaking", "planning", "talk"),
        "challenge": ("shifts", "noise"),
        "guide": ("start", "second"),
    }.items()
    for code in codes
    for other in ("", *codes)
    if other != code
]


def found_in(catalogue: Catalogue) -> set[str]:
    """What is wrong with its codes and with what names them."""
    checks = (unique, formerly, dangling)
    return {finding.place for one in checks for finding in one(catalogue)}


@given(st.sampled_from(CASES), st.sets(st.sampled_from(GROUPS)))
def test_nothing_dangles_afterwards_that_did_not_before(
    case: tuple[str, str, str], moving: set[Group]
) -> None:
    kind, code, other = case
    before = crowded()
    assert found_in(before) == set()
    found = retire(before, kind, code, other, frozenset(moving))
    after = found.catalogue
    assert found_in(after) == set()
    assert after.get(kind, code) is None
    assert code not in named(after, kind)
    assert after.known_as(kind, code) is (after.get(kind, other) if other else None)
    untouched = {(fate.kind, fate.thing.code) for fate in found.fates} | set(found.ends)
    for one, thing in _all(before):
        if (one, thing.code) not in untouched | {(kind, other)}:
            assert after.get(one, thing.code) == thing


def _all(catalogue: Catalogue) -> list[tuple[str, Any]]:
    kinds = ("skill", "challenge", "training", "role", "step", "guide", "disagreement", "item")
    plurals = {"training": "training"}
    return [
        (kind, thing)
        for kind in kinds
        for thing in getattr(catalogue, plurals.get(kind, f"{kind}s"))
    ]


def fates(*asked: Any, **options: Any) -> dict[str, str]:
    found = retire(crowded(), *asked, **options).fates
    return {f"{fate.kind}:{fate.thing.code}": fate.what for fate in found}


def test_a_role_with_one_that_takes_its_place() -> None:
    found = retire(crowded(), "role", "leader", "coach")
    assert dict(found.ends) == {
        ("role", "leader"): "coach",
        ("step", "agent-to-leader"): "agent-to-coach",
        ("step", "any-to-leader"): "any-to-coach",
        ("step", "coach-to-leader"): "",
        ("step", "leader-to-coach"): "",
    }
    after = found.catalogue
    assert [step.code for step in after.steps] == ["agent-to-coach", "any-to-coach"]
    coach = after.role("coach")
    assert coach.formerly == ("leader", "head")
    assert coach.synonyms == ("Leader", "Chief")
    assert "[her](role:coach)" in coach.next
    assert after.known_as("step", "agent-to-leader").code == "agent-to-coach"
    assert after.known_as("role", "head") is coach
    assert fates("role", "leader", "coach") == {
        "skill:speaking": "led",
        "role:agent": "led",
        "role:coach": "led",
        "step:agent-to-leader": "moved",
        "step:any-to-leader": "moved",
        "step:coach-to-leader": "dropped",
        "step:leader-to-coach": "dropped",
        "guide:second": "led",
        "guide:start": "led",
        "disagreement:names": "moved",
    }


def test_a_role_with_nothing_in_its_place_leaves_its_words() -> None:
    after = retire(crowded(), "role", "leader").catalogue
    assert after.steps == ()
    assert after.role("coach").next == "See her and *the step*. {ed}"
    assert after.known_as("role", "leader") is None
    assert fates("role", "leader")["disagreement:names"] == "let go"


def test_steps_can_be_dropped_though_something_takes_the_place() -> None:
    after = retire(crowded(), "role", "leader", "coach", frozenset()).catalogue
    assert after.steps == ()
    assert "[her](role:coach) and *the step*" in after.role("coach").next


def test_a_link_to_a_step_that_is_dropped_is_led_to_the_one_there_already() -> None:
    small = crowded()
    full = Catalogue.of(
        small.site,
        {"roles": small.roles, "levels": small.levels, "tracks": small.tracks}
        | {"steps": [*small.steps, factories.step("agent", "coach")]},
    )
    found = retire(full, "role", "leader", "coach", frozenset())
    assert found.ends["step", "agent-to-leader"] == "agent-to-coach"
    assert "[the step](step:agent-to-coach)" in found.catalogue.role("coach").next


def test_a_skill_moves_where_the_other_is_not_asked_for_yet() -> None:
    small = crowded()
    after = retire(small, "skill", "speaking", "talk").catalogue
    before = {it.skill: it for it in small.role("leader").skills}
    now = {it.skill: it for it in after.role("leader").skills}
    assert now == {
        "planning": before["planning"],
        "talk": replace(before["speaking"], skill="talk"),
    }
    assert {it.skill for it in after.items if it.skill} == {"planning", "talk"}
    assert after.skill("talk").part_of == ""
    kept = retire(small, "skill", "speaking", "planning").catalogue.role("leader").skills
    assert kept == (before["planning"],)


def test_a_part_becomes_part_of_what_its_new_whole_is_part_of() -> None:
    skills = [factories.skill(code, levels=()) for code in ("a", "b")]
    parts = [factories.skill("c", part_of="b"), factories.skill("d", part_of="a")]
    small = factories.catalogue(skills=[*factories.catalogue().skills, *skills, *parts])
    assert retire(small, "skill", "a", "c").catalogue.skill("d").part_of == "b"
    assert retire(small, "skill", "a").catalogue.skill("d").part_of == ""


def test_questions_are_dropped_with_what_they_measure() -> None:
    found = retire(crowded(), "skill", "speaking", "planning", frozenset({"rows"}))
    assert {it.skill for it in found.catalogue.items if it.skill} == {"planning"}
    assert fates("challenge", "shifts")["item:preview-shifts"] == "dropped"
    assert fates("challenge", "shifts", "noise")["item:preview-shifts"] == "moved"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("role", "nobody"), NotThere),
        (("step", "agent-to-leader"), NotThere),
        (("level", "entry"), NotThere),
        (("planet", "mars"), NotThere),
        (("role", "leader", "leader"), NoReplacement),
        (("role", "leader", "nobody"), NoReplacement),
        (("role", "leader", "speaking"), NoReplacement),
    ],
)
def test_what_cannot_be(asked: Any, why: type[Exception]) -> None:
    with pytest.raises(why):
        retire(crowded(), *asked)


def test_a_link_that_cannot_be_undone_is_said() -> None:
    small = crowded()
    odd = "See [a [b] c](role:leader). {ed}"
    assert prose.links(odd) != ()
    guide = replace(small.guides[0], lead=odd)
    full = Catalogue.of(
        small.site,
        {"roles": small.roles, "levels": small.levels, "tracks": small.tracks, "guides": [guide]},
    )
    with pytest.raises(Unclear) as unclear:
        retire(full, "role", "leader")
    assert (unclear.value.kind, unclear.value.code) == ("guide", guide.code)
    led = retire(full, "role", "leader", "coach").catalogue
    assert led.guides[0].lead == "See [a [b] c](role:coach). {ed}"


def test_a_text_with_no_room_for_the_longer_link_is_said() -> None:
    text = "x" * 570 + " [y](guide:start) {ed}"
    small = factories.catalogue(
        skills=[factories.skill("speaking", summary=text)],
        guides=[factories.guide("start"), factories.guide("a-far-longer-code")],
    )
    with pytest.raises(TooLong):
        retire(small, "guide", "start", "a-far-longer-code")


def test_our_own_catalogue(catalogue: Catalogue) -> None:
    before = {(it.severity, it.kind, it.message) for it in check(catalogue)}
    assert not [it for it in before if it[0] == "error"]
    found = retire(catalogue, "role", "trainer", "team-leader")
    assert found_in(found.catalogue) == set()
    assert "trainer" not in named(found.catalogue, "role")
    assert isinstance(found.catalogue.known_as("role", "trainer"), things.Role)


def test_a_skill_that_is_called_like_a_role_takes_no_step_along() -> None:
    skills = [factories.skill("agent"), factories.skill("planning", order=2)]
    found = retire(factories.catalogue(skills=skills), "skill", "agent", "planning")
    assert found.ends == {("skill", "agent"): "planning"}
    assert [it.code for it in found.catalogue.steps] == ["agent-to-leader"]


def test_a_step_s_code_may_be_as_long_as_any() -> None:
    longest = "a" * (LONGEST - len("agent-to-"))
    for code in (longest, f"{longest}a"):
        roles = [*factories.catalogue().roles, factories.role(code)]
        full = factories.catalogue(roles=roles)
        if code == longest:
            found = retire(full, "role", "leader", code)
            assert [len(it.code) for it in found.catalogue.steps] == [LONGEST]
        else:
            with pytest.raises(TooLong):
                retire(full, "role", "leader", code)


def test_questions_stay_that_only_look_as_if_they_asked() -> None:
    skills = [factories.skill("plan"), factories.skill("planning", order=2)]
    items = [*factories.skill_items("plan"), *factories.skill_items("planning", order=2)]
    full = factories.catalogue(skills=skills, items=items, roles=[], steps=[])
    found = retire(full, "skill", "plan", "planning", frozenset({"rows"}))
    assert [it.code for it in found.catalogue.items] == ["planning-1", "planning-2"]


def test_what_becomes_of_a_link_and_of_a_row_is_told() -> None:
    skill = factories.skill("speaking", about="See [it](guide:start). {ed}")
    linked = factories.catalogue(
        skills=[skill, factories.skill("planning", order=2)],
        guides=[factories.guide("start"), factories.guide("end")],
    )
    for new, what in (("", "unlinked"), ("end", "led")):
        found = retire(linked, "guide", "start", new)
        assert [(it.thing.code, it.what) for it in found.fates] == [("speaking", what)]
    bare = factories.catalogue(
        roles=[factories.role("agent", {"speaking": (3, 2)})], steps=[], items=[]
    )
    rows: frozenset[Group] = frozenset({"rows"})
    for moving, what in ((rows, "moved"), (rows - {"rows"}, "let go")):
        found = retire(bare, "skill", "speaking", "planning", moving)
        assert [(it.thing.code, it.what) for it in found.fates] == [("agent", what)]


def test_a_question_goes_to_the_part_and_not_to_its_whole() -> None:
    skills = [
        factories.skill("a"),
        factories.skill("b", order=2, part_of="c"),
        factories.skill("c", order=3),
    ]
    full = factories.catalogue(
        skills=skills, items=factories.skill_items("a"), roles=[], steps=[], training=[]
    )
    assert {it.skill for it in retire(full, "skill", "a", "b").catalogue.items} == {"b"}


def test_of_a_role_that_only_links_to_a_skill_no_row_is_told() -> None:
    role = factories.role("agent", {"planning": (3, 2)}, job="See [it](skill:speaking). {ed}")
    full = factories.catalogue(roles=[role], steps=[], items=[])
    [fate] = retire(full, "skill", "speaking", "planning").fates
    assert (fate.thing.code, fate.what) == ("agent", "led")


def test_a_challenge_that_is_called_like_a_skill_stays() -> None:
    skills = [factories.skill("shifts"), factories.skill("planning", order=2)]
    role = factories.role("agent", {"shifts": (3, 2)}, meets={"shifts": 4})
    full = factories.catalogue(skills=skills, roles=[role], steps=[], items=[])
    [left] = retire(full, "skill", "shifts", "planning").catalogue.roles
    assert [it.skill for it in left.skills] == ["planning"]
    assert [it.challenge for it in left.challenges] == ["shifts"]
