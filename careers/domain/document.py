"""The catalogue as one JSON document: what an edition stores and the open data publishes.

Canonical: keys sorted, no white space, fields at their default left out. The same catalogue always
gives the same bytes, so the document's SHA-256 names its content.
"""

import hashlib

import msgspec

from careers.domain.catalogue import Catalogue

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


def digest(document: str) -> str:
    """The document's SHA-256, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(document.encode()).hexdigest()
