"""One writer of the draft at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import F

from careers.models import Site

_INSIDE: ContextVar[bool] = ContextVar("writing", default=False)
"""Whether this thread is in such a transaction already."""


@contextmanager
def writing() -> Iterator[None]:
    """A transaction in which nobody else writes to the draft, and that counts as one revision of it.

    Whoever writes at the same moment waits here and then sees what the other has done: so a rule
    checked inside still holds when the transaction ends. The site's row is what they queue for; before
    a draft was ever loaded there is none, and nothing to lose. Inside another it is part of that one,
    which has the row already.
    """
    with transaction.atomic():
        if _INSIDE.get():
            yield
            return
        Site.objects.select_for_update().first()
        token = _INSIDE.set(True)
        try:
            yield
        finally:
            _INSIDE.reset(token)
        Site.objects.update(revision=F("revision") + 1)
