"""A workbook sent in: read, then applied or dropped, and perhaps taken back."""

from base64 import b64decode, b64encode
from functools import partial

import msgspec
from django.contrib.auth.models import User
from django.db import DataError, IntegrityError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from careers.actions import errand
from careers.actions.anew import Note, Unlike, write_anew
from careers.actions.writing import writing
from careers.domain import document
from careers.domain.progress import tell
from careers.domain.workbook import opening
from careers.domain.workbook.grid import Unreadable
from careers.domain.workbook.merging import Named
from careers.domain.workbook.reading import Fault, read
from careers.domain.workbook.wishes import wishes
from careers.models import Errand, Upload
from careers.models.upload import Stage
from careers.queries.draft import draft
from careers.queries.errands import last_of
from careers.queries.fitting import tidied
from careers.queries.uploads import Outcome, known, outcome, wanted
from careers.queries.workbook import words

READ = "read"
"""The errand of reading one."""

MOST_BYTES = 10_000_000
"""A file's greatest size."""

KEPT = 20
"""So many files sent in are kept, the last."""

FAULTS = 200
"""So many faults of a file are told."""


class Refused(Exception):
    """Nothing was changed: `reason` says why, in a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Overtaken(Refused):
    """The draft no longer is what was shown."""


# Reading it -----------------------------------------------------------------------------------


def send(name: str, data: bytes, by: User) -> Upload:
    """Take a file in and begin to read it; one that takes no longer than anybody waits is read when this
    returns."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is too large. The limit is 10 MB."))
    upload = Upload.objects.create(made_by=by, name=_tame(name), document=b64encode(data).decode())
    old = Upload.objects.values_list("pk", flat=True)[KEPT : KEPT + 100]
    Upload.objects.filter(pk__in=list(old)).delete()
    _begin(upload, data, by)
    return upload


def _tame(name: str) -> str:
    """A file's name as it can be shown."""
    plain = "".join(letter for letter in name if letter.isprintable())
    return plain[-200:] or "?"


def again(upload: Upload, by: User) -> None:
    """Begin to read a file anew whose reader has died. Raises `Refused` for one that is not waiting
    to be read."""
    if upload.stage != Stage.READING:
        raise Refused(_("It has been read already."))
    _begin(upload, b64decode(upload.document), by)


def _begin(upload: Upload, data: bytes, by: User) -> None:
    about = {"upload": upload.pk}
    errand.send_off(READ, by, about, lambda _errand: _study(upload.pk, upload.name, data))
    upload.refresh_from_db()


def _study(pk: int, name: str, data: bytes) -> errand.Told:
    """Read a file and note what it would do, or why it cannot be read in; unless it was dropped, or read
    by another, meanwhile."""
    waiting = Upload.objects.filter(pk=pk, stage=Stage.READING)
    try:
        book = read(opening.grids(name, data, partial(tell, "opening")), words())
        standing = draft().catalogue
        wishing, faults = wishes(book, standing, _)
        wishing, unfit = tidied(wishing)
        tell("comparing")
        faults += unfit
        text = ""
        if not faults:
            text = msgspec.json.encode(wishing).decode()
            faults += known(text, standing)[1].faults
    except Unreadable as why:
        _refuse(waiting, {"reason": why.telling.worded(_)})
    except RecursionError:
        _refuse(waiting, {"reason": _("It is nested too deeply.")})
    else:
        if faults:
            _refuse(waiting, _told(faults))
        else:
            now = document.digest(document.write(standing))
            waiting.update(stage=Stage.READY, digest=now, document=text)
    return {}


def _refuse(waiting: QuerySet[Upload], report: dict[str, object]) -> None:
    waiting.update(stage=Stage.REFUSED, report=report, document="", digest="")


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
            tell("comparing")
            found = outcome(wanted(row.document), standing.catalogue, taken)
            if found.faults:
                raise Refused("; ".join(fault.telling.worded(_) for fault in found.faults[:5]))
            if not found.done:
                raise Refused(_("There is nothing to change."))
            write_anew(standing.catalogue, found.after, by, from_workbook(row.name))
            row.stage, row.document = Stage.APPLIED, before
            row.digest = document.digest(document.write(found.after))
            row.report = {"done": len(found.done), "by": by.get_full_name() or by.get_username()}
            row.save()
    except (IntegrityError, DataError, Unlike) as error:
        raise Refused(_("The draft cannot hold it. Nothing was changed.")) from error
    upload.refresh_from_db()
    return found


def from_workbook(name: str) -> Note:
    """What the desk's log says of a thing that a file has changed."""
    return {"added": {"name": "from the workbook", "object": name}}


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
        write_anew(standing, document.read(row.document), by, from_workbook(row.name))
        row.stage, row.document, row.digest = Stage.DROPPED, "", ""
        row.report = {**(row.report or {}), "back": True}
        row.save()
    upload.refresh_from_db()


def drop(upload: Upload) -> None:
    """Forget a file that is not applied; whoever reads it stops."""
    waiting = Upload.objects.filter(pk=upload.pk, stage__in=(Stage.READING, Stage.READY))
    if not waiting.update(stage=Stage.DROPPED, document="", digest=""):
        raise Refused(_("It is not waiting any more."))
    reader = last_of(READ, upload=upload.pk)
    if reader and reader.stage == Errand.Stage.RUNNING:
        errand.stop(reader)


def _waiting(upload: Upload, stage: Stage) -> Upload:
    row = Upload.objects.select_for_update().get(pk=upload.pk)
    if row.stage != stage:
        raise Refused(_("It is not waiting any more."))
    return row
