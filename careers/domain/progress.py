"""How far a long piece of work has come: told by whoever does it, heard by whoever waits for it.

What does the work tells it wherever it is, and need not know whether anybody listens. The listener can
have it stopped: then the next word raises `Stopped`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from threading import Event
from typing import Literal, get_args

Step = Literal[
    "waiting", "opening", "reading", "checking", "proving", "comparing", "writing", "packing"
]
"""What is being done, in the order in which it is done."""

STEPS: tuple[Step, ...] = get_args(Step)


class Stopped(Exception):
    """Somebody does not want it any more."""


class Course:
    """How far one piece of work has come, and since when: the step, and of the step `done` of `total`, 0
    of 0 where it cannot be counted. One thread tells, others look."""

    def __init__(self) -> None:
        self.step: Step = STEPS[0]
        self.done = self.total = 0
        self.since = datetime.now(UTC)
        self.ended = Event()
        self._unwanted = Event()

    def stop(self) -> None:
        """Have it stopped at its next word."""
        self._unwanted.set()

    def tell(self, step: Step, done: int = 0, total: int = 0) -> None:
        """Say how far it is. A step that lies behind is not gone back to: what is read twice is told
        of once. Raises `Stopped`."""
        if self._unwanted.is_set():
            raise Stopped
        if STEPS.index(step) >= STEPS.index(self.step):
            self.step, self.done, self.total = step, done, total


_HEARD: ContextVar[Course | None] = ContextVar("course", default=None)


@contextmanager
def heard(course: Course) -> Iterator[None]:
    """Within this, what is told goes to that course."""
    token = _HEARD.set(course)
    try:
        yield
    finally:
        _HEARD.reset(token)


def tell(step: Step, done: int = 0, total: int = 0) -> None:
    """Say how far the work has come that this is part of, where somebody listens. Raises `Stopped`
    where it is not wanted any more."""
    course = _HEARD.get()
    if course is not None:
        course.tell(step, done, total)
