"""The database before a command uses it: whether it is there, made, and of this release."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
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


def migrate(say: Callable[[str], object]) -> None:
    """Bring the tables up to this release, telling so; silent where they are."""
    lacking = state()[1]
    if not lacking:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # a migration may take its time; a page may not
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("SET lock_timeout = 0")
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


@contextmanager
def reached() -> Iterator[None]:
    """Around whatever needs the database: that it cannot be used is told in one line."""
    try:
        yield
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(f"The database cannot be used: {reason}") from error
