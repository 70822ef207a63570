"""A copy of a thing."""

import pytest
from msgspec.structs import replace

from careers.domain.cloning import CLONED, clone, steps_of
from careers.domain.renaming import BadCode, NotThere, Taken, TooLong
from careers.domain.things import Step
from tests import factories
from tests.domain.test_retiring import crowded


def test_a_copy_says_what_the_first_says_under_its_own_names() -> None:
    small = crowded()
    leader = small.role("leader")
    [copy] = clone(small, "role", "leader", "chief", "Chief of Day")
    assert (copy.kind, copy.thing) == (
        "role",
        replace(leader, code="chief", title="Chief of Day", formerly=()),
    )
    [guide] = clone(small, "guide", "start", "other", "Other")
    assert guide.thing == replace(small.guides[1], code="other", title="Other")


def test_it_has_those_of_its_steps_that_are_asked_for() -> None:
    small = crowded()
    steps = [step.code for step in steps_of(small, "role", "leader")]
    assert steps == ["agent-to-leader", "any-to-leader", "coach-to-leader", "leader-to-coach"]
    wanted = frozenset({"any-to-leader", "leader-to-coach"})
    copies = clone(small, "role", "leader", "chief", "Chief", wanted)
    found = [(copy.kind, copy.thing.code) for copy in copies]
    assert found == [("role", "chief"), ("step", "any-to-chief"), ("step", "chief-to-coach")]
    ends = [(it.thing.origin, it.thing.destination) for it in copies if isinstance(it.thing, Step)]
    assert ends == [("", "chief"), ("chief", "coach")]


def test_only_a_roles_own_steps_are_its_steps() -> None:
    small = crowded()
    assert [step.code for step in steps_of(small, "role", "agent")] == ["agent-to-leader"]
    assert steps_of(small, "skill", "leader") == ()


def test_a_steps_code_may_be_as_long_as_any() -> None:
    steps = frozenset({"agent-to-leader"})
    new = "x" * (80 - len("agent-to-"))
    assert len(clone(crowded(), "role", "leader", new, "X", steps)[1].thing.code) == 80
    with pytest.raises(TooLong) as refused:
        clone(crowded(), "role", "leader", f"{new}x", "X", steps)
    assert refused.value.code == f"agent-to-{new}x"


def test_a_source_gets_the_next_number() -> None:
    small = factories.catalogue(sources=[factories.source(), factories.source("daily", number=7)])
    [copy] = clone(small, "source", "duties", "more", "More")
    assert copy.thing == factories.source("more", number=8, name="More")


@pytest.mark.parametrize(
    ("kind", "code", "new", "why"),
    [
        ("role", "nobody", "x", NotThere),
        ("step", "agent-to-leader", "x", NotThere),
        ("planet", "mars", "x", NotThere),
        ("role", "leader", "leader", Taken),
        ("role", "agent", "head", Taken),
        ("role", "leader", "any", BadCode),
        ("role", "leader", "A", BadCode),
        ("role", "leader", "", BadCode),
        ("role", "leader", "x" * 81, BadCode),
        ("role", "leader", "x" * 80, TooLong),
    ],
)
def test_what_cannot_be(kind: str, code: str, new: str, why: type[Exception]) -> None:
    steps = frozenset({"agent-to-leader"})
    with pytest.raises(why):
        clone(crowded(), kind, code, new, "X", steps)


def test_what_can_be_copied() -> None:
    assert set(CLONED) == {
        "source",
        "preference",
        "skill",
        "challenge",
        "training",
        "role",
        "guide",
        "disagreement",
        "item",
        "synonym",
    }
