"""What a catalogue works out once: the lists are right, and nobody can spoil them for the next."""

from careers.domain.ladder import climb
from tests import factories


def test_a_list_taken_is_the_takers_own() -> None:
    small = factories.catalogue()
    first = small.listed("roles")
    first.clear()
    assert [role.code for role in small.listed("roles")] == ["agent", "leader"]
    level = small.level(small.role("agent").level)
    small.roles_on(level).clear()
    assert [role.code for role in small.roles_on(level)] == ["agent"]


def test_the_parts_of_a_skill_in_reading_order() -> None:
    small = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("tone", part_of="speaking", order=9),
            factories.skill("pace", part_of="speaking", order=8),
        ]
    )
    parts = [part.code for part in small.parts_of(small.skill("speaking"))]
    assert parts == ["pace", "tone"]
    assert small.parts_of(small.skill("tone")) == ()


def test_a_climb_is_looked_for_once() -> None:
    small = factories.catalogue()
    assert climb(small) is climb(small)
