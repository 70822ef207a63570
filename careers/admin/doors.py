"""The desk's doors: every kind of row there is, grouped, with how many there are."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from careers.models import DRAFT_MODELS
from careers.queries.desk import State


@dataclass(frozen=True)
class Door:
    """A kind of row: its name, how many the draft holds (None where that is not counted), where its
    list is, and where one is added (empty for who may not)."""

    name: str
    count: int | None
    address: str
    add: str


@dataclass(frozen=True)
class Doors:
    """A group of doors under its heading."""

    label: str
    name: str
    doors: tuple[Door, ...]


def doors(request: HttpRequest, state: State | None = None) -> list[Doors]:
    """What this person may open, with counts where the draft is at hand. No query of its own."""
    counts = _counts(state) if state else {}
    return [
        Doors(
            group["app_label"],
            str(group["name"]),
            tuple(_door(model, counts) for model in group["models"] if model["admin_url"]),
        )
        for group in admin.site.get_app_list(request)
    ]


def _door(model: dict[str, Any], counts: dict[str, int]) -> Door:
    count = counts.get(model["object_name"])
    return Door(str(model["name"]), count, model["admin_url"] or "", model["add_url"] or "")


def _counts(state: State) -> dict[str, int]:
    """By class name: the draft's rows, those that no catalogue may hold included."""
    refused = [finding.kind for finding in state.draft.refused]
    counts = {
        model.__name__: len(getattr(state.draft.catalogue, model.kind().plural))
        + refused.count(model.kind_name)
        for model in DRAFT_MODELS
    }
    return counts | {"Edition": state.number}
