"""A plan in a sentence or two: how many steps, and how much there is to work on."""

from django.utils.translation import gettext as _, ngettext

from careers.domain.recommendation import FIRST_MOVES
from careers.pages import saying, words
from careers.pages.plan import Leg, PlanSheet


def heading(plan: PlanSheet) -> str:
    """What the plan is called."""
    said = _("Getting steady as %(role)s") if plan.here else _("Your way to %(role)s")
    return said % {"role": plan.target.title}


def lead(plan: PlanSheet) -> str:
    """What to read if one reads nothing else."""
    names = {"role": plan.next.role.title, "here": plan.origin.title if plan.origin else ""}
    if plan.here:
        said = _("You hold this job.")
    elif plan.unknown:
        said = _("We know of no steps that lead there. That does not close it.")
    elif len(plan.legs) == 1:
        said = _("One step.") if plan.origin else _("A place to begin.")
    else:
        said = _steps(plan) + " " + (_("The next is %(role)s.") if plan.origin else _first())
    return " ".join(filter(None, (said % names, _work(plan.next))))


def _first() -> str:
    return _("The first is %(role)s, a place to begin.")


def _steps(plan: PlanSheet) -> str:
    count = len(plan.legs)
    said = (
        ngettext("%(number)s step.", "%(number)s steps.", count)
        if plan.origin
        else ngettext("%(number)s stop.", "%(number)s stops.", count)
    )
    return saying.upper(said.replace("%(number)s", words.number(count)))


def _work(leg: Leg) -> str:
    """How much there is to work on for a role; empty where the answers cannot say."""
    if leg.entry is None:
        return ""
    gaps, checks = len(leg.entry.gaps), len(leg.entry.to_check)
    if not gaps and not checks:
        return _("Nothing it asks for seems to be missing.")
    to_check = ngettext("one to check", "%(number)s to check", checks) % {
        "number": words.number(checks)
    }
    if not gaps:
        return _("Nothing falls clearly short, and there is %(check)s.") % {"check": to_check}
    said = ngettext("one thing to work on", "%(number)s things to work on", gaps) % {
        "number": words.number(gaps)
    }
    if gaps > FIRST_MOVES:
        said += _(", %(first)s of them first") % {"first": words.number(FIRST_MOVES)}
    elif checks:
        said += _(" and %(check)s") % {"check": to_check}
    return f"{saying.upper(said)}."
