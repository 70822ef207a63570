"""What is next to a role and to a step: the moves around it, and roles that lean on the same skills."""

from dataclasses import replace

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.related import Kin, related_roles
from careers.domain.things import Role, Step
from careers.pages import moves, saying
from careers.pages.beside import FEW, NAMES, Group, Neighbour, compared, groups, inside, to_read
from careers.pages.choosing import address
from careers.pages.moves import Option
from careers.pages.page import LADDER, Crumb

# A role -----------------------------------------------------------------------------------------


def of_role(role: Role, catalogue: Catalogue) -> list[Group]:
    """The step before and the step after, roles that lean on the same skills, guides."""
    kin = related_roles(role, catalogue, FEW)
    return groups(
        _names(
            _("One step before"),
            [option for group in moves.inward(role, catalogue) for option in group.options],
            Crumb(_("All of them"), address(LADDER.path, None, role)),
        ),
        _names(
            _("One step on"),
            [option for group in moves.onward(role, catalogue) for option in group.options],
            Crumb(_("All of them"), address(LADDER.path, role)),
        ),
        Group(_("Leaning on the same skills"), tuple(_kin(role, one) for one in kin)),
        to_read("role", role, catalogue),
    )


def _steps(name: str, options: list[Option], everything: Crumb) -> Group:
    """Steps by the role at their other end, with what rises on them."""
    shown = options if len(options) <= FEW else options[: FEW - 1]
    things = tuple(
        Neighbour(
            o.role.title if o.role else _("Any rung"), o.move.step.path, saying.lower(o.rises)
        )
        for o in shown
    )
    return Group(name, things, everything if len(options) > len(shown) else None)


def _names(name: str, options: list[Option], everything: Crumb) -> Group:
    """The same without what rises, for a page that tells its steps in sections of their own."""
    steps = _steps(name, options, everything)
    return replace(steps, things=tuple(replace(thing, why="") for thing in steps.things))


def _kin(role: Role, kin: Kin) -> Neighbour:
    said = ngettext(
        "shares %(shared)d of the %(of)d skill that matters most here: %(skills)s",
        "shares %(shared)d of the %(of)d skills that matter most here: %(skills)s",
        kin.of,
    ) % {"shared": len(kin.shared), "of": kin.of, "skills": inside(kin.shared)}
    return Neighbour(kin.role.title, kin.role.path, said, compared(role, kin.role))


# A step -----------------------------------------------------------------------------------------


def of_step(step: Step, catalogue: Catalogue) -> list[Group]:
    """What usually comes before it and what it opens, the other steps from and to the same places."""
    origin = catalogue.get("role", step.origin)
    destination = catalogue.role(step.destination)
    onward = [o for group in moves.onward(destination, catalogue) for o in group.options]
    there = [o for group in moves.inward(destination, catalogue) for o in group.options]
    return groups(
        *(_from(origin, step, catalogue) if origin else _open(step, destination, catalogue)),
        _steps(
            _("What it opens"),
            onward,
            Crumb(_("Every step on"), address(LADDER.path, destination)),
        ),
        _steps(
            _("Other steps to %(title)s") % {"title": destination.title},
            [option for option in there if option.move.step is not step],
            Crumb(_("All of them"), address(LADDER.path, None, destination)),
        ),
        Group(_("Side by side"), _ends(origin, destination)),
    )


def _from(origin: Role, step: Step, catalogue: Catalogue) -> tuple[Group, Group]:
    before = [o for group in moves.inward(origin, catalogue) for o in group.options]
    beside = [
        option
        for group in moves.onward(origin, catalogue)
        for option in group.options
        if option.move.step is not step
    ]
    return (
        _steps(
            _("What usually comes before"),
            before,
            Crumb(_("All of them"), address(LADDER.path, None, origin)),
        ),
        _steps(
            _("Other steps from %(title)s") % {"title": origin.title},
            beside,
            Crumb(_("All of them"), address(LADDER.path, origin)),
        ),
    )


def _open(step: Step, destination: Role, catalogue: Catalogue) -> tuple[Group, Group]:
    """Of a step from any rung: the roles whose skills it can count on, and the other such steps."""
    inside = {role.code for role in catalogue.roles_in_centre}
    kin = related_roles(destination, catalogue, FEW, inside)
    others = [one for one in catalogue.steps_from_any if one is not step]
    return (
        Group(_("Nearest by what it asks"), tuple(_kin(destination, one) for one in kin)),
        Group(
            _("Also open from any rung"),
            tuple(
                Neighbour(catalogue.role(one.destination).title, one.path) for one in others[:NAMES]
            ),
        ),
    )


def _ends(origin: Role | None, destination: Role) -> tuple[Neighbour, ...]:
    if origin is None:
        return ()
    both = {"origin": origin.title, "destination": destination.title}
    return (Neighbour(_("%(origin)s and %(destination)s") % both, compared(origin, destination)),)
