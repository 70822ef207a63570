"""Texts longer than people read them in their place."""

from typing import Any

import pytest

from careers.domain.checks.length import brief
from careers.domain.things import OccupationCode
from tests import factories


def words(count: int) -> str:
    return " ".join(["so"] * count)


@pytest.mark.parametrize(
    ("field", "limit"), [("summary", 35), ("lead", 80), ("job", 300), ("duties", 50)]
)
def test_each_field_has_its_limit(field: str, limit: int) -> None:
    def found(count: int) -> list[tuple[str, str]]:
        text = f"{words(count)} {{ed}}"
        told: dict[str, Any] = {field: (text,) if field == "duties" else text}
        role = factories.role("agent", **told)
        whole = factories.catalogue(roles=[role], steps=[])
        return [(it.field, it.message) for it in brief(whole)]

    assert found(limit) == []
    place = "duties[0]" if field == "duties" else field
    said = f"It has {limit + 1} words: shorten it to {limit}, or make two of it."
    assert found(limit + 1) == [(place, said)]


def test_a_mark_and_an_address_are_no_words() -> None:
    text = f"{words(34)} [one](role:agent) {{duties, ed}}"
    role = factories.role("agent", summary=text)
    assert list(brief(factories.catalogue(roles=[role], steps=[]))) == []


def test_a_name_has_to_fit_on_a_plate() -> None:
    roles = [factories.role("agent", title="o" * 48), factories.role("leader", title="o" * 49)]
    [found] = brief(factories.catalogue(roles=roles, steps=[]))
    assert (found.severity, found.code, found.field) == ("warning", "leader", "title")
    assert found.message == "It has 49 characters: past 48 a name is cut off or breaks its plate."


def test_what_somebody_else_named_keeps_its_length() -> None:
    code = OccupationCode(
        scheme="ESCO", code="1", title=words(60), edition="1", match="close", note=words(60)
    )
    role = factories.role("agent", codes=(code,))
    source = factories.source(name="o" * 60, about=words(60))
    assert list(brief(factories.catalogue(roles=[role], steps=[], sources=[source]))) == []


def test_a_line_that_carries_no_mark_has_the_least_room() -> None:
    levels = (words(40), words(41), words(50), "Four", "Five")
    skills = [factories.skill("speaking", levels=levels), factories.skill("planning")]
    assert [(it.field, it.message) for it in brief(factories.catalogue(skills=skills))] == [
        ("levels[1]", "It has 41 words: shorten it to 40, or make two of it."),
        ("levels[2]", "It has 50 words: shorten it to 40, or make two of it."),
    ]
