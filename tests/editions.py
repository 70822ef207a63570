"""Small editions that differ from one another, for tests of what carries over between them."""

from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from careers.domain import things
from careers.domain.catalogue import Catalogue
from tests import factories


def items() -> dict[str, things.Item]:
    """The questions of the smallest catalogue, by code."""
    return {item.code: item for item in factories.catalogue().items}


def with_items(*changed: things.Item, without: tuple[str, ...] = (), **members: Any) -> Catalogue:
    """The smallest catalogue with some questions changed, new or left out."""
    every = items() | {item.code: item for item in changed}
    kept = [item for code, item in every.items() if code not in without]
    return factories.catalogue(items=kept, **members)


def changed_item(code: str, **fields: Any) -> things.Item:
    """A question of the smallest catalogue, changed."""
    return replace(items()[code], **fields)


ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(items(), st.none() | st.integers(1, 5)))
"""Answers to some of the smallest catalogue's questions."""


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """The smallest catalogue as a later edition may have it: questions reworded, about something
    else, elsewhere, left out or added, other words for the levels, roles gone or asking for more."""
    found = []
    for item in items().values():
        fate = draw(st.sampled_from(["same", "same", "text", "place", "gone"]))
        if fate == "gone":
            continue
        if fate == "text":
            item = replace(item, text="Other words.")  # noqa: PLW2901 (as it is from here on)
        if fate == "place":
            item = replace(item, order=7)  # noqa: PLW2901
        found.append(item)
    if draw(st.booleans()):
        found.append(replace(items()["speaking-1"], code="speaking-3", part="c"))
    anchors = factories.proficiencies()
    if draw(st.integers(0, 3)) == 0:
        anchors[4] = replace(anchors[4], anchor="Others ask me")
    roles = [
        factories.role("agent", {"speaking": (draw(st.integers(2, 5)), 2), "planning": (2, 1)})
    ]
    if draw(st.booleans()):
        roles.append(factories.role("leader", {"planning": (4, 3)}, level="leads"))
    steps = [factories.step()] if len(roles) > 1 else []
    return factories.catalogue(items=found, proficiencies=anchors, roles=roles, steps=steps)
