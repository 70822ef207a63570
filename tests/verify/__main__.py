"""Whether what is promised of safety holds, on SQLite and on PostgreSQL: `./dev verify`.

Kills servers and databases under people who write, sends what nobody sends, restores what was lost; then
prints one table. Ends with an error where a target is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.both import given, postgres
from tests.verify.rows import ROWS, Row

LONG = "tests/verify"
PASSED = {True: "yes", False: "**no**", None: "not asked"}


@dataclass(frozen=True)
class Line:
    """A line of the table. `good` is None where it could not be looked at from here."""

    row: str
    tool: str
    target: str
    figure: str
    good: bool | None

    def markdown(self) -> str:
        told = (self.row, f"`{self.tool}`", self.target, self.figure)
        cells = " | ".join(it.replace("|", "\\|") for it in told)
        return f"| {cells} | {PASSED[self.good]} |"


def main() -> int:
    asked = _arguments()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rungs-verify-table-") as folder:
        lines = list(_long(Path(folder), asked.only))
        long = _minutes_since(began)
        lines += () if asked.only else _short(Path(folder))
    table = "\n".join(
        [
            "| row | tool | target | figure | pass |",
            "|---|---|---|---|---|",
            *(line.markdown() for line in lines),
        ]
    )
    missed, unasked = (sum(line.good is it for line in lines) for it in (False, None))
    said = (
        f"{len(lines) - missed - unasked} of {len(lines)} rows passed, in {_minutes_since(began):.1f}"
        f" minutes, of which what takes servers of its own took {long:.1f}."
    )
    if unasked:
        said += f" Not asked: {unasked}."
    print(f"\n{table}\n\n{said}")
    if asked.markdown:
        asked.markdown.write_text(f"{table}\n\n{said}\n", encoding="utf-8")
    return 1 if missed or not lines else 0


def _minutes_since(moment: float) -> float:
    return (time.monotonic() - moment) / 60


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev verify", description=__doc__.splitlines()[0])
    parser.add_argument("--only", metavar="NAME", help="long tests with this in their name alone")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there too")
    return parser.parse_args()


def _long(folder: Path, only: str | None) -> Iterator[Line]:
    """What takes servers and databases of its own, each test in houses that no other enters. One that
    breaks off before it could tell anything is a line as well."""
    figures = folder / "figures"
    done = _run("sqlite:///:memory:", folder / "long", [LONG], only, figures)
    told = set()
    for said in _read(figures):
        told.add(said["tool"])
        yield Line(said["row"], said["tool"], said["target"], said["figure"], said["pass"])
    for test, passed in done.items():
        if not passed and test not in told:
            yield Line("Broke off", test, "–", "see above", good=False)


def _short(folder: Path) -> Iterator[Line]:
    """What `./dev test` runs too, of each row as many tests as passed."""
    tests = sorted({test for row in ROWS for test in row.tests})
    given()
    done = {"SQLite": _run("sqlite:///:memory:", folder / "SQLite", tests)}
    with postgres() as url:
        done["PostgreSQL"] = _run(url, folder / "PostgreSQL", tests)
    for row in ROWS:
        yield _line(row, done)


def _line(row: Row, done: dict[str, dict[str, bool]]) -> Line:
    parts, good = [], True
    for name, tests in done.items():
        found = [passed for test, passed in tests.items() if test.startswith(row.tests)]
        good = good and bool(found) and all(found)
        parts.append(f"{sum(found)} of {len(found)} tests passed on {name}")
    return Line(row.promise, ", ".join(row.tests), row.target, "; ".join(parts), good)


def _run(
    url: str, to: Path, tests: list[str], only: str | None = None, figures: Path | None = None
) -> dict[str, bool]:
    """Run tests; of each whether it passed."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "SECRET_KEY": "for tests only",
        "VERIFY_TESTS": str(to),
    }
    if figures:
        environment["VERIFY_FIGURES"] = str(figures)
    spread = ["-n", "2", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", "-p", "tests.verify.counting", *spread, *tests]
    chosen = ["-k", only] if only else []
    folders = ["-o", "norecursedirs=.* e2e"]
    subprocess.run([*command, *folders, *chosen], env=environment, check=False)
    found: dict[str, bool] = {}
    for line in _read(to):
        found[line["test"]] = found.get(line["test"], True) and line["passed"]
    return found


def _read(file: Path) -> list[dict[str, Any]]:
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    sys.exit(main())
