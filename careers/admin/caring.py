"""What stands above a thing's form and is no part of it: its review, and who looks after it."""

from typing import Any

from django.http import HttpRequest

from careers.admin.reviews import address
from careers.forms.care import CareForm
from careers.models import Thing
from careers.queries.care import care_of, look
from careers.queries.reviews import Reviewed


def beside(request: HttpRequest, row: Thing, listed: tuple[Reviewed, ...]) -> dict[str, Any]:
    """For whoever sees the draft: where the change of this row stands, if it differs, what is said of
    who looks after it and when it is to be read again, and a form for that. Two queries."""
    if not request.user.has_perm("careers.see_draft"):
        return {}
    care = care_of(row.kind_name, row.pk)
    mine = [it for it in listed if (it.change.kind, it.change.code) == (row.kind_name, row.pk)]
    return {
        "kind": row.kind_name,
        "reviewed": mine[0] if mine else None,
        "review_address": address(mine[0].change) if mine else "",
        "cared": look(care) if care else None,
        "care": CareForm(instance=care, auto_id="id_%s"),
    }
