"""The ladder and its routes, asked by address: whatever is asked, an answer."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from careers.models import Edition
from careers.queries import edition as shelf
from careers.queries.edition import current_edition
from careers.queries.notices import current_notices
from tests import factories
from tests.views.sitting import publish

AGENT, MANAGER = "customer-service-representative", "operations-manager"
PAGES = ("/ladder/", "/ladder/route/")


@pytest.mark.parametrize("page", PAGES)
def test_an_answer_is_a_public_page_like_any_other(
    visitor: Client,
    edition: Edition,
    page: str,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    current_edition()
    current_notices()
    with django_assert_num_queries(0):
        response = visitor.get(page, {"from": AGENT, "to": MANAGER})
    text = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "public, no-cache"
    assert "Three steps, by way of Team Leader and Call Center Manager" in text
    again = visitor.get(
        f"{page}?utm=x&to={MANAGER}&from={AGENT}", headers={"if-none-match": response["ETag"]}
    )
    assert again.status_code == 304


def test_the_address_of_an_answer_is_its_own(
    visitor: Client, edition: Edition, settings: object
) -> None:
    settings.SITE_URL = "https://rungs.example"  # type: ignore[attr-defined]
    text = visitor.get("/ladder/", {"from": "Team Leader", "to": "nobody"}).content.decode()
    assert re.findall(r'rel="canonical" href="([^"]*)"', text) == [
        "https://rungs.example/ladder/?from=team-leader"
    ]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "asked",
    [
        {"from": "<script>alert(1)</script>"},
        {"from": "\x01\x7f", "to": "\u200b"},
        {"to": "'; drop table careers_role; --"},
        {"from": "a" * 5000},
        {"from": "é\u202e\ud7ff", "to": "٣"},
        {"from": "%(title)s {{ catalogue }} {% now %}"},
        {"from": AGENT, "to": "../../etc/passwd", "way": "9" * 400},
        {"from": "", "to": ""},
        {"from": "\n\t "},
        {"from": AGENT, "to": MANAGER, "avoid": "<b>", "track": "\x01%s"},
        {"from": AGENT, "to": MANAGER, "avoid": AGENT, "track": "'; --"},
        {"avoid": "team-leader", "track": "quality"},
        {"track": "<script>alert(1)</script>", "beyond": "\x01", "part": "9" * 400},
        {"track": "quality", "beyond": "hidden", "part": "²"},
    ],
    ids=range(14),
)
def test_whatever_is_asked_there_is_a_page(
    visitor: Client, edition: Edition, page: str, asked: dict[str, str]
) -> None:
    response = visitor.get(f"{page}?{urlencode(asked)}")
    text = response.content.decode()
    assert response.status_code == 200
    assert text.count("<h1") == 1
    assert "<script>" not in text
    assert len(text) < 80_000


@pytest.mark.parametrize("page", PAGES)
def test_a_query_that_is_no_pair_of_names_is_read_as_far_as_it_goes(
    visitor: Client, edition: Edition, page: str
) -> None:
    for query in (
        "from",
        "from&to",
        "from[]=trainer",
        "%ff=%ff&from=%ff",
        "=&&=&from=a&from=trainer",
    ):
        assert visitor.get(f"{page}?{query}").status_code == 200


def test_every_link_of_an_answer_leads_somewhere(visitor: Client, edition: Edition) -> None:
    for query in (
        f"from={AGENT}",
        "to=it-support",
        f"from={AGENT}&to={MANAGER}",
        "from=zz&to=trainr",
    ):
        for page in PAGES:
            text = visitor.get(f"{page}?{query}").content.decode()
            links = {
                link.replace("&amp;", "&")
                for link in re.findall(r'<a [^>]*?href="(/ladder/[^"]*)"', text)
            }
            for link in links:
                answer = visitor.get(link).content.decode()
                assert "No role is called" not in answer, (page, query, link)


def test_several_roles_are_left_out_and_more_than_several_are_not_read(
    visitor: Client, edition: Edition
) -> None:
    query = f"from={AGENT}&to={MANAGER}"
    both = visitor.get(f"/ladder/route/?{query}&avoid=team-leader&avoid=Trainer&avoid=").content
    assert "Three steps, by way of Quality Assurance Analyst" in both.decode()
    many = "".join(f"&avoid=nobody-{number}" for number in range(40))
    text = visitor.get(f"/ladder/route/?{query}{many}&avoid=team-leader").content.decode()
    assert text.count("No role is called") == 12
    assert "Three steps, by way of Team Leader" in text


def test_a_former_code_leads_on(visitor: Client, db: None) -> None:
    publish(
        factories.catalogue(
            roles=[factories.role("agent", formerly=("operator",)), factories.role("leader")]
        ),
        1,
    )
    text = visitor.get("/ladder/route/?from=operator&to=leader").content.decode()
    assert "From Agent to Leader" in text


def test_tracks_and_what_lies_beyond_are_asked_for_by_address(
    visitor: Client, edition: Edition
) -> None:
    text = visitor.get("/ladder/?track=technical&track=quality&beyond=hidden").content.decode()
    assert "2 of 19 roles and 1 of 29 steps are shown." in text
    plain = visitor.get("/ladder/?track=&beyond=&part=&from=&to=").content.decode()
    assert plain == visitor.get("/ladder/").content.decode()
