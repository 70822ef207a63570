"""Checks of steps that lead round in a circle.

On a ladder with rungs most circles are sound. Two roles of one rung may lead to each other, and so may
several: people do move across and back. What cannot be is a way that only climbs and comes back to
where it began, since each step of it would end higher than it started: so somewhere on a circle that
leaves its rung a step leads down. Some do go back, but a step whose ends were entered the wrong way
round looks just the same, so it is worth a look. And a circle that nothing leads out of keeps whoever
enters it: that is no ladder, unless it is its top.

Circles among the parts of skills and among former codes are refused elsewhere: a part belongs to a
measured skill, which is no part itself (`skills`), and a former code is nobody's present one
(`formerly`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import Finding, gettext_noop as _, said
from careers.domain.things import Role, Step

Ways = Mapping[str, list[Step]]
"""By a role's code: the steps from it."""


def downward(catalogue: Catalogue) -> Iterator[Finding]:
    """A step to a lower rung, from which steps that do not lead down go back to where it starts."""
    ranks = _ranks(catalogue)
    ways: dict[str, list[Step]] = defaultdict(list)
    for step in _named(catalogue, ranks):
        if ranks[step.destination] >= ranks[step.origin]:
            ways[step.origin].append(step)
    for step in _named(catalogue, ranks):
        down = 0 < ranks[step.destination] < ranks[step.origin]
        if down and step.origin in _reached(step.destination, ways):
            message = _(
                "This step leads down, and people who take it can climb back to where it starts. If "
                "that is meant, leave it; if not, swap its ends or take it out."
            )
            yield Finding("warning", "step", step.code, "destination", message)


def closed(catalogue: Catalogue) -> Iterator[Finding]:
    """Below the top, roles that lead to one another and nowhere else."""
    ranks = _ranks(catalogue)
    top = max(ranks.values(), default=0)
    ways: dict[str, list[Step]] = defaultdict(list)
    for step in _named(catalogue, ranks):
        ways[step.origin].append(step)
    told: set[str] = set()
    for role in catalogue.roles:
        if role.code in told or not ways.get(role.code):
            continue
        held = {role.code, *_reached(role.code, ways)}
        round_it = all(role.code in _reached(code, ways) for code in held - {role.code})
        if round_it and max(ranks[code] for code in held) < top:
            told |= held
            yield _closed(role, held, catalogue)


def _closed(role: Role, held: set[str], catalogue: Catalogue) -> Finding:
    others = tuple(it.title for it in catalogue.roles if it.code in held - {role.code})
    message = _(
        "From here steps lead to %(names)s and back, and nowhere else. Add a step that leads on, or say "
        "under “where it leads” why there is none."
    )
    return Finding("warning", "role", role.code, "", message, said(names=others))


def _ranks(catalogue: Catalogue) -> dict[str, int]:
    """By a role's code: its rung, 0 beyond the centre; a role without a rung is left out."""
    ranks = {level.code: level.rank for level in catalogue.levels}
    return {role.code: ranks[role.level] for role in catalogue.roles if role.level in ranks}


def _named(catalogue: Catalogue, ranks: Mapping[str, int]) -> Iterator[Step]:
    """The steps between two roles that are there."""
    for step in catalogue.steps:
        if step.origin in ranks and step.destination in ranks and step.origin != step.destination:
            yield step


def _reached(code: str, ways: Ways) -> set[str]:
    """The roles that steps lead to from this one, itself only if they lead back."""
    found: set[str] = set()
    pending = [code]
    while pending:
        for step in ways.get(pending.pop(), ()):
            if step.destination not in found:
                found.add(step.destination)
                pending.append(step.destination)
    return found
