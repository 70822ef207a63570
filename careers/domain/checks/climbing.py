"""Checks of the ladder: its rungs, its steps, and whether every role can be reached."""

from collections.abc import Iterator

from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import Finding, gettext_noop as _, said
from careers.domain.former import step_code


def ladder(catalogue: Catalogue) -> Iterator[Finding]:
    """Ranks, source numbers and letters are unique; the five proficiency levels are all there."""
    for kind, name in (("level", "rank"), ("source", "number"), ("track", "letter")):
        seen: dict[object, str] = {}
        for thing in getattr(catalogue, f"{kind}s"):
            value = getattr(thing, name)
            if value in seen:
                message = _("“%(other)s” has the same %(name_of_field)s.")
                told = said(other=seen[value], name_of_field=name)
                yield Finding("error", kind, thing.code, name, message, told)
            seen[value] = thing.code
    if sorted(level.rank for level in catalogue.proficiencies) != [1, 2, 3, 4, 5]:
        message = _("There must be five proficiency levels, ranked 1 to 5.")
        yield Finding("error", "proficiency", "", "", message)


def steps(catalogue: Catalogue) -> Iterator[Finding]:
    """A step joins two different roles, starts inside the centre, and its code says so."""
    for step in catalogue.steps:
        if step.origin == step.destination:
            message = _("The step leads to where it starts.")
            yield Finding("error", "step", step.code, "destination", message)
        expected = step_code(step.origin, step.destination)
        if step.code != expected:
            message = _("The step’s code should be “%(code)s”.")
            yield Finding("error", "step", step.code, "code", message, said(code=expected))
        origin = catalogue.get("role", step.origin)
        level = origin and catalogue.get("level", origin.level)
        if level and level.rank == 0:
            message = _("A step starts on the ladder, not beyond the centre.")
            yield Finding("error", "step", step.code, "origin", message)


def reachable(catalogue: Catalogue) -> Iterator[Finding]:
    """Every role can be reached from a role on the lowest rung."""
    ranks = {level.code: level.rank for level in catalogue.levels}
    inside = [role for role in catalogue.roles if ranks.get(role.level)]
    lowest = min((ranks[role.level] for role in inside), default=0)
    reached = {role.code for role in inside if ranks[role.level] == lowest}
    pending = list(reached)
    while pending:
        role = catalogue.get("role", pending.pop())
        if role is None or role.level not in ranks:
            continue
        for step in (*catalogue.steps_from(role), *catalogue.steps_from_any):
            if step.destination not in reached:
                reached.add(step.destination)
                pending.append(step.destination)
    for role in catalogue.roles:
        if role.code not in reached:
            message = _("No steps lead here from an entry role.")
            yield Finding("error", "role", role.code, "", message)
