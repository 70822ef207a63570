"""SQLite: copied by its own online backup, while people write; brought back by the same, which is one
transaction of the database that is replaced. Whoever has it open goes on with the one or the other."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management import CommandError
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from careers.management.backup.tables import held, present
from careers.management.database import where

ALIAS = "backup"
"""What a copy is called while it is worked at."""


def server() -> str:
    return sqlite3.sqlite_version


def dump(to: Path) -> None:
    """Copy the database as it is at one moment. Nobody waits meanwhile."""
    source = Path(connection.settings_dict["NAME"]).resolve()
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=20)) as live,
            closing(sqlite3.connect(to)) as copy,
        ):
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            _refuse_broken(copy)
    except sqlite3.Error as error:
        raise _told(error) from error


def load(dumped: Path, look: Callable[[BaseDatabaseWrapper], None]) -> None:
    """Put a copy in place of the database: first everything is done to the copy (`look`), then it is
    copied over in one transaction. Killed at any moment, it leaves the old or the new."""
    with copied(dumped) as copy:
        look(copy)
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    connection.close()
    try:
        with (
            closing(sqlite3.connect(dumped)) as copy_,
            closing(sqlite3.connect(target, timeout=60)) as live,
        ):
            _refuse_broken(copy_)
            copy_.backup(live)
            _refuse_broken(live)
    except sqlite3.Error as error:
        raise _told(error) from error
    with copied(dumped) as copy:
        tables = present(copy)
        if held(copy, tables) != held(connection, tables):
            raise CommandError(
                "It is back, but somebody has written since. Was the portal not stopped first?"
            )


@contextmanager
def copied(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection of Django's to a copy."""
    connections.databases[ALIAS] = {**connection.settings_dict, "NAME": str(path)}
    copy = connections[ALIAS]
    try:
        yield copy
        with copy.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


def _refuse_broken(database: sqlite3.Connection) -> None:
    found = database.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)] or database.execute("PRAGMA foreign_key_check").fetchone():
        raise CommandError("SQLite finds that the copy is broken (PRAGMA integrity_check).")


def _told(error: sqlite3.Error) -> Exception:
    """A full disk as the system says it; everything else in one line."""
    if error.sqlite_errorcode in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}:
        return OSError(errno.ENOSPC, "No space left on device")
    return CommandError(f"The database {where()} cannot be used: {error}")
