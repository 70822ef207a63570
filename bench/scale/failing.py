"""What visitors notice when a host is killed, is restarted, loses its cable, or when none is left."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.scale.browser import Browser
from bench.scale.house import Failed, Host, Proxy
from bench.scale.told import Table, middle
from bench.scale.visitors import Asked, Kept, Visitors, held

SETTLED = 5.0
"""Seconds after which the proxy has taken a host back that it left alone (docs/operations.md)."""
AWAY = 3.0
"""Seconds that a killed host stays away before it is started again."""


@dataclass(frozen=True)
class Line:
    """One line of the proxy's log: whom it asked, one after the other, and what they said."""

    method: str
    path: str
    asked: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Line":
        parts = text.split('"')
        words = parts[0].split()
        return cls(words[2], words[3], tuple(parts[1].split(", ")))


def log(proxy: Proxy, since: int = 0) -> list[Line]:
    """What was logged beyond that many bytes."""
    with proxy.log.open("rb") as file:
        file.seek(since)
        return [Line.read(text) for text in file.read().decode().splitlines()]


class Trouble:
    """Makes trouble while visitors are about."""

    def __init__(self, table: Table, hosts: list[Host], proxy: Proxy, pages: list[str]) -> None:
        self.table, self.hosts, self.proxy, self.pages = table, hosts, proxy, pages
        self.seed = 0

    def quiet(self, seconds: float) -> None:
        """Nothing happens: what the others are to be held against."""
        self._while("with both hosts there", lambda: time.sleep(seconds))

    def killed(self, times: int) -> None:
        """One host is killed again and again, each in turn, and comes back."""
        seconds = []

        def act() -> None:
            for number in range(times):
                host = self.hosts[number % 2]
                host.kill()
                time.sleep(AWAY)
                host.start()
                seconds.append(host.wait())
                time.sleep(SETTLED)

        told = f"while one host is killed with SIGKILL, {times} times"
        lines = self._while(told, act)
        self._taken_back(lines)
        self.table.facts["seconds until a killed host answered again"] = round(middle(seconds), 1)

    def _taken_back(self, lines: list[Line]) -> None:
        """Whether both hosts answered after the last one came back."""
        last = lines[-300:]
        shares = [
            sum(f"{host.place.address}:{host.port}" in line.asked for line in last)
            for host in self.hosts
        ]
        self.table.add(
            "A host that comes back takes its share again",
            f"{shares[0]} and {shares[1]} of the last {len(last)} requests",
            "≥ a quarter each",
            min(shares) >= len(last) / 4,
        )

    def restarted(self, release: Path) -> None:
        """Both are brought to the next release, one after the other."""
        stopped = []

        def act() -> None:
            for host in self.hosts:
                stopped.append(host.stop())
                host.release = release
                host.start()
                host.wait()
                time.sleep(SETTLED)

        self._while("while both hosts are brought to the next release, one by one", act)
        self.table.facts["seconds a host took to stop"] = round(max(stopped), 1)

    def unplugged(self) -> None:
        """A host falls silent: nothing refuses what is sent there, nobody answers."""

        def act() -> None:
            self.hosts[0].place.pull()
            time.sleep(20)
            self.hosts[0].place.plug_in()
            time.sleep(SETTLED)

        self._while("while one host falls silent for 20 s (its cable pulled)", act)

    def alone(self) -> None:
        """With no host left, what was read before can be read; nothing else can, and that is said."""
        browser = Browser(self.proxy.door)
        for path in self.pages:
            browser.get(path, Accept_Encoding="gzip, deflate, br")
        for host in self.hosts:
            host.kill()
        read = [browser.get(path, Accept_Encoding="gzip, deflate, br") for path in self.pages]
        there = sum(answer.status == 200 for answer in read)
        asked = browser.get("/assessment/part/1/")
        told = asked.status == 502 and "load it again" in asked.text
        self.table.add(
            "With no host left, pages that were read before are still shown; others say what to do",
            f"{there} of {len(read)} shown",
            "all",
            there == len(read) and told,
            [f"{it.path}: {it.status}" for it in read if it.status != 200],
        )
        for host in self.hosts:
            host.start()
        for host in self.hosts:
            host.wait()
        browser.close()

    def _while(self, told: str, act: Callable[[], object]) -> list[Line]:
        """Let visitors come and go while something is done; hold what they saw, and the database,
        against what it should be."""
        from careers.models import Attempt

        self.seed += 1
        before, size = Attempt.objects.count(), self.proxy.log.stat().st_size
        began = time.time()
        with Visitors(self.proxy.door, self.pages, seed=self.seed) as visitors:
            time.sleep(2)
            act()
        lines = log(self.proxy, size)
        self._visitors(told, visitors.asked, visitors.failures, time.time() - began, lines)
        self._kept(told, visitors.kept, before)
        return lines

    def _visitors(
        self, told: str, asked: list[Asked], failures: list[Asked], took: float, lines: list[Line]
    ) -> None:
        if not asked:
            raise Failed("no visitor came")
        twice = [line for line in lines if len(line.asked) > 1]
        forms = sum(line.method == "POST" for line in twice)
        files = sum(line.path.startswith("/static/") for line in twice)
        slowest = max(it.seconds for it in asked)
        sent = sum(it.method == "POST" for it in asked)
        self.table.add(
            f"Failed requests of visitors {told}",
            f"{len(failures)} of {len(asked):,} ({sent:,} forms sent, {len(asked) / took:.0f}/s; "
            f"asked of the other host too: {len(twice)}, {forms} of them forms and {files} static files; "
            f"p50 {1000 * middle([it.seconds for it in asked]):.0f} ms, longest {slowest:.1f} s)",
            "0",
            not failures,
            [f"{it.method} {it.path}: {it.wrong} after {it.seconds:.2f} s" for it in failures],
        )

    def _kept(self, told: str, kept: list[Kept], before: int) -> None:
        found = held(kept, before)
        self.table.add(
            f"What visitors sent {told}: lost or there twice",
            f"{len(found.amiss)} of {found.visitors} visitors' "
            f"{found.answers:,} answers and {found.actions} things to do",
            "0",
            found.visitors > 0 and not found.amiss,
            found.amiss,
        )
