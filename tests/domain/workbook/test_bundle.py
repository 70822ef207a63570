"""The draft as a zip file of tables and as a JSON file, and what is refused of either."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from careers.domain import document
from careers.domain.progress import Course, Step, heard
from careers.domain.workbook import bundle
from careers.domain.workbook.grid import Grid, Row, Unreadable, silent
from careers.domain.workbook.layout import BY_NAME, SHEETS
from tests import factories

CATALOGUE = factories.catalogue()


def zipped(files: dict[str, str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return file.getvalue()


def rows(grids: Iterable[Grid]) -> dict[str, list[Row]]:
    return {grid.title: list(grid.rows) for grid in grids}


def read(value: Any) -> dict[str, list[Row]]:
    """The rows of what a JSON file holds."""
    return rows(bundle.json_grids(json.dumps(value).encode()))


def refused(value: Any) -> str:
    with pytest.raises(Unreadable) as why:
        read(value)
    return str(why.value)


class Told(Course):
    """Keeps every word."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[tuple[str, int, int]] = []

    def tell(self, step: Step, done: int = 0, total: int = 0) -> None:
        self.words.append((step, done, total))


def test_a_zip_file_has_a_table_of_every_sheet_and_says_what_it_held() -> None:
    file, course = BytesIO(), Told()
    with heard(course):
        bundle.write_zip(file, CATALOGUE, "the draft", "Read me")
    with ZipFile(file) as package:
        infos = package.infolist()
        names = [f"{sheet.name}.csv" for sheet in SHEETS]
        assert [it.filename for it in infos] == ["README.txt", *names, "exported.json"]
        assert {it.date_time for it in infos} == {(1980, 1, 1, 0, 0, 0)}
        assert {it.compress_type for it in infos[1:]} == {ZIP_DEFLATED}
        assert package.read("README.txt") == b"Read me"
        assert package.read("role_skills.csv").decode("utf-8-sig").splitlines()[:2] == [
            '"role","role (name)","skill","skill (name)","level","importance","note"',
            '"agent","Agent","planning","Planning",2,1,""',
        ]
        kept = package.read("exported.json").decode()
    assert kept == f'{{"about":"the draft","catalogue":{document.write(CATALOGUE)}}}'
    assert (course.words[0][:2], course.words[-1]) == (("writing", 0), ("packing", 0, 0))


def test_a_zip_file_s_tables_are_read_wherever_they_lie() -> None:
    files = {
        "roles.csv": "code\nagent\n",
        "draft/Lines.of.work.CSV": "code\none\n",
        "__MACOSX/._roles.csv": "code\nlead\n",
        "README.txt": "Read me",
        "csv": "code\n",
        "draft/exported.json": '{"about":"old","catalogue":{"a":1}}',
    }
    assert rows(bundle.zip_grids(zipped(files), silent)) == {
        "roles": [(1, {0: "code"}), (2, {0: "agent"})],
        "Lines.of.work": [(1, {0: "code"}), (2, {0: "one"})],
        "_exported": [(1, {0: "about", 1: "old"}), (2, {0: "document", 1: '{"a":1}'})],
    }


@pytest.mark.parametrize(
    "kept", ["", "[]", '{"about":"old"}', '{"about":"old","catalogue":{},"mine":1}', "[" * 100_000]
)
def test_a_zip_file_s_own_word_that_was_changed_is_refused(kept: str) -> None:
    with pytest.raises(Unreadable) as why:
        rows(bundle.zip_grids(zipped({"exported.json": kept}), silent))
    assert str(why.value) == "exported.json was changed: take it as it was exported."


