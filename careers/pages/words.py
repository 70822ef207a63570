"""The catalogue's things and numbers in words a visitor reads."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.things import (
    Contact,
    Evidence,
    Family,
    Hours,
    Match,
    Preference,
    Role,
    Skill,
    Step,
)


def name(thing: Any, catalogue: Catalogue) -> str:
    """What a thing is called; a step is called by its two ends."""
    if isinstance(thing, Step):
        origin = catalogue.get("role", thing.origin)
        return _("%(origin)s to %(destination)s") % {
            "origin": origin.title if origin else _("Any rung"),
            "destination": catalogue.role(thing.destination).title,
        }
    title: str = getattr(thing, "title", "") or thing.name
    return title


def place(role: Role, catalogue: Catalogue) -> str:
    """Where a role hangs."""
    rank = catalogue.rank(role)
    if not rank:
        return catalogue.level(role.level).name
    return _("Rung %(rank)s of %(rungs)s, %(track)s track") % {
        "rank": rank,
        "rungs": len(catalogue.rungs),
        "track": catalogue.track(role.track).name,
    }


def importance(value: int) -> str:
    """How much a role leans on a skill."""
    return {1: _("useful"), 2: _("important"), 3: _("critical")}.get(value, _("not asked for"))


def exposure(value: int) -> str:
    """How much of a challenge a role meets."""
    return {
        1: _("hardly ever"),
        2: _("now and then"),
        3: _("often"),
        4: _("most days"),
        5: _("every day"),
    }[value]


def hours(value: Hours) -> str:
    """When the work is done."""
    return {
        "": _("not said"),
        "regular": _("regular hours"),
        "sometimes": _("sometimes outside regular hours"),
        "shifts": _("shifts"),
    }[value]


def contact(value: Contact) -> str:
    """How directly a role meets customers."""
    return {
        "": _("not said"),
        "none": _("not directly"),
        "sometimes": _("sometimes"),
        "daily": _("every day"),
    }[value]


def stage(value: str) -> str:
    """When a piece of training comes."""
    return {
        "first": _("around the start"),
        "ongoing": _("along the way"),
        "advancement": _("towards a next rung"),
    }[value]


def evidence(value: Evidence) -> str:
    """How sure we are of a step."""
    return {
        "both": _("Both ends named"),
        "end": _("Only the destination named"),
        "order": _("The order of a list"),
        "editorial": _("Our own judgement"),
    }[value]


def sureness(step: Step) -> str:
    """How sure we are of a step, as a sentence."""
    match step.evidence:
        case "both":
            return _("A source names both ends.")
        case "end" if step.origin:
            return _("The destination is named. That it starts from here is our reading.")
        case "end":
            return _("The destination is named; where it starts is left open.")
        case "order":
            return _("Only the order of one list says so.")
        case "editorial":
            return _("No source names it: our own judgement.")


def leaning(preference: Preference, value: int) -> str:
    """Where the work stands between a preference's poles, as a sentence."""
    if value == 3:
        return _("As much %(low)s as %(high)s") % {"low": preference.low, "high": preference.high}
    near, far = preference.low, preference.high
    if value > 3:
        near, far = far, near
    if value in (1, 5):
        return _("Nearly always %(near)s, hardly ever %(far)s") % {"near": near, "far": far}
    return _("More %(near)s than %(far)s") % {"near": near, "far": far}


def family(value: Family) -> str:
    """What the skills of a family have to do with."""
    return {
        "customers": _("With customers"),
        "self": _("Yourself"),
        "craft": _("The craft of the desk"),
        "people": _("Other people’s work"),
        "operation": _("The operation"),
    }[value]


def match(value: Match) -> str:
    """How well an occupation code fits a role."""
    return {"exact": _("exact"), "close": _("close"), "broad": _("broad")}[value]


def number(value: int) -> str:
    """A number as it stands in a sentence: in words up to twelve."""
    words = (
        _("none"),
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return words[value] if 0 <= value < len(words) else str(value)


def numbers(values: Sequence[int]) -> list[str]:
    """Numbers that stand in one sentence: all in words, or all in figures."""
    said = [number(value) for value in values]
    return [str(v) for v in values] if any(word.isdecimal() for word in said) else said


def questions(count: int) -> str:
    """So many questions: "two questions"."""
    return ngettext("%(count)s question", "%(count)s questions", count) % {"count": number(count)}


def measured(skill: Skill, catalogue: Catalogue) -> str:
    """How the questionnaire measures a skill, in two or three words."""
    by = catalogue.measured_by(skill)
    if by is None:
        return _("Not measured")
    if by.code != skill.code:
        return _("Through %(skill)s") % {"skill": by.name}
    words = questions(len(catalogue.items_for[skill.code]))
    return words[:1].upper() + words[1:]
