"""How much of the ladder is shown, and the steps that a filter cuts, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.lights import Lights
from careers.domain.sift import Sifted
from careers.domain.things import Role, Step
from careers.pages import words
from careers.pages.saying import listed, upper
from careers.pages.twin import Told, told

MOST = 60
"""Steps up to which each one is named."""


@dataclass(frozen=True)
class Cut:
    """The steps across the border of what is shown: a sentence that counts them, empty where there
    are none, and each, unless they are too many."""

    sentence: str = ""
    steps: tuple[Told, ...] = ()


def shown(catalogue: Catalogue, sifted: Sifted) -> str:
    """How many roles and steps are shown, and which of them only because they are lit."""
    few, all_ = sifted.catalogue, catalogue
    if few is all_:
        said = _("%(roles)s and %(steps)s.") % {
            "roles": _roles(len(all_.roles)),
            "steps": _steps(len(all_.steps)),
        }
        return upper(said)
    said = _("%(roles)s of %(all_roles)s and %(steps)s of %(all_steps)s are shown.") % {
        "roles": len(few.roles),
        "all_roles": _roles(len(all_.roles)),
        "steps": len(few.steps),
        "all_steps": _steps(len(all_.steps)),
    }
    return f"{said} {_kept(sifted.kept)}".strip()


def cut(catalogue: Catalogue, sifted: Sifted, lit: Lights, *, inward: bool = False) -> Cut:
    """The steps across the border: where something is lit, only those of what is lit.

    A route lies within what is shown, so of it there are none.
    """
    if lit.stops:
        here = {step.code for step in sifted.catalogue.steps}
        codes = lit.steps - here
        steps = [step for step in catalogue.steps if step.code in codes]
        return Cut(_lit(len(steps), inward=inward), _named(catalogue, steps)) if steps else Cut()
    steps = [*sifted.outward, *sifted.inward]
    parts = [_out(len(sifted.outward))] if sifted.outward else []
    parts += [_in(len(sifted.inward), also=bool(parts))] if sifted.inward else []
    return Cut(upper(listed(parts)) + ".", _named(catalogue, steps)) if steps else Cut()


def _named(catalogue: Catalogue, steps: Sequence[Step]) -> tuple[Told, ...]:
    return tuple(told(catalogue, steps)) if len(steps) <= MOST else ()


def _kept(roles: tuple[Role, ...]) -> str:
    """Which roles are shown only because they are lit."""
    if not roles:
        return ""
    said = ngettext(
        "%(roles)s is no part of it, but stays because it is lit.",
        "%(roles)s are no part of it, but stay because they are lit.",
        len(roles),
    )
    return said % {"roles": listed([role.title for role in roles])}


def _out(count: int) -> str:
    said = ngettext(
        "%(count)s step leads out of what is shown",
        "%(count)s steps lead out of what is shown",
        count,
    )
    return said % {"count": words.number(count)}


def _in(count: int, *, also: bool) -> str:
    said = (
        ngettext("%(count)s leads in", "%(count)s lead in", count)
        if also
        else ngettext(
            "%(count)s step leads into what is shown",
            "%(count)s steps lead into what is shown",
            count,
        )
    )
    return said % {"count": words.number(count)}


def _lit(count: int, *, inward: bool) -> str:
    said = (
        ngettext(
            "%(count)s step comes from a role that is not shown.",
            "%(count)s steps come from roles that are not shown.",
            count,
        )
        if inward
        else ngettext(
            "%(count)s step leads to a role that is not shown.",
            "%(count)s steps lead to roles that are not shown.",
            count,
        )
    )
    return upper(said % {"count": words.number(count)})


def _roles(count: int) -> str:
    return ngettext("%(count)s role", "%(count)s roles", count) % {"count": count}


def _steps(count: int) -> str:
    return ngettext("%(count)s step", "%(count)s steps", count) % {"count": count}
