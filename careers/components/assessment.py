"""What the self-assessment is made of: how near a role is, how far one has got, and a question."""

from collections.abc import Mapping
from typing import Any

from django.forms import BoundField

from careers.components.registry import component
from careers.domain.questionnaire import Section
from careers.domain.scoring import RoleResult, SkillResult
from careers.pages import gauge, saying


@component(style="components/fit")
def fit_bar(result: RoleResult, marked: bool = False) -> dict[str, Any]:
    """How much of a role is covered, from 0 to 100, with the range it may well lie in; `marked` with
    the figures where a band begins.

    Not without `cover` or other words that say the same.
    """
    return {"bar": gauge.fit_bar(result)}


@component(style="components/fit")
def fit_key() -> dict[str, Any]:
    """How to read a fit bar, and what makes a band: once on a page that has any.

    Not beside every bar.
    """
    return {"rule": saying.rule()}


@component(style="components/fit")
def skill_bar(result: SkillResult) -> dict[str, Any]:
    """A skill on a bar from level 1 to 5: what a role asks, the best guess at the person's level, and
    the range around it.

    Not for a skill that no question measures, and not without its words.
    """
    return {"bar": gauge.skill_bar(result)}


@component(style="components/fit")
def band(result: RoleResult) -> dict[str, Any]:
    """How near a role is: a circle that fills, with its words.

    Not as a mark or a grade: it stands beside the range.
    """
    return {"band": result.band, "words": saying.band(result.band)}


@component(style="components/fit")
def cover(result: RoleResult) -> dict[str, Any]:
    """How much of a role is covered, as a sentence with its range.

    Not without the range, ever.
    """
    fit, low, high = result.shown
    return {"fit": fit, "low": low, "high": high}


@component(style="components/fit")
def ruler(
    sections: tuple[Section, ...], answers: Mapping[str, int | None], here: Section | None = None
) -> dict[str, Any]:
    """One mark for every question: answered, skipped, on this page (`here`), to come.

    Not without the same in words beside it.
    """
    return {"ruler": gauge.ruler(sections, answers, here)}


@component()
def scale(field: BoundField, wrapper_class: str = "") -> dict[str, Any]:
    """A question with its places to stand; its message comes before its answers, so that it is read
    first, and a preference has its poles at either end.

    Not for a choice that has no order.
    """
    return {"item": field.field.item}  # type: ignore[attr-defined]


@component()
def code(code: str, large: bool = False) -> dict[str, Any]:
    """The code that opens somebody's answers, as it is shown: selected whole by one click, spelled
    out for whoever hears it. `large` on a page that is about it.

    Not on a sheet that is handed to anybody: it is a key.
    """
    groups = code.split("-")
    return {"groups": groups, "spelled": ", ".join(" ".join(group) for group in groups)}
