"""What changing answers moved, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.moved import Moved
from careers.domain.scoring import RoleResult
from careers.domain.side_by_side import RoleMoved
from careers.domain.things import Role
from careers.pages import questions, saying, words

FIRST = 3
"""So many roles are told at once, the others on request."""
FEW = 3
"""Up to so many changed answers are told at once."""


@dataclass(frozen=True)
class Changed:
    """A question whose answer was changed, with the two answers in words."""

    question: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """A role that moved, and how, as half a sentence."""

    role: Role
    said: str


@dataclass(frozen=True, eq=False)
class MovedNote:
    """A note of what a change moved, the furthest first. `mark` names this very change, so that it
    and no other is taken back."""

    moved: Moved
    mark: str

    @property
    def catalogue(self) -> Catalogue:
        return self.moved.after.catalogue

    @cached_property
    def changed(self) -> list[Changed]:
        return changed(self.moved.changed, self.catalogue)

    @property
    def few(self) -> bool:
        """Whether the changed answers are few enough to be told at once."""
        return len(self.changed) <= FEW

    @property
    def next(self) -> str:
        """What became of the next step, in a sentence; empty where there was none and is none."""
        before, after = _names(self.moved.next_before), _names(self.moved.next_after)
        if not before and not after:
            return ""
        begins = self.moved.after.current is None
        if not self.moved.next_moved:
            said = (
                _("A place to begin is still %(role)s.")
                if begins
                else _("Your next step is still %(role)s.")
            )
            return said % {"role": after}
        said = (
            _("A place to begin was %(before)s; now it is %(after)s.")
            if begins
            else _("Your next step was %(before)s; now it is %(after)s.")
        )
        return said % {"before": before, "after": after}

    @cached_property
    def lines(self) -> list[Line]:
        """The roles whose figures moved."""
        return [Line(one.after.profile.role, _figures(one)) for one in self.moved.figures]

    @property
    def first(self) -> list[Line]:
        return self.lines[:FIRST]

    @property
    def others(self) -> list[Line]:
        """The rest of them, then those that only stand elsewhere in the order."""
        places = [Line(one.after.profile.role, _places(one)) for one in self.moved.only_order]
        return [*self.lines[FIRST:], *places]

    @property
    def folds(self) -> bool:
        return bool(self.others) or not self.few


def changed(
    items: Sequence[tuple[str, int | None, int | None]], catalogue: Catalogue
) -> list[Changed]:
    """Changed answers in words."""
    return [
        Changed(
            questions.question(item),
            questions.answered(item, catalogue, before),
            questions.answered(item, catalogue, after),
        )
        for code, before, after in items
        for item in [catalogue.item(code)]
    ]


def _figures(one: RoleMoved) -> str:
    """How a role's figures moved: “78 % (66–90), was 74 % (60–88); “close”, was “stretch””."""
    said = [_fits(one)]
    if one.before.band != one.after.band:
        said.append(
            _("“%(after)s”, was “%(before)s”")
            % {
                "after": saying.lower(saying.band(one.after.band)),
                "before": saying.lower(saying.band(one.before.band)),
            }
        )
    if one.order:
        said.append(_places(one))
    return "; ".join(said)


def _fits(one: RoleMoved) -> str:
    if one.before.shown == one.after.shown:
        return _fit(one.after)
    return _("%(after)s, was %(before)s") % {"after": _fit(one.after), "before": _fit(one.before)}


def _fit(result: RoleResult) -> str:
    fit, low, high = result.shown
    return _("%(fit)d\N{NO-BREAK SPACE}%% (%(low)d–%(high)d)") % {
        "fit": fit,
        "low": low,
        "high": high,
    }


def _places(one: RoleMoved) -> str:
    """Where it stands in the order."""
    count = abs(one.place_after - one.place_before)
    if one.place_after < one.place_before:
        said = ngettext("one place up", "%(number)s places up", count)
    else:
        said = ngettext("one place down", "%(number)s places down", count)
    return said % {"number": words.number(count)}


def _names(results: Sequence[RoleResult]) -> str:
    return saying.listed([result.profile.role.title for result in results])
