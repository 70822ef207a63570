"""Who may retire a thing, and what becomes of what names it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careers.admin.findings import Pointed, named
from careers.domain.catalogue import Catalogue
from careers.domain.retiring import RETIRED, Fate, Group, What
from careers.models import Thing

BESIDES: dict[str, tuple[str, ...]] = {
    "role": ("add_advancementstep", "change_advancementstep", "delete_advancementstep"),
    "skill": ("change_role", "change_question", "delete_question"),
    "challenge": ("change_role", "change_question", "delete_question"),
}
"""By kind: the rights over what goes or moves with a thing of it."""

GROUPS: dict[str, dict[Group, Any]] = {
    "role": {"steps": _("The steps to it and from it")},
    "skill": {
        "rows": _("What roles ask of it, where they do not ask for the other one yet"),
        "questions": _("The questions that measure it"),
    },
    "challenge": {
        "rows": _("How often roles meet it, where they do not meet the other one yet"),
        "questions": _("The question that gives a glimpse of it"),
    },
    "guide": {},
}
"""By kind: what may follow to the replacement."""

SAID: dict[What, Any] = {
    "moved": _("They name what takes its place instead"),
    "led": _("Links in their texts lead to what takes its place; the words stay"),
    "let go": _("They no longer name it"),
    "unlinked": _("Links in their texts become plain words"),
    "dropped": _("They go with it"),
}


@dataclass(frozen=True)
class Fated:
    """Things of which the same becomes, and what."""

    said: str
    things: list[Pointed]


def may_retire(request: HttpRequest, row: Thing) -> bool:
    """Whether somebody may retire this thing: who may change and delete things of its kind, and what
    goes or moves with it."""
    name = row._meta.model_name
    rights = (f"change_{name}", f"delete_{name}", *BESIDES.get(row.kind_name, ()))
    return row.kind_name in RETIRED and all(
        request.user.has_perm(f"careers.{right}") for right in rights
    )


def way(request: HttpRequest, row: Thing) -> str:
    """The address of the page that does it; empty for who may not."""
    return reverse("desk-retire", args=[row.kind_name, row.pk]) if may_retire(request, row) else ""


def told(fates: Iterable[Fate]) -> list[Fated]:
    """What becomes of everything that names the thing, by what it is."""
    fates = list(fates)
    groups = ((said, [it for it in fates if it.what == what]) for what, said in SAID.items())
    return [
        Fated(str(said), named((it.kind, it.thing) for it in found))
        for said, found in groups
        if found
    ]


def saying(catalogue: Catalogue, thing: Any) -> list[Pointed]:
    """The search synonyms that say a thing's name: they name no thing, and stay as they are."""
    name = (getattr(thing, "title", "") or thing.name).casefold()
    found = (
        row
        for row in catalogue.synonyms
        if name in (text.casefold() for text in (row.name, *row.means))
    )
    return named(("synonym", row) for row in found)
