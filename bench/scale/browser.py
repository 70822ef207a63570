"""What a visitor's browser does, as far as it matters here: one connection, cookies, forms, redirects."""

import http.client
import random
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

ENCODINGS = ("gzip, deflate, br", "gzip, deflate, br, zstd", "gzip", "identity", "br;q=0, gzip")


Fields = Mapping[str, str] | Sequence[tuple[str, str]]
"""What a form sends, by name; in order, where a name comes more than once."""


@dataclass(frozen=True)
class Door:
    """Where requests go: an address, and the name that the portal is asked for by. With a certificate
    it is a proxy that ends TLS; without, a host itself, which is told what a proxy tells it."""

    address: str
    port: int
    site: str
    certificate: str = ""

    def connection(self) -> http.client.HTTPConnection:
        return (
            _Tls(self)
            if self.certificate
            else http.client.HTTPConnection(self.address, self.port, timeout=60)
        )

    @property
    def headers(self) -> dict[str, str]:
        if self.certificate:
            return {"Host": f"{self.site}:{self.port}"}
        proxied = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
        return {"Host": self.site, **proxied}

    @property
    def origin(self) -> str:
        return f"https://{self.headers['Host']}"


class _Tls(http.client.HTTPSConnection):
    """Asks an address for a site of another name."""

    def __init__(self, door: Door) -> None:
        trusting = ssl.create_default_context(cafile=door.certificate)
        super().__init__(door.address, door.port, timeout=60, context=trusting)
        self._door, self._trusting = door, trusting

    def connect(self) -> None:
        plain = socket.create_connection((self._door.address, self._door.port), self.timeout)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = self._trusting.wrap_socket(plain, server_hostname=self._door.site)


def form(text: str, having: str) -> dict[str, str]:
    """What the first form of a page that has a field of that name would send; empty where none has."""
    reader = _Forms()
    reader.feed(text)
    for found in reader.forms:
        if having in found:
            return {name: value for name, value in found.items() if value is not None}
    return {}


@dataclass(frozen=True)
class Answer:
    """What came back: `began` is the moment it was asked for, `seconds` how long it took."""

    path: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    began: float
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    def form(self, having: str) -> dict[str, str]:
        """What the first form with a field of that name would send, untouched."""
        if found := form(self.text, having):
            return found
        raise LookupError(f"{self.path} ({self.status}) has no form with {having}")

    def choices(self) -> list[str]:
        """The names of the page's radio buttons, each once."""
        reader = _Forms()
        reader.feed(self.text)
        return list(reader.radios)

    def links(self, attribute: str = "href") -> list[str]:
        """The addresses on the page's own site that it names, without their fragments."""
        reader = _Forms()
        reader.feed(self.text)
        own = (link.partition("#")[0] for link in reader.links if link.startswith("/"))
        return list(dict.fromkeys(link for link in own if not link.startswith("//")))


class _Forms(HTMLParser):
    """The forms, radio buttons and links of a page. A field that nothing is chosen in is None."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str | None]] = [{}]
        self.radios: dict[str, None] = {}
        self.links: list[str] = []
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.forms.append({})
        elif tag in ("a", "link") and given.get("href"):
            self.links.append(str(given["href"]))
        elif tag in ("script", "img") and given.get("src"):
            self.links.append(str(given["src"]))
        elif tag == "input" and name:
            self._input(given, name, value)
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if "selected" in given or self.forms[-1].get(self._select) is None:
                self.forms[-1][self._select] = value
        elif tag == "textarea":
            self._area, self.forms[-1][name] = name, ""

    def _input(self, given: Mapping[str, str | None], name: str, value: str) -> None:
        kind = given.get("type") or "text"
        form = self.forms[-1]
        if kind == "radio":
            self.radios[name] = None
        if kind in ("radio", "checkbox") and "checked" not in given:
            form.setdefault(name, None)
        elif kind not in ("submit", "button", "file"):
            form[name] = value

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
        elif tag == "form":
            self.forms.append({})

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] = (self.forms[-1][self._area] or "") + data


@dataclass
class Browser:
    """One visitor's, with its own cookies and its own connection."""

    door: Door
    cookies: dict[str, str] = field(default_factory=dict)
    seen: list[Answer] = field(default_factory=list)
    _connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: Fields | None = None, **headers: str) -> Answer:
        """One request and its whole answer. Raises `OSError` or `HTTPException` where none comes."""
        sent: dict[str, str] = {**self.door.headers, "Accept-Encoding": "identity"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            sent |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self.door.origin,
                "Referer": self.door.origin + path,
                "Sec-Fetch-Site": "same-origin",
            }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = self._connection = self._connection or self.door.connection()
        began = time.time()
        try:
            connection.request(method, path, urlencode(body) if body is not None else None, sent)
            response = connection.getresponse()
            answer = Answer(
                path,
                response.status,
                response.headers,
                response.read(),
                began,
                time.time() - began,
            )
        except Exception:
            self.close()
            raise
        self._remember(response.headers)
        if not self.door.certificate:
            # A host has several processes, and gives up a connection that is idle for 5 s.
            self.close()
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, fields: Fields) -> Answer:
        return self.ask("POST", path, fields)

    def close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

    def _remember(self, headers: http.client.HTTPMessage) -> None:
        for line in headers.get_all("Set-Cookie", []):
            for name, found in SimpleCookie(line).items():
                if found.value and found["max-age"] != "0":
                    self.cookies[name] = found.value
                else:
                    self.cookies.pop(name, None)


def led_to(answer: Answer) -> str:
    """Where a redirect leads, on the same site."""
    parts = urlsplit(answer.headers["Location"])
    return parts.path + (f"?{parts.query}" if parts.query else "")


def any_encoding(rng: random.Random) -> dict[str, Any]:
    """What a browser may say it accepts."""
    return {"Accept_Encoding": rng.choice(ENCODINGS)}
