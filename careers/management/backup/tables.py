"""The portal's tables, and what they hold as a number that is the same only for the same rows."""

import hashlib

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from msgspec import Struct

AT_ONCE = 2000


class Held(Struct, frozen=True):
    """How many rows a table holds, and the sum of their SHA-256: rows in another order are the same."""

    rows: int
    sha256: str


def known() -> set[str]:
    """Every table this release makes."""
    models = apps.get_models(include_auto_created=True)
    made = {it._meta.db_table for it in models if it._meta.managed and not it._meta.proxy}
    return made | {MigrationRecorder.Migration._meta.db_table}


def present(connection: BaseDatabaseWrapper) -> list[str]:
    """Those of them that a database has. One of an older release lacks some."""
    return sorted(known() & set(connection.introspection.table_names()))


def held(connection: BaseDatabaseWrapper, tables: list[str]) -> dict[str, Held]:
    """What each of these tables holds."""
    return {table: _held(connection, table) for table in tables}


def _held(connection: BaseDatabaseWrapper, table: str) -> Held:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    columns = ", ".join(quote(name) for name in sorted(column.name for column in described))
    rows, total = 0, 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {quote(table)}")  # noqa: S608 - our own names
        while some := cursor.fetchmany(AT_ONCE):
            rows += len(some)
            total += sum(_digest(row) for row in some)
    return Held(rows, f"{total % 2**256:064x}")


def _digest(row: tuple[object, ...]) -> int:
    plain = tuple(bytes(it) if isinstance(it, memoryview) else it for it in row)
    return int.from_bytes(hashlib.sha256(repr(plain).encode()).digest())
