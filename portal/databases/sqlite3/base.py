"""Django's SQLite, for a file that may be taken away under a server.

SQLite itself would make a new and empty file in its place, or go on writing into the one that no
folder names any more: either way what somebody was told is kept would be lost.
"""

import os
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from portal.databases import serving

Identity = tuple[int, int] | None


class DatabaseWrapper(base.DatabaseWrapper):
    """What a server talks to SQLite through; in a command it is Django's own."""

    _file: Identity = None
    """Which file the connection has open."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Raises `OperationalError` for a server whose file is not there."""
        if serving() and not self.is_in_memory_db() and self._named() is None:
            raise self.Database.OperationalError("its file is not there")
        made = super().get_new_connection(conn_params)
        # One made while the file could only be read can only read for ever: it lasts for a request. (To
        # try by opening the file would give up SQLite's own locks on it.)
        self._file = self._named() if os.access(self.settings_dict["NAME"], os.W_OK) else None
        return made

    def is_usable(self) -> bool:
        """Whether nothing has failed on it, and the file it has open is still the one of that name."""
        if not serving() or self.is_in_memory_db():
            return True
        return not self.errors_occurred and self._file is not None and self._file == self._named()

    def _named(self) -> Identity:
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
