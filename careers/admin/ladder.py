"""What became of the ladder, in words for the desk."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.ladder_changes import LadderChanges
from careers.domain.things import Role, Step


@dataclass(frozen=True)
class Told:
    """What happened, its sign in the picture, and to what."""

    sign: str
    title: str
    lines: tuple[str, ...]


def told(found: LadderChanges, old: Catalogue, new: Catalogue) -> list[Told]:
    """The changes of a ladder in words, what there is of them."""

    def between(step: Step) -> str:
        return _between(step, (new, old))

    said = [
        Told("+", _("Roles that came"), tuple(_at(it, new) for it in found.roles_added)),
        Told("−", _("Roles that went"), tuple(_at(it, old) for it in found.roles_removed)),
        Told("↷", _("Roles that moved"), tuple(_moved(*it, old, new) for it in found.roles_moved)),
        Told("+", _("Steps that came"), tuple(map(between, found.steps_added))),
        Told("×", _("Steps that went"), tuple(map(between, found.steps_removed))),
        Told(
            "",
            _("Steps that are better or less well attested"),
            tuple(between(now) for _was, now in found.steps_redrawn),
        ),
    ]
    return [it for it in said if it.lines]


def _between(step: Step, catalogues: tuple[Catalogue, Catalogue]) -> str:
    ends = []
    for code in (step.origin, step.destination):
        roles = (it.get("role", code) for it in catalogues)
        ends.append(next((name_of(it) for it in roles if it), code or _("Any rung")))
    return " → ".join(ends)


def _at(role: Role, catalogue: Catalogue) -> str:
    return f"{role.title} ({_place(role, catalogue)})"


def _place(role: Role, catalogue: Catalogue) -> str:
    named = (catalogue.get("level", role.level), catalogue.get("track", role.track))
    return ", ".join(it.name for it in named if it)


def _moved(was: Role, now: Role, old: Catalogue, new: Catalogue) -> str:
    words = _("%(role)s: from %(before)s to %(after)s")
    return words % {"role": now.title, "before": _place(was, old), "after": _place(now, new)}
