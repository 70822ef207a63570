"""Taking a backup: the dump, what it ought to hold, the file, and which older ones go."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from careers.domain.rotation import Keep, spare
from careers.management import key
from careers.management.backup import archive, ledger, postgres, sealing, sqlite
from careers.management.backup.archive import Manifest
from careers.management.backup.place import made_private, working_folder
from careers.management.backup.tables import Held, held, present


@dataclass(frozen=True)
class Taken:
    path: Path
    manifest: Manifest
    gone: list[Path]


def take(folder: Path, keep: Keep) -> Taken:
    """Take a backup into a folder and remove those that need not be kept; what no backup of ours is stays.
    Raises `CommandError`, and has left no half file then and removed none."""
    sealing.recipients()  # a key that is none is told before anything is done
    with working_folder() as work:
        made_private(folder)
        moment = timezone.now()
        dump = work / "taken"
        tables, migrations = _sqlite(dump) if connection.vendor == "sqlite" else _postgres(dump)
        if not tables:
            raise CommandError("There is nothing to back up: the database has not been made yet.")
        manifest = Manifest(
            format=archive.FORMAT,
            version=archive.VERSION,
            taken_at=moment,
            vendor=connection.vendor,
            server=(sqlite if connection.vendor == "sqlite" else postgres).server(),
            migrations=migrations,
            key=key.mark(),
            dump=archive.described(dump),
            tables=tables,
        )
        path = archive.write(folder, dump, manifest, settings.SECRET_KEY, work)
        ledger.bring_up_to_date(folder)
        return Taken(path, manifest, _rotate(folder, path, keep))


Contents = tuple[dict[str, Held], tuple[str, ...]]


def _sqlite(dump: Path) -> Contents:
    sqlite.dump(dump)
    with sqlite.copied(dump) as copy:
        return held(copy, present(copy)), migrations_of(copy)


def _postgres(dump: Path) -> Contents:
    with postgres.snapshot() as (seen, name, schema):
        tables = present(seen)
        if tables:
            postgres.dump(dump, name, schema, tables)
        return held(seen, tables), migrations_of(seen)


def migrations_of(made: BaseDatabaseWrapper) -> tuple[str, ...]:
    """What has been done to a database so far, in its order."""
    recorder = MigrationRecorder(made)
    return tuple(f"{app}.{name}" for app, name in sorted(recorder.applied_migrations()))


def _rotate(folder: Path, newest: Path, keep: Keep) -> list[Path]:
    found = {
        moment: path
        for path in sorted(folder.iterdir())
        if path != newest and path.is_file() and (moment := archive.moment_of(path.name))
    }
    # The newest, which was just looked at, stands beside them so that it counts.
    this = archive.moment_of(newest.name)
    assert this
    gone = [found[moment] for moment in spare([*found, this], keep, this) if moment in found]
    for path in gone:
        path.unlink()
    return gone
