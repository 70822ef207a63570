"""The database before a command uses it: whether it is there, made, and of this release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

State = Literal["new", "older", "ready"]


def state() -> tuple[State, int]:
    """Whether the tables are made, and how many migrations they lack. Raises `OperationalError`
    where no database answers."""
    executor = MigrationExecutor(connection)
    lacking = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not lacking:
        return "ready", 0
    return ("older" if executor.loader.applied_migrations else "new"), lacking


QUEUE = 0x52756E6773
"""What commands that make a database ready queue for on PostgreSQL: the letters of “Rungs”."""


@contextmanager
def alone(say: Callable[[str], object]) -> Iterator[None]:
    """Around whatever makes the database ready: on PostgreSQL, which several hosts may start on at the
    same moment, one does it and the others wait, telling so, and find it done. SQLite has one host,
    where `./dev` sees to it. What is done inside may take its time; a page may not."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_TIMEOUTS)
        before = cursor.fetchone()
        cursor.execute(_SET_TIMEOUTS, ["0", "0"])
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [QUEUE])
        if not cursor.fetchone()[0]:
            say("Another host is making the database ready; waiting for it …")
            cursor.execute("SELECT pg_advisory_lock(%s)", [QUEUE])
    try:
        yield
    finally:
        # A connection that was lost has given its lock up.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [QUEUE])
            cursor.execute(_SET_TIMEOUTS, before)


_TIMEOUTS = "SELECT current_setting('statement_timeout'), current_setting('lock_timeout')"
_SET_TIMEOUTS = (
    "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)"
)


def migrate(say: Callable[[str], object]) -> None:
    """Bring the tables up to this release, telling so; silent where they are."""
    with alone(say):
        if lacking := state()[1]:
            say(f"Bringing the database up to date ({lacking} migrations) …")
            call_command("migrate", verbosity=0, interactive=False)


def made() -> bool:
    """Whether the tables are there; False for a new place. Raises `CommandError` for those of an
    older release: a portal may be serving from them, so bringing them up to date is for somebody to
    decide."""
    found = state()[0]
    if found == "older":
        raise CommandError("The database is of an older release: run ./dev manage migrate first.")
    return found == "ready"


def is_ready() -> bool:
    """Whether there is a draft to read; False too where no database answers."""
    try:
        return state()[0] == "ready"
    except OperationalError:
        return False


def where() -> str:
    """Which database is meant, as its operator knows it."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(said["NAME"])
    port = f":{said['PORT']}" if said["PORT"] else ""
    return f"{said['NAME']} on {said['HOST'] or 'this machine'}{port}"


@contextmanager
def reached() -> Iterator[None]:
    """Around whatever needs the database: that it cannot be used is told in one line, and which it is."""
    try:
        yield
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(f"The database {where()} cannot be used: {reason}") from error
