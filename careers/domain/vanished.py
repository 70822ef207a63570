"""Addresses that a draft would break: what the live edition has a page for and the draft knows no more.

The checks see one catalogue; this is about two, so it is looked for where both are at hand.
"""

from collections.abc import Iterator
from typing import Literal

from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.checks import Finding, gettext_noop as _, said
from careers.domain.kinds import KINDS, Kind
from careers.domain.things import Step, Thing


def vanished(live: Catalogue, draft: Catalogue) -> Iterator[Finding]:
    """A warning for each page of the live edition that nothing in the draft takes the place of. A
    step that went with the role at one of its ends is not told apart."""
    for kind in KINDS:
        for thing in getattr(live, kind.plural) if kind.folder else ():
            gone = draft.known_as(kind.name, thing.code) is None
            if gone and not (isinstance(thing, Step) and _lost_an_end(thing, draft)):
                yield _finding(kind, thing)


def _lost_an_end(step: Step, draft: Catalogue) -> bool:
    ends = filter(None, (step.origin, step.destination))
    return any(draft.known_as("role", role) is None for role in ends)


def _finding(kind: Kind, thing: Thing) -> Finding:
    about: tuple[Literal["warning"], str, str, str] = ("warning", kind.name, thing.code, "")
    path = f"/{kind.folder}/{thing.code}/"
    if isinstance(thing, Step):
        message = _("%(path)s leads nowhere from now on: this step is gone.")
        return Finding(*about, message, said(path=path), check="vanished")
    message = _(
        "%(path)s leads nowhere from now on: if something replaces “%(name)s”, enter “%(code)s” "
        "there under “formerly”."
    )
    told = said(path=path, name=name_of(thing), code=thing.code)
    return Finding(*about, message, told, check="vanished")
