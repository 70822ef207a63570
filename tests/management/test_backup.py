"""Backups that are damaged, sealed, too new, too old, or cut off in the middle."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from careers.actions.attempt import start
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.management.backup import archive, sealing
from careers.management.backup.tables import held, present
from careers.models import Edition
from tests.crowd import crowd
from tests.fresh import PG_BIN, ROOT, Host, host
from tests.management.backups import here, refused, rewritten, said, taken, told, without

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(tmp_path: Path, settings: Any, edition: Edition) -> Path:
    """Where this host keeps what is its own; somebody has begun to answer."""
    settings.VAR_DIR = tmp_path / "var"
    settings.ERASED_FILE = tmp_path / "var" / "erased.txt"
    settings.PG_BIN = PG_BIN
    start(edition.pk, make())
    return tmp_path


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Host]:
    with host(tmp_path / "fresh") as there:
        yield there


def untouched(there: Host) -> bool:
    return there.held() == {}


def why_not(*words: str) -> str:
    """Why this very process refuses a command."""
    with pytest.raises(CommandError) as refusal:
        call_command(*words, stdout=StringIO(), stderr=StringIO())
    return str(refusal.value)


# The file ---------------------------------------------------------------------------------------


def test_it_is_one_file_for_its_owner_only_and_says_what_it_holds(place: Path) -> None:
    there = here(place)
    done = there.manage("backup")
    path = Path(done.stdout.partition(": ")[0])
    assert [it.name for it in sorted((place / "backups").iterdir())] == ["erased.txt", path.name]
    assert archive.moment_of(path.name) is not None
    assert [it.stat().st_mode & 0o777 for it in (path, path.parent)] == [0o600, 0o700]
    assert done.stdout.endswith("read again, not sealed: BACKUP_KEY is not set.\n")
    checked = there.manage("backup", "--check", str(path))
    manifest = said(path)
    rows = sum(table.rows for table in manifest.tables.values())
    assert checked.stdout.startswith(
        f"{path} is whole: {len(manifest.tables)} tables, {rows:,} rows, {connection.vendor}, as of"
    )
    assert without(there.held()) == told(manifest)
    assert [it.name for it in (place / "var").iterdir()] == [".backup.lock"]


def test_what_is_cut_short_changed_or_something_else_is_refused(place: Path) -> None:
    path = taken(here(place))
    before = held(connection, present(connection))
    whole = path.read_bytes()
    bad = place / "backups" / "bad.zip"
    for data in (
        b"",
        b"something else",
        whole[: len(whole) // 2],
        whole[:-1],
        *(_flipped(whole, share) for share in (0.2, 0.5, 0.8)),
    ):
        bad.write_bytes(data)
        assert "damaged" in why_not("restore", str(bad), "--replace")
        assert "damaged" in why_not("backup", "--check", str(bad))
    none = str(place / "none.zip")
    assert why_not("restore", none, "--replace") == f"{none} is not there."
    assert held(connection, present(connection)) == before


def _flipped(data: bytes, share: float) -> bytes:
    there = int(len(data) * share)
    return data[:there] + bytes([data[there] ^ 1]) + data[there + 1 :]


def test_one_whose_tables_are_not_what_it_says_is_refused(place: Path, fresh: Host) -> None:
    path = taken(here(place))
    tables = json.loads(msgspec.json.encode(said(path).tables))
    tables["careers_attempt"]["rows"] += 1
    path = rewritten(path, {"tables": tables})
    why = refused(fresh, "restore", str(path))
    assert why == (
        "The backup is damaged: these tables are others than they were: ['careers_attempt']"
    )
    assert untouched(fresh)


def test_a_newer_releases_another_databases_and_an_old_one_are_refused(
    place: Path, fresh: Host
) -> None:
    path = taken(here(place))
    old = (timezone.now() - timedelta(days=122)).isoformat()
    other = "postgresql" if connection.vendor == "sqlite" else "sqlite"
    wrong: dict[str, dict[str, Any]] = {
        "This backup is of a newer release, which knows careers.0999_later.": {
            "migrations": [*said(path).migrations, "careers.0999_later"]
        },
        "This backup is of a newer release: bring it back with that one.": {"version": 2},
        f"This backup is of a {other} database,": {"vendor": other},
        "This backup is 122 days old,": {"taken_at": old},
    }
    before = held(connection, present(connection))
    for why, change in wrong.items():
        changed = rewritten(path, change)
        assert why_not("restore", str(changed), "--replace").startswith(why)
    assert held(connection, present(connection)) == before
    done = fresh.manage("restore", str(changed), "--even-if-old")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_older_releases_is_brought_up_to_this_one(tmp_path: Path, fresh: Host) -> None:
    with host(tmp_path / "older", BACKUP_DIR=str(tmp_path / "backups")) as older:
        older.manage("migrate", "careers", "0008", "--verbosity", "0")
        older.told("from careers.actions.searching import count; count('nothing')")
        path = taken(older)
    assert "careers_erasure" not in said(path).tables
    done = fresh.manage("restore", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "It was of an older release, and is of this one now.\n" in done.stdout
    assert fresh.manage("migrate", "--check").returncode == 0
    searches = said(path).tables["careers_vainsearch"]
    assert fresh.held()["careers_vainsearch"] == [1, searches.sha256]


def test_where_nothing_is_there_is_nothing_to_back_up(fresh: Host) -> None:
    why = refused(fresh, "backup")
    if connection.vendor == "sqlite":
        assert re.fullmatch(r"The database /.+ cannot be used: unable to open database file", why)
    else:
        assert why == "There is nothing to back up: the database has not been made yet."


# Sealed -----------------------------------------------------------------------------------------


def test_a_host_with_the_public_key_seals_and_only_the_secret_one_opens(
    place: Path, fresh: Host, settings: Any
) -> None:
    key, another = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    path = taken(here(place, BACKUP_KEY=str(key.to_public())))
    assert path.name.endswith(".zip.age")
    whole = path.read_bytes()
    assert whole.startswith(b"age-encryption.org/v1\n")

    for given in ("", str(key.to_public())):
        settings.BACKUP_KEY = given
        assert "is sealed: give the secret key" in why_not("restore", str(path), "--replace")
    settings.BACKUP_KEY = str(another)
    assert why_not("restore", str(path), "--replace") == (
        f"{path} cannot be opened: it is sealed for another key, or it was changed or cut short (No"
        " matching keys found)."
    )
    settings.BACKUP_KEY = str(key)
    for data in (whole[:-1], whole[:100], _flipped(whole, 0.5), _flipped(whole, 0.99)):
        path.write_bytes(data)
        assert "cannot be opened" in why_not("restore", str(path), "--replace")

    path.write_bytes(whole)
    file = place / "key.txt"
    file.write_text(f"# made today\n{key}\n")
    done = fresh.manage("restore", str(path), "--with-key", BACKUP_KEY_FILE=str(file))
    assert (done.returncode, done.stderr) == (0, "")
    kept = Path(fresh.environment["VAR_DIR"], "secret_key")
    assert kept.read_text() == here(place).environment["SECRET_KEY"] + "\n"
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_secret_key_is_in_none_that_is_not_sealed(place: Path) -> None:
    path = taken(here(place))
    with zipfile.ZipFile(path) as found:
        assert found.namelist() == [archive.MANIFEST, archive.DUMP]
    assert why_not("restore", str(path), "--replace", "--with-key") == (
        "--with-key: only a sealed backup holds a SECRET_KEY, and this is none."
    )


def test_a_key_that_is_none_is_refused_before_anything_is_written(
    place: Path, settings: Any
) -> None:
    for words, why in (
        ("secret", "BACKUP_KEY: a key begins with age1 or AGE-SECRET-KEY-1."),
        ("age1secret", "BACKUP_KEY: this is no public key of age; one is mistyped."),
        ("AGE-SECRET-KEY-1X", "BACKUP_KEY: this is no secret key of age; one is mistyped."),
    ):
        settings.BACKUP_KEY = words
        assert why_not("backup", "--to", str(place / "backups")) == why
    settings.BACKUP_KEY, settings.BACKUP_KEY_FILE = "", str(place / "none")
    assert why_not("backup").startswith("BACKUP_KEY_FILE cannot be read: ")
    assert not (place / "backups").exists()


def test_a_key_that_seals_nothing_is_told_when_the_host_starts(settings: Any) -> None:
    key = pyrage.x25519.Identity.generate()
    settings.HTTPS = True
    for words in ("", str(key.to_public()), f"{key.to_public()},{key.to_public()}"):
        settings.BACKUP_KEY = words
        assert list(sealing.faults()) == []
    settings.BACKUP_KEY = str(key)
    [unwise] = sealing.faults()
    assert (unwise.id, unwise.hint) == ("start.W022", f"BACKUP_KEY={key.to_public()}")
    settings.HTTPS = False
    assert list(sealing.faults()) == []
    for words in ("secret", "age1secret", "AGE-SECRET-KEY-1X", f"{key},AGE-SECRET-KEY-1X"):
        settings.BACKUP_KEY = words
        [fault] = sealing.faults()
        assert fault.id == "start.E021"
        with pytest.raises(CommandError, match="is not started"):
            call_command("prepare", stderr=StringIO())


def test_a_new_key_seals_and_opens(place: Path, fresh: Host) -> None:
    file = place / "key.txt"
    file.write_text(fresh.manage("backup", "--new-key").stdout)
    public = file.read_text().splitlines()[1].partition("BACKUP_KEY=")[2]
    path = taken(here(place, BACKUP_KEY=public))
    done = fresh.manage("restore", str(path), BACKUP_KEY_FILE=str(file))
    assert done.returncode == 0


# Rotation ---------------------------------------------------------------------------------------


def test_older_ones_go_and_what_is_no_backup_stays(place: Path) -> None:
    folder = place / "backups"
    folder.mkdir()
    now = timezone.now()
    names = [archive.name_of(now - timedelta(days=day), sealed=day % 2 == 0) for day in range(1, 9)]
    foreign = ["rungs-notes.zip", "rungs-20260101.zip", "mine.zip", f"{names[0]}.bak"]
    for name in (*names, *foreign):
        (folder / name).write_bytes(b"")
    done = here(place).manage("backup", "--daily", "3", "--weekly", "0", "--monthly", "0")
    newest = Path(done.stdout.partition(": ")[0]).name
    assert {it.name for it in folder.iterdir()} == {newest, *names[:2], *foreign, "erased.txt"}
    assert done.stdout.count("Removed rungs-") == 6


def test_a_backup_that_fails_removes_none(place: Path, settings: Any) -> None:
    folder = place / "backups"
    folder.mkdir()
    ancient = folder / archive.name_of(timezone.now() - timedelta(days=999), sealed=False)
    ancient.write_bytes(b"")
    settings.BACKUP_KEY = "age1wrong"
    why_not("backup", "--to", str(folder), "--daily", "0")
    settings.BACKUP_KEY = ""
    assert why_not("backup", "--to", str(folder), "--daily", "-1").endswith("take 0 or more.")
    assert ancient.exists()


# Cut off ----------------------------------------------------------------------------------------


def test_a_full_disk_is_told_in_one_line_and_leaves_no_half_file(place: Path) -> None:
    there = here(place)
    # Too little for the dump; and, where that is packed itself, for the file around it.
    whole = taken(there)
    almost = whole.stat().st_size - 500
    shutil.rmtree(whole.parent)
    for room in (20_000, almost):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", "backup"],
            cwd=ROOT,
            env=there.environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (room, room)),
        )
        assert (done.returncode, done.stdout) == (1, "")
        assert "CommandError: There is no room left on the disk" in done.stderr
        assert list((place / "backups").iterdir()) == []
        assert [it.name for it in (place / "var").iterdir()] == [".backup.lock"]


def test_one_at_a_time_on_a_host(place: Path) -> None:
    import fcntl

    there = here(place)
    with (place / "var/.backup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert refused(there, "backup") == "Another backup or restore is under way on this host."
    assert taken(there).exists()


def test_killed_while_it_is_taken_there_is_a_whole_one_or_none(place: Path) -> None:
    there = here(place)
    began = time.monotonic()
    whole = taken(there)
    took = time.monotonic() - began
    for part in _parts(0.5):
        _killed(there, took * part, "backup")
    found = sorted((place / "backups").glob("rungs-*"))
    for path in found:
        assert there.manage("backup", "--check", str(path)).returncode == 0
    assert found
    last = taken(there)
    assert [it.name for it in (place / "backups").glob(".*")] == []
    assert [it.name for it in (place / "var").iterdir()] == [".backup.lock"]
    assert (last > whole, last.exists()) == (True, True)


def test_killed_while_it_is_brought_back_there_is_the_old_or_the_new(
    place: Path, catalogue: Catalogue, fresh: Host
) -> None:
    first = taken(here(place)).rename(place / "first.zip")
    crowd(catalogue, 200)
    second = taken(here(place)).rename(place / "second.zip")
    bring = ("restore", "--replace", "--without-erased")
    began = time.monotonic()
    states = []
    for path in (second, first):
        assert fresh.manage(*bring, str(path)).returncode == 0
        states.append(without(fresh.held(), "django_session"))
    took = (time.monotonic() - began) / 2
    new, old = states
    assert new != old
    for part in _parts(0.3):
        _killed(fresh, took * part, *bring, str(second))
        assert without(fresh.held(), "django_session") in (old, new)
    assert fresh.manage(*bring, str(second)).returncode == 0
    assert without(fresh.held(), "django_session") == new


KILLS = int(os.environ.get("KILLS", "3"))
"""How often a command is killed; more find more."""


def _parts(first: float) -> list[float]:
    """Parts of the time a command takes, from the first to its end."""
    return [first + (1 - first) * number / KILLS for number in range(KILLS)]


def _killed(there: Host, after: float, *words: str) -> None:
    """Begin a command, and kill it so many seconds later, if it is not done."""
    process = there.begin(*words)
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
    process.wait()


# PostgreSQL's own programs ------------------------------------------------------------------------


def test_a_pg_dump_that_is_missing_or_too_old_is_told_with_the_line_to_run(
    place: Path, tmp_path: Path
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    there = here(place, PG_BIN=str(tools))
    if connection.vendor == "sqlite":
        assert taken(there).exists()
        return
    major = json.loads(there.told(MAJOR))
    install = f"Run: sudo apt-get install postgresql-client-{major} (or set PG_BIN to the folder that has it)"
    needed = f"pg_dump of PostgreSQL {major} or newer is needed, and "
    assert refused(there, "backup") == f"{needed}none is here. {install}"
    old = tools / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    old.chmod(0o755)
    assert refused(there, "backup") == f"{needed}only of 9 is here. {install}"


MAJOR = "from careers.management.backup.postgres import server; print(server())"
