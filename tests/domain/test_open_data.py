"""The catalogue as tables: what is in them, and that it all hangs together."""

import csv
from io import StringIO

from msgspec.structs import replace

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.open_data import BETWEEN, TABLES
from tests import factories


def read(name: str, catalogue: Catalogue) -> list[dict[str, str]]:
    text = TABLES[name].csv(catalogue)
    assert text[0] == "\ufeff"
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def test_a_role_is_one_line() -> None:
    agent, leader = factories.catalogue().roles
    changed = replace(
        agent,
        also_called=("Operator", "Handler"),
        formerly=("clerk",),
        hours="shifts",
        summary="You **answer**. {ed, duties}",
    )
    [first, second] = read("roles", factories.catalogue(roles=[changed, leader]))
    assert first == {
        "code": "agent",
        "title": "Agent",
        "level": "entry",
        "level_name": "Entry",
        "level_rank": "1",
        "track": "service",
        "track_name": "Service",
        "hours": "shifts",
        "contact": "",
        "summary": "You answer.",
        "summary_sources": "ed | duties",
        "also_called": "Operator | Handler",
        "formerly": "clerk",
        "order": "1",
        "path": "/roles/agent/",
    }
    assert second["code"] == "leader"


def test_a_link_names_both_its_ends() -> None:
    role = replace(
        factories.role("agent", {"speaking": (3, 2)}),
        codes=(
            things.OccupationCode(
                scheme="ESCO", code="b7", title="clerk", edition="v1.0", match="close"
            ),
        ),
    )
    small = factories.catalogue(roles=[role], steps=[])
    assert read("role_skills", small) == [
        {
            "role": "agent",
            "skill": "speaking",
            "level": "3",
            "importance": "2",
            "note": "",
            "note_sources": "",
        }
    ]
    assert read("role_challenges", small) == [
        {"role": "agent", "challenge": "shifts", "exposure": "4"}
        | dict.fromkeys(("note", "note_sources", "helps", "helps_sources"), "")
    ]
    assert read("role_preferences", small) == [
        {"role": "agent", "preference": "people", "level": "4"}
    ]
    assert read("role_codes", small) == [
        {
            "role": "agent",
            "scheme": "ESCO",
            "code": "b7",
            "uri": "http://data.europa.eu/esco/occupation/b7",
            "title": "clerk",
            "edition": "v1.0",
            "match": "close",
            "note": "",
        }
    ]


def test_a_skill_says_whether_it_is_measured_and_what_each_level_is() -> None:
    bare = factories.skill("juggling", order=3, levels=())
    small = factories.catalogue(skills=[*factories.catalogue().skills, bare])
    speaking, _, juggling = read("skills", small)
    assert (speaking["measured"], speaking["level_1"], speaking["level_5"]) == (
        "true",
        "One",
        "Five",
    )
    assert (juggling["measured"], juggling["level_1"], juggling["level_5"]) == ("false", "", "")


def test_every_line_of_our_own_catalogue_is_there_and_every_code_is_known(
    catalogue: Catalogue,
) -> None:
    found = {name: read(name, catalogue) for name in TABLES}
    assert {name: len(rows) for name, rows in found.items()} == {
        "roles": len(catalogue.roles),
        "skills": len(catalogue.skills),
        "challenges": len(catalogue.challenges),
        "steps": len(catalogue.steps),
        "role_skills": sum(len(role.skills) for role in catalogue.roles),
        "role_challenges": sum(len(role.challenges) for role in catalogue.roles),
        "role_preferences": sum(len(role.preferences) for role in catalogue.roles),
        "role_codes": sum(len(role.codes) for role in catalogue.roles),
        "preferences": len(catalogue.preferences),
        "training": len(catalogue.training),
        "sources": len(catalogue.sources),
    }
    for name, table in TABLES.items():
        keys = [tuple(row[column] for column in table.key) for row in found[name]]
        assert len(set(keys)) == len(keys), name
        for column in table.columns:
            if column.names:
                known = {row["code"] for row in found[column.names]}
                assert {row[column.name] for row in found[name]} - {""} <= known
    for name, several in (("steps", "training"), ("training", "skills")):
        known = {row["code"] for row in found[several]}
        assert {it for row in found[name] for it in row[several].split(BETWEEN)} - {""} <= known


def test_nothing_that_staff_write_is_run_by_a_spreadsheet() -> None:
    small = factories.catalogue(skills=[factories.skill("speaking", name="=HYPERLINK(1)")])
    [row] = read("skills", small)
    assert row["name"] == "'=HYPERLINK(1)"


def test_a_column_says_whether_its_cells_may_hold_several(catalogue: Catalogue) -> None:
    for name, table in TABLES.items():
        rows = list(table.rows(catalogue))
        assert rows, name
        for column in table.columns:
            held = {isinstance(column.value(row, catalogue), tuple) for row in rows}
            assert held == {column.several}, (name, column.name)
            assert isinstance(column.several, bool)
