"""What another level of a skill would change, laid out for reading."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _, ngettext

from careers.domain import whatif
from careers.domain.plan import Kept
from careers.domain.recommendation import Recommendation
from careers.domain.side_by_side import RoleMoved
from careers.domain.things import Skill
from careers.pages import saying
from careers.pages.ideas import ideas_for
from careers.pages.plan import WAYS
from careers.pages.plan_parts import Idea
from careers.pages.result import Entry, ResultSheet

MOST_FIRST = 3
"""So many skills are offered before the others."""


@dataclass(frozen=True)
class Told:
    """A role before and after, in words."""

    change: RoleMoved
    entry: Entry

    @property
    def changed(self) -> str:
        """What changes, in a sentence or a few."""
        change = self.change
        if change.nothing:
            return _("Nothing changes for it.")
        said = [_points(change.points)]
        if change.before.band != change.after.band:
            said.append(
                _("“%(before)s” becomes “%(after)s”.")
                % {
                    "before": saying.band(change.before.band),
                    "after": saying.band(change.after.band),
                }
            )
        if change.place_before != change.place_after:
            said.append(_up(change) if change.place_after < change.place_before else _down(change))
        if change.after.overruled:
            said.append(saying.because(change.after, self.entry.sheet.catalogue))
        return " ".join(said)

    @property
    def stood(self) -> str:
        """The place in the order before."""
        return saying.ranked(self.change.place_before, self.change.of)

    @property
    def stands(self) -> str:
        """The place in the order after."""
        return saying.ranked(self.change.place_after, self.change.of)


@dataclass(frozen=True, eq=False)
class WhatIf:
    """A result beside what it would be with other levels of some skills; `target` is the code of the
    role they chose, or empty."""

    sheet: ResultSheet
    after: Recommendation
    levels: dict[str, int]
    target: str
    kept: Kept = field(default_factory=Kept)

    @property
    def supposed(self) -> list[Skill]:
        """The skills of which another level is supposed, in reading order."""
        known = self.sheet.catalogue.measured_skills
        return [skill for skill in known if skill.code in self.levels]

    @property
    def ideas(self) -> list[Idea]:
        """What would take a person there: something to do for each skill supposed to be higher."""
        now = {e.skill: e.mean for e in self.sheet.found.ratings.estimates}
        higher = [skill for skill in self.supposed if self.levels[skill.code] > now[skill.code]]
        return [idea for skill in higher for idea in ideas_for(skill, self.kept, WAYS)]

    @cached_property
    def told(self) -> list[Told]:
        """The roles that matter, in the order they would then stand in."""
        changes = whatif.changes(self.sheet.found, self.after, self.target)
        entries = ((change, self.sheet.entry(change.before.role)) for change in changes)
        return [Told(change, entry) for change, entry in entries if entry]

    @property
    def said(self) -> str:
        """What to read, or to hear, if nothing else."""
        if not self.levels:
            return _("Nothing is supposed yet: choose a level for a skill.")
        said = [self._assumption]
        if self.first is None:
            return " ".join([*said, _("That changes none of these roles.")])
        said.append(f"{self.first.entry.role.title}: {saying.lower(self.first.changed)}")
        if others := len(self._moved) - 1:
            more = ngettext(
                "One other role shown here changes.",
                "%(n)d other roles shown here change.",
                others,
            )
            said.append(more % {"n": others})
        return " ".join(said)

    @property
    def _assumption(self) -> str:
        """What is supposed: “Coaching at 4, planning at 3.”"""
        at = _("%(skill)s at %(level)d")
        each = [
            at % {"skill": saying.lower(skill.name), "level": self.levels[skill.code]}
            for skill in self.supposed
        ]
        return f"{saying.upper(', '.join(each))}."

    @cached_property
    def _moved(self) -> list[Told]:
        return [told for told in self.told if not told.change.nothing]

    @cached_property
    def first(self) -> Told | None:
        """Of what changes, the role they chose or else the one that changes most; None if nothing
        does."""
        chosen = [told for told in self._moved if told.entry.role.code == self.target]
        return max(chosen or self._moved, key=lambda told: abs(told.change.points), default=None)


def focus_of(sheet: ResultSheet, target: str = "") -> Entry | None:
    """The role a person most likely has in mind: the one they chose, the next step, the nearest."""
    chosen = sheet.entry(target)
    wanted = [chosen] if chosen and not chosen.aside else []
    return next(iter([*wanted, *sheet.next, *sheet.ladder, *sheet.outside]), None)


def offered(sheet: ResultSheet, target: str, asked: list[str]) -> list[str]:
    """The skills to offer first: those `asked` for, or what would bring the role in mind most."""
    focus = focus_of(sheet, target)
    moves = [skill.skill for skill in focus.result.moves] if focus else []
    return asked or moves[:MOST_FIRST]


def _points(points: int) -> str:
    if not points:
        return _("You cover as much of it as before.")
    said = (
        ngettext("One point more.", "%(n)d points more.", points)
        if points > 0
        else ngettext("One point less.", "%(n)d points less.", -points)
    )
    return said % {"n": abs(points)}


def _up(change: RoleMoved) -> str:
    return _("It goes up from %(before)s to %(after)d.") % {
        "before": saying.ranked(change.place_before, change.of),
        "after": change.place_after,
    }


def _down(change: RoleMoved) -> str:
    return _("It goes down from %(before)s to %(after)d.") % {
        "before": saying.ranked(change.place_before, change.of),
        "after": change.place_after,
    }
