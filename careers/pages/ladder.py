"""The whole ladder: the picture, and every move in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.text import EDITORIAL
from careers.domain.things import Role, Step
from careers.pages.page import Page
from careers.pages.roles import index


@dataclass(frozen=True)
class Told:
    """A move in words. `origin` is None where it is open from any rung."""

    step: Step
    origin: Role | None
    destination: Role
    sources: list[str]
    """Who says so: the marks of what is told of the step."""


def ladder(catalogue: Catalogue) -> Page:
    """Every role on its rung, with the moves between them."""
    return Page(
        template="ladder/ladder.html",
        path="/ladder/",
        title=_("The whole ladder"),
        description=_("Every role of a contact centre on its rung, and the steps between them."),
        section="ladder",
        context={
            "board": board(catalogue),
            "rungs": index(catalogue),
            "told": told(catalogue),
        },
    )


def told(catalogue: Catalogue) -> list[Told]:
    """Every move whose ends exist, from the lowest rung up; the open ones last."""
    roles = (*catalogue.roles_in_centre, *catalogue.roles_beyond)
    places = {role.code: place for place, role in enumerate(roles)}
    found = [
        Told(step, catalogue.get("role", step.origin), destination, attested(step, catalogue))
        for step in catalogue.steps
        if (destination := catalogue.get("role", step.destination))
        and (step.origin in places or not step.origin)
    ]
    last = len(places)
    return sorted(
        found, key=lambda t: (places.get(t.step.origin, last), places[t.destination.code])
    )


def attested(step: Step, catalogue: Catalogue) -> list[str]:
    """The sources of what is told of a step, by number; our own judgement last."""
    told = prose.marks("\n\n".join((step.summary, *step.takes)))
    sources = sorted(catalogue.sources, key=lambda source: source.number)
    return [code for code in (*(s.code for s in sources), EDITORIAL) if code in told]
