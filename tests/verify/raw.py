"""Requests as bytes, such as no browser sends, and whatever comes back."""

import socket
import time
from dataclasses import dataclass

from bench.scale.browser import Door

HANGS = 5.0
"""Seconds after which an answer that has not come hangs."""


@dataclass(frozen=True)
class Reply:
    """What came back: the status, 0 where the connection was closed without one; all bytes; and how many
    seconds it took, infinitely many where nothing came."""

    status: int
    content: bytes
    seconds: float

    @property
    def hung(self) -> bool:
        return self.seconds > HANGS

    def cookies(self) -> dict[str, str]:
        """The cookies it sets."""
        head = self.content.partition(b"\r\n\r\n")[0].decode("latin-1")
        lines = [it[11:].strip() for it in head.split("\r\n") if it[:11].lower() == "set-cookie:"]
        pairs = [line.partition(";")[0].partition("=") for line in lines]
        return {name: value for name, _, value in pairs}


def sent(door: Door, request: bytes, wait: float = 3 * HANGS) -> Reply:
    """Send these bytes and no more, and read until the other side closes."""
    began = time.monotonic()
    content = b""
    try:
        with socket.create_connection((door.address, door.port), wait) as line:
            line.sendall(request)
            while more := line.recv(65_536):
                content += more
    except TimeoutError:
        return Reply(_status(content), content, float("inf"))
    except OSError:
        pass  # It was closed before all was sent: an answer may have come all the same.
    return Reply(_status(content), content, time.monotonic() - began)


def _status(content: bytes) -> int:
    words = content[:20].split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
