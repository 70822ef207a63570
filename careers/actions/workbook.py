"""A workbook sent in: read, then applied or dropped, and perhaps taken back."""

import secrets
import threading
import time
from base64 import b64decode, b64encode
from io import BytesIO
from zipfile import BadZipFile, ZipFile, is_zipfile

import msgspec
from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from careers.actions.anew import Unlike, write_anew
from careers.actions.writing import writing
from careers.domain import document
from careers.domain.workbook import opening
from careers.domain.workbook.grid import Unreadable
from careers.domain.workbook.merging import Named
from careers.domain.workbook.reading import Fault, read
from careers.domain.workbook.wishes import wishes
from careers.models import Upload
from careers.models.upload import Stage
from careers.queries.draft import draft
from careers.queries.fitting import tidied
from careers.queries.uploads import Outcome, outcome, wanted
from careers.queries.workbook import words

MOST_BYTES = 10_000_000
"""A file's greatest size."""

AT_ONCE = 8_000_000
"""Up to so many bytes, unpacked, a file is read while its sender waits."""

KEPT = 20
"""So many files sent in are kept, the last."""

FAULTS = 200
"""So many faults of a file are told."""

EVERY = 0.4  # seconds between two signs of life

_ONE = threading.Lock()
"""One long file at a time in a process; the next waits, and says so by its signs of life."""


class Refused(Exception):
    """Nothing was changed: `reason` says why, in a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Overtaken(Refused):
    """The draft no longer is what was shown."""


class _Stopped(Exception):
    """Somebody dropped the file, or began to read it anew."""


# Reading it -----------------------------------------------------------------------------------


def send(name: str, data: bytes, by: User) -> Upload:
    """Take a file in and begin to read it; a small one is read when this returns."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is too large. The limit is 10 MB."))
    upload = Upload.objects.create(
        made_by=by, name=_tame(name), total=len(data), document=b64encode(data).decode()
    )
    old = Upload.objects.values_list("pk", flat=True)[KEPT : KEPT + 100]
    Upload.objects.filter(pk__in=list(old)).delete()
    _begin(upload, data)
    return upload


def _tame(name: str) -> str:
    """A file's name as it can be shown."""
    plain = "".join(letter for letter in name if letter.isprintable())
    return plain[-200:] or "?"


def again(upload: Upload) -> None:
    """Begin to read a file anew whose reader has died. Raises `Refused` for one that is not waiting
    to be read."""
    if upload.stage != Stage.READING:
        raise Refused(_("It has been read already."))
    _begin(upload, b64decode(upload.document))


def _begin(upload: Upload, data: bytes) -> None:
    run = secrets.token_hex(16)
    Upload.objects.filter(pk=upload.pk).update(digest=run, done=0, beat_at=timezone.now())
    if _unpacked(data) <= AT_ONCE:
        _study(upload.pk, upload.name, data, run)
    else:
        language = translation.get_language()
        job = (upload.pk, upload.name, data, run, language)
        threading.Thread(target=_work, args=job, name="workbook", daemon=True).start()
    upload.refresh_from_db()


def _unpacked(data: bytes) -> int:
    if is_zipfile(BytesIO(data)):
        try:
            return sum(entry.file_size for entry in ZipFile(BytesIO(data)).infolist())
        except (BadZipFile, ValueError):
            return 0
    return len(data)


def _work(pk: int, name: str, data: bytes, run: str, language: str | None) -> None:
    """Read a long file, in a thread of its own."""
    try:
        with translation.override(language):
            beat = _Beat(pk, run)
            while not _ONE.acquire(timeout=1):
                beat.tell()
            try:
                _study(pk, name, data, run)
            finally:
                _ONE.release()
    except _Stopped:
        pass
    finally:
        connection.close()


class _Beat:
    """The signs of life of who reads a file."""

    def __init__(self, pk: int, run: str) -> None:
        self.rows = Upload.objects.filter(pk=pk, stage=Stage.READING, digest=run)
        self.last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self.last >= EVERY:
            self.tell(done=done, total=total)

    def tell(self, **values: object) -> None:
        """Say that it goes on. Raises `_Stopped` where nobody wants it to."""
        self.last = time.monotonic()
        if not self.rows.update(beat_at=timezone.now(), **values):
            raise _Stopped


