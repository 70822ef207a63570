"""Whole pages as bytes, packed once in each encoding and kept for as long as their edition is current.

A public page depends on nothing but the edition and its parameters, so its bytes are made once,
however many ask at the same moment, and every later request is a look-up.
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache

import brotli
from django.utils.http import parse_etags

SMALL = 500
"""Bytes under which packing does not pay."""

ROOM = 64_000_000
"""Bytes that a shelf of pages may take, in all encodings: some thousand pages."""


_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=6),
    "gzip": lambda plain: gzip.compress(plain, compresslevel=6, mtime=0),
}
"""How a page is packed in each encoding, the one we would rather send first."""

_PACKING = threading.Lock()
"""One page is packed at a time, so that one which many ask for at once is packed once."""


class Packed:
    """A page's bytes, in each encoding that somebody asked for, and the strong entity tag each is known
    by: packing is a good part of what a page costs, and browsers ask for one encoding."""

    def __init__(self, made: str | bytes) -> None:
        """Bytes, as of a picture, are packed already. The tag is the SHA-256 of the plain bytes, cut to
        128 bits."""
        plain = made if isinstance(made, bytes) else made.encode()
        packs = isinstance(made, str) and len(plain) >= SMALL
        self._encodings = tuple(_PACKERS) if packs else ()
        self._bodies = {"identity": plain}
        self.tag = hashlib.sha256(plain).hexdigest()[:32]
        self.size = len(plain) * (2 if packs else 1)
        """Bytes it may come to take in memory: both packings together are smaller than the page."""

    def body(self, encoding: str) -> bytes:
        """Its bytes in an encoding that `encoding` named."""
        if encoding not in self._bodies:
            with _PACKING:
                if encoding not in self._bodies:
                    self._bodies[encoding] = _PACKERS[encoding](self._bodies["identity"])
        return self._bodies[encoding]

    def etag(self, encoding: str) -> str:
        """The entity tag of one encoding: different bytes never share a strong tag."""
        return f'"{self.tag}"' if encoding == "identity" else f'"{self.tag}-{encoding}"'

    def encoding(self, accepted: str) -> str:
        """The best encoding we have that an Accept-Encoding header allows."""
        allowed = _accepted(accepted)
        for name in self._encodings:
            if allowed.get(name, allowed.get("*", 0.0)) > 0:
                return name
        return "identity"

    def held(self, encoding: str, none_match: str) -> bool:
        """Whether somebody whose If-None-Match header says this holds these bytes already."""
        if not none_match:
            return False
        etag = self.etag(encoding)
        if none_match == etag:
            return True
        held = parse_etags(none_match)
        return "*" in held or etag in (tag.removeprefix("W/") for tag in held)


@lru_cache(maxsize=256)
def _accepted(header: str) -> dict[str, float]:
    """An Accept-Encoding header as qualities by coding; what cannot be read counts as refused."""
    found = {}
    for part in header.lower().split(","):
        coding, _, parameter = part.strip().partition(";")
        quality = parameter.strip().removeprefix("q=") if parameter else "1"
        try:
            found[coding.strip()] = float(quality)
        except ValueError:
            found[coding.strip()] = 0.0
    return found


class Shelf:
    """The packed pages of one edition, the least recently read given up first.

    `size` bounds how many pages are kept, `room` how many bytes they take; the page made last is kept
    however large it is.
    """

    def __init__(self, size: int = 1024, room: int = ROOM) -> None:
        self._size, self._room = size, room
        self._bytes = 0
        self._lock = threading.Lock()
        self._edition: Hashable = None
        self._pages: OrderedDict[Hashable, Packed] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}

    def get(self, edition: Hashable, key: Hashable, make: Callable[[], str | bytes]) -> Packed:
        """The page kept under this key, made now if it is not there.

        `make` is called by one thread only; others who want the same page wait for it. What it
        raises goes to the caller, and nothing is kept.
        """
        with self._lock:
            if edition != self._edition:
                self._empty(edition)
            if (page := self._pages.get(key)) is not None:
                self._pages.move_to_end(key)
                return page
            making = self._making.setdefault((edition, key), threading.Lock())
        with making:
            with self._lock:
                if edition == self._edition and (page := self._pages.get(key)) is not None:
                    return page
            try:
                page = Packed(make())
            finally:
                with self._lock:
                    self._making.pop((edition, key), None)
            with self._lock:
                if edition == self._edition:
                    self._put(key, page)
            return page

    def _put(self, key: Hashable, page: Packed) -> None:
        self._pages[key] = page
        self._bytes += page.size
        while len(self._pages) > 1 and (len(self._pages) > self._size or self._bytes > self._room):
            _key, given_up = self._pages.popitem(last=False)
            self._bytes -= given_up.size

    def _empty(self, edition: Hashable) -> None:
        self._edition, self._bytes = edition, 0
        self._pages.clear()

    def forget(self) -> None:
        """Give up every page."""
        with self._lock:
            self._empty(None)
