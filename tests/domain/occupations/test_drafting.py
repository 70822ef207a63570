"""A draft of whatever was published: always one the catalogue takes, and nothing lost on the way."""

import csv
import string
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from careers.domain import document, files, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import check, errors
from careers.domain.occupations import drafting, wording
from careers.domain.occupations.account import Account
from careers.domain.occupations.drafting import LAST, TooManyTracksError, drafted
from careers.domain.occupations.folder import NotPublishedFilesError
from careers.domain.occupations.published import (
    Body,
    Group,
    Occupation,
    Published,
    Skill,
    Zone,
)
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


# Of what is published, by hand --------------------------------------------------------------------


BODY = Body("ours", "ESCO", "The List", "The Body", "What it is.", "1.0")
BAKER = Occupation("k1", "baker", "51", "baker", "Bakes bread. Sells it.", "a", 1, "x:2")


def published(**other: Any) -> Published:
    whole: dict[str, Any] = {
        "body": BODY,
        "groups": (Group("a", "Crafts"),),
        "zones": (),
        "occupations": (BAKER,),
        "skills": (),
        "demands": {},
        "argument": "So it is. {ed}",
    }
    return Published(**whole | other)


def made(**other: Any) -> Catalogue:
    return drafted(published(**other), FRAME, Account())


def test_the_body_is_the_only_source() -> None:
    assert made().sources == (
        things.Source(
            code="ours", number=1, name="The List", author="The Body", about="What it is."
        ),
    )


def test_there_may_be_as_many_groups_as_letters() -> None:
    groups = tuple(Group(letter, f"Group {letter}") for letter in string.ascii_lowercase)
    tracks = made(groups=groups).listed("tracks")
    assert [(it.order, it.letter) for it in tracks] == list(
        enumerate(string.ascii_uppercase, start=1)
    )
    with pytest.raises(TooManyTracksError, match=r"^There are 27 major groups, and 26 letters"):
        made(groups=(*groups, Group("aa", "One more")))


def test_the_last_order_is_the_highest_that_a_thing_can_have() -> None:
    assert msgspec.convert(LAST, things.Order) == LAST
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(LAST + 1, things.Order)


def test_skills_and_roles_keep_their_order_as_far_as_there_are_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drafting, "LAST", 2)
    skills = tuple(Skill(f"s{n}", f"skill-{n}", "x", "", "craft", "x:1") for n in range(3))
    roles = tuple(replace(BAKER, key=f"k{n}", code=f"role-{n}") for n in range(3))
    found = made(skills=skills, occupations=roles)
    assert sorted((it.code, it.order) for it in found.skills) == [
        ("skill-0", 1),
        ("skill-1", 2),
        ("skill-2", 2),
    ]
    assert sorted((it.code, it.order) for it in found.roles) == [
        ("role-0", 1),
        ("role-1", 2),
        ("role-2", 2),
    ]


def test_what_is_cut_is_told_with_its_place() -> None:
    """Of every field of every kind."""
    long, words = "x" * 500, "word " * 2000
    skill = Skill("s", "s", long, words, "craft", "skill:1", (long,), (long,))
    role = replace(
        BAKER,
        title=long,
        description=words,
        shown=(long,),
        hidden=(long,),
        duties=(words,),
        zone=1,
        place="role:1",
    )
    account = Account()
    drafted(
        published(
            groups=(Group("a", long, words),),
            zones=(Zone(1, "zone-1", long, words, words),),
            skills=(skill,),
            occupations=(role,),
        ),
        FRAME,
        account,
    )
    assert {what: (it.count, it.first) for what, it in account.shortened.items()} == {
        "names of rungs": (1, "zone-1"),
        "words of rungs": (2, "zone-1"),
        "names of tracks": (1, "a"),
        "summaries": (3, "a"),
        "names of skills": (1, "skill:1"),
        "descriptions of skills": (1, "skill:1"),
        "other names": (2, "skill:1"),
        "search words": (2, "skill:1"),
        "titles": (2, "role:1"),
        "descriptions": (1, "role:1"),
        "duties": (1, "role:1"),
    }


def test_codes_and_editions_are_no_longer_than_their_fields() -> None:
    long = replace(BAKER, number="1" * 90)
    [code] = made(occupations=(long,), body=replace(BODY, edition="v" * 30)).role("baker").codes
    assert (code.code, code.edition) == ("1" * 80, "v" * 20)


def test_a_step_joins_two_of_which_the_second_takes_more() -> None:
    chief = replace(BAKER, key="k2", code="chief", title="chief", zone=2, place="x:3")
    zones = (Zone(1, "zone-1", "Little"), Zone(2, "zone-2", "More", "Takes years.", "School."))
    found = made(occupations=(BAKER, chief), zones=zones, rises=(("k1", "k2"),))
    assert found.steps == (
        things.Step(
            code="baker-to-chief",
            origin="baker",
            destination="chief",
            evidence="editorial",
            summary="baker and chief are related occupations. {ours}",
            about="The first stands in “Little”, the second in “More”. {ours} That one leads to the "
            "other is our own judgement. {ed}",
        ),
    )
    assert [found.role(code).next for code in ("baker", "chief")] == [
        wording.SOMEWHERE,
        wording.NOWHERE,
    ]
    assert [found.role(code).level for code in ("baker", "chief")] == ["zone-1", "zone-2"]
    assert [found.role(code).here for code in ("baker", "chief")] == [
        wording.HERE,
        "The data says this of all work in “More”. {ed}\n\nSchool. {ours}",
    ]
    assert [it.summary for it in found.rungs] == [
        "Work hangs here by the ISCO-08 skill level of its group, which is our own reading. {ed}",
        "Takes years. {ours}",
    ]
