"""A zip file, looked at before anything in it is opened."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from careers.domain.workbook import package
from careers.domain.workbook.grid import Unreadable, silent
from careers.domain.workbook.package import CHUNK, CUT, Package


def packed(files: dict[str, bytes], kind: int = ZIP_STORED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", kind) as parts:
        for name, text in files.items():
            parts.writestr(name, text)
    return file.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as why:
        Package(data, silent)
    return str(why.value)


LARGE = "Unpacked, it is far too large for a draft. Nothing of it was opened."
ODD = "It is packed as no spreadsheet packs. Nothing of it was opened."


def test_files_are_read_piece_by_piece_and_told_of() -> None:
    long, beats = b"x" * (CHUNK + 10), []
    found = Package(packed({"a": long, "b": b"yy"}), lambda *it: beats.append(it))
    assert (found.names, found.total) == (["a", "b"], CHUNK + 12)
    assert [len(chunk) for chunk in found.chunks("a")] == [CHUNK, 10]
    assert found.whole("b") == b"yy"
    assert beats == [(done, CHUNK + 12) for done in (CHUNK, CHUNK + 10, CHUNK + 12)]


def test_a_file_that_is_not_there_or_damaged_is_refused() -> None:
    data = packed({"a": b"x" * 100})
    for broken, name in ((data, "b"), (data.replace(b"x" * 100, b"y" * 100), "a")):
        with pytest.raises(Unreadable) as why:
            Package(broken, silent).whole(name)
        assert str(why.value) == CUT
    assert refused(b"PK") == refused(data[:-5]) == CUT


def test_how_much_it_comes_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 20)
    monkeypatch.setattr(package, "MOST_FILES", 3)
    for files in ({"a": b"x" * 15, "b": b"x" * 5}, {"a": b"", "b": b"", "c": b""}):
        assert Package(packed(files), silent).names == list(files)
    assert refused(packed({"a": b"x" * 15, "b": b"x" * 6})) == LARGE
    assert refused(packed({"a": b"", "b": b"", "c": b"", "d": b""})) == LARGE


def test_how_tightly_it_is_packed_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "SMALL", 1000)
    monkeypatch.setattr(package, "TIGHT", 10)
    assert Package(packed({"a": b"x" * 1000}, ZIP_DEFLATED), silent).total == 1000
    assert refused(packed({"a": b"x" * 1001}, ZIP_DEFLATED)) == ODD
    assert Package(packed({"a": b"x" * 1001}), silent).total == 1001
    monkeypatch.setattr(package, "TIGHT", 1)
    assert Package(packed({"a": b"x" * 1001}), silent).total == 1001
    monkeypatch.setattr(package, "TIGHT", 10)
    loose = packed({"a": b"x" * 1001, "b": bytes(range(256))}, ZIP_DEFLATED)
    assert Package(loose, silent).total == 1257


def test_other_packings_old_workbooks_and_passwords_are_refused() -> None:
    assert refused(packed({"a": b"x", "b": b""}, ZIP_BZIP2)) == ODD
    assert refused(b"\xd0\xcf\x11\xe0" + packed({"a": b"x"})) == (
        "It is an old workbook (.xls) or has a password. Save it as .xlsx without one."
    )
    data = bytearray(packed({"a": b"x"}))
    place = data.index(b"PK\x01\x02") + 8
    for flags, said in ((1, "It has a password. Save it without one."), (2, "")):
        data[place] = flags
        if said:
            assert refused(bytes(data)) == said
        else:
            assert Package(bytes(data), silent).names == ["a"]
