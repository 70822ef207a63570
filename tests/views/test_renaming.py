"""Giving a thing another address at the desk."""

from typing import Any

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.models import Role
from careers.queries.draft import draft
from tests.domain.test_renaming import telling
from tests.staff import with_rights
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/address/role/leader/"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(telling())


def faults(response: Any) -> str:
    assert response.status_code == 422
    assert draft().catalogue == telling()
    return seen(response).words


def test_the_way_there_is_on_the_things_own_page(desk: Client) -> None:
    links = seen(desk.get("/desk/careers/role/leader/change/")).links
    assert links["Change its address"] == ADDRESS
    said = "You can change it later: the old address then leads to the new one."
    assert said in seen(desk.get("/desk/careers/role/leader/change/")).words
    assert said in seen(desk.get("/desk/careers/role/add/")).words
    for kind in ("level", "synonym", "trainingmodule"):
        said = seen(desk.get(f"/desk/careers/{kind}/add/")).words
        assert "No address is made of it." in said
        assert "cannot be changed later" not in said
    for page in ("trainingmodule/mentorship", "advancementstep/agent-to-leader"):
        assert "Change its address" not in seen(desk.get(f"/desk/careers/{page}/change/")).links


def test_it_says_what_would_change_before_anything_does(desk: Client) -> None:
    shown = seen(desk.get(ADDRESS))
    assert shown.headings == ["Another address for “Leader”"]
    assert "Its address is /roles/leader/." in shown.words
    response = desk.post(ADDRESS, {"code": "head"})
    found = seen(response)
    assert "Nothing is changed yet." in found.words
    for words in (
        "/roles/leader/ → /roles/head/",
        "/steps/agent-to-leader/ → /steps/agent-to-head/",
    ):
        assert words in found.words
    assert "4 other things name it" in found.words
    assert found.links["Skill: Speaking"] == "/desk/careers/skill/speaking/change/"
    assert response["Cache-Control"] == "no-store, private"
    assert draft().catalogue == telling()


def test_then_it_is_changed(desk: Client) -> None:
    response = desk.post(ADDRESS, {"code": "head", "sure": "on"}, follow=True)
    assert response.redirect_chain == [("/desk/careers/role/head/change/", 302)]
    words = seen(response).words
    assert "Its address in the draft is /roles/head/ now." in words
    assert "Once it is published, /roles/leader/ leads there." in words
    assert Role.objects.get(pk="head").formerly == "leader"
    history = seen(desk.get("/desk/careers/role/head/history/")).words
    assert "Changed Code." in history
    led = desk.get(ADDRESS, follow=True)
    assert led.redirect_chain == [("/desk/address/role/head/", 302)]
    assert "It has another code now: head instead of leader." in seen(led).words


def test_who_publishes_is_told_the_new_address_and_the_old(desk: Client) -> None:
    publish("The first.", None)
    desk.post(ADDRESS, {"code": "head", "sure": "on"})
    told = "New address: /roles/head/ (was /roles/leader/). 1 step’s address moves with it."
    page = seen(desk.get("/desk/publish/")).words
    assert told in page
    assert "Formerly" not in page
    assert told in seen(desk.get("/desk/")).words
    second = publish("A better name.", None)
    assert told in seen(desk.get(f"/desk/editions/{second.number}/")).words
    desk.post("/desk/address/role/head/", {"code": "leader", "sure": "on"})
    page = seen(desk.get("/desk/publish/")).words
    assert "New address: /roles/leader/ (was /roles/head/). 1 step’s" in page


def test_the_desks_own_old_address_leads_on(desk: Client) -> None:
    desk.post(ADDRESS, {"code": "head", "sure": "on"}, follow=True)
    response = desk.get("/desk/careers/role/leader/change/", follow=True)
    assert response.redirect_chain == [("/desk/careers/role/head/change/", 302)]
    assert "It has another code now: head instead of leader." in seen(response).words
    for lost in ("role/lead", "level/nowhere"):
        response = desk.get(f"/desk/careers/{lost}/change/", follow=True)
        assert response.redirect_chain[-1] == ("/desk/", 302)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "Enter the code it is to have."),
        ("x" * 81, "A code has 80 characters at most."),
        (
            "Team Leader",
            "Use lower-case letters, digits and single hyphens. “team-leader” would do.",
        ),
        ("Training-Lead", "“training-lead” would do."),
        ("!", "Use lower-case letters, digits and single hyphens, as in team-leader."),
        ("leader", "It has this code already."),
        ("agent", "“Agent” has this code or had it before"),
        ("x" * 80, "Choose a shorter one: there is no room for it in “agent-to-xxx"),
    ],
)
@pytest.mark.parametrize("sure", [{}, {"sure": "on"}], ids=["asking", "sure"])
def test_what_cannot_be_is_said(desk: Client, code: str, said: str, sure: dict[str, str]) -> None:
    assert said in faults(desk.post(ADDRESS, {"code": code, **sure}))


def test_a_row_that_no_catalogue_may_hold_is_mended_first(desk: Client) -> None:
    Role.objects.filter(pk="leader").update(hours="night")
    response = desk.post(ADDRESS, {"code": "head", "sure": "on"})
    assert response.status_code == 422
    assert "Mend that first, then come back." in seen(response).words
    assert Role.objects.filter(pk="leader").exists()


@pytest.mark.parametrize(
    "address", ["/desk/address/training/mentorship/", "/desk/address/role/nobody/"]
)
def test_what_is_not_there(desk: Client, stranger: Client, address: str) -> None:
    response = desk.get(address)
    assert response.status_code == 404
    assert seen(response).links["To the first page of the desk"] == "/desk/"
    lost = stranger.get("/desk/nothing/here/too/much/", follow=True)
    assert "To the first page of the desk" not in seen(lost).links


def test_who_may(stranger: Client) -> None:
    assert stranger.get(ADDRESS)["Location"] == f"/desk/login/?next={ADDRESS}"
    one = with_rights("view_role", "change_role")
    assert one.get(ADDRESS).status_code == 403
    assert one.post(ADDRESS, {"code": "head", "sure": "on"}).status_code == 403
    assert "Change its address" not in seen(one.get("/desk/careers/role/leader/change/")).links
    assert draft().catalogue == telling()


def test_who_may_change_roles_and_steps_may() -> None:
    client = with_rights(
        "view_role", "change_role", "view_advancementstep", "change_advancementstep"
    )
    assert client.get(ADDRESS).status_code == 200
    assert client.get("/desk/address/skill/speaking/").status_code == 403
    client.post(ADDRESS, {"code": "head", "sure": "on"})
    assert Role.objects.filter(pk="head").exists()
