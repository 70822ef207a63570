"""The editorial numbers the project started from, and a catalogue made of them.

They are kept here, apart from the catalogue, so that the worked examples stay what they are when
an editor changes a role.
"""

from functools import cache

from careers.domain.catalogue import Catalogue
from tests.factories import (
    catalogue,
    level,
    preference,
    preference_item,
    preview_item,
    role,
    skill,
    skill_items,
    step,
)

SKILLS = (
    "speaking",
    "listening-and-empathy",
    "writing",
    "problem-solving",
    "systems-and-technical",
    "learning",
    "de-escalation",
    "composure",
    "time-and-multitasking",
    "keeping-records",
    "persuasion",
    "coaching",
    "leading",
    "reading-the-numbers",
    "planning",
    "improving-how-we-work",
)

PROFILES = {
    "customer-service-representative": "33 33 32 32 22 31 33 33 33 32 21 10 10 10 10 10",
    "technical-support-specialist": "32 32 32 43 43 42 21 32 32 32 10 10 10 11 10 11",
    "senior-agent": "43 43 32 43 32 31 43 43 32 31 31 21 10 20 10 21",
    "team-leader": "42 42 31 32 20 30 43 42 32 31 20 43 33 32 32 21",
    "trainer": "43 42 32 31 31 42 21 31 31 21 31 53 32 10 32 31",
    "quality-assurance-analyst": "32 43 42 32 30 31 20 31 31 42 20 43 10 32 21 42",
    "workforce-management-specialist": "20 20 21 43 42 31 10 31 43 32 10 10 10 53 53 32",
    "client-relations-specialist": "43 43 42 32 20 31 32 32 31 31 43 10 21 21 31 20",
    "customer-experience-specialist": "31 42 42 42 31 32 20 10 20 21 31 10 10 42 31 53",
    "call-center-manager": "42 41 31 42 20 31 31 42 32 20 31 42 43 42 43 32",
    "operations-manager": "41 31 31 43 31 31 20 42 31 20 31 31 42 43 53 43",
    "operations-director": "42 31 42 42 20 30 20 42 20 10 42 31 53 42 53 42",
    "service-delivery-manager": "42 41 42 42 31 31 31 42 41 32 42 20 42 43 43 42",
}
"""By role: the level and the importance of every skill, in the order of `SKILLS`."""

RUNGS = {
    "entry": (1, ("customer-service-representative", "technical-support-specialist")),
    "senior-front-line": (2, ("senior-agent",)),
    "management": (4, ("call-center-manager",)),
    "senior-management": (
        5,
        ("operations-manager", "operations-director", "service-delivery-manager"),
    ),
}
"""By level: its rank and its roles; a role not named here leads or is a specialist, rank 3."""

STEPS = (
    ("customer-service-representative", "senior-agent"),
    ("customer-service-representative", "team-leader"),
    ("customer-service-representative", "quality-assurance-analyst"),
    ("senior-agent", "team-leader"),
    ("team-leader", "quality-assurance-analyst"),
    ("team-leader", "call-center-manager"),
    ("call-center-manager", "operations-manager"),
)

ME = {
    "speaking": (4, 3),
    "listening-and-empathy": (4, 4),
    "writing": (3, 4),
    "problem-solving": (4, 3),
    "systems-and-technical": (2, 2),
    "learning": (3, 3),
    "de-escalation": (5, 4),
    "composure": (4, 5),
    "time-and-multitasking": (3, 3),
    "keeping-records": (4, 4),
    "persuasion": (1, 1),
    "coaching": (2, 2),
    "leading": (2, 2),
    "reading-the-numbers": (2, 3),
    "planning": (2,),
    "improving-how-we-work": (3, 3),
}
"""The worked example: a representative who skipped one of the questions about planning."""


def answers(ratings: dict[str, tuple[int, ...]]) -> dict[str, int | None]:
    """Answers to the skill items, from ratings by skill."""
    return {
        f"{skill}-{number}": value
        for skill, values in ratings.items()
        for number, value in enumerate(values, start=1)
    }


@cache
def starting_catalogue() -> Catalogue:
    """The thirteen roles, sixteen skills with two items each, one preference and one preview."""
    return catalogue(
        levels=[level("leads-and-specialists", 3)]
        + [level(code, rank) for code, (rank, _) in RUNGS.items()],
        preferences=[preference()],
        skills=[skill(code, order=number) for number, code in enumerate(SKILLS)],
        roles=[
            role(code, _needs(pairs), level=_level(code), order=number)
            for number, (code, pairs) in enumerate(PROFILES.items())
        ],
        steps=[step(origin, destination) for origin, destination in STEPS],
        items=[
            *(item for n, code in enumerate(SKILLS) for item in skill_items(code, order=n)),
            preference_item(),
            preview_item(),
        ],
    )


def _needs(pairs: str) -> dict[str, tuple[int, int]]:
    numbers = ((int(pair[0]), int(pair[1])) for pair in pairs.split())
    return dict(zip(SKILLS, numbers, strict=True))


def _level(role: str) -> str:
    found = (code for code, (_, roles) in RUNGS.items() if role in roles)
    return next(found, "leads-and-specialists")
