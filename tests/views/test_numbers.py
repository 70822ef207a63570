"""The desk's numbers: who may see them, what they say of how many people, and their files."""

import csv
import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from careers.domain.catalogue import Catalogue
from careers.models import Answer, Attempt, Edition, Group
from careers.queries.edition import look_again
from tests import factories
from tests.crowd import crowd
from tests.staff import BACKEND, with_rights
from tests.views.seen import seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

SMALL = factories.catalogue()
NAMES = ("gaps", "bands", "roles", "funnel", "sections", "items", "skills")


@pytest.fixture
def analyst(small: None) -> Client:
    """Staff who may see the numbers and nothing else."""
    return with_rights("view_numbers")


@pytest.mark.parametrize(
    "address", ["/desk/numbers/", "/desk/numbers/1/", "/desk/numbers/1/items.csv"]
)
def test_only_who_may_sees_the_numbers(stranger: Client, small: None, address: str) -> None:
    crowd(SMALL, 30)
    response = stranger.get(address)
    assert (response.status_code, response["Location"]) == (
        302,
        f"/desk/login/?next={address}",
    )
    former = User.objects.create_user("former", password="a long enough phrase")
    stranger.force_login(former, backend=BACKEND)
    assert stranger.get(address).status_code == 302
    refused = with_rights("view_role", "view_group", "change_group").get(address)
    assert refused.status_code == 403
    assert "counted" not in refused.content.decode()


def test_who_may_is_let_in_and_led_there(analyst: Client) -> None:
    first = seen(analyst.get("/desk/"))
    assert first.links["Numbers"] == first.links["The numbers"] == "/desk/numbers/"
    assert "Nobody has begun to answer under this edition" in first.words
    assert "Groups" not in first.links
    page = analyst.get("/desk/numbers/")
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"
    assert seen(page).headings == ["The numbers of edition 1", "Nobody yet"]


def test_who_may_not_is_shown_no_number_and_no_way_there(small: None) -> None:
    crowd(SMALL, 30)
    page = seen(with_rights("view_role").get("/desk/"))
    assert "/desk/numbers/" not in page.links.values()
    assert "What people answer" not in page.headings
    assert "counted" not in page.words


@pytest.mark.parametrize(
    ("count", "heading", "first"),
    [
        (1, "Not enough yet (1 of 10)", "not enough people yet to tell anything (1 of 10)"),
        (9, "Not enough yet (9 of 10)", "not enough people yet to tell anything (9 of 10)"),
        (10, "Counts are told from 20 people on", "10 people are counted"),
        (11, "Counts are told from 20 people on", "10 people are counted"),
        (19, "Counts are told from 20 people on", "10 people are counted"),
        (20, "What they lack for their next step", "20 people are counted"),
        (99, "What they lack for their next step", "90 people are counted"),
        (100, "What they lack for their next step", "100 people are counted"),
    ],
)
def test_what_is_told_of_so_many_people(
    analyst: Client, count: int, heading: str, first: str
) -> None:
    crowd(SMALL, count)
    page = seen(analyst.get("/desk/numbers/"))
    assert page.headings[1] == heading
    assert (f"{count // 10 * 10} people are counted" in page.words) == (count >= 10)
    assert first in seen(analyst.get("/desk/")).words


def test_of_fewer_than_ten_not_a_single_figure_is_shown(analyst: Client) -> None:
    crowd(SMALL, 9)
    page = seen(analyst.get("/desk/numbers/"))
    figures = re.findall(r"\d+", page.words.rsplit("The numbers of edition 1", 1)[1])
    assert figures == ["9", "10", "10"]


def test_who_is_still_answering_is_waited_for(analyst: Client) -> None:
    crowd(SMALL, 12)
    Attempt.objects.update(changed_at=timezone.now() - timedelta(minutes=30))
    page = seen(analyst.get("/desk/numbers/"))
    assert page.headings[1] == "Counted within the hour"
    assert "The first people are counted within the hour." in seen(analyst.get("/desk/")).words


def test_one_more_person_changes_nothing_on_the_page(analyst: Client) -> None:
    crowd(SMALL, 30)
    before = body(analyst.get("/desk/numbers/"))
    for seed in range(2, 11):
        crowd(SMALL, 1, seed=seed)
        assert body(analyst.get("/desk/numbers/")) == before
    crowd(SMALL, 1, seed=11)
    assert body(analyst.get("/desk/numbers/")) != before


