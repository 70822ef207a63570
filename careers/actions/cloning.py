"""Adding a copy of a thing to the draft."""

from django.contrib.auth.models import User

from careers.actions.saving import save_thing
from careers.actions.writing import writing
from careers.domain.cloning import clone
from careers.queries.draft import draft


def clone_thing(
    kind: str, code: str, new: str, name: str, steps: frozenset[str], by: User | None
) -> None:
    """Add a copy of a thing under another code and name, with those of a role's steps that it is to
    have, in one transaction. Raises what `careers.domain.cloning.clone` raises, and
    `careers.actions.saving.Unfit`."""
    with writing():
        for copy in clone(draft().catalogue, kind, code, new, name, steps):
            save_thing(copy.kind, copy.thing, by, None)
