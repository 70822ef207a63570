"""Whether migrations leave the tables so that the release before runs on them: `python -m portal.contract`.

Hosts are brought to a release one after the other, so for a while both work on the same tables. A
migration may therefore add, and never take away or narrow what the release before uses: that is the next
release's (expand, then contract). And it can be undone. Indexes may be made as usual: of the tables here
the largest are read and written a fraction of a second later.

(django-migration-linter reads the SQL of each migration instead, which on SQLite, where a table is made
anew for nearly everything, does not tell a narrower column from a wider one.)
"""

import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

import django
from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models.fields import NOT_PROVIDED

BASELINE: Final = {"careers": "0008_errand"}
"""The last migration of the first release, by application. No host ran anything before it, so what those
up to it did can hurt nobody: columns taken away, others that must be filled in."""

CONTRACTS: Final[Mapping[tuple[str, str], str]] = {}
"""Migrations that take away or narrow what no release before uses any more, as ``("careers", "0042_…")``,
each with the release that stopped using it. A release that has one says so in its notes."""

TAKES_AWAY: Final = (
    operations.RemoveField,
    operations.DeleteModel,
    operations.RenameField,
    operations.RenameModel,
    operations.AlterModelTable,
)

SIZES: Final = ("max_length", "max_digits", "decimal_places")


def found(state: ProjectState, migration: Migration) -> Iterator[str]:
    """What is wrong with a migration that begins at this state, in words; the state goes on to its end."""
    made: set[str] = set()
    contracts = (migration.app_label, migration.name) in CONTRACTS
    for one in migration.operations:
        before = state.clone()
        one.state_forwards(migration.app_label, state)
        if isinstance(one, operations.CreateModel):
            made.add(one.name_lower)
        elif not one.reversible:
            yield f"{one.describe()}: it cannot be undone. Give it a reverse, RunPython.noop at least."
        elif getattr(one, "model_name_lower", "") not in made and not contracts:
            yield from _wrong(one, migration.app_label, before)


def _wrong(one: Any, app: str, before: ProjectState) -> Iterator[str]:
    what = one.describe()
    if isinstance(one, TAKES_AWAY):
        yield f"{what}: the release before still uses it. Leave it to the next release (CONTRACTS)."
    elif isinstance(one, operations.AddField):
        if not _goes_without(one.field):
            yield f"{what}: the release before does not fill it in. Give it null=True or db_default."
        if one.field.unique and not one.field.null:
            yield f"{what}: rows that are there would all hold the same. Give it null=True."
    elif isinstance(one, operations.AlterField):
        old = before.models[app, one.model_name_lower].fields[one.name_lower]
        yield from (f"{what}: {why}" for why in _narrower(old, one.field))
    elif isinstance(one, operations.AlterUniqueTogether | operations.AddConstraint):
        yield f"{what}: the release before may write what it refuses. First check it in code (CONTRACTS)."
    elif isinstance(one, operations.RunSQL) and not _is_harmless(str(one.sql)):
        yield f"{what}: SQL that takes away or rewrites. Say it with operations, or leave it."


def _goes_without(field: Any) -> bool:
    """Whether a row may be written by who does not know the column."""
    return bool(
        field.null
        or field.db_default is not NOT_PROVIDED
        or isinstance(field, models.ManyToManyField)
        or getattr(field, "generated", False)
    )


def _narrower(old: Any, new: Any) -> Iterator[str]:
    """What a column no longer takes that it took before."""
    if old.get_internal_type() != new.get_internal_type():
        yield f"{old.get_internal_type()} becomes {new.get_internal_type()}. Add a column beside it."
    if old.null and not new.null:
        yield "it was allowed to be empty. The release before may leave it so."
    if new.unique and not old.unique:
        yield "it need not be unique for the release before."
    for name in SIZES:
        then, now = getattr(old, name, None), getattr(new, name, None)
        if now is not None and (then is None or now < then):
            yield f"{name} shrinks to {now}: what is stored may be longer."
    if old.db_column != new.db_column:
        yield "its column has another name."


def _is_harmless(sql: str) -> bool:
    words = sql.upper().split()
    return words[:2] == ["CREATE", "INDEX"]


def check() -> list[str]:
    """What is wrong with the migrations since the first release, each with its name."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    wrong = [
        f"{app}.{name}: CONTRACTS names a migration that is not there."
        for app, name in CONTRACTS
        if (app, name) not in loader.disk_migrations
    ]
    for app, name in BASELINE.items():
        first = set(loader.graph.forwards_plan((app, name)))
        state = ProjectState()
        for leaf in loader.graph.leaf_nodes(app):
            for key in loader.graph.forwards_plan(leaf):
                migration = loader.disk_migrations[key]
                if key[0] != app or key in first:
                    state = migration.mutate_state(state, preserve=False)
                else:
                    wrong += [f"{app}.{key[1]}: {why}" for why in found(state, migration)]
    return wrong


if __name__ == "__main__":
    django.setup()
    problems = check()
    print("\n".join(problems), end="\n" if problems else "")  # noqa: T201
    sys.exit(1 if problems else 0)
