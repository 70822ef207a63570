"""Who may give a thing another code."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from careers.domain.renaming import RENAMED
from careers.models import Thing


def may_change_code(request: HttpRequest, row: Thing) -> bool:
    """Whether somebody may give this thing another code: who may change things of its kind and, where
    steps are named after it, steps."""
    needed = (
        [row._meta.model_name, "advancementstep"]
        if row.kind_name == "role"
        else [row._meta.model_name]
    )
    return row.kind_name in RENAMED and all(
        request.user.has_perm(f"careers.change_{name}") for name in needed
    )


def now_at(model: type[Thing], code: str) -> Thing | None:
    """The row that had this code before; None where none had."""
    if model.kind_name not in RENAMED:
        return None
    rows: Any = model._default_manager
    held = rows.filter(formerly__contains=code)
    return next((row for row in held if code in row.formerly.split("\n")), None)


def way(request: HttpRequest, row: Thing) -> str:
    """The address of the page that does it; empty for who may not."""
    return (
        reverse("desk-address", args=[row.kind_name, row.pk])
        if may_change_code(request, row)
        else ""
    )
