"""Which fields of which things name other things, and of what kind."""

from collections.abc import Iterable

import msgspec

from careers.domain import things

SINGLE: dict[type[things.Thing], dict[str, str]] = {
    things.Role: {"level": "level", "track": "track"},
    things.Step: {"origin": "role", "destination": "role"},
    things.Skill: {"part_of": "skill"},
    things.Item: {"skill": "skill", "preference": "preference", "challenge": "challenge"},
}
"""By type: its fields that hold one code, or none, and the kind of thing the code names."""

LISTS: dict[type[things.Thing], dict[str, str]] = {
    things.TrainingModule: {"skills": "skill"},
    things.Step: {"training": "training"},
    things.Disagreement: {"roles": "role", "challenges": "challenge", "guides": "guide"},
}
"""By type: its fields that hold several codes, and the kind of thing the codes name."""

LINKS: dict[type[things.Thing], dict[str, tuple[str, str]]] = {
    things.Role: {
        "skills": ("skill", "skill"),
        "challenges": ("challenge", "challenge"),
        "preferences": ("preference", "preference"),
    },
}
"""By type: its fields that hold pieces naming a thing, the piece's field, the kind it names."""


def may_name(thing: things.Thing, codes: Iterable[str]) -> bool:
    """Whether a thing may name any of these codes, in a field or in a text. It is quick and never wrong
    where it says no: whatever names a code holds its letters. Of a large catalogue nearly all things
    need no second look."""
    told = msgspec.json.encode(thing)
    return any(code.encode() in told for code in codes)
