"""The way into a preview: for staff at the desk, and for colleagues by a link."""

import logging
import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.models import Guess, Preview, PreviewLink, Role
from careers.views.preview_door import COOKIE, DOOR
from tests import factories
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

LINKS = "/desk/preview/links/"
AWAY = "This link opens no preview"


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)


def make(desk: Client, note: str = "Ann", days: str = "7") -> str:
    """The path of a new link."""
    html = desk.post(LINKS, {"note": note, "days": days}).content.decode()
    found = re.search(r'value="http://testserver(/preview/open/[^"]+/)"', html)
    assert found
    return found[1]


# For staff ----------------------------------------------------------------------------------------


def test_a_look_takes_a_preview_and_leads_to_the_page(desk: Client, loaded: None) -> None:
    response = desk.get("/desk/preview/", {"to": "/roles/agent/?x=1"})
    assert (response.status_code, response["Location"]) == (302, "/preview/1/roles/agent/?x=1")
    assert desk.get("/desk/preview/")["Location"] == "/preview/1/"
    Role.objects.filter(pk="agent").update(title="Another")
    assert desk.get("/desk/preview/")["Location"] == "/preview/2/"


def test_a_question_is_looked_at_where_it_is_asked(desk: Client, loaded: None) -> None:
    def leads(code: str) -> str:
        return str(desk.get("/desk/preview/", {"question": code})["Location"])

    assert leads("prefers-people") == "/preview/1/assessment/part/2/#div_id_prefers-people"
    assert leads("nobody-asks") == "/preview/1/assessment/part/1/"


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("role/agent", "/roles/agent/"),
        ("advancementstep/agent-to-leader", "/steps/agent-to-leader/"),
        ("skill/speaking", "/skills/speaking/"),
        ("challenge/shifts", "/challenges/shifts/"),
        ("source/duties", "/sources/#s-duties"),
        ("level/entry", "/ladder/"),
        ("track/service", "/ladder/?track=service"),
        ("proficiency/guided", "/assessment/part/1/"),
        ("preference/people", "/assessment/part/1/"),
        ("question/speaking-2", "/assessment/part/4/#div_id_speaking-2"),
    ],
)
def test_a_form_leads_to_the_page_that_shows_its_thing(
    desk: Client, loaded: None, form: str, place: str
) -> None:
    tools = seen(desk.get(f"/desk/careers/{form}/change/"))
    html = desk.get(f"/desk/careers/{form}/change/").content.decode()
    ways = re.findall(r'<a href="(/desk/preview/\?[^"]+)">Preview</a>', html)
    assert "Preview" in tools.links
    went = desk.get(unescape(ways[0]))
    assert went["Location"] == f"/preview/1{place}"
    assert desk.get(went["Location"].partition("#")[0]).status_code == 200


def test_who_may_not_look_is_not_led_there(loaded: None) -> None:
    editor = with_rights("change_role", "view_role")
    assert "/desk/preview/" not in editor.get("/desk/careers/role/agent/change/").content.decode()


@pytest.mark.parametrize(
    "to",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/../../desk/",
        "/desk/logout/",
        "/roles/agent/../../../desk/",
        "/preview/1/roles/",
        "/nowhere/",
        "/roles/\r\nSet-Cookie: a=b/",
        "roles/",
        "\0",
    ],
)
def test_a_hostile_place_is_the_front_page(desk: Client, loaded: None, to: str) -> None:
    response = desk.get("/desk/preview/", {"to": to})
    if "\0" in to:
        assert response.status_code == 400
    else:
        assert response["Location"] == "/preview/1/"


def test_who_may_look_and_who_may_share(loaded: None, desk: Client, stranger: Client) -> None:
    assert desk.get("/desk/preview/")["Location"] == "/preview/1/"
    assert stranger.get("/desk/preview/")["Location"].startswith("/desk/login/")
    assert stranger.get("/preview/1/").status_code == 404
    editor = with_rights("change_role")
    assert editor.get("/desk/preview/").status_code == 403
    assert editor.get("/preview/1/").status_code == 404
    assert editor.get(LINKS).status_code == 403
    looker = colleague_again("see_draft")
    inside = looker.get("/preview/1/")
    assert inside.status_code == 200
    assert LINKS not in inside.content.decode()
    assert LINKS in desk.get("/preview/1/").content.decode()
    assert looker.get(LINKS).status_code == 403
    assert looker.post(f"{LINKS}1/close/").status_code == 403


def colleague_again(*rights: str) -> Client:
    User.objects.filter(username="ann").delete()
    return with_rights(*rights)


