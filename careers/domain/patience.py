"""Waiting for what takes long, and no longer than anybody should.

Whoever reads a page waits two seconds at most; a command, or somebody who has sent a form, waits until
it is done. What takes long need not know which of them asks.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

from careers.domain.progress import Course, heard

PATIENCE = 2.0
"""So many seconds somebody waits for an answer; then they are told how far it is."""

_Made = TypeVar("_Made")


class NotYet(Exception):
    """It takes longer than the reader should wait: `course` says how far it is. It goes on, and whoever
    asks again later may find it done."""

    def __init__(self, course: Course) -> None:
        super().__init__(course.step)
        self.course = course


class Beside(Generic[_Made]):
    """Work in a thread of its own, which begins when somebody first waits for it."""

    def __init__(self, work: Callable[[], _Made]) -> None:
        self._work = work
        self._lock = Lock()
        self._begun: tuple[Course, Future[_Made]] | None = None

    def within(self, seconds: float) -> _Made:
        """What comes of it, waited for so long. Raises `NotYet`, and whatever the work raised; then who
        asks next has it begun anew."""
        with self._lock:
            course, made = self._begun or self._begin()
        try:
            return made.result(max(seconds, 0))
        except TimeoutError:
            if made.done():
                raise
            raise NotYet(course) from None

    def _begin(self) -> tuple[Course, "Future[_Made]"]:
        # Kept before it begins: it may have broken off before this line is left.
        begun = self._begun = Course(), Future[_Made]()
        Thread(target=self._do, args=begun, name="beside", daemon=True).start()
        return begun

    def _do(self, course: Course, made: "Future[_Made]") -> None:
        try:
            with heard(course):
                made.set_result(self._work())
        except Exception as error:  # noqa: BLE001 - raised again where somebody waits
            self._begun = None
            made.set_exception(error)


_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def patient() -> Iterator[None]:
    """Within this, nobody waits for what takes long when `PATIENCE` is over."""
    token = _UNTIL.set(monotonic() + PATIENCE)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def left() -> float | None:
    """How many seconds whoever asks is still patient, 0 or below for none; None for who waits until it
    is done."""
    until = _UNTIL.get()
    return None if until is None else until - monotonic()
