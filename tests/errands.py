"""Errands held up, so that a test can look at them while they are under way."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from careers.actions import errand
from careers.domain import patience


@contextmanager
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within this, what is sent off waits for its turn, and nobody waits for it."""
    with monkeypatch.context() as patch, errand._ONE:
        patch.setattr(patience, "PATIENCE", 0)
        yield


def all_done() -> None:
    """Wait until nothing is under way any more."""
    for thread in threading.enumerate():
        if thread.name in ("errand", "beat"):
            thread.join()


def until(done: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    for _ in range(6000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("It never came.")
