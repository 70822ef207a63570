"""The site's own colour and links."""

import pytest

from careers.domain.checks.site import astray, is_page, readable_accent
from careers.domain.things import FooterLink
from tests import factories


@pytest.mark.parametrize("colour", ["", "#2140c7", "#806600", "#844fbc"])
def test_a_colour_that_can_be_read(colour: str) -> None:
    assert list(readable_accent(factories.catalogue(factories.site(accent=colour)))) == []


def test_one_that_cannot_is_told_with_its_ratio_and_the_nearest_that_can() -> None:
    [found] = readable_accent(factories.catalogue(factories.site(accent="#ffcc00")))
    assert (found.severity, found.kind, found.field) == ("error", "site", "accent")
    assert found.message == (
        "This colour has a contrast of 1.24 to 1 on our paper, and text needs 4.5. The nearest shade "
        "that can be read is #806600."
    )


def test_what_just_fails_is_not_rounded_up_to_what_passes() -> None:
    [found] = readable_accent(factories.catalogue(factories.site(accent="#567228")))
    assert "4.49 to 1" in found.message


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/assessment/", "“/assessment/” belongs to a part that this site leaves out."),
        (
            "/assessment/methods/#a",
            "“/assessment/methods/#a” belongs to a part that this site leaves out.",
        ),
        ("/nowhere/", "There is no page at “/nowhere/”."),
        ("/roles", "There is no page at “/roles”."),
        ("/desk/", "There is no page at “/desk/”."),
        ("//[a", "There is no page at “//[a”."),
        ("/roles/nobody/", ""),
        ("/roles/agent/jobs/", ""),
        ("/about/#contact", ""),
        ("/", ""),
        ("https://work.example/assessment/", ""),
    ],
)
def test_a_link_leads_to_what_the_site_has(address: str, said: str) -> None:
    links = (FooterLink(label="About", address="/about/"), FooterLink(label="X", address=address))
    site = factories.site(links=links, without=("assessment",))
    found = list(astray(factories.catalogue(site)))
    assert [it.message for it in found] == ([said] if said else [])
    assert [it.field for it in found] == (["links[1].address"] if said else [])


def test_whoever_answered_may_be_led_back_to_it_from_the_foot() -> None:
    links = (FooterLink(label="Your answers", address="/assessment/resume/"),)
    catalogue = factories.catalogue(factories.site(links=links, without=("assessment",)))

    assert list(astray(catalogue)) == []


def test_what_leads_out_of_the_site_hides_nothing_behind_it() -> None:
    links = (
        FooterLink(label="Us", address="https://work.example/"),
        FooterLink(label="X", address="/nowhere/"),
    )
    found = astray(factories.catalogue(factories.site(links=links)))
    assert [it.field for it in found] == ["links[1].address"]


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/", True),
        ("/about/#contact", True),
        ("/nowhere/", False),
        ("/roles/agent/", True),
        ("/roles/nobody/", False),
        ("/jobs/12/", True),
        ("/jobs/twelve/", False),
        ("/editions/3/", True),
        ("/editions/3", False),
        ("/open-data/roles.csv", True),
        ("/assessment/", False),
        ("/assessment/resume/", True),
    ],
)
def test_a_page_is_one_that_is_there_now(address: str, there: bool) -> None:
    site = factories.site(without=("assessment",))
    assert is_page(address, factories.catalogue(site)) is there
