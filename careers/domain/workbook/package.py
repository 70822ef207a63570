"""The zip file that a workbook is, looked at before anything in it is opened."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from careers.domain.checks.finding import gettext_noop as _
from careers.domain.workbook.grid import Beat, Unreadable

MOST_FILES = 500
MOST_BYTES = 150_000_000
"""What all files of a package may come to, unpacked."""

SMALL = 2_000_000
"""Below this many bytes, unpacked, nobody asks how tightly a file was packed."""

TIGHT = 150
"""Packed more tightly than so many to one, a file is made to fill our memory. A real workbook whose
rows are all alike comes to sixty."""

CHUNK = 65_536

OLD = b"\xd0\xcf\x11\xe0"
"""How a workbook of before 2007 begins, and one with a password."""

CUT = _("It is damaged: it may have been cut off on its way. Save it again, then send it again.")


class Package:
    """A zip file whose sizes are in bounds. Raises `Unreadable` for one that is not, unopened."""

    def __init__(self, data: bytes, beat: Beat) -> None:
        if data.startswith(OLD):
            raise Unreadable(
                _("It is an old workbook (.xls) or has a password. Save it as .xlsx without one.")
            )
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError) as error:
            raise Unreadable(CUT) from error
        self._beat, self._done = beat, 0
        self._check()

    def _check(self) -> None:
        entries = self._zip.infolist()
        self.total = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > MOST_FILES or self.total > MOST_BYTES:
            raise Unreadable(
                _("Unpacked, it is far too large for a draft. Nothing of it was opened.")
            )
        if self.total > SMALL and self.total > TIGHT * max(1, packed):
            raise Unreadable(_("It is packed as no spreadsheet packs. Nothing of it was opened."))
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(_("It has a password. Save it without one."))
        if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
            raise Unreadable(_("It is packed as no spreadsheet packs. Nothing of it was opened."))

    @property
    def names(self) -> list[str]:
        return self._zip.namelist()

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's bytes, piece by piece. Raises `Unreadable` for one that is damaged or missing."""
        try:
            with self._zip.open(name) as file:
                while chunk := file.read(CHUNK):
                    self._done += len(chunk)
                    self._beat(self._done, self.total)
                    yield chunk
        except (BadZipFile, zlib.error, EOFError, KeyError, OSError, ValueError) as error:
            raise Unreadable(CUT) from error

    def whole(self, name: str) -> bytes:
        return b"".join(self.chunks(name))
