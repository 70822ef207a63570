"""Numbers for Prometheus, of all server processes of a host together.

Each process counts for itself. Where there are several, each writes what it has counted to a file of
its own every two seconds, and whoever is asked adds them up. (The usual package keeps them in files
mapped into memory instead, and a full disk would end the process.)
"""

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from time import sleep, time
from typing import Final

import msgspec

Labels = tuple[tuple[str, str], ...]
Series = dict[tuple[str, Labels], float]
Told = Callable[[], Series]

EVERY: Final = 2.0
"""Seconds between two writings."""
DEAD_AFTER: Final = 10.0
"""Seconds after which a process that wrote nothing has ended: what it counted stays counted."""

BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds."""

FAMILIES: Final[Mapping[str, tuple[str, str]]] = {
    "rungs_requests_total": (
        "counter",
        "Requests that Django answered, by pattern of address, method and class of status.",
    ),
    "rungs_request_seconds": ("histogram", "How long that took, by pattern of address."),
    "rungs_kept_pages_total": ("counter", "Pages answered from memory, before Django."),
    "rungs_logged_errors_total": ("counter", "Errors written to the log."),
    "rungs_ready": ("gauge", "Whether /health/ready says so."),
    "rungs_database_up": ("gauge", "Whether the database answers."),
    "rungs_edition": ("gauge", "The number of the edition visitors read; 0 for none."),
    "rungs_disk_free_bytes": ("gauge", "Free where the portal keeps its data."),
    "rungs_errands_running": ("gauge", "What the desk has sent off and is being done."),
    "rungs_processes": ("gauge", "Server processes that answer."),
    "rungs_resident_memory_bytes": ("gauge", "Memory of all server processes."),
    "rungs_build_info": ("gauge", "What is running; always 1."),
}


class Written(msgspec.Struct, frozen=True):
    """What a process had counted, and how it was, at a moment in seconds since 1970."""

    at: float
    counters: list[tuple[str, Labels, float]]
    gauges: list[tuple[str, Labels, float]]


class Numbers:
    """What this process has counted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counters: Series = {}

    def add(self, name: str, labels: Labels = (), by: float = 1) -> None:
        with self._lock:
            self._counters[name, labels] = self._counters.get((name, labels), 0) + by

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one answer of Django's."""
        where: Labels = (("route", route),)
        kind = (("method", method), *where, ("status", f"{status // 100}xx"))
        self.add("rungs_requests_total", kind)
        self.add("rungs_request_seconds_sum", where, seconds)
        bound = next((str(it) for it in BUCKETS if seconds <= it), "+Inf")
        self.add("rungs_request_seconds_bucket", (*where, ("le", bound)))

    def counted(self) -> Series:
        with self._lock:
            return dict(self._counters)


NUMBERS: Final = Numbers()


def added(all_of: Iterable[Series]) -> Series:
    total: Series = {}
    for one in all_of:
        for key, value in one.items():
            total[key] = total.get(key, 0) + value
    return total


class Shared:
    """A folder in which the processes of one start write what each has counted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, counters: Series, gauges: Series) -> None:
        """Raises `OSError` where it cannot be written; what stood there then still does."""
        self._folder.mkdir(parents=True, exist_ok=True)
        told = Written(time(), _listed(counters), _listed(gauges))
        fresh = self._folder / f".{os.getpid()}"
        fresh.write_bytes(msgspec.json.encode(told))
        fresh.replace(self._folder / f"{os.getpid()}.json")

    def others(self) -> tuple[list[Series], list[Series]]:
        """What every other process had counted, and how those that are there still were."""
        counters, gauges = [], []
        for path in self._folder.glob("*.json"):
            if path.stem == str(os.getpid()):
                continue
            with suppress(OSError, msgspec.DecodeError):
                told = msgspec.json.decode(path.read_bytes(), type=Written)
                counters.append({(name, labels): it for name, labels, it in told.counters})
                if time() - told.at < DEAD_AFTER:
                    gauges.append({(name, labels): it for name, labels, it in told.gauges})
        return counters, gauges


def _listed(series: Series) -> list[tuple[str, Labels, float]]:
    return [(name, labels, value) for (name, labels), value in series.items()]


def written_for_ever(shared: Shared, counters: Told, gauges: Told) -> None:
    """Have a thread of this process write what it has counted, as long as it lives."""

    def write() -> None:
        while True:
            with suppress(OSError):  # a full disk: the others read what was written before
                shared.write(counters(), gauges())
            sleep(EVERY)

    threading.Thread(target=write, name="numbers", daemon=True).start()


def text(series: Series) -> str:
    """Prometheus' text format, version 0.0.4."""
    lines = []
    for family, (kind, said) in FAMILIES.items():
        lines += [f"# HELP {family} {said}", f"# TYPE {family} {kind}"]
        if kind == "histogram":
            found = _histogram(family, series)
        else:
            found = {key: series[key] for key in sorted(series) if key[0] == family}
        lines += [f"{name}{_braced(labels)} {it:.12g}" for (name, labels), it in found.items()]
    return "\n".join(lines) + "\n"


def _histogram(family: str, series: Series) -> Series:
    """Each bucket holds what is in those below it as well, and the last one is the count."""
    found: Series = {}
    for where in sorted(labels for name, labels in series if name == f"{family}_sum"):
        below = 0.0
        for bound in (*map(str, BUCKETS), "+Inf"):
            labels = (*where, ("le", bound))
            below += series.get((f"{family}_bucket", labels), 0)
            found[f"{family}_bucket", labels] = below
        found[f"{family}_sum", where] = series[f"{family}_sum", where]
        found[f"{family}_count", where] = below
    return found


def _braced(labels: Labels) -> str:
    said = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels)
    return f"{{{said}}}" if said else ""


def _escaped(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
