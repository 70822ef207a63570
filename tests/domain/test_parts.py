"""The catalogue without the parts that staff leave out."""

import pytest
from msgspec.structs import replace

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.parts import leads_out, offers, part_of, shown
from tests import factories


def whole(*without: str) -> Catalogue:
    told = things.Disagreement(
        code="pay", order=1, title="Pay", body="Told in words. {ed}", guides=("start",)
    )
    return factories.catalogue(
        factories.site(without=without), guides=[factories.guide()], disagreements=[told]
    )


def left(catalogue: Catalogue) -> tuple[bool, bool, bool]:
    """Whether it has questions, guides, and a disagreement that leads to one."""
    [told] = catalogue.disagreements
    return bool(catalogue.items), bool(catalogue.guides), bool(told.guides)


@pytest.mark.parametrize(
    ("without", "answered", "here"),
    [
        (("assessment",), False, (False, True, True)),
        (("assessment",), True, (True, True, True)),
        (("guides",), False, (True, False, False)),
        (("assessment", "guides"), False, (False, False, False)),
        (("assessment", "guides"), True, (True, False, False)),
    ],
)
def test_what_is_left_out_is_not_in_it_and_nothing_leads_there(
    without: tuple[str, ...], answered: bool, here: tuple[bool, bool, bool]
) -> None:
    catalogue = whole(*without)

    found = shown(catalogue, answered=answered)

    assert left(found) == here
    assert (found.roles, found.site) == (catalogue.roles, catalogue.site)
    assert left(catalogue) == (True, True, True)


def test_where_nothing_is_left_out_it_is_the_catalogue_itself() -> None:
    catalogue, same = whole(), factories.site()
    assert shown(catalogue) is catalogue
    assert shown(catalogue, same) is catalogue
    jobless = whole("jobs", "open-data")
    assert shown(jobless) is jobless


def test_an_older_edition_is_read_on_the_site_of_today() -> None:
    older, today = whole("guides"), factories.site(name="Stairs", without=("assessment",))

    found = shown(older, today)

    assert found.site == today
    assert left(found) == (False, True, True)
    renamed = shown(older, factories.site(name="Stairs"))
    assert (renamed.site.name, left(renamed)) == ("Stairs", (True, True, True))


def test_it_is_cut_once_for_each_site_and_for_those_who_answered() -> None:
    catalogue = whole("assessment")
    for_strangers = shown(catalogue)
    for_answered = shown(catalogue, answered=True)
    assert shown(catalogue) is for_strangers
    assert shown(catalogue, answered=True) is for_answered
    assert (bool(for_strangers.items), bool(for_answered.items)) == (False, True)

    today = factories.site(without=("guides",))
    assert left(shown(catalogue, today)) == (True, False, False)
    assert shown(catalogue, today) is shown(catalogue, replace(today))
    assert left(shown(catalogue)) == (False, True, True)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/assessment/part/1/", "assessment"),
        ("/jobs/", "jobs"),
        ("/guides/start/", "guides"),
        ("/open-data", "open-data"),
        ("/roles/jobs/", ""),
        ("/", ""),
    ],
)
def test_an_address_belongs_to_the_part_it_begins_with(path: str, part: str) -> None:
    assert part_of(path) == part


def test_an_address_leads_out_where_its_part_is_left_out_and_does_not_stay() -> None:
    asked = ("/assessment/", "/assessment/resume/", "/assessment/erase/", "/jobs/", "/roles/agent/")
    assert [leads_out(path, whole("assessment")) for path in asked] == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_a_part_is_offered_unless_it_is_left_out() -> None:
    assert not offers(whole("jobs"), "jobs")
    assert offers(whole("jobs"), "guides")
    assert offers(None, "jobs")
