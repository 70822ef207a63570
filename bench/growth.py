"""How time and memory grow with the catalogue: `./dev bench growth`, docs/performance.md.

The same is done at a few sizes, skills and links in proportion, each in a process and a database of its
own; times are corrected by a fixed sum timed beside them. `bench.growing` says what is measured.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from math import isnan
from pathlib import Path
from typing import NamedTuple

from bench.aims import Aim, figure, reached

ROOT = Path(__file__).parent.parent
SIZES = (20, 300, 3_000)

Figures = Mapping[int, Mapping[str, float]]
"""By how many roles: what each line came to, in milliseconds, megabytes, kilobytes or queries."""


class Limit(NamedTuple):
    """What a line is to stay under at a size: a figure, or so many times what it is at the size `over`."""

    line: str
    limit: float
    at: int = SIZES[-1]
    over: int = 0


LIMITS = (
    Limit("page: role", 1.1, over=20),
    Limit("page: list", 1.2, over=300),  # as many rows: 20 roles are a fifth of a page
    Limit("loaded", 3_000),
    Limit("published", 20_000),
    Limit("diffed", 2_000),
    Limit("scored", 1, at=20),
    Limit("scored", 30),
    Limit("page: search, p95", 10),
    Limit("page: route, p95", 10),
    Limit("page: compare, p95", 10),
    Limit("edition and search, MB", 400),
)


def aims(figures: Figures) -> Iterator[Aim]:
    """Those that this run went far enough for."""
    for line, limit, at, over in LIMITS:
        if at not in figures or (over and over not in figures):
            continue
        value, name = figures[at][line], line.removesuffix(f", {unit(line)}")
        if over:
            said = f"{name}, {at:,} roles ÷ {over:,}"
            yield Aim(said, value / figures[over][line], limit, at_least=False)
        else:
            yield Aim(f"{name}, {at:,} roles, {unit(line)}", value, limit, at_least=False)


def unit(line: str) -> str:
    _name, comma, ending = line.rpartition(", ")
    return ending if comma and ending in ("MB", "KB", "queries") else "ms"


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev bench growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="ROLES")
    options = parser.parse_args()
    figures: dict[int, dict[str, float]] = {}
    for roles in sorted(options.sizes):
        print(f"{roles:,} roles …", file=sys.stderr, flush=True)
        start = time.monotonic()
        figures[roles] = at(roles)
        print(f"{roles:,} roles took {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    figures = corrected(figures)
    print("\n".join([*table(figures), "", *reached(list(aims(figures)))]))
    kept = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "growth.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(f"\nThe same as JSON: {kept}")
    return 0


def at(roles: int) -> dict[str, float]:
    """Everything measured at one size."""
    with tempfile.TemporaryDirectory(prefix="rungs-growth-") as folder:
        told = asked("worked", roles, folder)
        more = asked("served", roles, folder)
        calibration = min(told["calibration"], more["calibration"])
        return told | more | {"calibration": calibration}


def asked(what: str, roles: int, folder: str) -> dict[str, float]:
    """One part of it, from a process of its own, whose words on standard error are shown."""
    environment = {
        **os.environ,
        "VAR_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/rungs.sqlite3",
        "SECRET_KEY": "for measuring only",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "ALLOWED_HOSTS": "testserver",
    }
    command = [sys.executable, "-m", "bench.growing", what, str(roles)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def corrected(figures: Figures) -> dict[int, dict[str, float]]:
    """The times as if the machine had been equally fast at each size."""
    usual = min(found["calibration"] for found in figures.values())
    return {
        roles: {
            line: value * usual / found["calibration"] if unit(line) == "ms" else value
            for line, value in found.items()
            if line != "calibration"
        }
        for roles, found in figures.items()
    }


def table(figures: Figures) -> list[str]:
    """What each line came to at each size, and how often it is what it was at the smallest."""
    sizes = sorted(figures)
    heads = " | ".join(f"{size:,} roles" for size in sizes)
    lines = [f"| | | {heads} | growth |", f"|---|---|{'--:|' * (len(sizes) + 1)}"]
    for line in figures[sizes[0]]:
        values = [figures[size][line] for size in sizes]
        whole = values[0] and not isnan(values[-1])
        growth = f"{values[-1] / values[0]:.3g} ×" if whole else ""
        name = line.removesuffix(f", {unit(line)}")
        told = " | ".join(map(_figure, values))
        lines.append(f"| {name} | {unit(line)} | {told} | {growth} |")
    return lines


def _figure(value: float) -> str:
    return "refused" if isnan(value) else figure(value)


if __name__ == "__main__":
    sys.exit(main())
