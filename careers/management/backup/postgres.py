"""PostgreSQL: written by pg_dump, from the very snapshot that is counted; brought back in one transaction,
with everything that is done to it. Killed at any moment, it leaves the old or the new."""

import errno
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from careers.management.backup.tables import known

DEBIAN = Path("/usr/lib/postgresql")
_MAJOR = re.compile(r"\(PostgreSQL\) (\d+)")
_COPY = re.compile(rb"COPY .+ FROM stdin;\n")
_SESSION = re.compile(rb"(SET |\\(un)?restrict |SELECT pg_catalog\.set_config\('search_path')")
"""What the dump would have the session be, and what it says to psql alone: ours stays as it is."""


def server() -> str:
    return str(_major())


def _major() -> int:
    connection.ensure_connection()
    return int(connection.pg_version) // 10_000  # type: ignore[attr-defined]


def program(name: str) -> str:
    """Where a program of PostgreSQL's is that is no older than the server. Raises `CommandError` with the
    line to install one."""
    needed, found = _major(), []
    for path in _candidates(name):
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
        match = _MAJOR.search(said.stdout)
        if match and int(match[1]) >= needed:
            return path
        found += [match[1]] if match else []
    here = f"only of {', '.join(found)} is here" if found else "none is here"
    raise CommandError(
        f"{name} of PostgreSQL {needed} or newer is needed, and {here}. Run: sudo apt-get install"
        f" postgresql-client-{needed} (or set PG_BIN to the folder that has it)"
    )


def _candidates(name: str) -> Iterator[str]:
    if settings.PG_BIN:
        yield from (str(it) for it in [Path(settings.PG_BIN, name)] if it.exists())
        return
    if path := shutil.which(name):
        yield path
    yield from (str(it) for it in sorted(DEBIAN.glob(f"*/bin/{name}"), reverse=True))


# Taking -----------------------------------------------------------------------------------------


@contextmanager
def snapshot() -> Iterator[tuple[BaseDatabaseWrapper, str, str]]:
    """A connection that sees the database as it is at this moment; the name of what it sees, by which
    pg_dump sees the same; and the schema our tables are in."""
    own = connections.create_connection("default")
    try:
        with own.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot(), current_schema()")
            name, schema = cursor.fetchone()
        yield own, name, schema
    finally:
        own.close()


def dump(to: Path, seen: str, schema: str, tables: list[str]) -> None:
    """Write these tables as they are in an exported snapshot."""
    command = [
        program("pg_dump"),
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        "--strict-names",
        "--lock-wait-timeout=60s",
        f"--snapshot={seen}",
        f"--file={to}",
        *(f'--table="{schema}"."{table}"' for table in tables),
        f"--dbname={_address()}",
    ]
    to.touch(0o600)
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        if done.returncode == -signal.SIGXFSZ or "No space left" in done.stderr:
            raise OSError(errno.ENOSPC, "No space left on device")
        raise CommandError(f"pg_dump failed: {done.stderr.strip()}")


def _address() -> str:
    """The server, the database and the account, without the password."""
    connection.ensure_connection()
    return str(connection.connection.info.dsn)


def _environment() -> dict[str, str]:
    """With the password, which no list of processes shows."""
    return {**os.environ, "PGPASSWORD": connection.connection.info.password or ""}


def listed(dumped: Path) -> None:
    """Refuse what pg_restore cannot read."""
    command = [program("pg_restore"), "--list", str(dumped)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CommandError(f"pg_restore cannot read the dump: {done.stderr.strip()}")


# Bringing back ----------------------------------------------------------------------------------


def load(dumped: Path, tables: list[str], look: Callable[[BaseDatabaseWrapper], None]) -> None:
    """Put what was dumped in place of the portal's tables. `look` is called in the same transaction, and
    may still refuse."""
    # The client's programs read what an older pg_dump wrote, and say so where it is too new for them.
    command = [program("pg_restore"), "--no-owner", "--no-privileges", "--file=-", str(dumped)]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SET LOCAL lock_timeout = '60s'")
            # Rows are checked at once: a table with rows still to be checked cannot be migrated.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in sorted(known() | set(tables)):
                cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
            with subprocess.Popen(  # noqa: S603
                command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            ) as process:
                assert process.stdout and process.stderr
                _run(cursor, iter(process.stdout.readline, b""))
                said = process.stderr.read().decode(errors="replace").strip()
            if process.returncode:
                raise CommandError(f"pg_restore failed: {said}")
        look(connection)
    connection.close()


def _run(cursor: Any, lines: Iterator[bytes]) -> None:
    """Run a script as pg_restore writes it: statements, and rows that follow a COPY up to a line that
    says so."""
    statements: list[bytes] = []
    for line in lines:
        if _COPY.fullmatch(line):
            _execute(cursor, statements)
            with cursor.copy(line.decode().rstrip(";\n")) as copy:
                for row in iter(lambda: next(lines), b"\\.\n"):
                    copy.write(row)
        elif not _SESSION.match(line):
            statements.append(line)
    _execute(cursor, statements)


def _execute(cursor: Any, statements: list[bytes]) -> None:
    if text := b"".join(it for it in statements if not it.startswith(b"--")).strip():
        cursor.execute(text.decode())
    statements.clear()
