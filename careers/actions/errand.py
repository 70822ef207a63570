"""Sending off what takes long, and having it stopped.

It is done in a thread of this process; who sent it waits for two seconds, and reads how far it is if that
was not enough. All it writes, it writes in one transaction of its own verb, so an errand that is stopped
or dies has changed nothing.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import IO, Any

from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from careers.domain import patience
from careers.domain.progress import Course, Stopped, heard
from careers.models import Errand, Portion
from careers.queries.errands import HERE, unfinished

EVERY = 0.5
"""Seconds between two signs of life."""

KEPT = timedelta(hours=1)
"""So long an errand is kept, with the file it brought."""

PORTION = 1_000_000
"""Bytes of a file that are held at once."""

_ONE = threading.Lock()
"""One errand at a time in a process: two would take twice as long each, and twice the memory. The next
waits for its turn, and says so."""

Told = dict[str, Any]
Work = Callable[[Errand], Told]
"""What is to be done; what comes of it, as JSON can say it. It raises `Refused` or
`careers.domain.progress.Stopped`, and has changed nothing then."""

Stage = Errand.Stage

_log = logging.getLogger(__name__)


class Refused(Exception):
    """It cannot be done: `told` says why."""

    def __init__(self, **told: Any) -> None:
        super().__init__(told)
        self.told = told


def send_off(what: str, by: User, about: Told, work: Work) -> Errand:
    """Do something, and wait for it for `careers.domain.patience.PATIENCE` seconds at most: the errand as it is then. What
    somebody sends off twice is sent off once, as long as it is under way.

    Within a transaction it is done here and now, since a thread would not see what was written in it.
    """
    if known := unfinished(by, what, **about):
        return _awaited(known)
    sweep()
    errand = Errand.objects.create(what=what, begun_by_id=by.pk, about=about)
    if connection.in_atomic_block:
        with heard(Course()):
            _end(errand, *_come_of(errand, work))
    else:
        _beside(errand, work)
    return _awaited(errand)


def _awaited(errand: Errand) -> Errand:
    """The errand as it is when it has ended, or when nobody should wait any longer."""
    here = HERE.get(errand.pk)
    if here:
        here.ended.wait(patience.PATIENCE)
    errand.refresh_from_db()
    return errand


def sweep() -> None:
    """Throw away errands that are old, and the files they brought."""
    Errand.objects.filter(begun_at__lt=timezone.now() - KEPT).delete()


def stop(errand: Errand) -> None:
    """Have an errand stopped, if it is still under way: it stops at its next word. Whether it did, its
    end says."""
    here = HERE.get(errand.pk)
    if here:
        here.stop()
        here.ended.wait(patience.PATIENCE)
    else:
        Errand.objects.filter(pk=errand.pk, stage=Stage.RUNNING).update(unwanted=True)


def bring(errand: Errand, file: IO[bytes]) -> Told:
    """Keep a file that an errand has made, for who sent it off: what to say came of it."""
    file.seek(0)
    number = 0
    with transaction.atomic():
        while data := file.read(PORTION):
            Portion.objects.create(errand=errand, number=number, data=data)
            number += 1
    return {"portions": number, "bytes": file.tell()}


# Doing it -------------------------------------------------------------------------------------


def _beside(errand: Errand, work: Work) -> None:
    course = HERE[errand.pk] = Course()
    job = (errand, work, course, translation.get_language())
    threading.Thread(target=_do, args=job, name="errand", daemon=True).start()
    threading.Thread(target=_beat, args=(errand.pk, course), name="beat", daemon=True).start()


def _do(errand: Errand, work: Work, course: Course, language: str | None) -> None:
    try:
        with translation.override(language), heard(course):
            try:
                with _turn(course):
                    stage, outcome = _come_of(errand, work)
            except Stopped:
                stage, outcome = Stage.STOPPED, {}
            except Exception:  # noqa: BLE001 - nobody waits who could be shown it; the page says so
                _log.exception("An errand broke off: %s", errand.what)
                stage, outcome = Stage.REFUSED, {}
            _end(errand, stage, outcome)
    except DatabaseError:
        # Then nobody hears of it any more, and the page says after a while that it has died.
        _log.exception("Nobody could be told what came of an errand: %s", errand.what)
    finally:
        del HERE[errand.pk]
        connection.close()
        course.ended.set()


@contextmanager
def _turn(course: Course) -> Iterator[None]:
    """When it is this one's turn. Raises `Stopped`."""
    while not _ONE.acquire(timeout=EVERY):
        course.tell("waiting")
    try:
        yield
    finally:
        _ONE.release()


def _come_of(errand: Errand, work: Work) -> tuple[str, Told]:
    try:
        return Stage.DONE, work(errand)
    except Refused as why:
        return Stage.REFUSED, why.told


def _end(errand: Errand, stage: str, outcome: Told) -> None:
    Errand.objects.filter(pk=errand.pk).update(stage=stage, outcome=outcome)


def _beat(pk: int, course: Course) -> None:
    """Tell other processes how far it is, and hear from them whether it is still wanted."""
    wanted = Errand.objects.filter(pk=pk, unwanted=False)
    try:
        while not course.ended.wait(EVERY):
            # Whoever writes may keep others from it for a while, and a database may be away.
            with suppress(DatabaseError):
                connection.close_if_unusable_or_obsolete()
                far = {"step": course.step, "done": course.done, "total": course.total}
                if not wanted.update(beat_at=timezone.now(), **far):
                    course.stop()
    finally:
        connection.close()
