"""ESCO's files as a draft: what is taken, what is not and why, and where a fault is."""

from pathlib import Path

import pytest

from careers.domain import things
from careers.domain.checks import check, errors
from careers.domain.files import BadFiles
from careers.domain.occupations import esco_skills
from tests.domain.occupations.reading import ESCO, copied, outcomes, read

BASE = "http://data.europa.eu/esco"


def test_an_occupation_becomes_a_role() -> None:
    role = read(ESCO).catalogue.role("bread-baker")
    assert role == things.Role(
        code="bread-baker",
        order=2,
        title="Bread baker",
        level="all",
        track="craft-and-related-trades-workers",
        summary="Bread bakers mix, shape and bake dough. {esco}",
        lead="This page was made from the ESCO classification v1.2.0, and nobody has written it out "
        "yet. {ed}",
        also_called=("baker of bread", "loaf maker"),
        synonyms=("bred baker",),
        job="Bread bakers mix, shape and bake dough. {esco}\n\nThey look after the oven. {esco}",
        day="The data this page was made from says nothing about a day in this work. {ed}",
        here="The data this page was made from says nothing about how people get here. {ed}",
        next="The data this page was made from names nothing that this leads to. {ed}",
        profile="ESCO says which skills are essential here and which are optional. {esco} It tells no "
        "levels and no weights: 2, important, for what is essential, 1, useful, for what is optional, "
        "and level 3 for all of them is our own judgement. {ed}",
        skills=(
            things.RoleSkill(skill="bake-bread", level=3, importance=2),
            things.RoleSkill(skill="food-hygiene-rules", level=3, importance=2),
            things.RoleSkill(skill="work-in-a-team", level=3, importance=2),
        ),
        codes=(
            things.OccupationCode(
                scheme="ESCO",
                code="00000000-0000-4000-8000-000000000001",
                title="bread baker",
                edition="v1.2.0",
                match="exact",
            ),
        ),
    )
    assert role.codes[0].url == f"{BASE}/occupation/00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("S1.0", "people"),
        ("S2.1", "craft"),
        ("S3", "customers"),
        ("S4.8.1", "operation"),
        ("S5", "craft"),
        ("T3", "self"),
        ("T4.2", "people"),
        ("L1", "people"),
        ("0721", "craft"),
        ("", "craft"),
    ],
)
def test_a_group_of_skills_tells_the_family(group: str, told: str) -> None:
    assert esco_skills.family(group) == told


def test_skills_have_the_family_of_their_first_group() -> None:
    catalogue = read(ESCO).catalogue
    assert {skill.code: skill.family for skill in catalogue.skills} == {
        "bake-bread": "craft",
        "food-hygiene-rules": "craft",
        "supervise-staff": "operation",
        "work-in-a-team": "people",
    }
    assert catalogue.skill("bake-bread").also_called == ("make bread", "baking of bread")
    assert catalogue.skill("work-in-a-team").synonyms == ("teamwork",)


