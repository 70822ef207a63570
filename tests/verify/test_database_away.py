"""The database goes away under a host, and comes back.

What is published is read all the while; a form says in our own words that it was not kept; nothing that
was kept is lost; the host says that it is not ready, and why, and that it lives; and by itself it is
ready again.
"""

import json
import os
import sqlite3
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic

import psycopg
import pytest

from portal.databases.postgresql.base import Bounded
from tests.verify.conftest import Tell
from tests.verify.house import CAPACITY, House, Postgres, Sqlite, Visitor, folder_of, serving, store

PUBLISHED = ("/", "/roles/", "/roles/team-leader/", "/ladder/", "/skills/coaching/", "/search/")
SAID = "<h1>This does not work just now</h1>"
VISITORS = 8

Break = Callable[[], None]


class Trial:
    """A host with visitors, before, while and after its database is away."""

    def __init__(self, house: House, tell: Tell, what: str) -> None:
        self.house, self.tell, self.what = house, tell, f"{what} ({house.store.name})"
        self.visitors = [Visitor(house) for _ in range(VISITORS)]
        # Often enough for each process to have made each: what is timed is what the database does to them.
        assert all(house.get(path).status == 200 for path in PUBLISHED for _ in range(8))
        for visitor in self.visitors:
            assert visitor.answer("2").status == 302

    def run(self, harm: Break, mend: Break, **why: str) -> None:
        house = self.house
        harm()
        began = monotonic()
        away = house.until(lambda: house.ready().status == 503)
        asked = house.ready()
        self._say("ready says no", "≤ 2 s", f"{away:.1f} s", away <= 2 and asked.seconds <= 2)
        assert json.loads(asked.body)["why"] == why
        with ThreadPoolExecutor(VISITORS) as pool:
            sent = list(pool.map(lambda it: it.answer("5"), self.visitors))
        ours = [it for it in sent if it.status == 503 and SAID in it.text]
        slowest = max(it.seconds for it in sent)
        self._say(
            "forms say that nothing was kept",
            f"all {VISITORS}, ≤ 2.5 s",
            f"{len(ours)}, slowest {slowest:.2f} s",
            len(ours) == VISITORS and slowest <= 2.5,
        )
        self._reads()
        live = house.live()
        self._say("live", "200", f"{live.status}", live.status == 200)
        self.tell(f"{self.what}: was away for", "–", f"{monotonic() - began:.0f} s", good=True)
        mend()
        back = house.until_ready()
        self._say("ready again", "≤ 5 s", f"{back:.1f} s", back <= 5)
        self._nothing_lost()

    def _reads(self) -> None:
        answers = [self.house.get(path) for path in PUBLISHED for _ in range(5)]
        slowest = max(it.seconds for it in answers)
        read = sum(it.status == 200 for it in answers)
        self._say(
            "published pages are read",
            "all, ≤ 1 s",
            f"{read} of {len(answers)}, slowest {slowest:.2f} s",
            read == len(answers) and slowest <= 1,
        )

    def _nothing_lost(self) -> None:
        whole = sum(it.holds() for it in self.visitors)
        self._say("answers kept before", f"all {VISITORS}", f"{whole}", whole == VISITORS)
        again = sum(it.answer("4").status == 302 and it.holds() for it in self.visitors)
        self._say("answers kept after", f"all {VISITORS}", f"{again}", again == VISITORS)

    def _say(self, row: str, target: str, figure: str, good: bool) -> None:
        self.tell(f"{self.what}: {row}", target, figure, good)


def test_postgresql_is_killed(folder: Path, tell: Tell) -> None:
    with store("PostgreSQL", folder) as one, serving(one, folder) as house:
        assert isinstance(one, Postgres)
        trial = Trial(house, tell, "Database killed with SIGKILL")
        trial.run(one.kill, one.start, database="It does not answer.")


def test_postgresql_stands_still(folder: Path, tell: Tell) -> None:
    with store("PostgreSQL", folder) as one, serving(one, folder) as house:
        assert isinstance(one, Postgres)
        trial = Trial(house, tell, "Database stopped with SIGSTOP")
        try:
            trial.run(one.freeze, one.thaw, database="It does not answer.")
        finally:
            one.thaw()


