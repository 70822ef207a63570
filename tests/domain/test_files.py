"""The catalogue's text files: nothing lost either way, and every fault with its file and line."""

from pathlib import Path

import pytest

from careers.domain import document, files, things
from tests import factories

CATALOGUE = Path(__file__).parents[2] / "catalogue"


def test_our_catalogue_reads_and_writes_without_changing_a_byte() -> None:
    catalogue, _ = files.read(CATALOGUE)
    on_disk = {
        str(path.relative_to(CATALOGUE)): path.read_text(encoding="utf-8")
        for path in CATALOGUE.rglob("*.yaml")
    }
    assert files.texts(catalogue) == on_disk


def test_what_is_written_reads_back_equal(tmp_path: Path) -> None:
    awkward = things.Source(
        code="odd",
        number=7,
        name="On: “colons” # and 'quotes' - no",
        author="0123",
        about="yes",
    )
    catalogue = factories.catalogue(sources=[factories.source(), awkward])
    files.write(catalogue, tmp_path)
    assert files.read(tmp_path)[0] == catalogue
    assert document.read(document.write(catalogue)) == catalogue


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    files.write(factories.catalogue(), tmp_path / "some" / "where")
    assert files.read(tmp_path / "some" / "where")[0] == factories.catalogue()


@pytest.mark.parametrize("stray", ["roles/notes.txt", "roles/old/agent.yaml", "agent.yaml"])
def test_a_file_that_holds_no_thing_is_a_fault(stray: str, tmp_path: Path) -> None:
    files.write(factories.catalogue(), tmp_path)
    (tmp_path / stray).parent.mkdir(exist_ok=True)
    (tmp_path / stray).write_text("name: Agent\n", encoding="utf-8")
    with pytest.raises(files.BadFiles) as caught:
        files.read(tmp_path)
    assert str(caught.value) == f"{stray}: has no place here"


def test_writing_removes_the_files_of_things_that_are_gone(tmp_path: Path) -> None:
    files.write(
        factories.catalogue(sources=[factories.source(), factories.source("old", number=9)]),
        tmp_path,
    )
    assert (tmp_path / "sources/old.yaml").is_file()
    files.write(factories.catalogue(), tmp_path)
    assert not (tmp_path / "sources/old.yaml").exists()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rank: 1\nname: Entry\n", "levels/new.yaml:1: summary is missing"),
        (
            "rank: one\nname: Entry\nsummary: A rung. {ed}\n",
            "levels/new.yaml:1: rank: must be a whole number",
        ),
        (
            "rank: 1\nname: Entry\nsumary: A rung. {ed}\n",
            "levels/new.yaml:1: there is no field “sumary”",
        ),
        (
            "rank: 1\nname: Entry\nname: Again\n",
            "levels/new.yaml:3: name: stands here twice",
        ),
        (
            "rank: 99\nname: Entry\nsummary: A rung. {ed}\n",
            "levels/new.yaml:1: rank: must be at most 20",
        ),
        ("- rank: 1\n", "levels/new.yaml:1: must be a mapping of fields to values"),
        ("", "levels/new.yaml:1: is empty"),
        (
            "code: other\nrank: 1\n",
            "levels/new.yaml:1: the file's name is the code; leave `code` out",
        ),
    ],
)
def test_a_fault_names_its_file_and_line(tmp_path: Path, text: str, fault: str) -> None:
    files.write(factories.catalogue(), tmp_path)
    (tmp_path / "levels/new.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(files.BadFiles) as caught:
        files.read(tmp_path)
    assert [str(it) for it in caught.value.faults] == [fault]


def test_bad_yaml_and_bad_text_are_faults_too(tmp_path: Path) -> None:
    files.write(factories.catalogue(), tmp_path)
    (tmp_path / "levels/a.yaml").write_text("rank: 1\nname: [open\n", encoding="utf-8")
    (tmp_path / "levels/b.yaml").write_bytes(b"name: \xff\n")
    (tmp_path / "stray.txt").write_text("?", encoding="utf-8")
    (tmp_path / "site.yaml").unlink()
    with pytest.raises(files.BadFiles) as caught:
        files.read(tmp_path)
    assert [(it.file, it.line) for it in caught.value.faults] == [
        ("levels/a.yaml", 3),
        ("levels/b.yaml", 0),
        ("site.yaml", 0),
        ("stray.txt", 0),
    ]


def test_every_value_can_be_placed(tmp_path: Path) -> None:
    files.write(factories.catalogue(), tmp_path)
    _, places = files.read(tmp_path)
    text = (tmp_path / "roles/agent.yaml").read_text(encoding="utf-8").splitlines()
    file, line = places.find("role", "agent", "skills[1].importance")
    assert (file, text[line - 1].strip()) == ("roles/agent.yaml", "importance: 2")
    assert places.find("role", "agent", "skills[1].note")[1] == line - 2
    assert places.find("role", "agent", "codes") == ("roles/agent.yaml", 1)
    assert places.find("role", "nobody") == ("", 1)