def body(response: Any) -> str:
    """The page without what is made anew for each reader."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


def test_every_table_is_there_with_its_bars_and_its_file(analyst: Client) -> None:
    crowd(SMALL, 120)
    response = analyst.get("/desk/numbers/")
    page = seen(response)
    assert [name for name in page.ids if name in NAMES] == list(NAMES)
    assert "how" in page.ids
    assert {"svg", "table"} <= page.tags
    assert "script" not in page.tags
    assert "120 people are counted" in page.words
    assert "They are what people say of themselves." in page.words
    hrefs = re.findall(r'href="([^"]+\.csv)"', response.content.decode())
    assert hrefs == [f"/desk/numbers/1/{name}.csv" for name in NAMES]
    assert [analyst.get(href).status_code for href in hrefs] == [200] * 7


def rows(response: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_a_file_says_what_the_page_says_and_nothing_more(analyst: Client) -> None:
    made = crowd(SMALL, 40)
    Answer.objects.filter(item="speaking-1").delete()
    for n, attempt in enumerate(made):
        Answer.objects.create(attempt=attempt, item="speaking-1", value=2 if n < 33 else 4)
    response = analyst.get("/desk/numbers/1/items.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="items-edition-1.csv"'
    assert response["Cache-Control"] == "no-store, private"
    found = rows(response)
    assert len(found) == 6
    assert found[0] == {
        "edition": "1",
        "people": "40",
        "question": "1. Doing one thing that others can see.",
        "code": "speaking-1",
        "asks_about": "Speaking",
        **bracket("answer_1", "0", "9"),
        **bracket("answer_2", "30", "40"),
        **bracket("answer_3", "0", "9"),
        **bracket("answer_4", "0", "9"),
        **bracket("answer_5", "0", "9"),
        **bracket("skipped", "0", "9"),
        **bracket("not_reached", "0", "9"),
        "median_seconds": "",
    }
    page = seen(analyst.get("/desk/numbers/")).words
    assert (
        "1. Doing one thing that others can see. speaking-1 Speaking"
        " up to 23 % under 10 75 % or more 30 or more up to 23 % under 10" in page
    )


def bracket(key: str, low: str, high: str) -> dict[str, str]:
    return {f"{key}_at_least": low, f"{key}_at_most": high}


def test_a_text_of_the_catalogue_that_looks_like_a_formula_is_no_formula(
    desk: Client, db: None
) -> None:
    risky = factories.catalogue(
        skills=[
            factories.skill("speaking", order=1, name="=cmd|' /C calc'!A0"),
            factories.skill("planning", order=2, name="+1"),
        ]
    )
    publish(risky, 1)
    crowd(risky, 20)
    found = {row["skill"] for row in rows(desk.get("/desk/numbers/1/gaps.csv"))}
    assert found == {"'=cmd|' /C calc'!A0", "'+1"}


@pytest.mark.parametrize("address", ["9/", "1/nothing.csv", "9/items.csv"])
def test_what_is_not_there_is_not_found(analyst: Client, address: str) -> None:
    crowd(SMALL, 30)
    assert analyst.get(f"/desk/numbers/{address}").status_code == 404


@pytest.mark.parametrize("count", [0, 9, 19])
def test_there_is_no_file_where_the_page_has_no_table(analyst: Client, count: int) -> None:
    crowd(SMALL, count)
    assert analyst.get("/desk/numbers/1/items.csv").status_code == 404


def test_each_edition_has_numbers_of_its_own_and_there_is_no_total(analyst: Client) -> None:
    crowd(SMALL, 50)
    publish(factories.catalogue(training=[]), 2)
    publish(factories.catalogue(challenges=[], items=[], training=[]), 3)
    crowd(SMALL, 30, number=2)
    page = seen(analyst.get("/desk/numbers/"))
    assert page.headings[:2] == ["The numbers of edition 3", "Nobody yet"]
    editions = ("Edition 3, live", "Edition 2", "Edition 1")
    assert [page.links[name] for name in editions] == [f"/desk/numbers/{n}/" for n in (3, 2, 1)]
    assert "30 people are counted" in seen(analyst.get("/desk/numbers/2/")).words
    assert "50 people are counted" in seen(analyst.get("/desk/numbers/1/")).words
    assert "80" not in page.words


def test_before_the_first_edition_the_page_says_so(desk: Client) -> None:
    page = seen(desk.get("/desk/numbers/"))
    assert page.headings == ["The numbers", "Nothing is published yet"]


@pytest.mark.parametrize("count", [20, 60])
def test_a_page_asks_the_same_however_many_people_there_are(
    analyst: Client, django_assert_num_queries: Any, count: int
) -> None:
    night = Group.objects.create(name="Night shift", code="23456789")
    crowd(SMALL, count, night)
    analyst.get("/desk/")
    for address, queries in (("", 7), ("", 7), ("1/", 7), ("1/items.csv", 6)):
        look_again()  # one query, whenever it is
        with django_assert_num_queries(queries):
            analyst.get(f"/desk/numbers/{address}")


def test_nobody_can_be_made_out_from_a_page(
    desk: Client, edition: Edition, catalogue: Catalogue
) -> None:
    """Not a count that is not a bracket: every figure of our own questions ends in 0 or 9, or says
    that it is everybody there may be."""
    made = crowd(catalogue, 137)
    assert len(made) == 137
    for name in NAMES:
        for row in rows(desk.get(f"/desk/numbers/1/{name}.csv")):
            assert row["people"] == "130"
            lows = [int(it) for key, it in row.items() if key.endswith("_at_least") and it]
            highs = [int(it) for key, it in row.items() if key.endswith("_at_most") and it]
            assert len(lows) == len(highs) > 0
            for low, high in zip(lows, highs, strict=True):
                assert (low % 10, high - low) in {(0, 9), (0, 10)}
                assert high <= 119 or (low, high) == (120, 130)
