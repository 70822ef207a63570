"""The site's own settings at the desk, and what visitors then see of them."""

import re
from typing import Any

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain.things import FooterLink as Link
from careers.models import FooterLink, Site
from careers.queries.edition import forget_editions
from tests import factories
from tests.views.seen import seen
from tests.views.sitting import publish
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    """Of the form of the draft's one site."""
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)
    return f"/desk/careers/site/{Site.objects.get().pk}/change/"


def sent(desk: Client, address: str, **fields: Any) -> dict[str, Any]:
    return change_form(desk, address) | fields


def test_each_setting_is_kept_in_the_draft_and_nowhere_else(
    desk: Client, visitor: Client, address: str
) -> None:
    given = sent(
        desk,
        address,
        organisation="Northern Lines",
        accent="806600",
        parts=["assessment", "jobs", "open-data"],
    )
    given |= {"links-TOTAL_FORMS": "1", "links-0-label": "Work with us"}
    given |= {"links-0-address": "https://work.example/", "links-0-position": "1"}
    assert desk.post(address, given).status_code == 302
    row = Site.objects.get()
    assert (row.organisation, row.accent, row.without) == ("Northern Lines", "#806600", "guides")
    assert [str(it) for it in FooterLink.objects.all()] == ["Work with us"]
    assert "Northern Lines" not in visitor.get("/").content.decode()
    html = desk.get(address).content.decode()
    ticked = re.findall(r'name="parts" value="([a-z-]+)"[^>]* checked', html)
    assert ticked == ["assessment", "jobs", "open-data"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"accent": "#ffcc00"},
            "It is too light to read: 1.24 to 1 on our paper, and text needs 4.5."
            " The nearest shade that can be read is #806600.",
        ),
        ({"accent": "blue"}, "Write it as #1f4fa3: a sign and six digits or letters."),
        ({"name": ""}, "This field is required."),
        ({"contact": "nobody"}, "Enter a valid email address."),
    ],
)
def test_what_is_refused_is_said(
    desk: Client, address: str, fields: dict[str, str], said: str
) -> None:
    response = desk.post(address, sent(desk, address, **fields))
    assert response.status_code == 200
    assert said in seen(response).words
    assert Site.objects.get().accent == ""


def test_what_the_checks_find_is_said_beside_the_form(desk: Client, address: str) -> None:
    FooterLink.objects.create(site=Site.objects.get(), label="Gone", address="/gone/")
    assert "There is no page at “/gone/”." in seen(desk.get(address)).words


# What visitors see --------------------------------------------------------------------------------


def published(**fields: Any) -> None:
    forget_editions()
    publish(factories.catalogue(factories.site(**fields)), 1)


def test_the_foot_names_whose_site_it_is_and_has_its_links(visitor: Client) -> None:
    links = (
        Link(label="Work with us", address="https://work.example/"),
        Link(label="Who we are", address="/about/"),
    )
    published(organisation="Northern Lines", links=links)
    page = seen(visitor.get("/roles/"))
    assert "Rungs is run by Northern Lines." in page.words
    assert page.links["Work with us"] == "https://work.example/"
    assert page.links["Who we are"] == "/about/"
    assert '"publisher":{"@type":"Organization","name":"Northern Lines"}' in (
        visitor.get("/assessment/").content.decode()
    )


def test_without_any_of_it_the_foot_is_as_it_was(visitor: Client) -> None:
    published()
    html = visitor.get("/roles/").content.decode()
    assert "is run by" not in html
    assert 'aria-label="Elsewhere"' not in html
    assert "/accent/" not in html


def test_the_accent_has_a_sheet_of_its_own_that_says_what_its_address_says(visitor: Client) -> None:
    published(accent="#806600")
    html = visitor.get("/roles/").content.decode()
    assert html.count('<link rel="stylesheet" href="/accent/806600.css">') == 1
    sheet = visitor.get("/accent/806600.css")
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert sheet["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not sheet.cookies
    css = sheet.content.decode()
    assert css.startswith("@layer tokens {\n:root { --pen: #806600; --wash: ")
    assert css.count("--pen:") == css.count("--wash:") == 2
    assert re.sub(r"#[0-9a-f]{6}", "", css) == re.sub(
        r"#[0-9a-f]{6}", "", visitor.get("/accent/2140c7.css").content.decode()
    )


@pytest.mark.parametrize("name", ["fff", "80660", "8066000", "80660G", "ABCDEF", "..%2f1234"])
def test_what_is_no_colour_has_no_sheet(visitor: Client, name: str) -> None:
    published()
    assert visitor.get(f"/accent/{name}.css").status_code == 404


# Trying colours out -------------------------------------------------------------------------------


def test_a_colour_is_tried_out_with_what_it_is_worth(desk: Client) -> None:
    page = seen(desk.get("/desk/colour/?colour=%23ffcc00"))
    assert "#ffcc00 is too light" in page.headings
    assert "The nearest shade that can be read is #806600, shown here." in page.words
    assert page.links["Take that shade"] == "?colour=%23806600"
    assert "#806600 can be read" in seen(desk.get("/desk/colour/?colour=%23806600")).headings
    assert "#2140c7 can be read" in seen(desk.get("/desk/colour/?colour=<script>")).headings


@pytest.mark.parametrize("light", ["light", "dark"])
def test_its_picture_is_drawn_by_day_and_by_night(
    desk: Client, visitor: Client, light: str
) -> None:
    response = desk.get(f"/desk/colour/806600/{light}.svg")
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response.content.decode().count("<rect") == 4
    assert "style=" not in response.content.decode()
    assert desk.get("/desk/colour/806600/dusk.svg").status_code == 404
    assert desk.get(f"/desk/colour/xyz/{light}.svg").status_code == 404
    assert visitor.get(f"/desk/colour/806600/{light}.svg").status_code == 302
