"""Commands at a place where nothing was made yet, at one of an older release, and at none at all."""

import os
import subprocess
import sys
import threading
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from careers.management import database
from careers.queries.draft import has_draft
from tests.domain.occupations.reading import ESCO, ONET

ROOT = Path(__file__).parents[2]


def manage(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of the portal, with a folder for its data."""
    environment = os.environ | {
        "SECRET_KEY": "for tests only",
        "VAR_DIR": str(place),
        "DATABASE_URL": f"sqlite:///{place / 'new.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_place_from_public_data_first_to_last(tmp_path: Path) -> None:
    dry = manage(tmp_path, "import_occupations", str(ESCO))
    assert (dry.returncode, dry.stderr) == (0, "")
    assert dry.stdout.endswith("\nNothing was changed. To make this the draft add --write.\n")
    empty = manage(tmp_path, "dump_catalogue", str(tmp_path / "out"))
    assert (empty.returncode, empty.stderr) == (
        1,
        "CommandError: The draft is empty: there is nothing to write.\n",
    )
    written = manage(tmp_path, "import_occupations", str(ESCO), "--write")
    assert written.stdout.endswith("\nThe draft now holds 4 roles, 4 skills. Look at /desk/.\n")
    assert [line[:33] for line in written.stderr.splitlines()] == [
        "Bringing the database up to date ",
        "Writing the draft …",
    ]
    served = manage(tmp_path, "prepare")
    assert served.returncode == 0
    assert served.stdout.startswith("Nothing is published yet: 1 error in the draft stands in the")
    assert "    name      desk\n" in served.stdout


def test_no_database_is_one_line(tmp_path: Path) -> None:
    nowhere = tmp_path / "missing"
    for words in (("dump_catalogue", str(tmp_path)), ("import_occupations", str(ONET), "--write")):
        told = manage(nowhere, *words)
        assert (told.returncode, told.stderr) == (
            1,
            f"CommandError: The database {nowhere}/new.sqlite3 cannot be used: unable to open database"
            " file\n",
        )
    assert manage(nowhere, "import_occupations", str(ONET)).returncode == 0


@pytest.mark.django_db
def test_a_place_of_an_older_release_is_left_to_its_operator(tmp_path: Path) -> None:
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    assert database.state() == ("older", 1)
    commands: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
        ("load_catalogue", (), {}),
        ("dump_catalogue", (tmp_path,), {}),
        ("import_occupations", (ONET,), {"write": True}),
    )
    for name, words, options in commands:
        with pytest.raises(CommandError) as error:
            call_command(name, *words, stdout=StringIO(), stderr=StringIO(), **options)
        assert str(error.value) == (
            "The database is of an older release: run ./dev manage migrate first."
        )
    assert not has_draft()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_what_is_up_to_date_is_left_alone() -> None:
    said: list[str] = []
    database.migrate(said.append)
    assert said == []
    assert database.state() == ("ready", 0)


# Several hosts at the same moment ---------------------------------------------------------------


def timeouts() -> list[str]:
    """What PostgreSQL allows a statement of this connection, and a wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), current_setting('lock_timeout')"
        )
        return list(cursor.fetchone())


@pytest.mark.django_db(transaction=True)
def test_hosts_that_start_together_make_the_database_ready_one_after_the_other() -> None:
    said: list[str] = []
    done: list[str] = []
    told = threading.Event()

    def say(text: object) -> None:
        said.append(str(text))
        told.set()

    def second() -> None:
        with database.alone(say):
            done.append("second")
        connections.close_all()

    other = threading.Thread(target=second)
    if connection.vendor == "sqlite":
        # One host, and `./dev` lets one command in at a time: nothing is waited for.
        with database.alone(say), database.alone(say):
            done.append("first")
        assert (said, done) == ([], ["first"])
        return
    before = timeouts()
    with database.alone(say):
        with database.alone(say):  # who is inside may go further in
            pass
        assert timeouts() == ["0", "0"]
        other.start()
        assert told.wait(30)
        done.append("first")
    other.join(30)
    assert said == ["Another host is making the database ready; waiting for it …"]
    assert done == ["first", "second"]
    assert timeouts() == before == ["10s", "0"]


@pytest.mark.django_db(transaction=True)
def test_a_command_that_failed_lets_the_next_host_in() -> None:
    with pytest.raises(CommandError), database.alone(print):
        raise CommandError
    said: list[object] = []

    def second() -> None:
        with database.alone(said.append):
            said.append("done")
        connections.close_all()

    other = threading.Thread(target=second)
    other.start()
    other.join(30)
    assert said == ["done"]
