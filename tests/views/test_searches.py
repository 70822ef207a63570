"""The desk's page of searches in vain: who may see it, what it tells, what can be done there."""

import pytest
from django.test import Client

from careers.actions.searching import count
from careers.models import Synonym, VainSearch
from tests import factories
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.showing import token
from tests.views.sitting import publish

PAGE, FORGET = "/desk/searches/", "/desk/searches/forget/"


def ask(query: str, times: int) -> None:
    for _ in range(times):
        count(query)


@pytest.mark.django_db
def test_it_is_for_who_may_see_it(visitor: Client) -> None:
    ask("zebra keeper", 3)
    digest = VainSearch.objects.get().digest
    client = with_rights("view_role", "view_numbers", "delete_vainsearch")

    assert visitor.get(PAGE).status_code == 302
    assert client.get(PAGE).status_code == 403
    assert client.post(FORGET, {"digest": digest}).status_code == 403
    assert PAGE not in seen(client.get("/desk/")).links.values()
    assert VainSearch.objects.count() == 1


@pytest.mark.django_db
def test_who_may_only_look_changes_nothing() -> None:
    ask("zebra keeper", 3)
    client = with_rights("view_vainsearch")
    page = seen(client.get(PAGE))

    assert seen(client.get("/desk/")).links["Searches"] == PAGE
    assert "zebra keeper 3" in page.words
    assert "Forget it" not in page.words
    assert "Add as a synonym" not in page.links
    assert client.post(FORGET, {"digest": VainSearch.objects.get().digest}).status_code == 403


def test_it_tells_what_was_asked_how_often_and_when(desk: Client) -> None:
    ask("zebra keeper", 3)
    ask("yak shaving", 5)
    ask("xerus", 2)
    ask("ann@example.org", 4)

    page = seen(desk.get(PAGE))

    assert page.words.index("yak shaving 5") < page.words.index("zebra keeper 3")
    assert "1 text that was asked for once or twice." in page.words
    assert "4 searches for something long or with an address or a number in it." in page.words
    assert "xerus" not in page.words
    assert "example.org" not in page.words


def test_an_empty_list_says_so(desk: Client) -> None:
    assert "Nothing to mend so far" in seen(desk.get(PAGE)).headings


def test_a_synonym_is_begun_with_the_words(desk: Client) -> None:
    ask("zebra keeper", 3)
    page = seen(desk.get(PAGE))
    address = page.links["Add as a synonym"]

    query = "name=zebra+keeper&code=zebra-keeper&back=searches"
    assert address == f"/desk/careers/synonym/add/?{query}"
    text = desk.get(address).content.decode()
    assert 'value="zebra keeper"' in text
    assert 'value="zebra-keeper"' in text

    sent = {"name": "zebra keeper", "code": "zebra-keeper", "means": "agent"}
    response = desk.post(address, sent, follow=True)
    assert response.redirect_chain == [(PAGE, 302)]
    assert "was added successfully" in seen(response).words


def test_a_synonym_that_is_there_is_opened_and_leads_back(desk: Client) -> None:
    ask("zebra keeper", 3)
    Synonym.objects.create(code="zebra-keeper", name="zebra keeper", means="agent")
    page = seen(desk.get(PAGE))
    own = "/desk/careers/synonym/zebra-keeper/change/?back=searches"

    assert "The draft has a synonym for it" in page.words
    assert page.links["Open its synonym"] == own
    assert "Add as a synonym" not in page.links
    again = desk.get("/desk/careers/synonym/add/?code=zebra-keeper&back=searches", follow=True)
    assert again.redirect_chain == [(own, 302)]
    assert "There is a synonym with this code already" in seen(again).words
    typed = {"name": "zebra keeper", "means": "leader"} | token(again)
    saved = desk.post(own, typed, follow=True)
    assert saved.redirect_chain == [(PAGE, 302)]
    assert "was changed successfully" in seen(saved).words
    assert Synonym.objects.get().means == "leader"


def test_what_is_found_by_now_says_so(desk: Client) -> None:
    publish(factories.catalogue(), 1)
    ask("agent", 3)
    ask("zebra keeper", 3)
    page = seen(desk.get(PAGE))

    assert page.links["Found now, in edition 1"] == "/search/?q=agent"
    assert page.words.count("Found now") == 1
    assert page.words.count("Add as a synonym") == 1


def test_a_text_is_forgotten(desk: Client) -> None:
    ask("zebra keeper", 3)
    ask("yak shaving", 3)
    digest = VainSearch.objects.get(words="zebra keeper").digest

    response = desk.post(FORGET, {"digest": digest}, follow=True)

    assert response.redirect_chain == [(PAGE, 302)]
    assert [row.words for row in VainSearch.objects.all()] == ["yak shaving"]
    assert "It is forgotten." in seen(response).words
    assert desk.get(FORGET).status_code == 405
