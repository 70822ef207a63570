"""How the draft stands against what is live: what the desk's first page says."""

from dataclasses import dataclass

from careers.domain import document
from careers.domain.changes import Change, changes
from careers.models import Edition
from careers.queries.draft import Draft, draft
from careers.queries.edition import edition


@dataclass(frozen=True)
class State:
    """The live edition (None before the first), the draft, and what publishing would change: all
    of it, before the first edition."""

    live: Edition | None
    draft: Draft
    changes: tuple[Change, ...]

    @property
    def number(self) -> int:
        """The live edition's number; 0 for none."""
        return self.live.number if self.live else 0

    @property
    def digest(self) -> str:
        """What names the draft's content."""
        return document.digest(document.write(self.draft.catalogue))

    @property
    def differs(self) -> bool:
        """Whether publishing would change anything a visitor reads."""
        return self.live is None or bool(self.changes)


def state() -> State:
    live = Edition.objects.without_document().select_related("published_by").first()
    found = draft()
    if live is None:
        return State(None, found, ())
    return State(live, found, tuple(changes(edition(live.number).catalogue, found.catalogue)))
