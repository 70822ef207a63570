"""Things whose code was changed: where they were reached and where they are now."""

from msgspec.structs import replace

from careers.domain.readdressed import Move, moves
from careers.domain.renaming import rename
from tests import factories
from tests.domain.test_retiring import crowded


def test_where_nothing_has_another_code_nothing_moved() -> None:
    assert moves(crowded(), crowded()) == {}


def test_a_role_moves_with_all_its_steps() -> None:
    """Of its four one ends elsewhere too; none is told of by itself."""
    before = crowded()
    after = rename(before, "role", "leader", "chief").catalogue
    assert moves(before, after) == {
        ("role", "chief"): Move("leader", "chief", "/roles/leader/", "/roles/chief/", 4)
    }


def test_of_two_roles_each_counts_its_own_steps() -> None:
    before = crowded()
    after = rename(rename(before, "role", "leader", "chief").catalogue, "role", "agent", "adviser")
    found = moves(before, after.catalogue)
    assert {key: (it.before, it.steps) for key, it in found.items()} == {
        ("role", "chief"): ("leader", 4),
        ("role", "adviser"): ("agent", 1),
    }


def test_nothing_but_a_role_has_steps() -> None:
    before = crowded()
    both = rename(before, "role", "leader", "chief").catalogue
    after = rename(both, "skill", "speaking", "leader").catalogue
    assert moves(before, after)["skill", "leader"] == Move(
        "speaking", "leader", "/skills/speaking/", "/skills/leader/"
    )


def test_a_skill_that_is_called_as_a_role_was_has_none_of_its_steps() -> None:
    before = crowded()
    named = replace(factories.skill("leader", order=4), part_of="speaking", levels=())
    old = factories.catalogue(
        skills=[*before.skills, named], roles=before.roles, steps=before.steps
    )
    roles = rename(old, "role", "leader", "chief").catalogue
    after = rename(roles, "skill", "leader", "head").catalogue
    assert {key: it.steps for key, it in moves(old, after).items()} == {
        ("role", "chief"): 4,
        ("skill", "head"): 0,
    }


def test_the_rest_is_what_a_thing_says_but_for_this_move() -> None:
    move = Move("agent", "adviser", "/roles/agent/", "/roles/adviser/")
    thing = factories.role("adviser", formerly=("operator", "agent", "adviser"))
    assert move.rest(thing) == factories.role("adviser", formerly=("operator",))
    assert move.rest(factories.guide("adviser")) == factories.guide("adviser")
