"""How long after something was done at one host the others still say what was true before."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.scale.browser import Answer, Browser, Door, any_encoding
from bench.scale.visitors import unpacked

EVERY = 0.02
"""Seconds between two looks."""
AT_MOST = 10.0
"""Seconds after which nobody looks any more."""


@dataclass
class Watch:
    """Looks at a page through one door again and again, and notes for each look when the request was
    sent and whether it said what is new."""

    name: str
    door: Door
    path: str
    says: Callable[[Answer], bool]
    looks: list[tuple[float, bool]] = field(default_factory=list)

    def begin(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._stop.set()
        self._thread.join(30)

    def _look(self) -> None:
        rng = random.Random(self.name)
        browser = Browser(self.door)
        while not self._stop.wait(EVERY):
            answer = browser.get(self.path, **any_encoding(rng))
            self.looks.append((answer.began, answer.status == 200 and self.says(unpacked(answer))))
        browser.close()

    def settled(self, since: float) -> bool:
        """Whether the last looks all said what is new, and some were sent after that moment."""
        last = self.looks[-8:]
        return len(last) == 8 and all(new for _, new in last) and last[0][0] > since

    def late(self, since: float) -> float:
        """Seconds from that moment to the last look that still said what was true before; 0 where none
        did, and without an end where nothing new was ever seen."""
        if not any(new for _, new in self.looks):
            return float("inf")
        return max([0.0, *(sent - since for sent, new in self.looks if not new)])

    def early(self, since: float) -> float:
        """Seconds from the first look that said what is new to that moment; 0 where none came before."""
        return max([0.0, *(since - sent for sent, new in self.looks if new)])


@contextmanager
def watched(watches: list[Watch]) -> Iterator[None]:
    """Look meanwhile."""
    for watch in watches:
        watch.begin()
    try:
        time.sleep(0.2)
        yield
    finally:
        for watch in watches:
            watch.end()


def measured(
    act: Callable[[], float], watches: list[Watch], until: float = 0.0
) -> dict[str, float]:
    """Do something that is done at the moment it hands back, or at `until`; by the name of each door,
    how many seconds later it last said what was true before."""
    with watched(watches):
        since = max(act(), until)
        while time.time() < since + AT_MOST:
            if all(watch.settled(since) for watch in watches):
                break
            time.sleep(0.05)
    return {watch.name: watch.late(since) for watch in watches}
