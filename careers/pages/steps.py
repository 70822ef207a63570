"""A step's letter: what a move takes, what rises, and what could be done first."""

from django.utils.translation import gettext as _

from careers.domain import profile, prose
from careers.domain.catalogue import Catalogue
from careers.domain.ladder import Difference, differences
from careers.domain.things import Role, Step, TrainingModule
from careers.pages import around_roles, asking
from careers.pages.choosing import address
from careers.pages.page import LADDER, Crumb, Missing, Page
from careers.pages.questions import beginning


def step(catalogue: Catalogue, code: str) -> Page:
    """A step's letter. Raises `Missing` for an unknown code and for a step that leads nowhere."""
    step: Step | None = catalogue.get("step", code)
    if step is None or catalogue.get("role", step.destination) is None:
        raise Missing("step", code)
    origin: Role | None = catalogue.get("role", step.origin)
    destination = catalogue.role(step.destination)
    asked = differences(origin, destination, catalogue)
    hardships = profile.hardships(destination, catalogue)
    training = profile.training_towards([step], catalogue)
    return Page(
        template="steps/step.html",
        path=step.path,
        above=(LADDER, *([Crumb(origin.title, origin.path)] if origin else [])),
        short=_("To %(title)s") % {"title": destination.title},
        title=_title(origin, destination),
        description=prose.plain(step.summary),
        section="ladder",
        context={
            "step": step,
            "origin": origin,
            "destination": destination,
            "rising": [d for d in asked if d.before is not None and d.rises],
            "new": [d for d in asked if d.before is None],
            "held": [d for d in asked if not d.rises],
            "hardships": hardships,
            "training": training,
            "begin": beginning(catalogue, destination),
            "map_path": address("/ladder/", origin, destination),
            "contents": _contents(step, asked, hardships, training),
            "asks": asking.questions(destination, catalogue),
            "beside": around_roles.of_step(step, catalogue),
        },
    )


def _title(origin: Role | None, destination: Role) -> str:
    start = origin.title if origin else _("any rung")
    words = {"origin": start, "destination": destination.title}
    return _("From %(origin)s to %(destination)s") % words


def _contents(
    step: Step,
    asked: list[Difference],
    hardships: list[profile.Hardship],
    training: list[TrainingModule],
) -> list[tuple[str, str]]:
    """The letter's sections, by id and short name; those with nothing to say are left out."""
    sections: list[tuple[str, str, object]] = [
        ("what", _("What changes"), True),
        ("takes", _("What it takes"), step.takes),
        ("skills", _("What it asks of you"), asked),
        ("hard", _("What is hard there"), hardships),
        ("begin", _("What you could do first"), step.begin),
        ("training", _("Training"), training),
        ("sure", _("How sure we are"), True),
    ]
    return [(anchor, words) for anchor, words, held in sections if held]
