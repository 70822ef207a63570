"""A catalogue's things and pieces as the rows of a sheet."""

from typing import Any

import pytest

from careers.domain import things
from careers.domain.progress import heard
from careers.domain.workbook.layout import BY_NAME, Words
from careers.domain.workbook.tables import LONGEST, OFTEN, Heading, Walk, members, table
from tests import factories
from tests.domain.workbook.test_bundle import Told

CATALOGUE = factories.catalogue()


def headings(name: str, catalogue: Any = CATALOGUE, **choices: bool) -> list[str]:
    it = table(catalogue, BY_NAME[name], **choices)
    return [heading.words(name, Words.plain()) for heading in it.headings]


def rows(name: str, catalogue: Any = CATALOGUE, **choices: bool) -> list[tuple[Any, ...]]:
    return list(table(catalogue, BY_NAME[name], **choices).rows)


def test_things_are_rows_in_the_order_of_the_columns() -> None:
    assert headings("tracks") == ["code", "order", "letter", "name", "summary"]
    assert rows("tracks") == [("service", 1, "S", "Service", "Work. {ed}")]
    site = factories.site(without=("jobs", "guides"), questionnaire=2)
    assert rows("site", factories.catalogue(site)) == [
        ("Rungs", site.strapline, "", 2, "", "", "", site.accent, "jobs\nguides")
    ]


def test_truths_are_written_as_words() -> None:
    items = [
        factories.preference_item(),
        factories.preference_item(code="turned", order=2, flipped=True),
    ]
    place = headings("items", helpers=False).index("flipped")
    written = rows("items", factories.catalogue(items=items), helpers=False)
    assert [row[place] for row in written] == ["no", "yes"]


def test_codes_have_their_names_beside_them() -> None:
    skills = [factories.skill(), factories.skill("calm", name="Calm" + "x" * 500)]
    catalogue = factories.catalogue(
        skills=skills, training=[factories.module(skills=("calm", "lost", "speaking"))]
    )
    assert headings("training")[6:8] == ["skills", "skills (name)"]
    [row] = rows("training", catalogue)
    assert row[6:8] == ("calm\nlost\nspeaking", f"{skills[1].name}\n\nSpeaking")
    assert "skills (name)" not in headings("training", helpers=False)
    assert len(rows("training", catalogue, helpers=False)[0]) == len(row) - 1


def test_pieces_name_their_thing_and_their_place() -> None:
    assert rows("role_skills", helpers=False)[:2] == [
        ("agent", "planning", 2, 1, ""),
        ("agent", "speaking", 3, 2, ""),
    ]
    guides = [
        factories.guide("late", order=2),
        factories.guide(
            sections=tuple(things.GuideSection(heading=it, body="Told. {ed}") for it in "BA")
        ),
    ]
    assert rows("guide_sections", factories.catalogue(guides=guides), helpers=False) == [
        ("start", 1, "B", "Told. {ed}"),
        ("start", 2, "A", "Told. {ed}"),
        ("late", 1, "First", "Told in words. {ed}"),
    ]
    links = (
        things.FooterLink(label="A", address="/a/"),
        things.FooterLink(label="B", address="/b/"),
    )
    assert rows("site_links", factories.catalogue(factories.site(links=links))) == [
        (1, "A", "/a/"),
        (2, "B", "/b/"),
    ]


@pytest.mark.parametrize(("length", "parts"), [(LONGEST, 1), (LONGEST + 1, 2), (2 * LONGEST, 2)])
def test_a_text_that_no_cell_holds_goes_on_in_the_next(length: int, parts: int) -> None:
    text = "ab" * (length // 2) + "c" * (length % 2)
    catalogue = factories.catalogue(
        guides=[factories.guide(synonyms=(text,)), factories.guide("b", order=2)]
    )
    said = headings("guides", catalogue)
    assert said[5 : 5 + parts] == ["synonyms", "synonyms (2)"][:parts]
    assert len(said) == 6 + parts
    first, second = rows("guides", catalogue)
    assert "".join(first[5 : 5 + parts]) == text
    assert max(map(len, map(str, first))) == LONGEST
    assert second[5:] == ("",) * (parts + 1)


def test_a_part_is_called_after_its_column() -> None:
    column, words = BY_NAME["roles"].column("duties"), Words.plain()
    assert [Heading(column, part).words("roles", words) for part in (0, 1, 2)] == [
        "duties",
        "duties (2)",
        "duties (3)",
    ]
    assert Heading(column, helper=True).words("roles", words) == "duties (name)"


def test_things_stand_in_reading_order() -> None:
    skills = [
        factories.skill("c", order=1),
        factories.skill("b", order=2),
        factories.skill("a", order=2),
        factories.skill("d", order=0),
    ]
    levels = [factories.level("x", 3), factories.level("y", 1), factories.level("z", 2)]
    sources = [factories.source("one", number=9), factories.source("two", number=1)]
    items = [factories.preference_item(code="q", part="c", order=1), factories.preference_item()]
    catalogue = factories.catalogue(skills=skills, levels=levels, sources=sources, items=items)
    found = {
        kind: [it.code for it in members(catalogue, kind)]
        for kind in ("skill", "level", "source", "item")
    }
    assert found == {
        "skill": ["d", "c", "a", "b"],
        "level": ["y", "z", "x"],
        "source": ["two", "one"],
        "item": ["prefers-people", "q"],
    }
    assert members(catalogue, "site") == (catalogue.site,)


def test_a_walk_tells_how_far_it_is() -> None:
    course, walk = Told(), Walk(CATALOGUE)
    whole = sum(len(table(CATALOGUE, sheet).rows) for sheet in BY_NAME.values())
    assert walk.total == whole
    with heard(course):
        assert list(walk.through(range(OFTEN))) == list(range(OFTEN))
        assert list(walk.through("ab")) == ["a", "b"]
    assert course.words == [("writing", 0, whole), ("writing", OFTEN, whole)]
