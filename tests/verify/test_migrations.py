"""Migrations on a populated database, and the release before on the tables of this one."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench.scale.browser import led_to
from bench.scale.house import ROOT, SITE, free_port
from bench.scale.network import Place
from tests.verify.conftest import Tell
from tests.verify.house import House, Sqlite, Started, Store, Visitor, store

STORES = ("SQLite", "PostgreSQL")
MANY = 10_000

Tables = dict[str, dict[str, Any]]


def environment(one: Store, folder: Path) -> dict[str, str]:
    """For a command beside a host that is not there: the same folder and database."""
    base = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return base | {
        "SECRET_KEY": "x" * 20 + "for tests only, and long enough for one",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "VAR_DIR": str(folder),
        "DATABASE_URL": one.url,
    }


def migrated(step: str, one: Store, folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.verify.migrating", step],
        cwd=ROOT,
        env=environment(one, folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def lost(before: Tables, after: Tables) -> list[str]:
    """What both have, and is not the same: rows, and what a column holds."""
    shared = ((table, name) for table in before if table in after for name in before[table])
    return [
        f"{table}: {name}"
        for table, name in shared
        if name in after[table] and before[table][name] != after[table][name]
    ]


@pytest.mark.parametrize("name", STORES)
def test_forward_back_and_forward(name: str, folder: Path, tell: Tell) -> None:
    with store(name, folder) as one:
        there = migrated("fill", one, folder)
        tables: Tables = there["tables"]
        back: Tables = migrated("back", one, folder)["tables"]
        again: Tables = migrated("forward", one, folder)["tables"]
    rows = sum(it["rows"] for it in tables.values())
    found = lost(tables, back) + lost(back, again) + lost(tables, {t: again[t] for t in back})
    gone = sorted(set(tables) - set(back))
    print(
        f"{there['newest']} undone and done again; tables only it has: {', '.join(gone) or 'none'}"
    )
    tell(
        f"Migrations on populated rows: forward, back, forward ({name})",
        f"≥ {MANY:,} rows, 0 lost or changed",
        f"{rows:,} rows in {len(tables)} tables, {len(found)} columns changed",
        rows >= MANY and not found and set(again) == set(tables),
    )


def release_before() -> str:
    """The commit before the one that brought the newest migration."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    newest = max((ROOT / "careers/migrations").glob("0*.py")).relative_to(ROOT)
    added = git("log", "--diff-filter=A", "--format=%H", "-1", "--", str(newest))
    return git("rev-parse", "--verify", "--quiet", f"{added}^") if added else ""


@contextmanager
def unpacked(commit: str, folder: Path) -> Iterator[Path]:
    """The code of a commit, apart from ours."""
    place = folder / "before"
    place.mkdir()
    archive = subprocess.run(
        ["git", "archive", commit], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    subprocess.run(["tar", "-x", "-C", str(place)], input=archive.stdout, check=True)
    yield place
    shutil.rmtree(place)


@pytest.mark.parametrize("name", STORES)
def test_the_release_before_runs_on_the_tables_of_this_one(
    name: str, folder: Path, tell: Tell
) -> None:
    before = release_before()
    if not before:
        pytest.skip("NOT LOOKED AT: there is no git history here to take the release before from")
    with store(name, folder) as one, unpacked(before, folder) as code:
        var = one.file.parent if isinstance(one, Sqlite) else folder / "var"
        var.mkdir(parents=True, exist_ok=True)
        for release in (ROOT, code):  # this one makes the tables, the one before finds them made
            subprocess.run(
                [sys.executable, "manage.py", "prepare"],
                cwd=release,
                env=environment(one, var),
                check=True,
                capture_output=True,
            )
        with running(code, environment(one, var), one, folder) as house:
            person = Visitor(house)
            asked = [house.get(path).status for path in ("/", "/roles/", "/ladder/", "/search/")]
            desk = house.get("/desk/login/").status
            sent = person.answer("3")
            kept = sent.status == 302 and person.holds()
            seen = person.browser.get(led_to(sent)).status if kept else 0
        # And what the one before wrote, this one reads.
        with running(ROOT, environment(one, var), one, folder) as house:
            person.browser.door = house.door
            read = person.holds()
        figure = f"pages {asked}, desk {desk}, kept {kept}, read on {seen}, by the next {read}"
        tell(
            f"The release before runs on the new schema ({name})",
            "everything 200, kept, and read by both",
            f"{figure} (before: {before[:10]})",
            {*asked, desk, seen} == {200} and kept and read,
        )


@contextmanager
def running(code: Path, environment: dict[str, str], one: Store, folder: Path) -> Iterator[House]:
    """The server of some code, without `./dev`: that would bring our own environment to its lock."""
    port = free_port()
    host = Started(1, Place("127.0.0.1"), port, folder, environment)
    host.settings |= {
        "HTTPS": "true",
        "PROXIES": "1",
        "ALLOWED_HOSTS": SITE,
        "SITE_URL": f"https://{SITE}",
    }
    host.serve(code)
    try:
        host.wait()
        yield House(host, one)
    finally:
        host.kill()
