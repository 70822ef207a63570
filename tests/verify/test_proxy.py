"""What nginx says by itself, how it encrypts, and that nobody slips a request past it: with the files of
`ops/nginx/` in front of a host that writes down what reaches it."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from bench.scale.house import SITE, Proxy
from tests.verify.conftest import Tell

CARRIED = {
    "X-Content-Type-Options",
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Frame-Options",
    "Strict-Transport-Security",
}
OWN = dict.fromkeys(CARRIED, "of the host")


@dataclass
class Behind:
    """nginx, and what reached the host behind it."""

    proxy: Proxy
    seen: list[str] = field(default_factory=list)

    def ask(self, request: bytes, *, plain: bool = False) -> tuple[int, list[tuple[str, str]]]:
        """Send these bytes and tell the first answer: its status and its headers, 0 for none."""
        port = self.proxy.plain if plain else self.proxy.port
        content = b""
        with ExitStack() as opened:
            line: socket.socket = opened.enter_context(
                socket.create_connection(("127.0.0.1", port), 10)
            )
            if not plain:
                trusting = ssl.create_default_context(cafile=str(self.proxy.certificate))
                line = opened.enter_context(trusting.wrap_socket(line, server_hostname=SITE))
            line.sendall(request)
            line.settimeout(3)
            with suppress(OSError):  # kept open: what there is of an answer came before
                while more := line.recv(65_536):
                    content += more
        first, *lines = content.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        words = first.split()
        pairs = [line.partition(": ")[::2] for line in lines]
        return (int(words[1]) if len(words) > 1 else 0), [(name, value) for name, value in pairs]

    def get(self, path: str, *, plain: bool = False) -> tuple[int, list[tuple[str, str]]]:
        request = f"GET {path} HTTP/1.1\r\nHost: {SITE}\r\nConnection: close\r\n\r\n"
        return self.ask(request.encode(), plain=plain)


@pytest.fixture
def behind(folder: Path) -> Iterator[Behind]:
    found = Behind(Proxy(folder))

    class Host(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found.seen.append(f"{self.command} {self.path} {len(body)}")
            bare = self.path == "/bare/"
            self.send_response(200)
            for name, value in {} if bare else OWN.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *args: Any) -> None:
            pass

    for method in ("GET", "HEAD", "POST", "TRACE"):
        setattr(Host, f"do_{method}", Host.answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    place: Any = SimpleNamespace(
        place=SimpleNamespace(address="127.0.0.1"), port=server.server_port
    )
    try:
        found.proxy.start([place, place])
        yield found
    finally:
        found.proxy.stop()
        server.shutdown()
        server.server_close()


def test_what_nginx_says_itself_carries_the_headers(behind: Behind, tell: Tell) -> None:
    host = f"Host: {SITE}\r\n"
    long = f"POST / HTTP/1.1\r\n{host}Content-Length: 99999999\r\n\r\n".encode()
    answers = {
        "the way to https": (301, behind.get("/roles/", plain=True)),
        "not told outside": (404, behind.get("/health/live")),
        "too large": (413, behind.ask(long)),
        "echo": (405, behind.ask(f"TRACE / HTTP/1.1\r\n{host}\r\n".encode())),
        "bare": (200, behind.get("/bare/")),
    }
    wrong = []
    for name, (status, (found, headers)) in answers.items():
        plain = name == "the way to https"
        wanted = CARRIED - ({"Strict-Transport-Security"} if plain else set())
        named = [it for it, _ in headers if it in CARRIED]
        if found != status or sorted(named) != sorted(wanted):
            wrong.append(f"{name}: {found} {named}")
        wrong += [f"{name}: {it}" for it in headers if it[0] == "Server" and it[1] != "nginx"]
    behind.seen.clear()
    status, headers = behind.get("/roles/")
    once = sorted(it for it in headers if it[0] in CARRIED) == sorted(OWN.items())
    tell(
        "Security headers on what nginx says itself, and no second ones on what the host says",
        "0 wrong",
        f"{len(wrong)} {' '.join(wrong)}{'' if once else f' {headers}'}".strip(),
        not wrong and once and status == 200,
    )


def test_with_no_host_left_the_page_carries_them_too(behind: Behind, tell: Tell) -> None:
    hosts = behind.proxy.folder / "rungs/hosts.conf"
    text = hosts.read_text(encoding="utf-8")
    port = text.partition("127.0.0.1:")[2].partition(" ")[0]
    hosts.write_text(text.replace(f":{port}", ":9"), encoding="utf-8")
    main = str(behind.proxy.folder / "nginx.conf")
    again = ["nginx", "-p", str(behind.proxy.folder), "-c", main, "-s", "reload"]
    subprocess.run(again, check=True, capture_output=True)
    found: dict[str, list[str]] = {}
    for path, retry in (("/roles/", True), ("/desk/", False)):
        status, headers = 0, list[tuple[str, str]]()
        for _ in range(20):
            status, headers = behind.get(path)
            if status == 502:
                break
        named = [name for name, _ in headers]
        missing = CARRIED - set(named)
        twice = {name for name in CARRIED if named.count(name) > 1}
        if status != 502 or missing or twice or ("Retry-After" in named) != retry:
            found[path] = [str(status), *named]
    tell(
        "Security headers on the pages of nginx when no host answers",
        "all",
        f"{found or 'all'}",
        not found,
    )


def test_old_tls_and_weak_ciphers_are_refused(behind: Behind, tell: Tell) -> None:
    door = f"127.0.0.1:{behind.proxy.port}"

    def spoken(*options: str) -> bool:
        words = ["openssl", "s_client", "-connect", door, "-servername", SITE, *options]
        done = subprocess.run(words, input=b"", capture_output=True, check=False, timeout=20)
        return b"Cipher is (NONE)" not in done.stdout and b"BEGIN CERTIFICATE" in done.stdout

    weak = (
        "AES128-SHA",
        "AES256-SHA256",
        "AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-SHA",
        "ALL:!ECDHE",
    )
    low = "@SECLEVEL=0"
    bad = [it for it in ("-tls1", "-tls1_1") if spoken(it, "-cipher", f"ALL:{low}")]
    bad += [it for it in weak if spoken("-tls1_2", "-cipher", f"{it}:{low}")]
    good = [it for it in ("-tls1_2", "-tls1_3") if spoken(it)]
    tell(
        "TLS that nginx speaks",
        "1.2 and 1.3, nothing that is given up",
        f"{' '.join(good)}; given up: {' '.join(bad) or 'none'}",
        not bad and good == ["-tls1_2", "-tls1_3"],
    )


SMUGGLED = "GET /smuggled/ HTTP/1.1\r\nHost: rungs.test\r\n\r\n"
CHUNKED = f"0\r\n\r\n{SMUGGLED}"
HEADS = {
    "both lengths": f"Content-Length: {len(CHUNKED)}\r\nTransfer-Encoding: chunked\r\n\r\n{CHUNKED}",
    "chunks, then a length": f"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n{CHUNKED}",
    "two lengths": f"Content-Length: 0\r\nContent-Length: {len(SMUGGLED)}\r\n\r\n{SMUGGLED}",
    "a list of lengths": f"Content-Length: 0, {len(SMUGGLED)}\r\n\r\n{SMUGGLED}",
    "another coding": f"Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\n{CHUNKED}",
    "twice chunked": f"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n{CHUNKED}",
    "a space before": f"Content-Length: {len(CHUNKED)}\r\nTransfer-Encoding : chunked\r\n\r\n{CHUNKED}",
    "a signed length": f"Content-Length: +{len(SMUGGLED)}\r\n\r\n{SMUGGLED}",
    "a folded header": f"Content-Length: 0\r\nX-A: b\r\n Transfer-Encoding: chunked\r\n\r\n{CHUNKED}",
}
"""Requests whose end can be read in two ways, with another request in what one of them leaves over."""


def test_nobody_slips_a_request_past_it(behind: Behind, tell: Tell) -> None:
    through = {}
    for name, rest in HEADS.items():
        behind.seen.clear()
        status, _ = behind.ask(f"POST /form/ HTTP/1.1\r\nHost: {SITE}\r\n{rest}".encode())
        refused = 400 <= status < 600 and not behind.seen
        if not refused:
            through[name] = [str(status), *behind.seen]
    behind.seen.clear()
    fair, _ = behind.ask(
        f"POST /form/ HTTP/1.1\r\nHost: {SITE}\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc".encode()
    )
    assert (fair, behind.seen) == (200, ["POST /form/ 3"])
    tell(
        f"Request smuggling: {len(HEADS)} requests whose end can be read in two ways",
        "refused, and nothing reaches the host",
        f"{through or 'all refused'}",
        not through,
    )
