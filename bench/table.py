"""What the figures say: ratios within one run, the aims beside them, and what got slower since another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench.aims import Aim
from bench.load import Load

KEPT = (
    *(f"{page}, identity" for page in ("role", "ladder", "skill", "guide")),
    *(f"{page}, brotli" for page in ("role", "ladder", "skill", "guide")),
    "role, 304",
)
"""The published pages that have an aim."""


@dataclass(frozen=True)
class Figure:
    """A cell's medians over the rounds, its rate corrected by what the machine did meanwhile."""

    name: str
    what: str
    rate: float
    p50: float
    p99: float
    cpu: float
    bytes_each: float
    errors: int
    memory: int = 0

    @classmethod
    def of(cls, name: str, what: str, runs: Sequence[Load], usual: float, memory: int) -> "Figure":
        """`usual` is the median calibration of the whole run, in seconds."""
        return cls(
            name,
            what,
            median(it.rate * it.calibration / usual for it in runs),
            median(it.p50 for it in runs),
            median(it.p99 for it in runs),
            median(it.cpu for it in runs),
            median(it.bytes_each for it in runs),
            sum(it.errors for it in runs),
            memory,
        )


def aims(figures: Mapping[str, Figure]) -> Iterator[Aim]:
    """Those of docs/performance.md that this run can tell of."""

    def times(cell: str, other: str) -> float:
        return figures[cell].rate / figures[other].rate

    slowest = min(KEPT, key=lambda name: figures[name].rate)
    yield Aim(f"slowest kept page ({slowest}) ÷ bare Django", times(slowest, "bare Django"), 3)
    if "nginx" in figures:
        yield Aim("role, identity ÷ nginx", times("role, identity", "nginx"), 0.4)
    yield Aim("role, identity ÷ ORM, SQLite", times("role, identity", "ORM, SQLite"), 300)
    yield Aim("role, cold ÷ usual Django", times("role, cold", "usual Django"), 0.18)
    making, cold = figures["role, its making"], figures["role, cold"]
    yield Aim("role, cold: time ÷ its making", making.rate / cold.rate, 1.1, at_least=False)
    for cell in ("search", "route", "compare"):
        yield Aim(f"{cell} ÷ bare Django", times(cell, "bare Django"), 0.1)
    yield Aim("submit, SQLite ÷ usual Django", times("submit, SQLite", "usual Django"), 0.2)
    yield Aim(
        "submit, PostgreSQL ÷ usual Django", times("submit, PostgreSQL", "usual Django"), 0.12
    )
    for cell in ("role, identity", "role, brotli"):
        figure = figures[cell]
        yield Aim(f"{cell}: p99 ÷ p50", figure.p99 / figure.p50, 3, at_least=False)
    yield Aim("answers that failed", sum(it.errors for it in figures.values()), 0, at_least=False)
    for kind in ("kept", "made"):
        if (two := several(2, kind)) in figures:
            yield Aim(f"{two} ÷ one", times(two, several(1, kind)), 1.9)


def several(workers: int, kind: str) -> str:
    """The name of the cell in which one process or two are asked for pages of a kind."""
    return f"{'two processes' if workers == 2 else 'one process'}, {kind}"


def cells(figures: Mapping[str, Figure]) -> list[str]:
    """The table, in Markdown."""
    bare = figures["bare Django"].rate
    lines = [
        "| Cell | × bare Django | requests/s | p50 ms | p99 ms | µs of processor | bytes | MB |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for it in figures.values():
        name = f"**{it.name}**: {it.what}"
        told = f"{it.rate / bare:.3g} | {it.rate:,.0f} | {it.p50:.2f} | {it.p99:.2f}"
        lines.append(
            f"| {name} | {told} | {it.cpu * 1e6:,.0f} | {it.bytes_each:,.0f} | {it.memory / 1e6:,.0f} |"
        )
    return lines


def slower(figures: Mapping[str, Figure], before: Mapping[str, Any], by: float = 0.85) -> list[str]:
    """What lost more than 15 % against bare Django since another run."""
    then = {it["name"]: it["rate"] for it in before["figures"]}
    now = {name: it.rate for name, it in figures.items() if name in then}
    if "bare Django" not in now:
        return []
    drift = now["bare Django"] / then["bare Django"]
    ratios = {name: rate / then[name] / drift for name, rate in now.items()}
    return [
        f"- {name}: {ratio:.2f} × what it was, against bare Django"
        for name, ratio in ratios.items()
        if ratio < by
    ]


def kept(figures: Mapping[str, Figure], found: Sequence[Aim], machine: str) -> dict[str, Any]:
    """The same for a file."""
    return {
        "machine": machine,
        "figures": [asdict(it) for it in figures.values()],
        "aims": [{**asdict(it), "met": it.met} for it in found],
    }
