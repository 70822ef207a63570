"""Published pages answered before Django.

A public page is made from what is published and from its address, so whoever asks for the same address
while nothing changed is given the same bytes. They are kept here with the headers that Django's
middleware put around them, and answered without it. Everything else, and everything whose first line
or headers are in any way unusual, is Django's.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from careers.pages.kept import Packed
from careers.queries.edition import NothingPublished
from careers.views.public import SERVED, Served, Standing, Tell, standing

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
Address = tuple[bool, str, str]
"""Whether by HTTPS, the path, and the query string as it was sent."""
Door = tuple[str | None, str | None, str | None]
"""How a visitor came here: the host they named, the scheme, and what a proxy said of it."""

LOOK_EVERY: Final = 0.02
"""Seconds for which what is published is taken to be what it was. What is live is known from memory,
so that looking costs microseconds; but a page costs not many more."""

MOST: Final = {False: 2048, True: 256}
"""How many addresses are kept, without a query string and with one: however many are made up of the
latter, none of the former is given up for them. Their bytes are bounded by `MOST_BYTES`."""

MOST_BYTES: Final = 64_000_000
DOORS: Final = 64

PROXY: Final = (settings.SECURE_PROXY_SSL_HEADER or ("",))[0]
_ABOUT_THE_BYTES: Final = {"etag", "content-encoding", "content-length", "content-type"}


@dataclass(frozen=True, slots=True)
class _Answer:
    """One page in one encoding: what is sent to who does not hold it, and to who does."""

    headers: Headers
    unchanged: Headers
    body: list[bytes]


class _Page:
    """A page's bytes and, for each encoding somebody asked for, the answers made of them."""

    __slots__ = ("_answers", "_headers", "packed")

    def __init__(self, packed: Packed, headers: Headers) -> None:
        self.packed = packed
        self._headers = [it for it in headers if it[0].lower() not in _ABOUT_THE_BYTES]
        self._answers: dict[str, _Answer] = {}

    def answer(self, encoding: str) -> _Answer:
        found = self._answers.get(encoding)
        return found or self._answers.setdefault(encoding, self._made(encoding))

    def _made(self, encoding: str) -> _Answer:
        body = self.packed.body(encoding)
        shared = [*self._headers, ("ETag", self.packed.etag(encoding))]
        packing = [] if encoding == "identity" else [("Content-Encoding", encoding)]
        about = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
        return _Answer([*about, *shared, *packing], [("Content-Length", "0"), *shared], [body])


class Front:
    """A WSGI application before another: it answers what it has seen the other answer.

    It learns by what the other leaves in a request's environment (`careers.views.public.SERVED`): that
    the answer was a public page, of which bytes, and made from what. The same address is answered from
    here as long as that lasts. Hosts are learned in the same way, so none is answered that Django
    refuses.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._lock = threading.Lock()
        """Guards what is kept while it is changed; reading takes none."""
        self._pages: dict[bool, dict[Address, _Page]] = {False: {}, True: {}}
        self._bytes = 0
        self._doors: dict[Door, bool] = {}
        self._standing: Standing | None = None
        self._tells: dict[Tell, None] = {}
        """What tells the pages kept of something that may change while an edition is live."""
        self._until = 0.0
        self._sent, self._unchanged = count(), count()
        """How many pages were answered from here: with their bytes, and that they are still the same.
        A step of such a count is whole, whatever other threads do, and costs nothing to speak of."""

    def counted(self) -> dict[int, int]:
        """How many answers came from here, by their status."""
        return {200: _so_far(self._sent), 304: _so_far(self._unchanged)}

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        page = self._kept(environ)
        if page is None:
            return self._ask(environ, start_response)
        encoding = page.packed.encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        answer = page.answer(encoding)
        if page.packed.held(encoding, environ.get("HTTP_IF_NONE_MATCH", "")):
            next(self._unchanged)
            start_response("304 Not Modified", answer.unchanged)
            return []
        next(self._sent)
        start_response("200 OK", answer.headers)
        return answer.body if environ["REQUEST_METHOD"] == "GET" else []

    def _kept(self, environ: dict[str, Any]) -> _Page | None:
        """The page that an ordinary request asks for, if it is kept and still true."""
        secure = self._doors.get(_door(environ))
        if secure is None or not _ordinary(environ):
            return None
        if monotonic() >= self._until:
            self._look()
        query = environ["QUERY_STRING"]
        return self._pages[bool(query)].get((secure, environ["PATH_INFO"], query))

    def _look(self) -> None:
        """See whether anything was published, posted or taken away, and give up what was made before.

        It may ask the database, once in a while and in one thread, so connections are looked after
        here as Django does around a request."""
        self._until = monotonic() + LOOK_EVERY
        close_old_connections()
        now = None
        with suppress(DatabaseError, NothingPublished):
            now = standing(list(self._tells))
        close_old_connections()
        with self._lock:
            known = self._standing
            if known is None or now is None or not known.lasts(now):
                self._forget()
            self._standing = now

    def _ask(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Django's answer, and what is learned from it."""
        heard: list[tuple[str, Headers]] = []

        def listening(status: str, headers: Headers, *failed: Any) -> Any:
            heard[:] = [(status, headers)]
            return start_response(status, headers, *failed)

        body = self._application(environ, listening)
        served: Served | None = environ.get(SERVED)
        if served and heard and _ordinary(environ):
            status, headers = heard[0]
            personal = any(name.lower() == "set-cookie" for name, _value in headers)
            if status[:3] in ("200", "304") and not personal:
                self._keep(environ, served, headers)
        return body

    def _keep(self, environ: dict[str, Any], served: Served, headers: Headers) -> None:
        """Keep a page, if nothing changed between its making and now."""
        self._tells |= dict.fromkeys(served.standing.told)
        self._look()
        query = environ["QUERY_STRING"]
        with self._lock:
            if self._standing is None or not served.standing.lasts(self._standing):
                return
            if len(self._doors) < DOORS:
                self._doors[_door(environ)] = served.secure
            pages = self._pages[bool(query)]
            address = (served.secure, environ["PATH_INFO"], query)
            if address not in pages:
                pages[address] = _Page(served.packed, headers)
                self._bytes += served.packed.size
                self._make_room()

    def _make_room(self) -> None:
        """Give up the pages that were kept first: it costs little to be told them again."""
        for asked in (True, False):
            pages = self._pages[asked]
            while pages and (len(pages) > MOST[asked] or self._bytes > MOST_BYTES):
                self._bytes -= pages.pop(next(iter(pages))).packed.size

    def _forget(self) -> None:
        for pages in self._pages.values():
            pages.clear()
        self._bytes = 0


def _so_far(counter: "count[int]") -> int:
    """Where a count stands, without taking a step: it tells that in its name alone."""
    return int(repr(counter).removeprefix("count(").removesuffix(")"))


def _ordinary(environ: dict[str, Any]) -> bool:
    """Whether a request asks for a page and brings nothing along."""
    asks = environ["REQUEST_METHOD"] in ("GET", "HEAD") and not environ.get("SCRIPT_NAME")
    return asks and not environ.get("CONTENT_LENGTH") and "HTTP_TRANSFER_ENCODING" not in environ


def _door(environ: dict[str, Any]) -> Door:
    return environ.get("HTTP_HOST"), environ.get("wsgi.url_scheme"), environ.get(PROXY)
