"""XML as a stream of what matters, without a tree and without anything it could make us fetch.

A document type is refused outright: no spreadsheet writes one, and all the ways to make a small XML
file large, or read from elsewhere, begin with it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from xml.parsers import expat

from careers.domain.checks.finding import gettext_noop as _
from careers.domain.workbook.grid import Unreadable

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


class _Short(dict[str, str]):
    """Names without their namespace; the same few come by again and again."""

    def __missing__(self, name: str) -> str:
        found = self[name] = name.rpartition(" ")[2]
        return found


def _no_doctype(*_declared: Any) -> None:
    raise Unreadable(_("It declares entities, which no spreadsheet does. Nothing of it was read."))


def walk(chunks: Iterable[bytes], start: Start, end: End, data: Data) -> Iterator[None]:
    """Feed a file through these, one yield a chunk. Names come without their prefix. Raises
    `Unreadable` for what is no XML, or declares a document type."""
    parser: Any = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    short = _Short()
    parser.StartElementHandler = lambda name, attributes: start(short[name], attributes)
    parser.EndElementHandler = lambda name: end(short[name])
    parser.CharacterDataHandler = data
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Unreadable(_("It is damaged: part of it is no XML.")) from error
    yield


def elements(chunks: Iterable[bytes]) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small file with its attributes, whose names come without their prefix."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        found.append((name, plain))

    for _chunk in walk(chunks, start, lambda _name: None, lambda _text: None):
        pass
    return found
