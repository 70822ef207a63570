"""O*NET's files as a draft: what is taken, what is not and why, and where a fault is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from careers.domain import prose, things
from careers.domain.checks import check, errors
from careers.domain.files import BadFiles
from careers.domain.occupations import onet_ratings
from careers.domain.occupations.folder import NotPublishedFilesError
from tests.domain.occupations.reading import ONET, copied, outcomes, read


def edited(folder: Path, name: str, change: Callable[[str], str]) -> Path:
    path = folder / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def levels(role: things.Role) -> dict[str, tuple[int, int]]:
    return {need.skill: (need.level, need.importance) for need in role.skills}


def test_an_occupation_becomes_a_role() -> None:
    role = read(ONET).catalogue.role("bread-bakers")
    assert role == things.Role(
        code="bread-bakers",
        order=4,
        title="Bread Bakers",
        level="job-zone-2",
        track="production-occupations",
        summary="Mix, shape and bake dough for bread. {onet}",
        lead="This page was made from the O*NET 29.0 Database, and nobody has written it out yet. {ed}",
        also_called=("Baker", "Dough Maker"),
        synonyms=("Sourdough Baker", "Loaf Forming Operator (LFO)", "LFO"),
        job="Mix, shape and bake dough for bread. Watch the oven, e.g. its heat and steam, and judge "
        "when a loaf is done. {onet}",
        duties=("Shape loaves by hand. {onet}", "Set the oven's heat and steam. {onet}"),
        day="The data this page was made from says nothing about a day in this work. {ed}",
        here="The data says this of all work in “Job Zone Two: Some Preparation”. {ed}\n\n"
        "Most people finished school. {onet}\n\nIt takes some months beside somebody. {onet}",
        next="The data this page was made from names related work that takes one grade more of "
        "preparation. That it is a way on from here is our own judgement. {ed}",
        profile="Importance and level are the ratings of the O*NET 29.0 Database, set onto our scales "
        "by the same share of the way: importance from 1–5 to 0–3, level from 0–7 to 1–5. {onet} That "
        "one scale may be laid on the other is our own judgement. {ed}",
        skills=(
            things.RoleSkill(skill="operation-monitoring", level=3, importance=3),
            things.RoleSkill(skill="service-orientation", level=2, importance=1),
            things.RoleSkill(skill="speaking", level=2, importance=1),
            things.RoleSkill(skill="time-management", level=3, importance=2),
        ),
        codes=(
            things.OccupationCode(
                scheme="O*NET-SOC",
                code="51-9902.00",
                title="Bread Bakers",
                edition="29.0",
                match="exact",
            ),
        ),
    )


def test_the_frame_is_made_of_zones_and_major_groups() -> None:
    catalogue = read(ONET).catalogue
    assert [(it.rank, it.code, it.name) for it in catalogue.rungs] == [
        (1, "job-zone-1", "Job Zone One: Hardly Any Preparation"),
        (2, "job-zone-2", "Job Zone Two: Some Preparation"),
        (3, "job-zone-3", "Job Zone Three: Medium Preparation"),
        (4, "job-zone-4", "Job Zone Four: Considerable Preparation"),
    ]
    assert catalogue.level("job-zone-2").summary == "Having worked with food helps. {onet}"
    assert [(it.letter, it.name, it.summary) for it in catalogue.listed("tracks")] == [
        ("A", "Management Occupations", "Work whose O*NET-SOC codes begin with 11. {onet}"),
        (
            "B",
            "Sales and Related Occupations",
            "Work whose O*NET-SOC codes begin with 41. {onet}",
        ),
        ("C", "Production Occupations", "Work whose O*NET-SOC codes begin with 51. {onet}"),
    ]
    source = catalogue.sources[0]
    assert (source.number, source.name) == (1, "O*NET 29.0 Database")
    assert "has not approved, endorsed, or tested these modifications." in source.about


def test_an_element_becomes_a_skill() -> None:
    assert read(ONET).catalogue.skill("service-orientation") == things.Skill(
        code="service-orientation",
        order=2,
        name="Service Orientation",
        family="customers",
        summary="Looking for ways to help people. {onet}",
        about="Looking for ways to help people. {onet}",
    )


def test_steps_lead_one_zone_up_between_strongly_related_occupations_and_say_whose_idea_that_is() -> (
    None
):
    catalogue = read(ONET).catalogue
    assert [step.code for step in catalogue.steps] == [
        "bakery-helpers-to-bread-bakers",
        "bread-bakers-to-oven-supervisors",
        "oven-supervisors-to-bakery-managers",
        "pastry-makers-to-oven-supervisors",
    ]
    assert {step.evidence for step in catalogue.steps} == {"editorial"}
    step = catalogue.step("bread-bakers-to-oven-supervisors")
    assert step.summary == "Bread Bakers and Oven Supervisors are related occupations. {onet}"
    assert step.about == (
        "The first stands in “Job Zone Two: Some Preparation”, the second in “Job Zone Three: Medium "
        "Preparation”. {onet} That one leads to the other is our own judgement. {ed}"
    )


def test_what_is_missing_for_publishing_is_what_nobody_has_written() -> None:
    assert [(it.kind, it.code, it.message) for it in errors(check(read(ONET).catalogue))] == [
        ("role", "bakery-shop-assistants", "No steps lead here from an entry role."),
        ("role", "pastry-makers", "No steps lead here from an entry role."),
        ("item", "", "The questionnaire has no questions."),
    ]


def test_a_level_that_is_not_relevant_is_not_asked_for_and_an_imprecise_one_is_left_out() -> None:
    catalogue = read(ONET).catalogue
    assert levels(catalogue.role("bakery-shop-assistants"))["operation-monitoring"] == (1, 0)
    assert sorted(levels(catalogue.role("pastry-makers"))) == [
        "operation-monitoring",
        "speaking",
        "time-management",
    ]


RATED = "51-9902.00\t2.A.1.d\tSpeaking\t"


def speaking(folder: Path, **values: str) -> things.RoleSkill:
    """What a bread baker asks of speaking, with these ratings in the file: IM and LV."""
    for scale, value in values.items():
        before = {"IM": "2.50", "LV": "2.50"}[scale]
        old, new = (f"{RATED}{scale}\t{it}\t" for it in (before, value))
        edited(folder, "Skills.txt", lambda text, old=old, new=new: text.replace(old, new))  # type: ignore[misc]
    needs = read(folder).catalogue.role("bread-bakers").skills
    return next(need for need in needs if need.skill == "speaking")


def test_a_skill_whose_level_is_not_relevant_is_not_asked_for_however_important(
    tmp_path: Path,
) -> None:
    folder = copied(ONET, tmp_path)
    assert speaking(folder, IM="5.00").importance == 3
    row = f"{RATED}LV\t2.50\t8\t0.1250\t0.0000\t0.0000\tN\t"
    edited(folder, "Skills.txt", lambda text: text.replace(f"{row}N", f"{row}Y"))
    assert speaking(folder).importance == 0


@pytest.mark.parametrize(
    ("rated", "asked"),
    [
        ({"IM": "5.00", "LV": "7.00"}, (5, 3)),
        ({"IM": "1.00", "LV": "0.00"}, (1, 0)),
        ({"LV": "7.000000000000000000"}, (5, 1)),
    ],
)
def test_a_rating_may_be_at_either_end(
    rated: dict[str, str], asked: tuple[int, int], tmp_path: Path
) -> None:
    found = speaking(copied(ONET, tmp_path), **rated)
    assert (found.level, found.importance) == asked


@pytest.mark.parametrize(
    "value", ["", "n/a", "٢.٥", "7.01", "-0.01", "Infinity", "2.5000000000000000000"]
)
def test_what_is_no_rating_is_a_fault(value: str, tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as error:
        speaking(copied(ONET, tmp_path), LV=value)
    assert str(error.value) == f"Skills.txt:11: Data Value: “{value}” is no number from 0 to 7"


def test_every_rating_that_is_none_is_told(tmp_path: Path) -> None:
    folder = edited(
        copied(ONET, tmp_path),
        "Skills.txt",
        lambda text: (
            text.replace(f"{RATED}IM\t2.50", f"{RATED}IM\t9")
            .replace(f"{RATED}LV\t2.50", f"{RATED}LV\t9")
            .replace("51-9903.00\t2.A.1.d", "51-9903.00\t")
        ),
    )
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert [fault.line for fault in error.value.faults] == [10, 11, 18, 19]


def test_ratings_on_other_scales_are_left_out(tmp_path: Path) -> None:
    row = f"{RATED}IM\t"
    other = f"{RATED}OI\t9.00" + "\t" * 8
    folder = edited(
        copied(ONET, tmp_path),
        "Skills.txt",
        lambda text: text.replace(row, f"{other}\n{row}"),
    )
    found = read(folder)
    assert found.catalogue == read(ONET).catalogue
    assert outcomes(found, "Skills.txt")[("left out", "on other scales than IM and LV")] == 1


def test_every_row_has_its_outcome() -> None:
    found = read(ONET)
    assert outcomes(found, "Skills.txt") == {
        ("taken", "ratings of how much of a skill or how important"): 46,
        ("left out", "of a low precision (Recommend Suppress)"): 1,
        ("left out", "only one of level and importance is rated"): 1,
    }
    assert outcomes(found, "Occupation Data.txt") == {
        ("taken", "roles"): 6,
        ("left out", "no Job Zone: no rung can be told"): 1,
    }
    assert outcomes(found, "Alternate Titles.txt") == {
        ("taken", "search words"): 4,
        ("merged", "the same as the title or another name"): 1,
        ("left out", "of an occupation that Occupation Data does not have"): 1,
    }
    account = found.account
    assert {it: account.settled(it) for it in account.subjects} == account.subjects
    assert account.unread == ("Interests.txt", "Knowledge.txt")


def test_further_elements_are_skills_too() -> None:
    catalogue = read(ONET, elements=("skills", "knowledge")).catalogue
    assert levels(catalogue.role("oven-supervisors"))["food-production"] == (4, 3)
    assert prose.plain(catalogue.skill("food-production").about) == (
        "The data this page was made from gives a name here and no description."
    )


def test_all_on_one_rung_takes_those_without_a_zone_and_makes_no_step() -> None:
    found = read(ONET, rungs="one")
    catalogue = found.catalogue
    assert [(it.code, it.rank) for it in catalogue.levels] == [("all", 1)]
    assert catalogue.role("bakers-all-other").skills == ()
    assert catalogue.steps == ()
    assert outcomes(found, "Related Occupations.txt") == {
        ("left out", "no step: all roles hang on one rung"): 9
    }
    assert [it.message for it in errors(check(catalogue))] == [
        "The questionnaire has no questions."
    ]


def test_only_rungs_need_job_zones(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    (folder / "Job Zones.txt").unlink()
    found = read(folder, rungs="one")
    assert found.account.absent == [
        ("Job Zones.txt", "nothing is missed, as all roles hang on one rung")
    ]
    assert found.catalogue == read(ONET, rungs="one").catalogue
    with pytest.raises(BadFiles, match=r"^Job Zones.txt: is missing$"):
        read(folder)


def test_a_row_that_is_left_out_keeps_none_of_those_after_it_out(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    for path in folder.iterdir():
        heading, rest = path.read_text(encoding="utf-8").split("\n", 1)
        if path.name != "Occupation Data.txt" and heading.startswith("O*NET-SOC Code\t"):
            first = rest.split("\n", 1)[0].replace(rest[:10], "99-9999.99", 1)
            path.write_text(f"{heading}\n{first}\n{rest}", encoding="utf-8")
    assert read(folder).catalogue == read(ONET).catalogue


def test_a_part_is_asked_for_by_the_beginning_of_codes() -> None:
    found = read(ONET, only=("51-9902", "11-*.00"))
    assert [it.code for it in found.catalogue.roles] == ["bakery-managers", "bread-bakers"]
    assert outcomes(found, "Occupation Data.txt")[("left out", "not asked for with --only")] == 5


def test_what_is_said_of_occupations_that_are_not_taken_is_left_out() -> None:
    found = read(ONET, only=("51-9902",))
    assert outcomes(found, "Skills.txt") == {
        ("taken", "ratings of how much of a skill or how important"): 8,
        ("left out", "of an occupation that is not taken"): 40,
    }
    assert (
        outcomes(found, "Alternate Titles.txt")[
            ("left out", "of an occupation that Occupation Data does not have")
        ]
        == 1
    )


def test_a_part_that_is_not_there_is_named() -> None:
    with pytest.raises(NotPublishedFilesError) as error:
        read(ONET, only=("51", "43-4051", "99"))
    assert str(error.value) == "No occupation has a code that begins as “43-4051”, “99” does."


def test_a_part_without_a_rung_is_nothing() -> None:
    with pytest.raises(NotPublishedFilesError, match="No occupation was taken"):
        read(ONET, only=("51-9909",))


def test_without_the_files_that_need_not_be_there(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    needed = {"Occupation Data.txt", "Job Zones.txt", "Skills.txt"}
    for path in folder.iterdir():
        if path.name not in needed:
            path.unlink()
    found = read(folder)
    catalogue = found.catalogue
    assert found.account.absent == [
        ("Sample of Reported Titles.txt", "no other names are shown"),
        ("Alternate Titles.txt", "roles are found by fewer words"),
        ("Task Statements.txt", "roles have no duties"),
        ("Scales Reference.txt", "the scales are taken to be as they were"),
        ("Content Model Reference.txt", "skills have no descriptions"),
        ("Related Occupations.txt", "there are no steps"),
        ("Job Zone Reference.txt", "rungs have plain names"),
    ]
    assert catalogue.level("job-zone-2").name == "Job Zone 2"
    assert catalogue.role("bread-bakers").here.endswith(
        "says nothing about how people get here. {ed}"
    )


def test_comma_files_of_the_same_columns_are_read_as_well(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    text = (folder / "Job Zones.txt").read_text().replace("\t", ",")
    (folder / "Job Zones.txt").unlink()
    (folder / "Job Zones.csv").write_text(text)
    assert read(folder).catalogue == read(ONET).catalogue


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (
            "Occupation Data.txt",
            "51-9903.00\tPastry",
            "51-9902.00\tPastry",
            "Occupation Data.txt:4: O*NET-SOC Code: “51-9902.00” is there twice",
        ),
        (
            "Occupation Data.txt",
            "51-9903.00\tPastry",
            "51-9903\tPastry",
            "Occupation Data.txt:4: O*NET-SOC Code: “51-9903” is no O*NET-SOC code, as 43-4051.00 is",
        ),
        (
            "Occupation Data.txt",
            "Pastry Makers",
            " ",
            "Occupation Data.txt:4: Title: is empty",
        ),
        (
            "Job Zones.txt",
            "51-9902.00\t2",
            "51-9902.00\tn/a",
            "Job Zones.txt:3: Job Zone: “n/a” is no Job Zone: they are 1 to 5",
        ),
        (
            "Job Zones.txt",
            "51-9903.00\t2",
            "51-9902.00\t3",
            "Job Zones.txt:4: O*NET-SOC Code: “51-9902.00” has two Job Zones",
        ),
        (
            "Skills.txt",
            "51-9902.00\t2.A.1.d\tSpeaking\tLV\t2.50",
            "51-9902.00\t2.A.1.d\tSpeaking\tLV\t7.50",
            "Skills.txt:11: Data Value: “7.50” is no number from 0 to 7",
        ),
        (
            "Skills.txt",
            "51-9902.00\t2.A.1.d\tSpeaking\tLV\t2.50",
            "51-9902.00\t2.A.1.d\tSpeaking\tLV\tNaN",
            "Skills.txt:11: Data Value: “NaN” is no number from 0 to 7",
        ),
        (
            "Skills.txt",
            "51-9902.00\t2.A.1.d\tSpeaking\tLV\t2.50",
            "51-9902.00\t2.A.1.d\tSpeaking\tIM\t2.75",
            "Skills.txt:11: Data Value: another rating of the same stands in line 10",
        ),
        (
            "Skills.txt",
            "51-9902.00\t2.A.1.d\tSpeaking\tLV",
            "51-9902.00\t\tSpeaking\tLV",
            "Skills.txt:11: Element ID: an element has an ID and a name",
        ),
        (
            "Scales Reference.txt",
            "LV\tLevel\t0\t7",
            "LV\tLevel\t0\t100",
            "Scales Reference.txt:4: Minimum: we know the scale LV from 0 to 7 only",
        ),
        (
            "Related Occupations.txt",
            "Relatedness Tier",
            "Tier",
            "Related Occupations.txt:1: has no column “Relatedness Tier”, but “O*NET-SOC Code”, "
            "“Related O*NET-SOC Code”, “Tier”, “Index”",
        ),
    ],
)
def test_a_fault_has_its_line_and_column(
    tmp_path: Path, name: str, old: str, new: str, fault: str
) -> None:
    folder = edited(copied(ONET, tmp_path), name, lambda text: text.replace(old, new, 1))
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert str(error.value) == fault


def test_every_fault_of_a_file_is_told(tmp_path: Path) -> None:
    folder = edited(
        copied(ONET, tmp_path),
        "Occupation Data.txt",
        lambda text: text.replace("51-9902.00\t", "51-9902\t").replace("51-9903.00\t", "51-99\t"),
    )
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert [(fault.file, fault.line) for fault in error.value.faults] == [
        ("Occupation Data.txt", 3),
        ("Occupation Data.txt", 4),
    ]


def test_a_missing_file_and_a_fault_elsewhere_are_told_together(tmp_path: Path) -> None:
    folder = edited(
        copied(ONET, tmp_path), "Job Zones.txt", lambda text: text.replace("\t4\t", "\t9\t")
    )
    (folder / "Skills.txt").unlink()
    with pytest.raises(BadFiles) as error:
        read(folder)
    assert [str(fault) for fault in error.value.faults] == [
        "Job Zones.txt:7: Job Zone: “9” is no Job Zone: they are 1 to 5",
        "Skills.txt: is missing",
    ]


def test_what_is_given_twice_alike_is_merged(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    for name in ("Skills.txt", "Job Zones.txt", "Task Statements.txt"):
        edited(folder, name, lambda text: text + text.split("\n")[1] + "\n")
    found = read(folder)
    assert found.catalogue == read(ONET).catalogue
    assert outcomes(found, "Skills.txt")[("merged", "given twice")] == 1
    assert outcomes(found, "Job Zones.txt")[("merged", "given twice")] == 1
    assert outcomes(found, "Task Statements.txt")[("merged", "empty or given twice")] == 1


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("2.A.1.d", "craft"),
        ("2.A.2.b", "self"),
        ("2.B.1.a", "people"),
        ("2.B.1.f", "customers"),
        ("2.B.2.i", "craft"),
        ("2.B.3.m", "craft"),
        ("2.B.4.e", "operation"),
        ("2.B.5.a", "operation"),
        ("2.C.1.e", "craft"),
        ("1.A.1.a.1", "self"),
        ("4.A.4.a.1", "people"),
    ],
)
def test_the_place_in_the_content_model_tells_the_family(element: str, told: str) -> None:
    assert onet_ratings.family(element) == told
