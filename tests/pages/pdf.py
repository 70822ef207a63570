"""A PDF file read back, by a library that had no part in making it."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def pages(content: bytes) -> list[str]:
    """The words of each page, on one line."""
    return [" ".join(page.extract_text().split()) for page in opened(content).pages]


def tags(content: bytes) -> list[str]:
    """What a screen reader is told of: the marks of the structure, in reading order."""
    return list(_under(root(content)["/StructTreeRoot"]))


def root(content: bytes) -> Any:
    """What the file says of itself as a whole."""
    return opened(content).trailer["/Root"]


def _under(node: Any) -> Iterator[str]:
    found = node.get_object()
    if isinstance(found, list):
        for child in found:
            yield from _under(child)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"]).removeprefix("/")
        if "/K" in found:
            yield from _under(found["/K"])
