"""How the draft stands against what is live: what the desk's first page says."""

from dataclasses import dataclass

from careers.domain import document
from careers.models import Edition
from careers.queries.draft import Draft, draft


@dataclass(frozen=True)
class State:
    """The live edition (None before the first) and the draft; `differs` says whether publishing
    would change anything a visitor reads."""

    live: Edition | None
    draft: Draft
    differs: bool


def state() -> State:
    live = Edition.objects.without_document().select_related("published_by").first()
    found = draft()
    differs = live is None or live.sha256 != document.digest(document.write(found.catalogue))
    return State(live, found, differs or bool(found.errors))
