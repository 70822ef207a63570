"""Where on a thing's page one of its texts stands: the anchor of the section, and its heading."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from careers.domain.anchors import anchors
from careers.domain.things import Challenge, Guide, Role, Skill, Step

DO, HARD = ("do", _("What you do")), ("hard", _("What is hard"))
SKILLS, WHAT = ("skills", _("What it asks")), ("what", _("What it is"))
HELPS = ("helps", _("What helps"))
SECTIONS: dict[type, dict[str, tuple[str, Any]]] = {
    Role: {
        "job": ("job", _("What the job is")),
        "duties": DO,
        "do": DO,
        "day": ("day", _("A day")),
        "skills": SKILLS,
        "profile": SKILLS,
        "challenges": HARD,
        "hard": HARD,
        "here": ("here", _("How people get here")),
        "next": ("next", _("Where it leads")),
        "training": ("training", _("Training")),
    },
    Skill: {
        "about": WHAT,
        "levels": ("levels", _("The five levels")),
        "build": ("better", _("How to get better at it")),
    },
    Challenge: {
        "about": WHAT,
        "signs": ("signs", _("How it shows")),
        "yourself": HELPS,
        "employer": HELPS,
    },
    Step: {
        "about": ("what", _("What changes")),
        "takes": ("takes", _("What it takes")),
        "begin": ("begin", _("What you could do first")),
    },
}
"""By kind of thing and field: the anchor of the section that shows it, and its heading."""


def place(thing: Any, field: str) -> tuple[str, str]:
    """The anchor and the heading of the section that shows a field (`day`, `sections[2]`).

    Both are empty for what stands at the top of a page, and for things without a page of their own.
    """
    if isinstance(thing, Guide) and field.startswith("sections["):
        number = int(field[9:-1])
        return anchors(thing)[number], thing.sections[number].title
    anchor, heading = SECTIONS.get(type(thing), {}).get(field, ("", ""))
    return anchor, str(heading)
