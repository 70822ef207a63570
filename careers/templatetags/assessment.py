"""What the pages of the self-assessment need: the ruler, the fit bar, the signs and some words."""

from collections.abc import Mapping
from typing import Any

from django import template

from careers.domain.questionnaire import Section
from careers.domain.scoring import RoleResult, SkillResult
from careers.domain.things import Skill
from careers.pages import gauge, saying

register = template.Library()


@register.inclusion_tag("assessment/ruler.html")
def ruler(
    sections: tuple[Section, ...], answers: Mapping[str, int | None], here: Section | None = None
) -> dict[str, Any]:
    """One mark for every question: answered, skipped, on this page, to come."""
    return {"ruler": gauge.ruler(sections, answers, here)}


@register.inclusion_tag("assessment/fit.html")
def fit_bar(result: RoleResult) -> dict[str, Any]:
    """A role's fit as a bar from 0 to 100 with the range it may well lie in."""
    return {"bar": gauge.fit_bar(result)}


@register.inclusion_tag("assessment/skill_bar.html")
def skill_bar(result: SkillResult) -> dict[str, Any]:
    """What a role asks of a skill beside the person's level and the range it may well lie in."""
    return {"bar": gauge.skill_bar(result)}


@register.inclusion_tag("assessment/band.html")
def band(result: RoleResult) -> dict[str, Any]:
    """How near a role is: a sign with its words."""
    return {"band": result.band, "words": saying.band(result.band), "result": result}


register.filter("points", saying.points)
register.simple_tag(saying.rule, name="band_rule")


@register.filter
def and_list(skills: list[Skill]) -> str:
    """Skills' names as a list inside a sentence."""
    return saying.listed([saying.lower(skill.name) for skill in skills])
