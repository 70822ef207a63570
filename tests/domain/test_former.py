"""Former codes: what an old address leads to."""

import pytest

from careers.domain.catalogue import Catalogue
from tests import factories


def _renamed() -> Catalogue:
    return factories.catalogue(
        roles=[
            factories.role("agent", formerly=("operator", "handler")),
            factories.role("leader", formerly=("boss",), level="lead"),
        ],
        skills=[
            factories.skill("speaking", formerly=("talking",)),
            factories.skill("planning"),
        ],
        steps=[factories.step("agent", "leader"), factories.step("", "leader")],
    )


@pytest.mark.parametrize(
    ("kind", "code", "now"),
    [
        ("role", "agent", "agent"),
        ("role", "operator", "agent"),
        ("role", "handler", "agent"),
        ("role", "boss", "leader"),
        ("skill", "talking", "speaking"),
        ("step", "agent-to-leader", "agent-to-leader"),
        ("step", "operator-to-leader", "agent-to-leader"),
        ("step", "agent-to-boss", "agent-to-leader"),
        ("step", "handler-to-boss", "agent-to-leader"),
        ("step", "any-to-boss", "any-to-leader"),
    ],
)
def test_a_thing_is_found_by_any_code_it_was_known_by(kind: str, code: str, now: str) -> None:
    found = _renamed()
    assert found.known_as(kind, code) is found.get(kind, now)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("role", "talking"),
        ("skill", "operator"),
        ("role", "nobody"),
        ("step", "boss-to-agent"),
        ("planet", "operator"),
        ("role", ""),
    ],
)
def test_and_by_no_other(kind: str, code: str) -> None:
    assert _renamed().known_as(kind, code) is None


def test_a_living_code_is_never_a_former_one() -> None:
    found = factories.catalogue(
        roles=[factories.role("agent", formerly=("leader",)), factories.role("leader")]
    )
    assert found.known_as("role", "leader").code == "leader"
