"""Words that only the pages of the self-assessment need."""

from django import template

from careers.domain.things import Skill
from careers.pages import questions, saying

register = template.Library()

register.filter("points", saying.points)
register.filter("counted", saying.counted)
register.filter("inside", saying.lower)
register.simple_tag(questions.part_name)


@register.filter
def and_list(skills: list[Skill]) -> str:
    """Skills' names as a list inside a sentence."""
    return saying.listed([saying.lower(skill.name) for skill in skills])
