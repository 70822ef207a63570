"""All that a database holds, as one text: to show that something is nowhere in it."""

from django.db import connection


def dumped() -> str:
    """Every value of every table, a row a line, each line begun with its table's name."""
    lines = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            lines += [f"{table} {row!r}" for row in cursor.fetchall()]
    return "\n".join(lines)
