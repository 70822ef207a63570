"""Bodies that are too large, and connections that are too slow."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from bench.scale.browser import Browser, Door
from bench.scale.house import Proxy
from bench.scale.told import middle
from tests.verify.conftest import Tell
from tests.verify.house import House
from tests.verify.raw import Reply
from tests.verify.unit import signed_in, workers

FORM, UPLOAD = 10 * 10**6, 200 * 2**20
"""Bytes of a form, and of a file."""
PIECE = b"a" * 65_536
SLOW, ASKED = 200, 300


def poured(door: Door, path: str, size: int, cookies: dict[str, str], *, chunked: bool) -> Reply:
    """Send a body of that size, whether or not anybody takes it, and read what comes back."""
    kept = "; ".join(f"{name}={value}" for name, value in cookies.items())
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {size}"
    lines = [f"{name}: {value}" for name, value in door.headers.items()]
    head = [f"POST {path} HTTP/1.1", *lines, f"Cookie: {kept}", f"Origin: {door.origin}", length]
    head += ["Content-Type: application/x-www-form-urlencoded", "Connection: close", "", ""]
    content = b""
    began = time.monotonic()
    with socket.create_connection((door.address, door.port), 30) as line:
        with suppress(OSError):
            line.sendall("\r\n".join(head).encode())
            for _ in range(size // len(PIECE)):
                line.sendall(b"10000\r\n" + PIECE + b"\r\n" if chunked else PIECE)
            if chunked:
                line.sendall(b"0\r\n\r\n")
        with suppress(OSError):
            while more := line.recv(65_536):
                content += more
    words = content[:20].split()
    status = int(words[1]) if len(words) > 1 else 0
    return Reply(status, content, time.monotonic() - began)


def held(house: House) -> int:
    """Bytes of memory that the processes which answer hold."""
    total = 0
    for pid in workers(house):
        with suppress(OSError):
            status = Path(f"/proc/{pid}/status").read_text()
            total += int(status.split("VmRSS:")[1].split()[0]) * 1024
    return total


@contextmanager
def watched(house: House) -> Iterator[list[int]]:
    """The memory held while something is done, looked at twenty times a second."""
    seen, over = [held(house)], Event()

    def look() -> None:
        while not over.wait(0.05):
            seen.append(held(house))

    thread = Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_what_is_too_large_is_refused(house: House, tell: Tell, *, chunked: bool) -> None:
    how = "in chunks" if chunked else "with its length"
    cookies = signed_in(house)
    form = poured(house.door, "/assessment/part/1/", FORM, {}, chunked=chunked)
    tell(
        f"A form of 10 MB, {how} ({house.store.name})",
        "4xx in ≤ 1 s",
        f"{form.status} in {form.seconds:.2f} s",
        400 <= form.status < 500 and form.seconds <= 1,
    )
    path = "/desk/workbook/send/"
    with watched(house) as memory:
        upload = poured(house.door, path, UPLOAD, cookies, chunked=chunked)
    more = (max(memory) - memory[0]) / 2**20
    # Without a length there is nothing to read of it, and so no token that it could be let in by.
    wanted = 403 if chunked else 413
    tell(
        f"An upload of 200 MiB, {how} ({house.store.name})",
        f"{wanted}, memory + < 50 MiB",
        f"{upload.status}, memory + {more:.0f} MiB",
        upload.status == wanted and more < 50,
    )


def _trickle(door: Door, over: Event, *, body: bool) -> None:
    """A connection on which a byte comes now and then: of the head, or of the body."""
    head = "".join(f"{name}: {value}\r\n" for name, value in door.headers.items())
    first = f"POST /assessment/part/1/ HTTP/1.1\r\n{head}Content-Length: 5000\r\n\r\n"
    with suppress(OSError), closing(door.connection()) as connection:
        connection.connect()
        line = connection.sock
        line.sendall(first.encode() if body else f"GET / HTTP/1.1\r\n{head}X-A: ".encode())
        while not over.wait(1):
            line.sendall(b"a")


def _healthy(door: Door) -> tuple[int, float, float]:
    """How many of the healthy requests were answered, the slowest, and the median."""
    good, seconds = 0, []
    browser = Browser(door)
    for number in range(ASKED):
        path = ("/", "/roles/", "/roles/team-leader/", "/assessment/part/1/")[number % 4]
        with suppress(OSError):
            answer = browser.get(path)
            good += answer.status == 200
            seconds.append(answer.seconds)
    browser.close()
    return good, max(seconds), middle(seconds)


@pytest.mark.parametrize("body", [False, True], ids=["heads", "bodies"])
def test_slow_connections_hold_up_nobody(
    house: House, tell: Tell, folder: Path, *, body: bool
) -> None:
    over, threads = Event(), list[Thread]()
    proxy = Proxy(folder)
    try:
        # A body that trickles is for the proxy to wait for, as docs/operations.md says.
        door = house.door
        if body:
            proxy.start([house.host])
            door = proxy.door
        _healthy(door)
        threads = [
            Thread(target=_trickle, args=(door, over), kwargs={"body": body}, daemon=True)
            for _ in range(SLOW)
        ]
        for thread in threads:
            thread.start()
        time.sleep(3)
        good, worst, median = _healthy(door)
    finally:
        over.set()
        for thread in threads:
            thread.join()
        proxy.stop()
    what = "bodies, through nginx" if body else "heads, without nginx"
    tell(
        f"{SLOW} slow connections: {what} ({house.store.name})",
        "≥ 99 % of healthy requests served, worst ≤ 500 ms",
        f"{good} of {ASKED} served, worst {worst * 1000:.0f} ms, median {median * 1000:.0f} ms",
        good >= 0.99 * ASKED and worst <= 0.5,
    )
