"""Bringing a backup back: everything about it is looked at first, then it is there whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models import ProtectedError
from django.utils import timezone

from careers.actions.erasing import account_name, mark_of
from careers.actions.staff_roles import keep_roles
from careers.management import key
from careers.management.backup import archive, ledger, postgres, sqlite
from careers.management.backup.archive import Found, Manifest
from careers.management.backup.place import working_folder
from careers.management.backup.tables import held, present
from careers.models import Attempt, Erasure, VainSearch

AT_ONCE = 1000


@dataclass
class Brought:
    """What came of it: how many attempts, vain searches and accounts were erased again, and from which
    lists, with when each was last written; whether the tables were brought up to this release; whether
    another SECRET_KEY is in use than then."""

    manifest: Manifest
    erased: dict[str, int]
    lists: dict[Path, datetime]
    migrated: bool
    other_key: bool
    key_brought: bool


@dataclass(frozen=True)
class Wish:
    """What somebody who brings a backup back has said beforehand."""

    replace: bool = False
    old: bool = False
    without_erased: bool = False
    with_key: bool = False
    erased: tuple[Path, ...] = ()


def look_at(path: Path) -> Manifest:
    """What a backup says of itself, once it has been read whole and found to be so. On SQLite the tables
    are counted too. Raises `CommandError`."""
    with working_folder() as work, archive.opened(path, work) as found:
        if found.manifest.vendor == "sqlite":
            with sqlite.copied(found.dump) as copy:
                _compare(found.manifest, copy)
        elif connection.vendor == "postgresql":
            postgres.listed(found.dump)
        return found.manifest


def bring_back(path: Path, wish: Wish) -> Brought:
    """Put a backup in place of the database. Raises `CommandError`, and has changed nothing then."""
    with working_folder() as work, archive.opened(path, work) as found:
        manifest = found.manifest
        _refuse_foreign(manifest)
        if not wish.old:
            _refuse_old(manifest)
        if not wish.replace:
            _refuse_full()
        if wish.with_key and not found.secret_key:
            raise CommandError(
                "--with-key: only a sealed backup holds a SECRET_KEY, and this is none."
            )
        lists = {it: _written(it) for it in (*wish.erased, *_beside(path)) if it.exists()}
        erased = _gathered(path, lists, wish)
        brought = Brought(manifest, {}, lists, _lags(manifest), False, False)

        def look(copy: BaseDatabaseWrapper) -> None:
            _compare(manifest, copy)
            _settle(copy, erased, brought)

        if connection.vendor == "sqlite":
            sqlite.load(found.dump, look)
        else:
            postgres.load(found.dump, list(manifest.tables), look)
        if brought.migrated:
            keep_roles()
        _mind_key(found, wish, brought)
        return brought


# Looking first ----------------------------------------------------------------------------------


def _refuse_foreign(manifest: Manifest) -> None:
    if manifest.vendor != connection.vendor:
        raise CommandError(
            f"This backup is of a {manifest.vendor} database, and DATABASE_URL names one of"
            f" {connection.vendor}."
        )
    loader = MigrationLoader(None, ignore_no_migrations=True)
    here = {f"{app}.{name}" for app, name in loader.disk_migrations or {}}
    replaced = {
        f"{app}.{name}"
        for migration in (loader.disk_migrations or {}).values()
        for app, name in migration.replaces
    }
    if newer := sorted(set(manifest.migrations) - here - replaced):
        raise CommandError(
            f"This backup is of a newer release, which knows {', '.join(newer)}. Bring it back with that"
            " release."
        )


def _lags(manifest: Manifest) -> bool:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    here = {f"{app}.{name}" for app, name in loader.disk_migrations or {}}
    return bool(here - set(manifest.migrations))


def _refuse_old(manifest: Manifest) -> None:
    age = (timezone.now() - manifest.taken_at).days
    if age > settings.BACKUP_DAYS:
        raise CommandError(
            f"This backup is {age} days old, and what was erased is remembered for BACKUP_DAYS,"
            f" {settings.BACKUP_DAYS}: people who erased their answers might come back. To bring it back"
            " all the same add --even-if-old."
        )


def _refuse_full() -> None:
    """Unless there is nothing in the database but what making one leaves there."""
    if any(_rows(it) for it in present(connection) if it not in _MADE):
        raise CommandError(
            "There is something in this database already. Take a backup of it first; to put this one in"
            " its place add --replace."
        )


_MADE = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "django_session",
}


def _rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
        return cursor.fetchone() is not None


def _gathered(path: Path, lists: Iterable[Path], wish: Wish) -> ledger.Erased:
    """All that is known to be erased. Raises `CommandError` where nobody knows anything of it: then
    whoever was erased since would come back."""
    if missing := set(wish.erased) - set(lists):
        raise CommandError(f"{min(missing)} is not there.")
    # A database that holds nothing yet has nothing to say of erasures either.
    known = ledger.in_database() if wish.replace else None
    sources = [known, *map(ledger.in_file, lists)]
    if all(it is None for it in sources) and not wish.without_erased:
        raise CommandError(
            f"No list of what was erased since is here: {path.parent / ledger.NAME}, which each backup"
            " brings up to date. Name it with --erased; or, where it is lost, add --without-erased, and"
            " who erased their answers since comes back."
        )
    return ledger.together(*sources)


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _beside(path: Path) -> Iterable[Path]:
    return path.parent / ledger.NAME, Path(settings.ERASED_FILE)


def _compare(manifest: Manifest, copy: BaseDatabaseWrapper) -> None:
    found = held(copy, sorted(manifest.tables))
    if wrong := sorted(name for name in found if found[name] != manifest.tables[name]):
        raise CommandError(
            f"The backup is damaged: these tables are others than they were: {wrong}"
        )


# Making it fit to be used -----------------------------------------------------------------------


def _settle(copy: BaseDatabaseWrapper, erased: ledger.Erased, brought: Brought) -> None:
    """Bring the tables up to this release, erase again what was erased, and have everybody at the desk
    sign in anew: a session that was ended since would otherwise go on."""
    using = copy.alias
    if brought.migrated:
        call_command("migrate", database=using, verbosity=0, interactive=False)
    with transaction.atomic(using=using):
        rows = [Erasure(mark=mark, on=on) for mark, on in erased.items()]
        Erasure.objects.using(using).bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)
        marks = set(Erasure.objects.using(using).values_list("mark", flat=True))
        brought.erased = {
            "attempt": _erase_attempts(using, marks),
            "search": _erase_searches(using, marks),
            "account": _erase_accounts(using, marks),
        }
        Session.objects.using(using).exclude(pk=key.ROW).delete()


def _erase_attempts(using: str, marks: set[str]) -> int:
    rows = Attempt.objects.using(using).values_list("pk", "token_sha256")
    gone = [pk for pk, token in rows.iterator() if mark_of("attempt", token) in marks]
    for start in range(0, len(gone), AT_ONCE):
        Attempt.objects.using(using).filter(pk__in=gone[start : start + AT_ONCE]).delete()
    return len(gone)


def _erase_searches(using: str, marks: set[str]) -> int:
    rows = VainSearch.objects.using(using).values_list("pk", "digest")
    gone = [pk for pk, digest in rows if mark_of("search", digest) in marks]
    return VainSearch.objects.using(using).filter(pk__in=gone).delete()[0]


def _erase_accounts(using: str, marks: set[str]) -> int:
    """One that something hangs on which came back with it is left, and opens nothing any more."""
    gone = [
        it
        for it in User.objects.using(using).all()
        if mark_of("account", account_name(it)) in marks
    ]
    for account in gone:
        try:
            with transaction.atomic(using=using):
                account.delete(using=using)
        except ProtectedError:
            account.is_active = False
            account.set_unusable_password()
            account.save(using=using)
    return len(gone)


def _mind_key(found: Found, wish: Wish, brought: Brought) -> None:
    """Whether the key is another than then; and the old one put where `./dev` looks for it, if wished."""
    brought.other_key = found.manifest.key != key.mark()
    if not wish.with_key:
        return
    path = Path(settings.VAR_DIR, "secret_key")
    fresh = path.with_name(".secret_key.new")
    fresh.touch(0o600)
    fresh.write_text(found.secret_key + "\n", encoding="utf-8")
    fresh.rename(path)
    brought.key_brought = True
