"""A populated database taken back and forth: `python -m tests.verify.migrating fill | back | forward`.

Each prints, as JSON, how many rows every table has and what they hold.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).parents[2]
PEOPLE, EACH = 300, 20
"""How many made-up people answer, and how many rows a table gets that nothing else fills."""
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def leaf() -> tuple[str, str]:
    """The newest migration, and the one before it."""
    loader = MigrationLoader(None)
    [newest] = loader.graph.leaf_nodes("careers")
    parents = loader.graph.node_map[newest].parents
    return newest[1], max(parent.key[1] for parent in parents if parent.key[0] == "careers")


def fill() -> None:
    """Our own catalogue as draft and edition, people who have answered, and of all else some."""
    from careers.actions.draft import replace_draft
    from careers.actions.edition import publish
    from careers.domain import files
    from careers.queries.edition import current_edition
    from tests.crowd import crowd

    call_command("migrate", verbosity=0)
    replace_draft(files.read(ROOT / "catalogue")[0])
    publish("The first", None)
    crowd(current_edition().catalogue, PEOPLE)
    for model in apps.get_models():
        plain = model._meta.managed and not model._meta.proxy
        if plain and not model._base_manager.exists():
            for number in range(EACH):
                _row(model, number)


def _row(model: type[models.Model], number: int) -> models.Model:
    """A row with something in every column that must hold something."""
    given: dict[str, Any] = {}
    for field in model._meta.local_concrete_fields:
        if field.get_internal_type().endswith("AutoField"):
            continue
        if field.is_relation:
            given[field.name] = _related(field, number)
        elif not field.null and not field.has_default():
            given[field.name] = _value(field, number)
    row = model(**given)
    models.Model.save_base(row, force_insert=True, raw=True)
    return row


def _related(field: Any, number: int) -> models.Model | None:
    """A row of the other table: one each, where the relation says so."""
    other = field.remote_field.model
    rows = list(other._base_manager.order_by("pk")[:EACH])
    if len(rows) <= number and (field.unique or not rows):
        return _row(other, 1000 + number)
    found: models.Model = rows[number % len(rows)]
    return found


def _value(field: Any, number: int) -> Any:
    """Something a column takes: a different thing for each number."""
    if field.choices:
        return field.flatchoices[0][0]
    kind = field.get_internal_type()
    text = f"{number}-{'x' * 20}"[: field.max_length or 30]
    values: dict[str, Any] = {
        "DateTimeField": SINCE,
        "DateField": date(2090, 1, 1),
        "BooleanField": False,
        "FloatField": 1.5,
        "BinaryField": b"\x00\xff",
        "JSONField": {"number": number},
        "GenericIPAddressField": "203.0.113.7",
        "UUIDField": f"{number:032x}",
    }
    return values.get(kind, number if "Integer" in kind else text)


def told() -> dict[str, Any]:
    """Every table: its rows, and for each column a digest of what it holds, in the order of the key."""
    with connection.cursor() as cursor:
        names = sorted(set(connection.introspection.table_names(cursor)) - {"django_migrations"})
        return {name: dict(_columns(cursor, name)) for name in names}


def _columns(cursor: Any, table: str) -> Iterator[tuple[str, Any]]:
    quote = connection.ops.quote_name
    about = connection.introspection.get_table_description(cursor, table)
    key = connection.introspection.get_primary_key_column(cursor, table) or about[0].name
    cursor.execute(f"SELECT count(*) FROM {quote(table)}")
    yield "rows", cursor.fetchone()[0]
    for column in about:
        cursor.execute(f"SELECT {quote(column.name)} FROM {quote(table)} ORDER BY {quote(key)}")
        digest = hashlib.sha256()
        for (value,) in cursor.fetchall():
            digest.update(repr(bytes(value) if isinstance(value, memoryview) else value).encode())
        yield f"column {column.name}", digest.hexdigest()


def main() -> None:
    django.setup()
    newest, before = leaf()
    if sys.argv[1] == "fill":
        fill()
    else:
        target = before if sys.argv[1] == "back" else newest
        call_command("migrate", "careers", target, verbosity=0)
    print(json.dumps({"newest": newest, "before": before, "tables": told()}))


if __name__ == "__main__":
    main()