def test_an_answer_that_never_comes_is_given_up(folder: Path, tell: Tell) -> None:
    """Of PostgreSQL when it freezes over a statement: its own limits look at a clock that stands still."""
    with store("PostgreSQL", folder) as one:
        assert isinstance(one, Postgres)
        with Bounded.connect(one.url, autocommit=True) as connection:
            connection.patience = 0.5
            connection.execute("SET statement_timeout = 100")
            one.freeze()
            began = monotonic()
            try:
                with pytest.raises(psycopg.OperationalError, match=r"^it does not answer$"):
                    connection.execute("SELECT 1")
            finally:
                one.thaw()
            waited = monotonic() - began
            assert connection.closed
    tell(
        "A frozen database's answer is given up",
        "after the 0.5 s set here",
        f"{waited:.1f} s",
        0.5 <= waited < 2,
    )


def test_postgresql_takes_no_writes(folder: Path, tell: Tell) -> None:
    def read_only(yes: bool) -> None:
        value = "on" if yes else "off"
        one.ask(f"ALTER SYSTEM SET default_transaction_read_only = {value}")
        one.ask("SELECT pg_reload_conf()")

    with store("PostgreSQL", folder) as one, serving(one, folder) as house:
        trial = Trial(house, tell, "Database takes no writes")
        trial.run(
            lambda: read_only(True), lambda: read_only(False), database="It takes no changes."
        )


def test_sqlites_file_is_moved_away(folder: Path, tell: Tell) -> None:
    with store("SQLite", folder) as one, serving(one, folder) as house:
        assert isinstance(one, Sqlite)
        files = [one.file.with_name(one.file.name + end) for end in ("", "-wal", "-shm")]
        aside = [file.with_suffix(file.suffix + ".aside") for file in files]

        def move(sources: list[Path], targets: list[Path]) -> None:
            for source, target in zip(sources, targets, strict=True):
                if source.exists():
                    source.rename(target)

        trial = Trial(house, tell, "Database file moved away")
        trial.run(
            lambda: move(files, aside),
            lambda: move(aside, files),
            database="It does not answer.",
        )


def test_sqlite_is_locked(folder: Path, tell: Tell) -> None:
    """Somebody's tool holds the one lock there is. Whoever writes waits for it, and nobody for them."""
    with store("SQLite", folder) as one, serving(one, folder) as house:
        assert isinstance(one, Sqlite)
        visitor = Visitor(house)
        assert visitor.answer("2").status == 302
        for path in PUBLISHED:
            house.get(path)
        lock = sqlite3.connect(one.file, isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        away = house.until(lambda: house.ready().status == 503)
        tell("Database locked (SQLite): ready says no", "≤ 2 s", f"{away:.1f} s", away <= 2)
        with ThreadPoolExecutor(1) as pool:
            sending = pool.submit(visitor.answer, "5")
            answers = [house.get(path) for path in PUBLISHED]
            read = sum(it.status == 200 and it.seconds <= 1 for it in answers)
            good = read == len(answers)
            tell("Database locked (SQLite): published pages are read", "all", f"{read}", good)
            lock.execute("ROLLBACK")
            lock.close()
            kept = sending.result().status == 302 and visitor.holds()
        tell("Database locked (SQLite): who waited is kept", "yes", str(kept), kept)
        back = house.until_ready()
        tell("Database locked (SQLite): ready again", "≤ 5 s", f"{back:.1f} s", back <= 5)


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a disk to fill up")


@needs_root
def test_sqlites_disk_is_full(tell: Tell) -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(folder_of(CAPACITY))
        one = stack.enter_context(store("SQLite", folder))
        house = stack.enter_context(serving(one, folder))
        filler = folder / "filler"

        def fill() -> None:
            with filler.open("wb", buffering=0) as file, suppress(OSError):
                while file.write(bytes(4096)):
                    pass

        trial = Trial(house, tell, "Disk full")
        trial.run(fill, filler.unlink, disk="rungs/ takes no files: No space left on device.")
        assert one.ask("PRAGMA integrity_check") == ("ok",)


@needs_root
def test_sqlites_disk_is_read_only(folder: Path, tell: Tell) -> None:
    """As when the system finds its disk broken and writes to it no more: files that are open cannot be
    written either, which no change of rights does."""
    with store("SQLite", folder) as one, serving(one, folder) as house:
        assert isinstance(one, Sqlite)
        files = [one.file.with_name(one.file.name + end) for end in ("", "-wal")]

        def change(how: str) -> None:
            command = ["chattr", how, *map(str, files), str(one.file.parent)]
            subprocess.run(command, check=True)

        trial = Trial(house, tell, "Disk read-only")
        try:
            trial.run(
                lambda: change("+i"),
                lambda: change("-i"),
                disk="rungs/ takes no files: Operation not permitted.",
            )
        finally:
            change("-i")
        assert one.ask("PRAGMA integrity_check") == ("ok",)
