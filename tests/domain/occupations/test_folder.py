"""Whose files a folder holds, of which release, in which language; and that nothing outside is read."""

from pathlib import Path
from typing import get_args

import pytest

from careers.domain.files import BadFiles
from careers.domain.occupations.account import Account
from careers.domain.occupations.folder import (
    FORMATS,
    Folder,
    Format,
    NotPublishedFilesError,
    language,
    recognised,
    release,
)
from careers.domain.occupations.tables import Faults
from tests.domain.occupations.reading import ESCO, ONET


def opened(path: Path) -> Folder:
    return Folder(path, Account(), Faults(), lambda *_: None)


def test_every_format_can_be_asked_for() -> None:
    assert get_args(Format) == FORMATS


def test_folders_are_known_by_their_files(tmp_path: Path) -> None:
    assert recognised(ONET) == "onet"
    assert recognised(ESCO) == "esco"
    (tmp_path / "Occupation Data.csv").touch()
    assert recognised(tmp_path) == "onet"
    (tmp_path / "occupations_de.csv").touch()
    with pytest.raises(
        NotPublishedFilesError, match=r"both O.NET and ESCO: say which with --format"
    ):
        recognised(tmp_path)


def test_a_folder_of_something_else_is_told_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(NotPublishedFilesError) as error:
        recognised(ONET.parent)
    assert str(error.value) == (
        f"{ONET.parent} holds neither O*NET’s “Occupation Data.txt” nor ESCO’s “occupations_en.csv” "
        "(or another language’s). Did you mean the folder “db_29_0_text” inside it?"
    )
    (tmp_path / "pictures").mkdir()
    with pytest.raises(NotPublishedFilesError, match=r"another language’s\)\.$"):
        recognised(tmp_path)
    with pytest.raises(NotPublishedFilesError, match=r"Skills\.txt is not a folder"):
        recognised(ONET / "Skills.txt")


@pytest.mark.parametrize(
    ("name", "format_", "expected"),
    [
        ("db_29_0_text", "onet", "29.0"),
        ("db_30_1_text", "onet", "30.1"),
        ("onet", "onet", ""),
        ("ESCO dataset - v1.2.0 - classification - en - csv", "esco", "v1.2.0"),
        ("esco v1.1", "esco", "v1.1"),
        ("v2", "esco", ""),
    ],
)
def test_a_release_is_told_by_the_name(
    tmp_path: Path, name: str, format_: Format, expected: str
) -> None:
    assert release(tmp_path / name, format_) == expected


def test_the_only_language_is_taken_and_of_several_one_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "occupations_de.csv").touch()
    assert language(tmp_path, "") == "de"
    (tmp_path / "occupations_en.csv").touch()
    assert language(tmp_path, "en") == "en"
    with pytest.raises(NotPublishedFilesError) as error:
        language(tmp_path, "")
    assert (
        str(error.value) == "Say with --language which to read; there are occupations in: de, en."
    )
    with pytest.raises(NotPublishedFilesError) as error:
        language(tmp_path, "fr")
    assert str(error.value) == "There are no occupations in “fr”, but in: de, en."


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "secret.txt", tmp_path / "onet"
    outside.write_text("Code\n1\n")
    inside.mkdir()
    (inside / "Skills.txt").symlink_to(outside)
    folder = opened(inside)
    assert list(folder.rows(["Skills.txt"], ("Code",))) == []
    with pytest.raises(BadFiles) as error:
        folder.close()
    assert str(error.value) == ("Skills.txt: leads out of the folder: put the file itself here")


def test_a_link_inside_the_folder_is(tmp_path: Path) -> None:
    (tmp_path / "all.txt").write_text("Code\n1\n")
    (tmp_path / "Skills.txt").symlink_to(tmp_path / "all.txt")
    assert [row["Code"] for row in opened(tmp_path).rows(["Skills.txt"], ("Code",))] == ["1"]


def test_what_is_missing_is_a_fault_or_told_and_what_is_not_read_is_listed(tmp_path: Path) -> None:
    (tmp_path / "Job Zones.csv").write_text("Code\n1\n")
    (tmp_path / "Interests.txt").write_text("")
    folder = opened(tmp_path)
    assert list(folder.rows(("Tasks.txt", "Tasks.csv"), ("Code",), "there are no duties")) == []
    assert len(list(folder.rows(("Job Zones.txt", "Job Zones.csv"), ("Code",)))) == 1
    folder.close()
    assert folder.account.absent == [("Tasks.txt", "there are no duties")]
    assert folder.account.unread == ("Interests.txt",)
    assert folder.account.subjects == {"Job Zones.csv": 1}
    list(folder.rows(("Skills.txt", "Skills.csv"), ("Code",)))
    with pytest.raises(BadFiles, match=r"Skills.txt: is missing"):
        folder.close()