def test_a_json_file_is_laid_out_for_people_and_holds_what_it_was() -> None:
    file, course = BytesIO(), Told()
    with heard(course):
        bundle.write_json(file, CATALOGUE, "the “draft”")
    text = file.getvalue().decode()
    kept = document.write(CATALOGUE)
    assert json.loads(text) == {
        "about": "the “draft”",
        "catalogue": json.loads(kept),
        "exported": json.loads(kept),
    }
    assert text.startswith('{\n "about": "the “draft”",\n "catalogue": {\n "challenges": [\n  {\n')
    assert text.endswith(f'}},\n "exported": {kept}\n}}\n')
    assert course.words == [("writing", 0, 0)]
    found = rows(bundle.json_grids(file.getvalue()))
    assert found["_exported"] == [
        (1, {0: "about", 1: "the “draft”"}),
        (2, {0: "document", 1: kept}),
    ]


def test_the_things_of_a_json_file_are_rows() -> None:
    own = ["code", "order", "letter", "name", "summary"]
    tracks = [{"name": "One", "mine": 1, "code": "one"}, {"code": "two", "also": 2, "order": 0}]
    head = dict(enumerate([*own, "also", "mine"]))
    assert read({"tracks": tracks}) == {
        "tracks": [
            (0, head),
            (1, {0: "one", 3: "One", 6: 1}),
            (2, {0: "two", 1: 0, 5: 2}),
        ],
        "site": [(0, dict(enumerate(it.name for it in BY_NAME["site"].columns))), (1, {})],
        "site_links": [(0, {0: "position", 1: "label", 2: "address"})],
    }


def test_the_pieces_of_a_json_file_are_rows_that_name_their_thing() -> None:
    roles = [
        {"code": "agent", "skills": [{"skill": "calm", "level": 3, "mine": 1}]},
        {"code": "lead", "notes": [{"heading": "A"}, {"heading": "B"}]},
        {"skills": [{"skill": "calm"}]},
    ]
    found = read({"roles": roles, "site": {"name": "Rungs", "links": [{"label": "A"}]}})
    assert found["role_skills"] == [
        (0, {0: "role", 1: "skill", 2: "level", 3: "importance", 4: "note"}),
        (1, {0: "agent", 1: "calm", 2: 3}),
        (3, {0: None, 1: "calm"}),
    ]
    assert found["role_notes"][1:] == [
        (2, {0: "lead", 1: 1, 3: "A"}),
        (2, {0: "lead", 1: 2, 3: "B"}),
    ]
    assert found["site"][1] == (1, {0: "Rungs"})
    assert found["site_links"][1:] == [(1, {0: 1, 1: "A"})]
    assert list(found["roles"][0][1].values()) == [it.name for it in BY_NAME["roles"].columns]
    assert {"skills", "tracks"}.isdisjoint(found)


def test_a_json_file_with_a_catalogue_in_it_is_read_as_that() -> None:
    assert list(read({"catalogue": {"tracks": []}, "about": ""})) == [
        "tracks",
        "site",
        "site_links",
    ]
    carried = {"catalogue": {"tracks": []}, "about": "old", "exported": {"tracks": [1]}}
    assert read(carried)["_exported"] == [
        (1, {0: "about", 1: "old"}),
        (2, {0: "document", 1: '{"tracks": [1]}'}),
    ]
    assert read({"catalogue": [], "about": ""}) == {}


def test_what_is_no_draft_is_refused() -> None:
    assert refused([1]) == "It is JSON, but no draft: it must hold “catalogue”."
    assert refused({"catalogue": {}, "mine": 1}).startswith("It is no JSON of a draft: Object")
    for text in (b"{", b'{"a": "\xff"}'):
        with pytest.raises(Unreadable, match="It is no JSON of a draft"):
            list(bundle.json_grids(text))


@pytest.mark.parametrize("wrong", [{"code": "one"}, ["one"], [{"code": "one"}, 1], None])
def test_a_list_that_is_none_is_refused(wrong: Any) -> None:
    assert refused({"tracks": wrong}) == "“tracks” must be a list of objects."
    role = {"code": "agent", "skills": wrong}
    assert refused({"roles": [role]}) == "“skills” must be a list of objects."
    assert refused({"site": 1}) == "“site” must be a list of objects."
