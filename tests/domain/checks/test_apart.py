"""Roles that no answers could tell apart."""

from pathlib import Path

import msgspec
import pytest

from careers.domain import files
from careers.domain.catalogue import Catalogue
from careers.domain.checks import apart
from careers.domain.checks.apart import alike
from careers.domain.things import Role, RoleSkill
from tests import factories

CATALOGUE = Path(__file__).parents[3] / "catalogue"


@pytest.fixture(scope="module")
def ours() -> Catalogue:
    return files.read(CATALOGUE)[0]


def beside(catalogue: Catalogue, role: Role, level: int, skill: str) -> list[str]:
    """What is found where this role has a twin that asks for another level of one skill."""
    skills = tuple(
        msgspec.structs.replace(it, level=level) if it.skill == skill else it for it in role.skills
    )
    twin = msgspec.structs.replace(role, code="twin", title="Twin", skills=skills)
    roles = (*catalogue.roles, twin)
    return [it.code for it in alike(msgspec.structs.replace(catalogue, roles=roles))]


def test_our_roles_can_be_told_apart(ours: Catalogue) -> None:
    assert list(alike(ours)) == []


def test_a_copy_and_one_that_differs_by_a_level_cannot(ours: Catalogue) -> None:
    leader = ours.role("team-leader")
    assert beside(ours, leader, 3, "planning") == ["team-leader"]
    assert beside(ours, leader, 2, "planning") == ["team-leader"]
    assert beside(ours, leader, 1, "planning") == []


def test_of_many_roles_only_the_same_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = {"speaking": (3, 2), "planning": (3, 3)}
    near = needs | {"planning": (3, 2)}
    roles = [
        factories.role("agent", needs),
        factories.role("clerk", needs),
        factories.role("guide", near),
    ]
    found = factories.catalogue(roles=roles, steps=[])
    assert [(it.code, it.parameters) for it in alike(found)] == [
        ("agent", (("other", "Clerk"),)),
        ("agent", (("other", "Guide"),)),
        ("clerk", (("other", "Guide"),)),
    ]
    monkeypatch.setattr(apart, "FEW", 3)
    assert len(list(alike(found))) == 3
    monkeypatch.setattr(apart, "FEW", 2)
    assert [(it.code, it.parameters) for it in alike(found)] == [("clerk", (("other", "Agent"),))]


def test_what_does_not_matter_or_is_not_asked_tells_no_roles_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "FEW", 1)
    skills = [*factories.catalogue().skills, factories.skill("writing")]
    roles = [
        factories.role("agent", {"speaking": (3, 2)}),
        factories.role("clerk", {"speaking": (3, 2), "planning": (5, 0)}),
        factories.role("guide", {"speaking": (3, 2), "writing": (5, 3)}),
    ]
    found = alike(factories.catalogue(skills=skills, roles=roles, steps=[]))
    assert [it.code for it in found] == ["clerk", "guide"]


@pytest.mark.parametrize(("level", "codes"), [(1, []), (2, ["agent"])])
def test_roles_that_ask_for_nothing_above_the_lowest_level_are_left_out(
    level: int, codes: list[str]
) -> None:
    roles = [factories.role(code, {"speaking": (level, 3)}) for code in ("agent", "clerk")]
    assert [it.code for it in alike(factories.catalogue(roles=roles, steps=[]))] == codes


def test_a_role_in_the_centre_is_not_held_against_one_beyond_it() -> None:
    needs = {"speaking": (3, 2), "planning": (3, 3)}
    levels = [*factories.catalogue().levels, factories.level("beyond", 0)]
    roles = [factories.role("agent", needs), factories.role("own", needs, level="beyond")]
    assert list(alike(factories.catalogue(levels=levels, roles=roles, steps=[]))) == []


def test_without_questions_or_with_a_skill_that_is_not_there_nothing_is_said() -> None:
    roles = [factories.role("agent"), factories.role("clerk")]
    assert list(alike(factories.catalogue(roles=roles, steps=[], items=[]))) == []
    lost = RoleSkill(skill="juggling", level=3, importance=2)
    torn = [msgspec.structs.replace(it, skills=(*it.skills, lost)) for it in roles]
    assert list(alike(factories.catalogue(roles=torn, steps=[]))) == []
