"""The page for whom nothing fits clearly: what is strong all the same, and what to do next week."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from careers.domain.plan import Kept
from careers.domain.things import Skill
from careers.pages.ideas import ideas_for
from careers.pages.plan_parts import Idea
from careers.pages.reasons import Given
from careers.pages.result import Entry, ResultSheet

STRONGEST, DOORS, THINGS = 3, 2, 3


@dataclass(frozen=True, eq=False)
class UnclearSheet:
    """A result that says nothing clearly, with what can be done about it."""

    sheet: ResultSheet
    kept: Kept = field(default_factory=Kept)

    @cached_property
    def strongest(self) -> list[tuple[Skill, tuple[Given, ...]]]:
        """The skills rated highest; empty where none stands out, because all are the same."""
        rated = [e for e in self.sheet.found.ratings.estimates if e.answers]
        if len({estimate.mean for estimate in rated}) < 2:
            return []
        best = sorted(rated, key=lambda estimate: -estimate.mean)[:STRONGEST]
        return [self.sheet.asked(estimate.skill) for estimate in best]

    @cached_property
    def begin(self) -> list[Entry]:
        """The roles where one begins, the one that lacks least first; those set aside only where all
        of them are."""
        catalogue = self.sheet.catalogue
        entries = [self.sheet.entry(role.code) for role in catalogue.entry_roles]
        known = sorted((e for e in entries if e), key=lambda entry: entry.cost)
        return [entry for entry in known if not entry.aside] or known

    @property
    def doors(self) -> list[Entry]:
        """The nearest roles beyond the centre."""
        return self.sheet.outside[:DOORS]

    @cached_property
    def week(self) -> list[Idea]:
        """Things to do next week: one for each skill that would bring most, for a role to begin in
        and then for the nearest ones."""
        found: dict[str, Idea] = {}
        for idea in self._ideas():
            found.setdefault(idea.skill, idea)
            if len(found) == THINGS:
                break
        return list(found.values())

    def _ideas(self) -> Iterator[Idea]:
        for entry in (*self.begin, *self.sheet.ladder, *self.sheet.outside):
            for move in self.sheet.found.first_moves(entry.result):
                skill = self.sheet.catalogue.skill(move.skill.skill)
                yield from ideas_for(skill, self.kept, 1)
