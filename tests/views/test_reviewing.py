"""The desk's review of changes: what each person finds there, and what the buttons do."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from careers.models import Challenge, Review, Role
from tests.changing import begin, changed, house_rule, note
from tests.staff import at_desk
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

LIST = "/desk/review/"
LEADER = "/desk/review/role/leader/"


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    begin()


@pytest.fixture
def ann(db: None) -> tuple[User, Client]:
    return at_desk("ann", "Author")


@pytest.fixture
def bea(db: None) -> tuple[User, Client]:
    return at_desk("bea", "Reviewer")


def things(client: Client, address: str) -> list[str]:
    """What a form of the page would send of each change."""
    return re.findall(r'name="thing" value="([^"]+)"', client.get(address).content.decode())


def press(client: Client, verb: str, comment: str = "", **sent: Any) -> Any:
    """One of the buttons of the page that shows everything, with all of it ticked."""
    chosen = {"thing": things(client, f"{LIST}?show=all"), "comment": comment} | sent
    return client.post(f"{LIST}{verb}/", chosen)


def test_where_nothing_differs_there_is_nothing_to_review(bea: tuple[User, Client]) -> None:
    page = seen(bea[1].get(LIST))
    assert page.headings == ["Review what changed", "There is nothing to review"]
    assert "Nobody has to approve a change here before it is published." in page.words


def test_a_change_is_read_word_by_word_with_who_made_it(
    ann: tuple[User, Client], bea: tuple[User, Client]
) -> None:
    changed(ann[0])
    page = seen(bea[1].get(LIST))
    assert page.headings == ["Review what changed", "Roles 1", "Chief", "Say it of all you ticked"]
    assert "Not reviewed role, changed · Ann," in page.words
    assert "taken out: Leader put in: Chief" in page.words
    assert page.links["Chief"] == LEADER


def test_asking_sending_back_mending_and_approving(
    ann: tuple[User, Client], bea: tuple[User, Client]
) -> None:
    house_rule("other")
    changed(ann[0])
    assert press(ann[1], "ask", "Is Chief right?").status_code == 302
    page = seen(bea[1].get(LIST))
    assert "Waiting for you 1" in page.words
    assert "Ann asks for review" in page.words
    assert "Ann asked for review" in page.words and "Is Chief right?" in page.words
    assert seen(ann[1].get(LIST)).words.count("Waiting for you 0") == 1
    refused = press(bea[1], "send-back")
    assert refused.status_code == 422
    assert "Write a comment" in seen(refused).words
    press(bea[1], "send-back", "Head is the word.")
    page = seen(ann[1].get(LIST))
    assert "Waiting for you 1" in page.words
    assert "Sent back by Bea" in page.words and "Head is the word." in page.words
    changed(ann[0], "Head")
    assert "Mended since Bea sent it back" in seen(bea[1].get(LIST)).words
    press(bea[1], "approve")
    page = seen(ann[1].get(LIST))
    assert "Waiting for you 0" in page.words
    assert "Approved by Bea" in page.words
    assert [it.verdict for it in Review.objects.all()] == ["asked", "sent_back", "approved"]


def test_four_in_one_go_and_the_way_back_to_the_list(
    ann: tuple[User, Client], bea: tuple[User, Client]
) -> None:
    changed(ann[0])
    Role.objects.filter(pk="agent").update(title="Clerk")
    Challenge.objects.filter(pk="shifts").update(name="Nights")
    response = press(bea[1], "approve", show="all")
    assert response["Location"] == "/desk/review/?show=all"
    assert "3 changes are approved." in seen(bea[1].get(response["Location"])).words
    assert "Approved 3" in seen(bea[1].get(LIST)).words


def test_with_four_eyes_ones_own_change_has_no_button_and_is_refused(
    bea: tuple[User, Client],
) -> None:
    house_rule("other")
    changed(bea[0])
    page = seen(bea[1].get(LIST))
    assert "You had a hand in it: somebody else has to approve it." in page.words
    assert "Approve" not in page.words.replace("Approved", "").replace("approve", "")
    refused = press(bea[1], "approve")
    assert refused.status_code == 422
    assert "Somebody else has to approve what you changed yourself: “Chief”." in seen(refused).words
    assert Review.objects.count() == 0


def test_what_changed_meanwhile_is_refused_and_what_was_written_is_kept(
    ann: tuple[User, Client], bea: tuple[User, Client]
) -> None:
    changed(ann[0])
    looked_at = things(bea[1], LIST)
    changed(ann[0], "Head")
    refused = bea[1].post(f"{LIST}approve/", {"thing": looked_at, "comment": "Well done"})
    assert refused.status_code == 422
    assert (
        "This has changed since you looked at it: “Head”. Read it once more." in seen(refused).words
    )
    assert ">Well done</textarea>" in refused.content.decode()
    assert Review.objects.count() == 0


def test_nothing_ticked_is_said(ann: tuple[User, Client]) -> None:
    changed(ann[0])
    refused = ann[1].post(f"{LIST}ask/", {"thing": "no:thing", "show": "nothing"})
    assert "Tick the changes it is about." in seen(refused).words


def test_an_author_approves_nothing(ann: tuple[User, Client]) -> None:
    changed(ann[0])
    assert "Send back" not in seen(ann[1].get(LIST)).words
    assert press(ann[1], "approve").status_code == 403
    assert press(ann[1], "send-back", "No.").status_code == 403
    assert Review.objects.count() == 0


def test_one_thing_with_all_that_was_ever_said_of_it(
    ann: tuple[User, Client], bea: tuple[User, Client]
) -> None:
    changed(ann[0])
    page = seen(bea[1].get(LEADER))
    assert page.headings == ["Chief", "What changed", "Say what you think"]
    assert page.links["Open its form"] == "/desk/careers/role/leader/change/"
    sent = {"thing": things(bea[1], LEADER), "one": "role:leader", "comment": "Hm."}
    assert bea[1].post(f"{LIST}say/", sent)["Location"] == LEADER
    changed(ann[0], "Leader")
    page = seen(bea[1].get(LEADER))
    assert page.headings == ["Leader", "It says what is live", "What was said of it before"]
    assert "Bea commented" in page.words and "Hm." in page.words
    assert bea[1].get("/desk/review/role/nobody/").status_code == 404
    assert seen(bea[1].get("/desk/review/site/site/")).headings[1] == "It says what is live"


def test_a_list_that_holds_none_says_so(ann: tuple[User, Client]) -> None:
    changed(ann[0])
    page = seen(ann[1].get(f"{LIST}?show=approved"))
    assert "None of the changes stands so" in page.headings
    assert page.links["See all that differs"] == "?show=all"


def test_a_comment_is_shown_as_text(ann: tuple[User, Client]) -> None:
    changed(ann[0])
    press(ann[1], "say", "<script>alert(1)</script>")
    text = ann[1].get(LIST).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text


def test_it_asks_as_much_of_the_database_however_many_changes(
    bea: tuple[User, Client], ann: tuple[User, Client], django_assert_num_queries: Any
) -> None:
    changed(ann[0])
    bea[1].get(LIST)
    for more in (False, True):
        if more:
            Challenge.objects.filter(pk="shifts").update(name="Nights")
            Role.objects.filter(pk="agent").update(title="Clerk")
            note(Role.objects.get(pk="agent"), ann[0])
        with django_assert_num_queries(34):
            assert len(things(bea[1], LIST)) == (3 if more else 1)
