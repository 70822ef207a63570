"""Somebody's answers over time, in words: what changed, how sure that is, and what cannot be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _, ngettext

from careers.domain.change import Change, SkillChange, Verdict
from careers.domain.ratings import Estimate
from careers.domain.scoring import RoleResult
from careers.domain.things import Role, Skill
from careers.domain.times import SkillOverTime, Time, role_over_time, skills_over_time, told
from careers.pages import dated, saying, words
from careers.pages.rising import Rising, rising

_T = TypeVar("_T")

SHOWN = 4
"""Times drawn beside a skill or a role: the first and the last ones."""


def verdict(value: Verdict) -> str:
    """A change in two or three words."""
    return {
        "higher": _("clearly higher"),
        "perhaps_higher": _("perhaps higher"),
        "same": _("no change to speak of"),
        "perhaps_lower": _("perhaps lower"),
        "lower": _("clearly lower"),
    }[value]


def day(moment: datetime) -> str:
    """The day of a moment, where the site is."""
    return dated.day(localtime(moment).date())


@dataclass(frozen=True)
class Row:
    """A time in the list of all: when, under which edition, how much was answered; `path` is empty
    for too few answers to look at."""

    time: Time
    path: str

    @property
    def day(self) -> str:
        return day(self.time.ended)

    @property
    def answered(self) -> int:
        return sum(value is not None for value in self.time.answers.values())

    @property
    def asked(self) -> int:
        return len(self.time.catalogue.questionnaire)


@dataclass(frozen=True, eq=False)
class SkillRow:
    """A skill over time: drawn, its levels in words, and what changed."""

    skill: Skill
    over: SkillOverTime

    @cached_property
    def levels(self) -> list[tuple[Time, Estimate | None]]:
        return list(_few(self.over.levels))

    @property
    def drawing(self) -> Rising:
        return rising([level for _time, level in self.levels])

    @property
    def change(self) -> SkillChange | None:
        return self.over.since_last

    @property
    def verdict(self) -> str:
        """What changed since the time before."""
        if self.change:
            return verdict(self.change.verdict)
        return self._why_not()

    @property
    def since_first(self) -> str:
        """What changed since the first time, as half a sentence; empty where that is the time before,
        or says no more."""
        first, last = self.over.since_first, self.over.since_last
        if first is None or (last and first.verdict == last.verdict):
            return ""
        return _("since the first time: %(verdict)s") % {"verdict": verdict(first.verdict)}

    @property
    def partly(self) -> bool:
        return bool(self.change and self.change.partly)

    @property
    def said(self) -> str:
        """Every level with its range and day: “2.4 (1.6–3.2) on 3 May 2026, 3.4 (2.7–4.1) now”."""
        return ", ".join(_level(time, level) for time, level in self.levels)

    def _why_not(self) -> str:
        _time, now = self.over.levels[-1]
        if now is None:
            return _("no answer now")
        if len(self.over.levels) < 2 or self.over.levels[-2][1] is None:
            return _("no answer the time before")
        return _("not to be compared: its questions have changed")


@dataclass(frozen=True)
class FitRow:
    """A role's result at one time; `edited` says that the role asked for something else the time
    before."""

    time: Time
    result: RoleResult | None
    edited: bool

    @property
    def day(self) -> str:
        return _("now") if self.time.now else day(self.time.ended)


@dataclass(frozen=True, eq=False)
class ProgressSheet:
    """All the times, the present one last, and the role somebody aims at (its code, or empty)."""

    times: tuple[Time, ...]
    target: str

    @cached_property
    def told(self) -> tuple[Time, ...]:
        """Those there is something to say of."""
        return told(self.times)

    @property
    def compared(self) -> bool:
        return len(self.told) > 1

    @cached_property
    def rows(self) -> list[Row]:
        """Every time, the last first."""
        return [Row(time, _path(time)) for time in self.times[::-1]]

    @property
    def since(self) -> str:
        """The day of the time that the last one is compared with."""
        return day(self.told[-2].ended)

    @property
    def last(self) -> str:
        """The day of the last time there is something to say of."""
        return day(self.told[-1].ended)

    @property
    def begun(self) -> bool:
        """Whether the present answers are too few to be compared yet."""
        return self.told[-1:] != self.times[-1:]

    # Skills --------------------------------------------------------------------------------

    @cached_property
    def skills(self) -> list[SkillRow]:
        """Every skill, the surest changes first."""
        catalogue = self.told[-1].catalogue
        rows = [SkillRow(catalogue.skill(o.skill), o) for o in skills_over_time(self.told)]
        return sorted(rows, key=lambda row: -abs(row.change.z) if row.change else 1.0)

    @property
    def changed(self) -> list[SkillRow]:
        """Those that changed, clearly or perhaps."""
        return [row for row in self.skills if _verdict(row.change) not in ("same", "")]

    @property
    def same(self) -> list[SkillRow]:
        """Those with no change to speak of, and what cannot be compared."""
        return [row for row in self.skills if row not in self.changed]

    @property
    def partly(self) -> bool:
        """Whether a comparison rests on some of a skill's questions only."""
        return any(row.partly for row in self.skills)

    @property
    def lead(self) -> str:
        """What changed, in a sentence or two."""
        higher, lower = self._named("higher"), self._named("lower")
        said = []
        if higher:
            said.append(_("%(names)s: clearly higher than on %(since)s.") % self._since(higher))
        if lower:
            said.append(_("%(names)s: clearly lower than on %(since)s.") % self._since(lower))
        if not said:
            said.append(_("Nothing has clearly changed since %(since)s.") % {"since": self.since})
        count = len(self.changed) - len(higher) - len(lower)
        if count:
            maybe = ngettext(
                "%(number)s skill may have moved.", "%(number)s skills may have moved.", count
            )
            said.append(maybe % {"number": saying.upper(words.number(count))})
        return " ".join(said)

    def _since(self, names: list[str]) -> dict[str, str]:
        return {"names": saying.upper(saying.few(names)), "since": self.since}

    def _named(self, value: str) -> list[str]:
        return [saying.lower(r.skill.name) for r in self.changed if _verdict(r.change) == value]

    # The role ------------------------------------------------------------------------------

    @cached_property
    def role(self) -> Role | None:
        """The role they aim at; where they have not said, the next step."""
        last = self.told[-1]
        if aimed := last.catalogue.get("role", self.target):
            found: Role = aimed
            return found
        step = last.found.next_step
        return step.profile.role if step else None

    @property
    def aimed(self) -> bool:
        return self.role is not None and self.role.code == self.target

    @cached_property
    def fits(self) -> list[FitRow]:
        """How much of the role was covered, each time under its own edition."""
        if self.role is None:
            return []
        over = role_over_time(self.role.code, self.told)
        return [FitRow(time, found, time.number in over.edited) for time, found in over.results]

    @property
    def fit_said(self) -> str:
        """What changed for the role since the time before, in a sentence; empty without a result."""
        if self.role is None or any(row.result is None for row in self.fits[-2:]):
            return ""
        change = role_over_time(self.role.code, self.told).change
        if change is None:
            return _(
                "What %(role)s asks, or a question about it, has changed between the last two"
                " times. So their figures cannot be set side by side: a difference may be ours"
                " and not yours."
            ) % {"role": self.role.title}
        return _("Of %(role)s you cover, compared with %(since)s: %(verdict)s.") % {
            "role": self.role.title,
            "since": self.since,
            "verdict": _more(change),
        }


def _more(change: Change) -> str:
    """A change of fit in words."""
    return {
        "higher": _("clearly more"),
        "perhaps_higher": _("perhaps more"),
        "same": _("no change to speak of"),
        "perhaps_lower": _("perhaps less"),
        "lower": _("clearly less"),
    }[change.verdict]


def _verdict(change: Change | None) -> str:
    return change.verdict if change else ""


def _few(every: Sequence[_T]) -> Sequence[_T]:
    """The first and the last ones, where there are many."""
    return every if len(every) <= SHOWN else [every[0], *every[1 - SHOWN :]]


def _level(time: Time, level: Estimate | None) -> str:
    when = _("now") if time.now else _("on %(day)s") % {"day": day(time.ended)}
    if level is None:
        return _("no answer %(when)s") % {"when": when}
    shown = {
        name: number_format(round(value, 1), 1)
        for name, value in (("mean", level.mean), ("low", level.low), ("high", level.high))
    }
    return _("%(mean)s (%(low)s–%(high)s) %(when)s") % {**shown, "when": when}


def _path(time: Time) -> str:
    if time.found.too_early:
        return ""
    return "/assessment/result/" if time.now else f"/assessment/earlier/{time.number}/"
