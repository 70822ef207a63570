"""The catalogue's things and numbers in words a visitor reads."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _, gettext_lazy as _lazy, ngettext

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


_IMPORTANCE = {1: _lazy("useful"), 2: _lazy("important"), 3: _lazy("critical")}


def importance(value: int) -> str:
    """How much a role leans on a skill."""
    return str(_IMPORTANCE[value]) if value in _IMPORTANCE else _("not asked for")


_EXPOSURE = {
    1: _lazy("hardly ever"),
    2: _lazy("now and then"),
    3: _lazy("often"),
    4: _lazy("most days"),
    5: _lazy("every day"),
}


def exposure(value: int) -> str:
    """How much of a challenge a role meets."""
    return str(_EXPOSURE[value])


_HOURS = {
    "": _lazy("not said"),
    "regular": _lazy("regular hours"),
    "sometimes": _lazy("sometimes outside regular hours"),
    "shifts": _lazy("shifts"),
}


def hours(value: Hours) -> str:
    """When the work is done."""
    return str(_HOURS[value])


_CONTACT = {
    "": _lazy("not said"),
    "none": _lazy("not directly"),
    "sometimes": _lazy("sometimes"),
    "daily": _lazy("every day"),
}


def contact(value: Contact) -> str:
    """How directly a role meets customers."""
    return str(_CONTACT[value])


_STAGE = {
    "first": _lazy("around the start"),
    "ongoing": _lazy("along the way"),
    "advancement": _lazy("towards a next rung"),
}


def stage(value: str) -> str:
    """When a piece of training comes."""
    return str(_STAGE[value])


_EVIDENCE = {
    "both": _lazy("Both ends named"),
    "end": _lazy("Only the destination named"),
    "order": _lazy("The order of a list"),
    "editorial": _lazy("Our own judgement"),
}


def evidence(value: Evidence) -> str:
    """How sure we are of a step."""
    return str(_EVIDENCE[value])


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


_FAMILY = {
    "customers": _lazy("With customers"),
    "self": _lazy("Yourself"),
    "craft": _lazy("The craft of the desk"),
    "people": _lazy("Other people’s work"),
    "operation": _lazy("The operation"),
}


def family(value: Family) -> str:
    """What the skills of a family have to do with."""
    return str(_FAMILY[value])


_MATCH = {"exact": _lazy("exact"), "close": _lazy("close"), "broad": _lazy("broad")}


def match(value: Match) -> str:
    """How well an occupation code fits a role."""
    return str(_MATCH[value])


_NUMBERS = (
    _lazy("none"),
    _lazy("one"),
    _lazy("two"),
    _lazy("three"),
    _lazy("four"),
    _lazy("five"),
    _lazy("six"),
    _lazy("seven"),
    _lazy("eight"),
    _lazy("nine"),
    _lazy("ten"),
    _lazy("eleven"),
    _lazy("twelve"),
)


def figures(value: int) -> str:
    """A whole number in figures, its thousands set apart."""
    return number_format(value, force_grouping=True)


def number(value: int) -> str:
    """A number as it stands in a sentence: in words up to twelve."""
    return str(_NUMBERS[value]) if 0 <= value < len(_NUMBERS) else figures(value)


def numbers(values: Sequence[int]) -> list[str]:
    """Numbers that stand in one sentence: all in words, or all in figures."""
    said = [number(value) for value in values]
    return [figures(v) for v in values] if any(word[:1].isdecimal() for word in said) else said


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
