"""`./dev bench`: every cell in one run, shuffled, and what it says. `./dev bench --help`."""

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import table
from bench.aims import reached
from bench.cells import BROTLI, PAGES, Cell, cells, searches
from bench.load import Ask, Load, press, wrk
from bench.serving import ROOT, granian
from bench.visits import VISITED, Visits, Weight, second_start, weigh
from tests.both import postgres


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3, help="of each cell in each round")
    parser.add_argument("--seed", type=int, default=1, help="of the order")
    parser.add_argument("--only", default="", help="cells whose names hold this, and the anchors")
    options = parser.parse_args()
    if (os.cpu_count() or 1) < 2:
        sys.exit("bench: two cores are needed: one for the server, one for who asks it")
    wrk()
    os.environ.update(SECRET_KEY="for measuring only", DJANGO_SETTINGS_MODULE="portal.settings")
    with tempfile.TemporaryDirectory(prefix="rungs-bench-") as name, postgres() as url:
        folder = Path(name)
        sqlite = ready(folder / "sqlite", f"sqlite:///{folder}/sqlite/rungs.sqlite3")
        theirs = ready(folder / "postgres", url)
        with cells(folder, sqlite, theirs) as every:
            figures = measured([it for it in every if wanted(it, options.only)], options, folder)
        if options.only:
            return told(figures)
        figures |= scaled(sqlite, options.seconds, options.rounds, folder)
        visits = Visits(second_start(sqlite), weighed(sqlite))
    return told(figures, visits)


def weighed(portal: dict[str, str]) -> list[Weight]:
    with granian("portal.wsgi:application", portal) as server:
        return [weigh(server, path) for path in VISITED]


def wanted(cell: Cell, only: str) -> bool:
    return only in cell.name or cell.name in ("nginx", "bare WSGI", "bare Django", "usual Django")


def ready(folder: Path, url: str) -> dict[str, str]:
    """A portal with our own catalogue published; the environment it runs in."""
    folder.mkdir()
    environment = {"VAR_DIR": str(folder), "DATABASE_URL": url}
    subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return environment


def measured(
    every: list[Cell], options: argparse.Namespace, folder: Path
) -> dict[str, table.Figure]:
    """Each cell as often as there are rounds, in another order each time."""
    order, runs = random.Random(options.seed), {it.name: list[Load]() for it in every}
    for cell in every:
        press(cell.server, cell.asked, 1, cell.clients, folder)  # what is cold once is warm now
    for number in range(options.rounds):
        for place, cell in enumerate(order.sample(every, len(every)), 1):
            _progress(
                f"round {number + 1} of {options.rounds}, {place} of {len(every)}: {cell.name}"
            )
            found = press(cell.server, cell.asked, options.seconds, cell.clients, folder)
            runs[cell.name].append(found)
    usual = median(it.calibration for found in runs.values() for it in found)
    return {
        it.name: table.Figure.of(it.name, it.what, runs[it.name], usual, it.server.memory())
        for it in every
    }


def scaled(
    portal: dict[str, str], seconds: int, rounds: int, folder: Path
) -> dict[str, table.Figure]:
    """One process and two, by turns, with pages that are kept and with pages made anew. Who asks for
    what is kept needs a core too, so with two cores the second process shares one with it, and the
    processor time of a request tells what two could do; who waits for pages to be made needs none."""
    kinds = {
        "kept": Kind("five kept pages in turn", [Ask(path, BROTLI) for path in PAGES.values()]),
        "made": Kind("searches, each made anew", searches()),
    }
    runs = {(workers, kind): list[Load]() for kind in kinds for workers in (1, 2)}
    memory = {}
    for number in range(rounds):
        for (workers, kind), found in runs.items():
            _progress(f"round {number + 1} of {rounds}: {table.several(workers, kind)}")
            asked = kinds[kind].asked
            with granian("portal.wsgi:application", portal, workers) as server:
                press(server, asked, 1, 16, folder)
                found.append(press(server, asked, seconds, 16, folder))
                memory[workers, kind] = server.memory()
    usual = median(it.calibration for found in runs.values() for it in found)
    figures = [
        table.Figure.of(table.several(*cell), kinds[cell[1]].what, found, usual, memory[cell])
        for cell, found in runs.items()
    ]
    return {it.name: it for it in figures}


class Kind(NamedTuple):
    """What one process and two are asked, in words and in fact."""

    what: str
    asked: list[Ask]


def told(figures: dict[str, table.Figure], visits: Visits | None = None) -> int:
    """Print the tables, keep the figures, and say what got slower since the last run."""
    if not sys.stderr.isatty():
        print(file=sys.stderr)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    found = list(table.aims(figures)) if len(figures) > 10 else []
    print("\n".join([machine, "", *table.cells(figures)]))
    if visits:
        found += visits.aims()
        print("\n".join(["", *visits.table()]))
    if found:
        print("\n".join(["", *reached(found)]))
    last = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "bench.json"
    if last.exists():
        lines = table.slower(figures, json.loads(last.read_text(encoding="utf-8")))
        print(
            "\nSlower than in the last run:"
            if lines
            else "\nNothing got slower since the last run."
        )
        print("\n".join(lines))
    if found:
        last.parent.mkdir(parents=True, exist_ok=True)
        figured = table.kept(figures, found, machine)
        weights = {"weights": [asdict(it) for it in visits.weights]} if visits else {}
        last.write_text(json.dumps(figured | weights, indent=1), encoding="utf-8")
        print(f"\nThe same as JSON: {last}")
    return 0


def _progress(text: str) -> None:
    end = "" if sys.stderr.isatty() else "\n"
    start = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{start}{text}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
