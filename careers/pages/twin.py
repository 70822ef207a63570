"""The ladder in words: every role in the order it is climbed, and every step with who says so."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.profile import moves_in
from careers.domain.things import Role, Step
from careers.pages import words
from careers.pages.evidence import attested


@dataclass(frozen=True)
class Told:
    """A step in words. `origin` is None where it is open from any rung."""

    step: Step
    origin: Role | None
    destination: Role
    sources: list[str]
    """Who says so: the marks of what is told of the step."""


@dataclass(frozen=True)
class Place:
    """A role and what is known of the ways from it and to it; `role` is None for any rung."""

    role: Role | None
    count: str
    """How many steps lead on, in words."""
    steps: list[Told]
    reached: list[Role]
    """Where people come from."""
    from_any: bool
    """Whether people come from any rung."""


@dataclass(frozen=True)
class Storey:
    """The places of one rung, under a heading."""

    heading: str
    places: list[Place]


def told(catalogue: Catalogue, steps: Iterable[Step] | None = None) -> list[Told]:
    """Every step whose ends exist, or some of them, from the lowest rung up; the open ones last."""
    places = catalogue.places_read
    found = [
        Told(step, catalogue.get("role", step.origin), destination, attested(step, catalogue))
        for step in (catalogue.steps if steps is None else steps)
        if (destination := catalogue.get("role", step.destination))
        and (step.origin in places or not step.origin)
    ]
    last = len(places)
    return sorted(
        found, key=lambda t: (places.get(t.step.origin, last), places[t.destination.code])
    )


def twin(catalogue: Catalogue, outward: Iterable[Step] = ()) -> list[Storey]:
    """Every role, the lowest rung first, with its steps; then what is open from any rung, and the
    roles beyond the centre. What there is none of is left out. Of a part, `outward` are the steps that
    lead out of it: they are counted with their roles."""
    out = Counter(step.origin for step in outward)
    from_role: dict[str, list[Told]] = defaultdict(list)
    for one in told(catalogue):
        from_role[one.step.origin].append(one)
    storeys = [
        Storey(
            _("Rung %(rank)s: %(name)s") % {"rank": level.rank, "name": level.name},
            [
                _place(role, from_role[role.code], out[role.code], catalogue)
                for role in catalogue.roles_on(level)
            ],
        )
        for level in catalogue.rungs
    ]
    if anywhere := from_role[""]:
        storeys.append(
            Storey(_("From any rung"), [Place(None, _on(anywhere, 0), anywhere, [], False)])
        )
    beyond = [
        _place(role, from_role[role.code], out[role.code], catalogue)
        for role in catalogue.roles_beyond
    ]
    storeys.append(Storey(_("Beyond the centre"), beyond))
    return [storey for storey in storeys if storey.places]


def _place(role: Role, steps: list[Told], out: int, catalogue: Catalogue) -> Place:
    inward = moves_in(role, catalogue)
    return Place(
        role,
        _on(steps, out),
        steps,
        [move.role for move in inward if move.role],
        any(not move.step.origin for move in inward),
    )


def _on(steps: list[Told], out: int) -> str:
    """How many steps lead on, and how many out of what is shown."""
    beyond = ngettext(
        "%(out)s step leads out of what is shown", "%(out)s steps lead out of what is shown", out
    ) % {"out": words.number(out)}
    if not steps:
        return beyond if out else _("no step on")
    said = ngettext("%(count)s step on", "%(count)s steps on", len(steps))
    on = said % {"count": words.number(len(steps))}
    return _("%(on)s; %(beyond)s") % {"on": on, "beyond": beyond} if out else on
