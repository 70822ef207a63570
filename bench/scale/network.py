"""Where the two hosts stand: each in a network of its own, or, where the machine does not allow that, at a
loopback address of its own."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

NAMESPACES = "two network namespaces, each joined to the proxy's by a veth pair"
LOOPBACK = "two loopback addresses of one network"


@dataclass(frozen=True)
class Place:
    """Where a host stands: its address, what a command is begun with to run there, and the proxy's end of
    its cable; empty where there is none to pull."""

    address: str
    inside: tuple[str, ...] = ()
    cable: str = ""

    def pull(self) -> None:
        """Pull the cable: what is sent there is answered by nobody."""
        _ip("link", "set", self.cable, "down")

    def plug_in(self) -> None:
        _ip("link", "set", self.cable, "up")


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


def _name(number: int) -> str:
    return f"rungs-{os.getpid()}-{number}"


def _lay(number: int) -> Place:
    """A namespace with one cable to it. The addresses are of the block kept for measuring (RFC 2544)."""
    name, net = _name(number), f"198.18.{os.getpid() % 250}"
    outer, inner = f"rg{os.getpid()}o{number}", f"rg{os.getpid()}i{number}"
    here, there = f"{net}.{4 * number + 1}", f"{net}.{4 * number + 2}"
    _ip("netns", "add", name)
    _ip("link", "add", outer, "type", "veth", "peer", "name", inner, "netns", name)
    _ip("addr", "add", f"{here}/30", "dev", outer)
    _ip("link", "set", outer, "up")
    for words in (
        ("addr", "add", f"{there}/30", "dev", inner),
        ("link", "set", inner, "up"),
        ("link", "set", "lo", "up"),
    ):
        _ip("-n", name, *words)
    return Place(there, ("ip", "netns", "exec", name), outer)


def _take_up(number: int) -> None:
    subprocess.run(["ip", "netns", "del", _name(number)], check=False, capture_output=True)


@contextmanager
def places(*, apart: bool) -> Iterator[tuple[str, list[Place]]]:
    """How two hosts are kept apart, in words, and the two places. With `apart` in namespaces, where the
    machine allows it."""
    numbers = (1, 2)
    if apart and os.geteuid() == 0 and shutil.which("ip"):
        try:
            try:
                found = [_lay(number) for number in numbers]
            except subprocess.CalledProcessError:
                found = []
            if found:
                yield NAMESPACES, found
                return
        finally:
            for number in numbers:
                _take_up(number)
    yield LOOPBACK, [Place("127.0.0.2"), Place("127.0.0.3")]