def test_a_preview_that_is_gone_is_offered_anew(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/preview/9/roles/agent/"))
    assert page.headings[0] == "This preview is no more"
    assert page.links["Take a new preview"] == "/desk/preview/?to=%2Froles%2Fagent%2F"


def test_what_is_no_address_leads_to_the_first_page_of_the_preview(
    desk: Client, loaded: None
) -> None:
    Role.objects.filter(pk="agent").update(title="Clerk")
    response = desk.get("/desk/preview/?to=//[roles/")
    assert response.status_code == 302
    assert response["Location"] == "/preview/1/"


# For colleagues -----------------------------------------------------------------------------------


def test_a_link_becomes_a_cookie_and_shows_the_draft_of_its_moment(
    desk: Client, stranger: Client, loaded: None
) -> None:
    Role.objects.filter(pk="agent").update(title="As of then")
    link = make(desk)
    Role.objects.filter(pk="agent").update(title="Later")
    came = stranger.get(link)
    assert (came.status_code, came["Location"]) == (302, "/preview/1/")
    assert came["Referrer-Policy"] == "no-referrer"
    assert came["Cache-Control"] == "no-store, private"
    cookie = stranger.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    page = stranger.get("/preview/1/roles/agent/").content.decode()
    assert "<h1>As of then</h1>" in page
    assert "counts nowhere" in page
    assert "/desk/" not in page
    assert link.split("/")[3] not in page
    desk.get("/desk/preview/")
    assert stranger.get("/preview/2/").status_code == 404


def test_one_page_sent_twice_makes_one_link_and_shows_it_again(desk: Client, loaded: None) -> None:
    page = desk.get(LINKS).content.decode()
    once = page.split('name="once" value="')[1].split('"')[0]
    form = {"note": "Ann", "days": "7", "once": once}
    first, again = (desk.post(LINKS, form).content.decode() for _ in range(2))
    address = re.compile(r'value="(http://testserver/preview/open/[^"]+/)"')
    assert address.findall(first) == address.findall(again) != []
    assert PreviewLink.objects.count() == 1
    other = desk.post(LINKS, form | {"note": "Ben"}).content.decode()
    assert address.findall(other) != address.findall(first)
    assert once not in other
    first_made = PreviewLink.objects.earliest("pk")
    desk.post(f"/desk/preview/links/{first_made.pk}/close/")
    assert desk.post(LINKS, form)["Location"] == LINKS
    assert PreviewLink.objects.count() == 2


def test_wrong_expired_and_closed_links_look_alike(
    desk: Client, stranger: Client, loaded: None
) -> None:
    expired, closed, good = make(desk, "One"), make(desk, "Two"), make(desk, "Three")
    three, two, one = PreviewLink.objects.all()
    PreviewLink.objects.filter(pk=one.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    desk.post(f"{LINKS}{two.pk}/close/")
    pages = {
        (response.status_code, response.content)
        for response in map(stranger.get, ("/preview/open/x/", expired, closed))
    }
    assert len(pages) == 1
    [(status, content)] = pages
    assert status == 404
    assert AWAY in content.decode()
    assert stranger.get(good).status_code == 302
    assert stranger.get("/preview/1/").status_code == 200
    desk.post(f"{LINKS}{three.pk}/close/")
    assert stranger.get("/preview/1/").status_code == 404


def test_guessing_is_slow_and_no_token_is_logged(
    stranger: Client, loaded: None, caplog: pytest.LogCaptureFixture
) -> None:
    # Django’s loggers hand nothing up by themselves.
    logging.getLogger("django").addHandler(caplog.handler)
    try:
        for _ in range(DOOR.most):
            assert stranger.get("/preview/open/a-secret/").status_code == 404
        refused = stranger.get("/preview/open/a-secret/")
    finally:
        logging.getLogger("django").removeHandler(caplog.handler)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "/preview/open/" in caplog.text
    assert "a-secret" not in caplog.text


def test_a_good_link_does_not_count_as_a_guess(
    desk: Client, stranger: Client, loaded: None
) -> None:
    link = make(desk)
    for _ in range(DOOR.most + 1):
        assert stranger.get(link).status_code == 302
    assert Guess.objects.count() == 0


def test_the_list_says_who_came_and_when(
    desk: Client,
    stranger: Client,
    loaded: None,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    link = make(desk, "Ann, Leeds")
    assert "not yet" in seen(desk.get(LINKS)).words
    stranger.get(link)
    make(desk, "Bob")
    # The session, the account, the links with their previews.
    with django_assert_num_queries(3):
        page = seen(desk.get(LINKS))
    assert "Ann, Leeds made by publisher" in page.words
    assert "once last" in page.words
    assert link not in desk.get(LINKS).content.decode()
    assert Preview.objects.count() == 1


def test_a_link_says_whom_it_is_for(desk: Client, loaded: None) -> None:
    refused = desk.post(LINKS, {"days": "30"})
    assert refused.status_code == 422
    assert "Say whom the link is for." in seen(refused).words
    assert (PreviewLink.objects.count(), Preview.objects.count()) == (0, 0)
