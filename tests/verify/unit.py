"""What systemd does for a host, and what can be done to its processes."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from bench.scale.browser import Browser
from bench.scale.desk import password
from bench.scale.house import unit
from tests.verify.house import House


def workers(house: House) -> list[int]:
    """The processes that answer, without the one that starts them."""
    assert house.host.process
    found: list[int] = []
    for task in Path(f"/proc/{house.host.process.pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, task.read_text().split())
    return found


def kill(house: House, count: int) -> int:
    """Kill so many of them with SIGKILL; how many there were to be killed."""
    killed = 0
    for pid in workers(house)[:count]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed += 1
    return killed


@contextmanager
def kept_up(house: House) -> Iterator[None]:
    """Start the host again whenever all of it has ended, as `Restart=always` in the unit does: granian
    gives up where its workers die twice within a few seconds."""
    assert unit()["Restart"] == "always"
    over = Event()

    def keep() -> None:
        while not over.wait(0.1):
            if house.host.process and house.host.process.poll() is not None:
                time.sleep(float(unit()["RestartSec"]))
                house.host.start()

    thread = Thread(target=keep)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def signed_in(house: House) -> dict[str, str]:
    """The cookies of somebody who has just signed in, at a host that asks for no second factor: a code
    from a phone is good once in half a minute, and here somebody signs in again and again."""
    browser = Browser(house.door)
    fields = {"username": "desk", "password": password([house.host])[0]}
    answer = browser.post("/desk/login/", browser.get("/desk/login/").form("password") | fields)
    assert answer.status == 302, answer.status
    return browser.cookies
