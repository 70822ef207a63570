"""Where on a thing's page one of its texts stands: the anchor of the section, and its heading."""

from typing import Any

from django.utils.translation import gettext as _

from careers.domain.things import Challenge, Guide, Role, Skill, Step

NOWHERE = ("", "")


def place(thing: Any, field: str) -> tuple[str, str]:
    """The anchor and the heading of the section that shows a field (`day`, `sections[2]`).

    Both are empty for what stands at the top of a page, and for things without a page of their own.
    """
    if isinstance(thing, Guide) and field.startswith("sections["):
        number = int(field[9:-1])
        return f"part-{number + 1}", thing.sections[number].heading
    for type_, sections in _sections().items():
        if isinstance(thing, type_):
            return sections.get(field, NOWHERE)
    return NOWHERE


def _sections() -> dict[type[Any], dict[str, tuple[str, str]]]:
    do, hard = ("do", _("What you do")), ("hard", _("What is hard"))
    skills, what = ("skills", _("What it asks")), ("what", _("What it is"))
    helps, training = ("helps", _("What helps")), ("training", _("Training"))
    return {
        Role: {
            "job": ("job", _("What the job is")),
            "duties": do,
            "do": do,
            "day": ("day", _("A day")),
            "skills": skills,
            "profile": skills,
            "challenges": hard,
            "hard": hard,
            "here": ("here", _("How people get here")),
            "next": ("next", _("Where it leads")),
            "training": training,
        },
        Skill: {
            "about": what,
            "levels": ("levels", _("The five levels")),
            "build": ("better", _("How to get better at it")),
        },
        Challenge: {
            "about": what,
            "signs": ("signs", _("How it shows")),
            "yourself": helps,
            "employer": helps,
        },
        Step: {
            "about": ("what", _("What changes")),
            "takes": ("takes", _("What it takes")),
            "begin": ("begin", _("What you could do first")),
        },
    }
