"""XML as it goes by."""

import pytest

from careers.domain.workbook.grid import Unreadable
from careers.domain.workbook.markup import elements, walk

TEXT = b'<x:a xmlns:x="urn:x" xmlns:y="urn:y" y:k="1" l="2">one<b/>t&amp;wo</x:a>'


def walked(*chunks: bytes) -> tuple[list[str], int]:
    """What is told of a file, and how many times there is a pause."""
    said: list[str] = []
    pauses = walk(
        chunks,
        lambda name, about: said.append(f"<{name} {sorted(about.values())}"),
        lambda name: said.append(f">{name}"),
        said.append,
    )
    return said, sum(1 for _pause in pauses)


def test_names_come_without_their_prefix() -> None:
    whole = ["<a ['1', '2']", "one", "<b []", ">b", "t&wo", ">a"]
    assert walked(TEXT) == (whole, 2)
    found = elements([TEXT])
    assert found == [("a", {"k": "1", "l": "2"}), ("b", {})]


def test_a_file_comes_in_pieces() -> None:
    for cut in (3, 30, 60):
        said, pauses = walked(TEXT[:cut], TEXT[cut:])
        assert ("".join(it for it in said if it[0] not in "<>"), pauses) == ("onet&wo", 3)


@pytest.mark.parametrize("text", [b"", b"plain", b"<a>", b"<a></b>", b"<a/><a/>", b"<y:a/>"])
def test_what_is_no_xml_is_refused(text: bytes) -> None:
    with pytest.raises(Unreadable) as why:
        elements([text])
    assert str(why.value) == "It is damaged: part of it is no XML."


def test_a_document_type_is_refused() -> None:
    with pytest.raises(Unreadable) as why:
        elements([b"<!DOCTYPE a><a/>"])
    assert str(why.value) == (
        "It declares entities, which no spreadsheet does. Nothing of it was read."
    )
