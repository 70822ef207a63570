"""Who may copy a thing, and put things in order."""

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from careers.domain.cloning import CLONED
from careers.domain.reordering import ORDERED
from careers.models import Thing


def may_clone(request: HttpRequest, row: Thing) -> bool:
    """Whether somebody may add a copy of this thing: who may add things of its kind."""
    right = f"careers.add_{row._meta.model_name}"
    return row.kind_name in CLONED and request.user.has_perm(right)


def way(request: HttpRequest, row: Thing) -> str:
    """The address of the page that copies it; empty for who may not."""
    return reverse("desk-clone", args=[row.kind_name, row.pk]) if may_clone(request, row) else ""


def may_order(request: HttpRequest, model: type[Model]) -> bool:
    """Whether somebody may put things of this kind in order: who may change them."""
    ordered = getattr(model, "kind_name", "") in ORDERED
    return ordered and request.user.has_perm(f"careers.change_{model._meta.model_name}")


def way_to_order(request: HttpRequest, model: type[Model]) -> str:
    """The address of the page that puts them in order; empty for who may not."""
    kind = getattr(model, "kind_name", "")
    return reverse("desk-order", args=[kind]) if may_order(request, model) else ""
