"""Whether what is done at one host's desk is seen at the other, and through the proxy, within a second."""

import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bench.scale import desk as staff
from bench.scale.browser import Answer, Browser
from bench.scale.desk import Desk
from bench.scale.house import Failed, Host, Proxy
from bench.scale.told import Table, middle
from bench.scale.watching import Watch, measured

WITHIN = 1.0
"""Seconds after which nobody may read what was true before."""
HERE, OTHER, THROUGH = "the same host", "the other host", "the proxy"
ROLE = "/roles/trainer/"


class Freshness:
    """Does things at the desks of two hosts in turn, and looks how soon they are seen."""

    def __init__(self, table: Table, hosts: list[Host], proxy: Proxy, word: str) -> None:
        self.table, self.hosts, self.proxy = table, hosts, proxy
        cookies = staff.sign_in(hosts[0].door, word)
        # Signed in at the one, and so at the other: they share the database and the key.
        doors = [*(host.door for host in hosts), proxy.door]
        self.desks = [Desk(door, dict(cookies)) for door in doors]

    def check(self, rounds: int) -> None:
        """All of it: `rounds` publishes, half as many of everything else."""
        self._told("A publish on one host", rounds, self._publish)
        self._told("A publish through the proxy", rounds // 2, self._published_through)
        self._told("A roll back on one host", rounds // 2, self._roll_back)
        self._told("An opening posted on one host", rounds // 2, self._opening)
        self._told("An announcement on one host", rounds // 2, self._announcement)
        self._scheduled()

    def _watches(self, at: int, path: str, says: Callable[[Answer], bool]) -> list[Watch]:
        doors = {
            HERE: self.hosts[at].door,
            OTHER: self.hosts[1 - at].door,
            THROUGH: self.proxy.door,
        }
        return [Watch(name, door, path, says) for name, door in doors.items()]

    def _told(self, what: str, rounds: int, once: Callable[[int, int], dict[str, float]]) -> None:
        late: dict[str, list[float]] = defaultdict(list)
        for number in range(rounds):
            for name, seconds in once(number, number % 2).items():
                late[name].append(seconds)
        worst = max(max(seconds) for seconds in late.values())
        told = ", ".join(
            f"{name} {middle(late[name]):.2f} / {max(late[name]):.2f} s"
            for name in (OTHER, THROUGH)
        )
        self.table.add(
            f"{what}, {rounds} times: seconds until the last old answer (median / worst)",
            told,
            f"≤ {WITHIN:.0f} s",
            worst <= WITHIN,
        )

    def _published_through(self, number: int, at: int) -> dict[str, float]:
        return self._publish(number, at, desk=2)

    def _publish(self, number: int, at: int, desk: int | None = None) -> dict[str, float]:
        mark = f"published-{number}-{time.time():.0f}"
        staff.write(mark)
        where = self.desks[at if desk is None else desk]
        watches = self._watches(at, ROLE, lambda page: mark in page.text)
        return measured(lambda: where.publish(f"Mark {mark}."), watches)

    def _roll_back(self, number: int, at: int) -> dict[str, float]:
        live, before = staff.newest()
        now = Browser(self.hosts[0].door).get(ROLE).text
        mark = now[now.index("Mark ") : now.index("Mark ") + 30]
        watches = self._watches(at, ROLE, lambda page: mark not in page.text)
        return measured(lambda: self.desks[at].roll_back(before, f"Back from {live}."), watches)

    def _opening(self, number: int, at: int) -> dict[str, float]:
        title = f"Trainer, number {number}-{time.time():.0f}"
        watches = self._watches(at, "/jobs/", lambda page: title in page.text)
        return measured(lambda: self.desks[at].post_opening(title), watches)

    def _announcement(self, number: int, at: int) -> dict[str, float]:
        text = f"Closed on day {number}-{time.time():.0f}."
        watches = self._watches(at, "/about/", lambda page: text in page.text)
        late = measured(lambda: self.desks[at].announce(text), watches)
        self.desks[1 - at].end_announcement()
        return late

    def _scheduled(self) -> None:
        """An edition that was set for a minute goes live on both hosts at that moment."""
        mark = f"scheduled-{time.time():.0f}"
        staff.write(mark)
        moment = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=2)
        self.desks[0].publish(f"Mark {mark}.", moment)
        if mark in Browser(self.hosts[0].door).get(ROLE).text:
            raise Failed("an edition that waits is read already")
        watches = self._watches(0, ROLE, lambda page: mark in page.text)
        time.sleep(max(0.0, moment.timestamp() - time.time() - 3))
        late = measured(time.time, watches, until=moment.timestamp())
        early = max(watch.early(moment.timestamp()) for watch in watches)
        worst = max(late.values())
        self.table.add(
            "An edition set for a moment goes live at it, on both hosts and through the proxy",
            f"{worst:.2f} s after it, {early:.2f} s before it",
            f"≤ {WITHIN:.0f} s, 0 before",
            worst <= WITHIN and early == 0,
        )