def _study(pk: int, name: str, data: bytes, run: str) -> None:
    """Read a file and note what it would do, or why it cannot be read in."""
    beat = _Beat(pk, run)
    try:
        book = read(opening.grids(name, data, beat), words())
        standing = draft().catalogue
        wishing, faults = wishes(book, standing, _)
        wishing, unfit = tidied(wishing)
        beat.tell()
        faults += unfit
        if not faults:
            faults += outcome(wishing, standing).faults
    except Unreadable as why:
        _refuse(beat, {"reason": why.telling.worded(_)})
    except _Stopped:
        return
    except RecursionError:
        _refuse(beat, {"reason": _("It is nested too deeply.")})
    else:
        if faults:
            _refuse(beat, _told(faults))
        else:
            now = document.digest(document.write(standing))
            beat.rows.update(
                stage=Stage.READY, digest=now, document=msgspec.json.encode(wishing).decode()
            )


def _refuse(beat: _Beat, report: dict[str, object]) -> None:
    beat.rows.update(stage=Stage.REFUSED, report=report, document="", digest="")


def _told(faults: list[Fault]) -> dict[str, object]:
    """In the language of who sent it, as all else that is kept of it."""
    rows = [
        {
            "sheet": it.sheet,
            "row": it.row,
            "letters": it.letters,
            "heading": it.heading,
            "message": it.telling.worded(_),
        }
        for it in faults[:FAULTS]
    ]
    return {"faults": rows, "count": len(faults)}


# Applying it ----------------------------------------------------------------------------------


def apply(upload: Upload, taken: set[Named], seen: str, by: User) -> Outcome:
    """Do what a file wants, all of it or nothing, in one transaction. `taken` are the things, of those
    that somebody else has changed too, in which the file's word counts. `seen` names the draft it was
    shown against.

    Raises `Overtaken` where the draft is another by now, and `Refused` for what cannot be done.
    """
    try:
        with writing():
            row = _waiting(upload, Stage.READY)
            standing = draft()
            before = document.write(standing.catalogue)
            if document.digest(before) != seen:
                raise Overtaken(
                    _("The draft has changed since you looked. See what would change now.")
                )
            if standing.refused:
                raise Refused(
                    _("The draft holds something that no edition may. Mend it at the desk first.")
                )
            found = outcome(wanted(row), standing.catalogue, taken)
            if found.faults:
                raise Refused("; ".join(fault.telling.worded(_) for fault in found.faults[:5]))
            if not found.done:
                raise Refused(_("There is nothing to change."))
            write_anew(standing.catalogue, found.after, by, row.name)
            row.stage, row.document = Stage.APPLIED, before
            row.digest = document.digest(document.write(found.after))
            row.report = {"done": len(found.done), "by": by.get_full_name() or by.get_username()}
            row.save()
    except (IntegrityError, DataError, Unlike) as error:
        raise Refused(_("The draft cannot hold it. Nothing was changed.")) from error
    upload.refresh_from_db()
    return found


def take_back(upload: Upload, by: User) -> None:
    """Make the draft what it was before a file was applied. Raises `Refused` where anything has
    changed since."""
    with writing():
        row = _waiting(upload, Stage.APPLIED)
        standing = draft().catalogue
        if document.digest(document.write(standing)) != row.digest:
            raise Refused(
                _(
                    "Something was changed in the draft since then, so it cannot be taken back whole."
                )
            )
        write_anew(standing, document.read(row.document), by, row.name)
        row.stage, row.document, row.digest = Stage.DROPPED, "", ""
        row.report = {**(row.report or {}), "back": True}
        row.save()
    upload.refresh_from_db()


def drop(upload: Upload) -> None:
    """Forget a file that is not applied; whoever reads it stops."""
    waiting = Upload.objects.filter(pk=upload.pk, stage__in=(Stage.READING, Stage.READY))
    if not waiting.update(stage=Stage.DROPPED, document="", digest=""):
        raise Refused(_("It is not waiting any more."))


def _waiting(upload: Upload, stage: Stage) -> Upload:
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.stage != stage:
        raise Refused(_("It is not waiting any more."))
    return row
