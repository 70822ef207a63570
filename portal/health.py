"""Whether this host is well, for whoever starts, stops and watches it.

It is looked at in a thread of its own, so that nothing that hangs holds one of the server's for long.
"""

import logging
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.db.migrations.loader import MigrationLoader

from careers.queries.edition import NothingPublished, current_edition

_LOG = logging.getLogger(__name__)

WITHIN: Final = 1.5
"""Seconds after which nobody waits for a finding any longer."""
KEPT: Final = 1.0
"""Seconds for which a finding is told again: however often somebody asks, it costs no more."""
LOCKED: Final = 1000
"""Milliseconds that SQLite's one writer may keep others waiting until that counts as a fault."""
ROOM: Final = 65_536
"""Bytes that have to find room on the disk."""

Faults = dict[str, str]


@dataclass(frozen=True)
class Health:
    """What is wrong, in words, by the part that it is wrong with; and the number of the edition that
    visitors read, 0 for none. That nothing is published is no fault of a host: whoever took it away
    for that would take away the desk at which it is mended."""

    faults: Mapping[str, str] = field(default_factory=dict)
    edition: int = 0

    @property
    def ready(self) -> bool:
        return not self.faults


SILENT: Final = Health({"database": "It does not answer."})


class Examiner:
    """Looks, once for everybody who asks at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found = SILENT
        self._until = 0.0
        self._begun = 0.0
        self._looking: threading.Event | None = None

    def health(self) -> Health:
        """How it is, or was a moment ago; after `WITHIN` seconds without a finding, that nothing
        answers."""
        with self._lock:
            if self._looking is None:
                if monotonic() < self._until:
                    return self._found
                self._begun, self._looking = monotonic(), threading.Event()
                job = threading.Thread(target=self._look, args=(self._looking,), daemon=True)
                job.start()
            looking = self._looking
        found = looking.wait(max(0.0, self._begun + WITHIN - monotonic()))
        return self._found if found else SILENT

    def _look(self, looking: threading.Event) -> None:
        try:
            found = _examined()
        except Exception:  # noqa: BLE001 - whatever it is, it is not well
            _LOG.exception("It could not be looked at how this host is.")
            found = SILENT
        with suppress(DatabaseError):
            connection.close()
        with self._lock:
            self._found, self._until, self._looking = found, monotonic() + KEPT, None
        looking.set()


def _examined() -> Health:
    faults = _disk() | _database()
    edition = 0
    with suppress(DatabaseError, NothingPublished):
        edition = current_edition().number
    return Health(faults, edition)


def _database() -> Faults:
    try:
        with connection.cursor() as cursor:
            try:
                cursor.execute("SELECT app, name FROM django_migrations")
            except (OperationalError, ProgrammingError):
                cursor.execute("SELECT 1")  # it answers, so it is the table that is not there
                return {"migrations": "None was made. Run ./dev manage migrate."}
            lacking = migrations() - set(cursor.fetchall())
            if lacking:
                return {"migrations": f"{len(lacking)} are lacking. Run ./dev manage migrate."}
            return _writing(cursor)
    except DatabaseError:
        return {"database": "It does not answer."}


def _writing(cursor: Any) -> Faults:
    if connection.vendor == "postgresql":
        cursor.execute("SELECT current_setting('transaction_read_only')")
        return {"database": "It takes no changes."} if cursor.fetchone()[0] == "on" else {}
    cursor.execute(f"PRAGMA busy_timeout = {LOCKED}")
    try:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")
    except OperationalError as error:
        if "locked" in str(error):
            return {"database": "Somebody else has kept it locked for a second."}
        return {"database": "It takes no changes."}
    return {}


@lru_cache(maxsize=1)
def migrations() -> frozenset[tuple[str, str]]:
    """What this release's tables are made by."""
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return frozenset(key for key, one in disk.items() if not one.replaces)


def folders() -> set[Path]:
    """Where the portal keeps its data on this host."""
    found = {Path(settings.VAR_DIR)}
    if connection.vendor == "sqlite":
        found.add(Path(connection.settings_dict["NAME"]).parent)
    return found


def _disk() -> Faults:
    """Whether a file finds room. It has no name, and is gone when it is closed."""
    for folder in folders():
        try:
            with TemporaryFile(dir=folder) as file:
                file.write(bytes(ROOM))
        except OSError as error:
            return {"disk": f"{folder.name}/ takes no files: {error.strerror}."}
    return {}


EXAMINER: Final = Examiner()
