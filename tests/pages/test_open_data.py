"""The page of the open data, and what its files say of themselves."""

import json
from datetime import UTC, date, datetime

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.open_data import TABLES, Given
from careers.pages import columns
from careers.pages.open_data import metadata, open_data, schema
from careers.pages.page import Edition
from tests import factories

THEN = datetime(2030, 5, 1, 12, tzinfo=UTC)
GIVEN = Given(3, THEN, 4_567, "ab" * 32, THEN)

DAY = date(2030, 5, 1)


def rendered(catalogue: Catalogue) -> str:
    page = open_data(catalogue, GIVEN)
    return " ".join(page.render(catalogue, Edition(3, "1 May 2030")).split())


def test_it_says_what_there_is_how_large_and_of_which_edition(catalogue: Catalogue) -> None:
    text = rendered(catalogue)
    assert '<a href="/editions/3/">3</a>, 1 May 2030' in text
    assert "4.5 KB" in text
    assert "ab" * 32 in text
    for name in TABLES:
        assert f'<a href="/open-data/{name}.csv" translate="no">{name}.csv</a>' in text
    assert '<a href="/open-data/editions/3/edition.json"' in text


def test_the_example_is_true(catalogue: Catalogue) -> None:
    found = open_data(catalogue, GIVEN).context["example"]
    assert found.need in found.role.skills
    assert found.need.importance == max(need.importance for need in found.role.skills)
    assert found.skill.code == found.need.skill


def test_a_licence_is_named_with_where_to_read_it() -> None:
    site = factories.site(licence="CC BY 4.0", licence_url="https://example.org/by")
    text = rendered(factories.catalogue(site))
    assert 'rel="license" href="https://example.org/by"' in text
    assert "none is given" not in text
    assert "Link to the licence, and say what you changed." in text
    assert "Those who run Rungs give you this licence. They have not given an address here." in text
    site = replace(site, contact="desk@example.org")
    assert '<a href="mailto:desk@example.org">' in rendered(factories.catalogue(site))


def test_without_a_licence_it_says_so_and_whom_to_ask() -> None:
    text = rendered(factories.catalogue())
    assert "none is given" in text
    assert "ask whoever runs this site" in text
    assert "mailto:" not in text
    asked = rendered(factories.catalogue(factories.site(contact="desk@example.org")))
    assert '<a href="mailto:desk@example.org">' in asked


def test_a_catalogue_that_asks_for_nothing_has_no_example() -> None:
    bare = factories.catalogue(roles=[factories.role(needs={})], steps=[])
    assert "No role asks for anything yet." in rendered(bare)


def test_every_column_is_described_and_nothing_else_is() -> None:
    for table in TABLES.values():
        for column in table.columns:
            assert columns.about(table.name, column.name).endswith(".")
    assert columns.about("skills", "level_4") == "What somebody at level 4 does."
    assert list(columns.TABLES) == list(TABLES)
    known = {(table.name, column.name) for table in TABLES.values() for column in table.columns}
    assert set(columns._HERE) <= known
    assert set(columns._ANY) <= {name for _, name in known}


def test_the_metadata_of_the_tables() -> None:
    site = factories.site(licence="CC BY 4.0", licence_url="https://example.org/by")
    told = json.loads(metadata(factories.catalogue(site), 3, DAY))
    assert told["@context"] == "http://www.w3.org/ns/csvw"
    assert (told["dc:hasVersion"], told["dc:issued"]) == ("3", "2030-05-01")
    assert told["dc:license"] == "https://example.org/by"
    assert [table["url"] for table in told["tables"]] == [f"{name}.csv" for name in TABLES]
    steps = next(table for table in told["tables"] if table["url"] == "steps.csv")["tableSchema"]
    assert steps["primaryKey"] == ["code"]
    assert steps["foreignKeys"] == [
        {
            "columnReference": end,
            "reference": {"resource": "roles.csv", "columnReference": "code"},
        }
        for end in ("origin", "destination")
    ]
    assert steps["columns"][-2]["separator"] == " | "
    unlicensed = json.loads(metadata(factories.catalogue(replace(site, licence="")), 3, DAY))
    assert "dc:license" not in unlicensed


def test_the_schema_knows_its_address_where_the_portal_does() -> None:
    found = json.loads(schema("https://rungs.example"))
    assert found["$id"] == "https://rungs.example/open-data/schema.json"
    assert "$id" not in json.loads(schema())
