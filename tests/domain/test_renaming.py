"""Another code for a thing: everything follows, nothing is left behind, and the way back is open."""

from typing import Any

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from careers.domain import document, prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes, name_of
from careers.domain.checks import check, errors
from careers.domain.kinds import BY_NAME
from careers.domain.references import LINKS, LISTS, SINGLE
from careers.domain.renaming import (
    LONGEST,
    RENAMED,
    BadCode,
    NotThere,
    Same,
    Taken,
    TooLong,
    aligned,
    linked_anew,
    rename,
)
from careers.domain.walk import texts
from tests import factories


def telling() -> Catalogue:
    """A small catalogue in which everything names everything."""
    agent, leader = factories.catalogue().roles
    links = (
        "See [her](role:leader), [it](skill:speaking), [that](challenge:shifts), "
        "[this](guide:start) and [the step](step:agent-to-leader). {ed}"
    )
    return factories.catalogue(
        roles=[
            replace(
                agent,
                job=links,
                duties=(links,),
                skills=(replace(agent.skills[0], note=links), *agent.skills[1:]),
            ),
            leader,
        ],
        skills=[
            factories.skill("speaking", about=links),
            factories.skill("planning", order=2),
            factories.skill("talk", order=3, part_of="speaking", levels=()),
        ],
        training=[factories.module(skills=("speaking", "planning"))],
        guides=[factories.guide("start", sections=(things.GuideSection(heading="A", body=links),))],
        disagreements=[
            things.Disagreement(
                code="names",
                order=1,
                title="Names",
                body=links,
                roles=("leader",),
                challenges=("shifts",),
                guides=("start",),
            )
        ],
    )


def named(catalogue: Catalogue, kind: str) -> set[str]:
    """Every code of a kind that anything names, in a field or in a text."""
    found: set[str] = set()
    for one in BY_NAME.values():
        for thing in getattr(catalogue, one.plural):
            for name, target in SINGLE.get(one.type, {}).items():
                found |= {getattr(thing, name)} if target == kind else set()
            for name, target in LISTS.get(one.type, {}).items():
                found |= set(getattr(thing, name)) if target == kind else set()
            for name, (key, target) in LINKS.get(one.type, {}).items():
                found |= {getattr(it, key) for it in getattr(thing, name) if target == kind}
            for _, text, _expected in texts(thing):
                found |= {link.code for link in prose.links(text) if link.kind == kind}
    return found - {""}


ONES = [("role", "leader"), ("skill", "speaking"), ("challenge", "shifts"), ("guide", "start")]


@pytest.mark.parametrize(("kind", "old"), ONES)
def test_everything_follows(kind: str, old: str) -> None:
    before = telling()
    assert errors(check(before)) == []
    after = rename(before, kind, old, "something-else").catalogue
    assert errors(check(after)) == []
    assert old in named(before, kind)
    assert named(after, kind) == named(before, kind) - {old} | {"something-else"}
    found = after.get(kind, "something-else")
    assert found.formerly == (old,)
    assert after.known_as(kind, old) is found
    assert after.get(kind, old) is None


def test_a_steps_code_goes_with_its_roles_and_so_do_the_links_to_it() -> None:
    found = rename(telling(), "role", "leader", "head")
    assert [step.code for step in found.catalogue.steps] == ["agent-to-head"]
    assert named(found.catalogue, "step") == {"agent-to-head"}
    assert dict(found.codes) == {
        ("role", "leader"): "head",
        ("step", "agent-to-leader"): "agent-to-head",
    }
    assert found.catalogue.known_as("step", "agent-to-leader").code == "agent-to-head"


def test_it_says_what_else_is_touched() -> None:
    found = rename(telling(), "challenge", "shifts", "nights")
    assert [(kind, thing.code) for kind, thing in found.touched] == [
        ("skill", "speaking"),
        ("role", "agent"),
        ("role", "leader"),
        ("guide", "start"),
        ("disagreement", "names"),
        ("item", "preview-shifts"),
    ]


@given(st.data())
def test_there_and_back_is_no_change_but_for_the_former_codes(data: st.DataObject) -> None:
    before = telling()
    kind, old = data.draw(st.sampled_from(ONES))
    new = data.draw(st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True))
    taken = before.known_as(kind, new)
    if taken is not None or (kind, new) == ("role", "any"):
        return
    there = rename(before, kind, old, new).catalogue
    assert old not in named(there, kind)
    assert errors(check(there)) == []
    back = rename(there, kind, new, old).catalogue
    assert back.get(kind, old).formerly == (new,)
    assert document.write(_without_former(back)) == document.write(_without_former(before))


def _without_former(catalogue: Catalogue) -> Catalogue:
    members: dict[str, Any] = {
        kind.plural: [
            replace(it, formerly=()) if name in RENAMED else it
            for it in getattr(catalogue, kind.plural)
        ]
        for name, kind in BY_NAME.items()
    }
    return Catalogue.of(catalogue.site, members)


