"""The catalogue as one JSON document: what an edition stores and the open data publishes.

Canonical: keys sorted, no white space, fields at their default left out. The same catalogue always
gives the same bytes, so the document's SHA-256 names its content.
"""

import hashlib

import msgspec
from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
from careers.domain.things import Site

SCHEMA = 1
"""The document's schema number: it goes up when older code could not read a newer document."""

_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Catalogue)


def write(catalogue: Catalogue) -> str:
    """The canonical document of a catalogue."""
    return _ENCODER.encode(catalogue).decode()


def read(document: str) -> Catalogue:
    """The catalogue a document holds.

    Raises `msgspec.DecodeError` for bad JSON and `msgspec.ValidationError` for a bad value.
    """
    return _DECODER.decode(document)


class _Head(msgspec.Struct):
    """As much of a document as it takes to see whether it names an address to write to."""

    site: Site


_HEAD = msgspec.json.Decoder(_Head)


def published(document: str) -> str:
    """What everybody is given of a stored document: all of it, byte for byte, where it names no address
    to write to; else the same without it. It may be a person's, and a withdrawn one is not repeated."""
    if not _HEAD.decode(document).site.contact:
        return document
    catalogue = read(document)
    return write(replace(catalogue, site=replace(catalogue.site, contact="")))


@once
def named(catalogue: Catalogue) -> str:
    """What names a catalogue's content: the digest of its document."""
    return digest(write(catalogue))


def digest(document: str) -> str:
    """The document's SHA-256, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(document.encode()).hexdigest()