def test_a_skill_in_no_group_has_the_family_of_the_skill_it_is_a_kind_of(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    path = folder / "broaderRelationsSkillPillar_en.csv"
    heading, *rows = path.read_text(encoding="utf-8").splitlines()
    skill = f"{BASE}/skill/00000000-0000-4000-9000-00000000000"
    under = [
        f"KnowledgeSkillCompetence,{skill}{lower},a,KnowledgeSkillCompetence,{skill}{upper},b"
        for lower, upper in ((1, 2), (2, 3), (4, 1), (3, 3))
    ]
    kept = [row for row in rows if f"{skill}1" not in row and f"{skill}2" not in row]
    path.write_text("\n".join([heading, *under, *kept]) + "\n", encoding="utf-8")
    found = read(folder)
    assert {it.code: it.family for it in found.catalogue.skills} == {
        "bake-bread": "operation",
        "food-hygiene-rules": "operation",
        "supervise-staff": "operation",
        "work-in-a-team": "people",
    }
    assert outcomes(found, path.name) == {
        ("taken", "families of skills"): 4,
        ("merged", "the first group tells the family"): 3,
        ("left out", "of groups, or of groups that are not there"): 1,
    }


def test_skills_under_one_another_in_a_ring_are_craft(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    path = folder / "broaderRelationsSkillPillar_en.csv"
    skill = f"{BASE}/skill/00000000-0000-4000-9000-00000000000"
    ring = [f"{skill}{lower},{skill}{upper}" for lower, upper in ((1, 2), (2, 1))]
    path.write_text("\n".join(["conceptUri,broaderUri", *ring]) + "\n", encoding="utf-8")
    found = read(folder)
    assert {it.family for it in found.catalogue.skills} == {"craft"}
    assert outcomes(found, path.name) == {
        ("left out", "of groups, or of groups that are not there"): 2
    }


def test_all_roles_hang_on_one_rung_and_no_step_is_made_up() -> None:
    catalogue = read(ESCO).catalogue
    assert [(it.code, it.rank, it.summary) for it in catalogue.levels] == [
        (
            "all",
            1,
            "All roles hang on one rung, because nothing here says what comes before what. {ed}",
        )
    ]
    assert catalogue.steps == ()
    assert [it.message for it in errors(check(catalogue))] == [
        "The questionnaire has no questions."
    ]


def test_rungs_by_skill_level_when_asked_for() -> None:
    catalogue = read(ESCO, rungs="graded").catalogue
    assert {role.code: catalogue.rank(role) for role in catalogue.roles} == {
        "bakery-helper": 1,
        "bread-baker": 2,
        "pastry-maker": 2,
        "bakery-manager": 3,
    }
    assert catalogue.level("skill-level-2").summary == (
        "Work hangs here by the ISCO-08 skill level of its group, which is our own reading. {ed}"
    )
    assert catalogue.steps == ()


def test_tracks_are_the_coarsest_groups_that_tell_the_occupations_apart(tmp_path: Path) -> None:
    assert [(it.letter, it.name, it.summary) for it in read(ESCO).catalogue.listed("tracks")] == [
        (
            "A",
            "Managers",
            "Managers plan and lead the work of others. {esco}",
        ),
        (
            "B",
            "Craft and related trades workers",
            "Craft workers make things by hand and with tools. {esco}",
        ),
        ("C", "Elementary occupations", "Work of this group of the classification. {esco}"),
    ]
    part = read(ESCO, only=("7512",)).catalogue
    assert [it.name for it in part.tracks] == ["ISCO group 7512"]
    folder = copied(ESCO, tmp_path)
    path = folder / "occupations_en.csv"
    path.write_text(path.read_text().replace(",9412,", ",7599,"))
    near = read(folder, only=("7", "9")).catalogue
    assert sorted(it.name for it in near.tracks) == ["ISCO group 751", "ISCO group 759"]
    path.write_text(path.read_text().replace(",7599,", ",7412,"))
    nearer = read(folder, only=("7", "9")).catalogue
    assert sorted(it.name for it in nearer.tracks) == [
        "Food processing and related trades",
        "ISCO group 74",
    ]


def test_every_row_and_every_label_has_its_outcome() -> None:
    found = read(ESCO)
    assert outcomes(found, "occupationSkillRelations_en.csv") == {
        ("taken", "skills of roles"): 8,
        ("merged", "the same two again"): 1,
        ("left out", "of an occupation that is not taken"): 1,
        ("left out", "of a skill that is not in its file, or not released"): 1,
    }
    assert outcomes(found, "occupations_en.csv") == {
        ("taken", "roles"): 4,
        ("left out", "not released"): 1,
    }
    assert outcomes(found, "altLabels in occupations_en.csv") == {
        ("taken", "other names, shown"): 4,
        ("merged", "the same as the title or another name"): 1,
    }
    assert outcomes(found, "skills_en.csv") == {
        ("taken", "skills"): 4,
        ("left out", "no occupation taken asks for them"): 1,
    }
    account = found.account
    assert {it: account.settled(it) for it in account.subjects} == account.subjects
    assert account.unread == ("broaderRelationsOccPillar_en.csv",)


def test_an_optional_skill_weighs_less() -> None:
    needs = read(ESCO).catalogue.role("pastry-maker").skills
    assert {need.skill: (need.level, need.importance) for need in needs} == {
        "food-hygiene-rules": (3, 2),
        "bake-bread": (3, 1),
    }


def changed(folder: Path, name: str, *pairs: tuple[str, str]) -> Path:
    """A copy's file with words put for others."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("group", ["94ab", "９４１２", "94121", "-941", ""])
def test_what_is_no_group_of_isco_is_a_fault(group: str, tmp_path: Path) -> None:
    folder = changed(copied(ESCO, tmp_path), "occupations_en.csv", (",9412,", f",{group},"))
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert str(error.value) == (
        f"occupations_en.csv:7: iscoGroup: “{group}” is no ISCO-08 group: they have up to four digits"
    )


def test_every_fault_is_told(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    occupation = f"{BASE}/occupation/00000000-0000-4000-8000-00000000000"
    changed(folder, "occupations_en.csv", (f"{occupation}2", ""), (f"{occupation}3", ""))
    changed(folder, "occupationSkillRelations_en.csv", ("baker,essential", "baker,vital"))
    changed(folder, "skills_en.csv", ("food hygiene rules", ""))
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert [str(fault) for fault in error.value.faults] == [
        *(
            f"occupationSkillRelations_en.csv:{line}: relationType: “vital” is neither essential nor "
            "optional"
            for line in (2, 3, 5)
        ),
        "occupations_en.csv:6: conceptUri: is empty",
        "occupations_en.csv:7: conceptUri: is empty",
        "skills_en.csv:4: preferredLabel: is empty",
    ]


def test_the_end_of_an_address_is_an_occupations_code(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    address = f"{BASE}/occupation/00000000-0000-4000-8000-00000000000"
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace(f"{address}3", f"{address}3/").replace(f"{address}4", "fourth"),
            encoding="utf-8",
        )
    catalogue = read(folder).catalogue
    assert [catalogue.role(it).codes[0].code for it in ("bakery-helper", "bakery-manager")] == [
        "00000000-0000-4000-8000-000000000003",
        "fourth",
    ]


def test_older_files_tell_of_occupations_their_group_only(tmp_path: Path) -> None:
    """Those of a group stand in the order of their addresses."""
    folder = changed(copied(ESCO, tmp_path), "occupations_en.csv", (",code,", ",other,"))
    roles = read(folder).catalogue.roles
    assert [it.code for it in sorted(roles, key=lambda role: role.order)] == [
        "bakery-manager",
        "bread-baker",
        "pastry-maker",
        "bakery-helper",
    ]


def test_an_essential_skill_stays_so_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    path = folder / "occupationSkillRelations_en.csv"
    heading, *rows = path.read_text().splitlines()
    path.write_text("\n".join([heading, *reversed(rows)]) + "\n")
    assert read(folder).catalogue == read(ESCO).catalogue


def test_other_languages_are_other_files(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    for path in list(folder.iterdir()):
        path.rename(path.with_name(path.name.replace("_en", "_el")))
    path = folder / "occupations_el.csv"
    path.write_text(path.read_text().replace("bread baker", "αρτοποιός"))
    role = read(folder).catalogue.role("7512-1")
    assert role.title == "Αρτοποιός"


def test_without_the_files_that_need_not_be_there(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    for name in ("ISCOGroups", "skillGroups", "broaderRelationsSkillPillar"):
        (folder / f"{name}_en.csv").unlink()
    found = read(folder)
    assert found.account.absent == [
        ("skillGroups_en.csv", "all skills count as craft"),
        ("broaderRelationsSkillPillar_en.csv", "all skills count as craft"),
        ("ISCOGroups_en.csv", "tracks have plain names"),
    ]
    assert [it.name for it in found.catalogue.listed("tracks")] == [
        "ISCO group 1",
        "ISCO group 7",
        "ISCO group 9",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "occupations_en",
            "000000000002,7512",
            "000000000001,7512",
            "occupations_en.csv:6: conceptUri: is there twice",
        ),
        (
            "occupations_en",
            "pastry maker",
            "",
            "occupations_en.csv:6: preferredLabel: is empty",
        ),
        (
            "occupations_en",
            ",9412,",
            ",9412.1,",
            "occupations_en.csv:7: iscoGroup: “9412.1” is no ISCO-08 group: they have up to four digits",
        ),
        (
            "skills_en",
            f"{BASE}/skill/00000000-0000-4000-9000-000000000002",
            "",
            "skills_en.csv:4: conceptUri: is empty",
        ),
        (
            "skills_en",
            "food hygiene rules",
            "",
            "skills_en.csv:4: preferredLabel: is empty",
        ),
        (
            "occupationSkillRelations_en",
            "pastry maker,essential",
            "pastry maker,vital",
            "occupationSkillRelations_en.csv:6: relationType: “vital” is neither essential nor optional",
        ),
        (
            "skills_en",
            "preferredLabel",
            "label",
            "skills_en.csv:1: has no column “preferredLabel”, but “conceptType”, “conceptUri”, "
            "“skillType”, “reuseLevel”, “label”, “altLabels”, “hiddenLabels”, “status”, “modifiedDate”, "
            "“scopeNote”, “definition”, “inScheme”, “description”",
        ),
    ],
)
def test_a_fault_has_its_line_and_column(
    tmp_path: Path, name: str, old: str, new: str, fault: str
) -> None:
    folder = copied(ESCO, tmp_path)
    path = folder / f"{name}.csv"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert str(error.value) == fault


def test_a_group_without_a_skill_level_has_no_rung(tmp_path: Path) -> None:
    folder = copied(ESCO, tmp_path)
    path = folder / "occupations_en.csv"
    path.write_text(path.read_text().replace(",9412,", ",0,"))
    found = read(folder, rungs="graded")
    assert (
        outcomes(found, "occupations_en.csv")[
            ("left out", "no ISCO-08 skill level: no rung can be told")
        ]
        == 1
    )
    assert [level.rank for level in found.catalogue.rungs] == [2, 3]
