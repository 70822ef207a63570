"""A draft of whatever was published: always one the catalogue takes, and nothing lost on the way."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from careers.domain import document, files
from careers.domain.checks import check, errors
from careers.domain.occupations.folder import NotPublishedFilesError
from tests.domain.occupations.reading import ESCO, FRAME, ONET, copied, read

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
LABELS = st.tuples(WORDS, st.sampled_from("aß漢*")).map("".join)
BASE = "http://data.europa.eu/esco"

Occupations = list[tuple[str, str, str]]
Relations = list[tuple[int, int, bool]]


def written(
    folder: Path, occupations: Occupations, skills: list[str], relations: Relations
) -> Path:
    """An ESCO folder of these labels, other labels and descriptions; relations by their places."""
    tables: dict[str, list[tuple[str, ...]]] = {
        "occupations": [
            ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description", "code"),
            *(
                (
                    f"{BASE}/occupation/{n}",
                    f"{1 + n % 9}111",
                    label,
                    others,
                    said,
                    f"{1 + n % 9}111.{n}",
                )
                for n, (label, others, said) in enumerate(occupations)
            ),
        ],
        "skills": [
            ("conceptUri", "preferredLabel", "altLabels", "description"),
            *((f"{BASE}/skill/{n}", label, "", label) for n, label in enumerate(skills)),
        ],
        "occupationSkillRelations": [
            ("occupationUri", "relationType", "skillUri"),
            *(
                (
                    f"{BASE}/occupation/{o}",
                    "essential" if essential else "optional",
                    f"{BASE}/skill/{s}",
                )
                for o, s, essential in relations
            ),
        ],
    }
    for name, rows in tables.items():
        with (folder / f"{name}_en.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


@settings(max_examples=60)
@given(
    st.lists(st.tuples(LABELS, WORDS, WORDS), min_size=1, max_size=5),
    st.lists(LABELS, max_size=4),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), st.booleans()), max_size=12),
)
def test_any_words_make_a_draft_that_the_catalogue_takes_and_an_account_that_adds_up(
    tmp_path_factory: pytest.TempPathFactory,
    occupations: Occupations,
    skills: list[str],
    relations: Relations,
) -> None:
    folder = written(tmp_path_factory.mktemp("esco"), occupations, skills, relations)
    found = read(folder)
    catalogue = found.catalogue
    # every value is one the schema takes, and survives a document and files
    assert document.read(document.write(catalogue)) == catalogue
    files.write(catalogue, folder / "dump")
    assert files.read(folder / "dump")[0] == catalogue
    # nothing is lost: every occupation, every relation both of whose ends are there
    assert len(catalogue.roles) == len(occupations)
    asked = {(o, s) for o, s, _ in relations if o < len(occupations) and s < len(skills)}
    assert sum(len(role.skills) for role in catalogue.roles) == len(asked)
    account = found.account
    assert {it: account.settled(it) for it in account.subjects} == account.subjects
    # and nothing stands in the way but what nobody has written
    assert [it.message for it in errors(check(catalogue))] == [
        "The questionnaire has no questions."
    ]


@pytest.mark.parametrize("folder", [ONET, ESCO], ids=["onet", "esco"])
def test_the_frame_stays(folder: Path) -> None:
    catalogue = read(folder).catalogue
    assert catalogue.site == FRAME.site
    assert catalogue.anchors == FRAME.proficiencies


def test_reading_twice_makes_the_same_bytes() -> None:
    assert document.write(read(ONET).catalogue) == document.write(read(ONET).catalogue)


def test_more_major_groups_than_letters(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    with (folder / "Occupation Data.txt").open("a") as file:
        file.writelines(f"{group}-0001.00\tWork {group}\tWork.\n" for group in range(60, 84))
    with pytest.raises(NotPublishedFilesError) as error:
        read(folder, rungs="one")
    assert str(error.value) == (
        "There are 27 major groups, and 26 letters for tracks: take a part with --only."
    )


def test_a_release_nobody_tells_is_not_made_up(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path).rename(tmp_path / "data")
    catalogue = read(folder).catalogue
    assert catalogue.sources[0].name == "O*NET Database"
    assert {role.codes[0].edition for role in catalogue.roles} == {"not told"}
    assert read(folder, edition="29.0").catalogue == read(ONET).catalogue
