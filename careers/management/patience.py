"""What a command says that takes its time, and what it says when somebody stops it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from django.core.management import CommandError

PATIENCE = 2.0
"""Seconds after which somebody wonders whether anything still happens."""

STOPPED = 130
"""What a command stopped by Ctrl-C ends with."""

UNCHANGED = "Stopped. Nothing was changed."


@contextmanager
def stoppable(left: str | Callable[[], str] = UNCHANGED) -> Iterator[None]:
    """Around what somebody may stop by Ctrl-C: how things are left is said in one line, and the command
    ends with 130. `left` says how; what is worked at inside has to leave it so."""
    try:
        yield
    except KeyboardInterrupt as error:
        said = left if isinstance(left, str) else left()
        raise CommandError(said, returncode=STOPPED) from error


@contextmanager
def working(what: str, say: Callable[[str], object]) -> Iterator[None]:
    """Around what may take long: every two seconds it is said what is worked at, and for how long."""
    begun, done = monotonic(), threading.Event()

    def tell() -> None:
        while not done.wait(PATIENCE):
            say(f"{what} … {monotonic() - begun:.0f} s")

    teller = threading.Thread(target=tell, name="patience", daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
