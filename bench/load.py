"""Asking a server as fast as it answers: wrk, with the requests written into its script."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from bench.serving import LOAD_CORE, Server

SCRIPT = """
local asked = {%s}
local at = 0
request = function()
  at = at %% #asked + 1
  return asked[at]
end
done = function(summary, latency)
  local bad = summary.errors
  io.write(string.format('{"requests":%%d,"microseconds":%%d,"bytes":%%d,"p50":%%d,"p99":%%d,"errors":%%d}\\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    bad.connect + bad.read + bad.write + bad.status + bad.timeout))
end
"""


@dataclass(frozen=True)
class Ask:
    """A request: its path, its headers and, for a form, its body."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""

    def written(self, host: str) -> str:
        method = "POST" if self.body else "GET"
        lines = [f"{method} {self.path} HTTP/1.1", f"Host: {host}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if self.body:
            lines.append("Content-Type: application/x-www-form-urlencoded")
            lines.append(f"Content-Length: {len(self.body)}")
        return "\r\n".join((*lines, "", self.body))


@dataclass(frozen=True)
class Load:
    """What one run found: requests a second, milliseconds that half and 99 of 100 took at most, bytes a
    second, answers that were no answer, seconds of the server's processor for each request."""

    rate: float
    p50: float
    p99: float
    bytes_each: float
    errors: int
    cpu: float
    calibration: float = field(default=0.0, compare=False)


def calibrate() -> float:
    """Seconds that a fixed piece of work takes just now, on the server's core or near it."""
    begun = time.perf_counter()
    total = 0
    for number in range(600_000):
        total += number * number % 7
    return time.perf_counter() - begun


def wrk() -> str:
    path = shutil.which("wrk")
    if path is None:
        sys.exit("bench: wrk is needed: apt-get install wrk")
    return path


def press(server: Server, asked: Sequence[Ask], seconds: int, clients: int, folder: Path) -> Load:
    """Ask these in turn, over so many connections that stay open, for so long."""
    script = folder / "asked.lua"
    host = f"127.0.0.1:{server.port}"
    script.write_text(SCRIPT % ",".join(_lua(it.written(host)) for it in asked), encoding="utf-8")
    calibration = calibrate()
    before = server.cpu()
    command = [
        *("taskset", "-c", LOAD_CORE, wrk(), "-t1", f"-c{clients}", f"-d{seconds}s"),
        *("--timeout", "10s", "-s", str(script), server.url),
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    used = server.cpu() - before
    found = json.loads(said.splitlines()[-1])
    count = max(found["requests"], 1)
    return Load(
        rate=found["requests"] / (found["microseconds"] / 1e6),
        p50=found["p50"] / 1000,
        p99=found["p99"] / 1000,
        bytes_each=found["bytes"] / count,
        errors=found["errors"],
        cpu=used / count,
        calibration=(calibration + calibrate()) / 2,
    )


class Fetched(NamedTuple):
    """What was answered to one request."""

    status: int
    headers: Message
    body: bytes


def fetched(server: Server, path: str, **headers: str) -> Fetched:
    """Ask once for a path."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return Fetched(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


def _lua(text: str) -> str:
    return '"' + "".join(_escaped(text)) + '"'


def _escaped(text: str) -> Iterator[str]:
    for byte in text.encode():
        plain = 32 <= byte < 127 and chr(byte) not in '"\\'
        yield chr(byte) if plain else f"\\{byte:03d}"
