"""A portal served as `./dev run` serves it, on a host of one's own, with all it says kept; and somebody who
sends what they like to it."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import Cookie, CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tests.fresh import ROOT, Host
from tests.views.sending import filled_in

ARGUMENTS = re.search(
    r'exec "\$VENV/bin/granian" (.*?) portal\.wsgi', (ROOT / "dev").read_text(), re.DOTALL
)
"""What `./dev run` starts the server with."""


@dataclass
class Answer:
    """What came back. `request` is as the tests' own client has it."""

    status: int
    content: bytes
    headers: Mapping[str, str]
    request: dict[str, str]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Person:
    """A browser without a face."""

    url: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask(path, None, headers)

    def post(self, path: str, fields: Mapping[str, Any], at: str = "") -> Answer:
        """Send the form that the page `at` (by default the same) has for a path, with these changes."""
        page = self.get(at or path)
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page.content)
        assert token, (at or path, page.status)
        sent = {**filled_in(page, path), **fields, "csrfmiddlewaretoken": token[1].decode()}
        return self.send(path, sent)

    def send(self, path: str, fields: Mapping[str, Any], **headers: str) -> Answer:
        """Send just this."""
        return self._ask(path, urlencode(fields, doseq=True).encode(), headers)

    def upload(self, path: str, at: str, name: str, data: bytes) -> Answer:
        """Send a file, with the token of a page."""
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(at).content)
        assert token, at
        body, kind = with_file(token[1], name, data)
        return self._ask(path, body, {"Content-Type": kind})

    def hold(self, name: str, value: str) -> None:
        """Put a cookie into the browser."""
        host = urlsplit(self.url).hostname or ""
        self.cookies.set_cookie(
            Cookie(0, name, value, None, False, host, False, False, "/", True, False, None, False,
                   None, None, {})
        )  # fmt: skip

    def cookie(self, name: str) -> str:
        return next(it.value or "" for it in self.cookies if it.name == name)

    def _ask(self, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
        request = urllib.request.Request(f"{self.url}{path}", body, dict(headers))
        opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), _Stay, urllib.request.ProxyHandler({})
        )
        try:
            response = opener.open(request, timeout=60)
        except urllib.error.HTTPError as refusal:
            response = refusal
        with response:
            told = {"PATH_INFO": path.partition("?")[0]}
            return Answer(response.status, response.read(), dict(response.headers), told)


def with_file(token: bytes, name: str, data: bytes) -> tuple[bytes, str]:
    """The body by which a form with a token sends a file, and its type."""
    edge = uuid4().hex
    head = 'Content-Disposition: form-data; name="{}"'
    parts = [
        head.format("csrfmiddlewaretoken").encode() + b"\r\n\r\n" + token,
        head.format("file").encode()
        + f'; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'.encode()
        + data,
    ]
    body = b"".join(f"--{edge}\r\n".encode() + part + b"\r\n" for part in parts)
    return body + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


@dataclass(frozen=True)
class Served:
    url: str
    words: Path

    def said(self) -> str:
        """All the server has said so far."""
        return self.words.read_text(encoding="utf-8", errors="replace")


@contextmanager
def served(there: Host, folder: Path) -> Iterator[Served]:
    """The portal on this host, until it is left; it has ended then and said all it had to say."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert ARGUMENTS
    words = ARGUMENTS[1].replace("\\\n", " ")
    for name, value in {"$LISTEN": "127.0.0.1", "$PORT": str(port), "${WORKERS:-1}": "1"}.items():
        words = words.replace(f'"{name}"', value)
    running = Served(f"http://127.0.0.1:{port}", folder / "said.txt")
    granian = str(Path(sys.executable).with_name("granian"))
    with running.words.open("wb") as out:
        process = subprocess.Popen(
            [granian, *words.split(), "portal.wsgi:application"],
            cwd=ROOT,
            env=there.environment,
            stdout=out,
            stderr=out,
        )
        try:
            _wait(process, running)
            yield running
        finally:
            process.terminate()
            process.wait(30)


def _wait(process: "subprocess.Popen[bytes]", running: Served) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert process.poll() is None, running.said()
        try:
            Person(running.url).get("/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(running.said())
