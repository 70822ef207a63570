"""Our own suggestions, as they can go on a person's list."""

from careers.domain import prose
from careers.domain.plan import LONGEST_ACTION, Kept
from careers.domain.things import Skill
from careers.pages.plan_parts import Idea


def ideas_for(skill: Skill, kept: Kept, most: int) -> list[Idea]:
    """At most so many ways to get better at a skill, first those that the catalogue names first; one
    too long for a list is left out."""
    found = [(statement, prose.plain(statement)) for statement in skill.build]
    return [
        Idea(statement, text, skill.code, text in kept.texts)
        for statement, text in found
        if len(text) <= LONGEST_ACTION
    ][:most]