def test_a_code_it_had_before_is_free_for_it_and_for_nobody_else() -> None:
    there = rename(telling(), "role", "leader", "head").catalogue
    back = rename(there, "role", "head", "leader").catalogue
    assert back.role("leader").formerly == ("head",)
    with pytest.raises(Taken) as taken:
        rename(there, "role", "agent", "leader")
    assert taken.value.thing.code == "head"


@pytest.mark.parametrize(
    ("kind", "old", "new", "why"),
    [
        ("role", "nobody", "x", NotThere),
        ("step", "agent-to-leader", "x", NotThere),
        ("planet", "mars", "x", NotThere),
        ("training", "mentorship", "x", NotThere),
        ("role", "leader", "leader", Same),
        ("role", "leader", "agent", Taken),
        ("role", "leader", "Team Leader", BadCode),
        ("role", "leader", "a--b", BadCode),
        ("role", "leader", "a\n", BadCode),
        ("role", "leader", "", BadCode),
        ("role", "leader", "x" * 81, BadCode),
        ("role", "leader", "any", BadCode),
        ("role", "leader", "x" * 80, TooLong),
    ],
)
def test_what_cannot_be(kind: str, old: str, new: str, why: type[Exception]) -> None:
    with pytest.raises(why):
        rename(telling(), kind, old, new)


def test_a_step_of_that_code_may_be_there_already() -> None:
    roles = [factories.role(code) for code in ("a", "b", "b-to-c", "c", "d")]
    small = factories.catalogue(
        roles=roles, steps=[factories.step("a", "b-to-c"), factories.step("d", "c")]
    )
    with pytest.raises(Taken):
        rename(small, "role", "d", "a-to-b")


def test_a_text_with_no_room_for_a_longer_link_is_said() -> None:
    text = "x" * 570 + " [y](guide:start) {ed}"
    small = factories.catalogue(
        skills=[factories.skill("speaking", summary=text)], guides=[factories.guide("start")]
    )
    with pytest.raises(TooLong) as long:
        rename(small, "guide", "start", "a-far-longer-code")
    assert long.value.code == "speaking"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a](role:old) and (role:old)", "[a](role:new) and (role:old)"),
        ("[a](role:older), [b](skill:old)", "[a](role:older), [b](skill:old)"),
        ("[a](<role:old>) [b]( role:old )", "[a](<role:new>) [b]( role:new )"),
    ],
)
def test_a_link_is_told_from_what_looks_like_one(text: str, said: str) -> None:
    assert linked_anew(text, {("role", "old"): "new"}) == said


def test_our_own_catalogue(catalogue: Catalogue) -> None:
    after = rename(catalogue, "role", "team-leader", "team-lead").catalogue
    assert errors(check(after)) == []
    assert "team-leader" not in named(after, "role")
    assert after.role("team-lead").formerly == ("team-leader",)


# Comparing across it ------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "old"), ONES)
def test_a_new_code_alone_is_one_change(kind: str, old: str) -> None:
    before = telling()
    after = rename(before, kind, old, "something-else").catalogue
    found = changes(aligned(before, after), after)
    name = name_of(after.get(kind, "something-else"))
    assert found == [Change("changed", kind, "something-else", name, ("formerly",))]
    assert len(changes(before, after)) > 4


def test_two_that_became_one_are_one_that_stayed_and_one_that_went() -> None:
    before = factories.catalogue(
        challenges=[factories.challenge(), factories.challenge("noise")], guides=[]
    )
    after = factories.catalogue(challenges=[factories.challenge(formerly=("noise",))])
    assert aligned(before, after) is before
    found = [(change.what, change.code) for change in changes(before, after)]
    assert found == [("removed", "noise"), ("changed", "shifts")]


def test_what_has_no_new_code_is_left_alone() -> None:
    before = telling()
    assert aligned(before, telling()) is before


def test_a_skill_that_is_called_like_a_role_takes_no_step_along() -> None:
    skills = [factories.skill("agent"), factories.skill("planning", order=2)]
    roles = [factories.role("agent", {"agent": (3, 2)}), factories.role("leader", level="leads")]
    found = rename(factories.catalogue(skills=skills, roles=roles), "skill", "agent", "speaking")
    assert found.codes == {("skill", "agent"): "speaking"}
    assert [it.code for it in found.catalogue.steps] == ["agent-to-leader"]


def test_a_step_s_code_may_be_as_long_as_any() -> None:
    small = factories.catalogue()
    longest = "a" * (LONGEST - len("-to-leader"))
    found = rename(small, "role", "agent", longest)
    assert [len(it.code) for it in found.catalogue.steps] == [LONGEST]
    with pytest.raises(TooLong):
        rename(small, "role", "agent", f"{longest}a")


def test_what_has_no_room_for_a_longer_link_stays_as_it_was() -> None:
    summary = f"{'a' * (600 - 29)} [her](role:leader) {{ed}}"
    agent, leader = factories.catalogue().roles
    old = factories.catalogue(roles=[replace(agent, summary=summary), leader])
    longer = replace(leader, code="the-leader-of-all", formerly=("leader",))
    new = factories.catalogue(roles=[agent, longer], steps=[])
    found = aligned(old, new)
    assert found.role("agent").summary == summary
    assert found.get("role", "the-leader-of-all")
