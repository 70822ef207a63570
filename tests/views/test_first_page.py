"""The desk's first page, as each person finds it: what waits for them, and what they may see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from careers.actions.caring import look_after
from careers.actions.edition import publish
from careers.actions.reviewing import approve, ask, send_back
from careers.models import AdvancementStep, Challenge, VainSearch
from tests import factories
from tests.changing import begin, changed, house_rule, seen as all_of_it
from tests.crowd import crowd
from tests.staff import at_desk
from tests.views.seen import Seen, seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    begin()


def first(client: Client) -> Seen:
    return seen(client.get("/desk/"))


def test_what_was_sent_back_waits_for_its_author_and_a_request_for_a_reviewer() -> None:
    ann, at_ann = at_desk("ann", "Author")
    bea, at_bea = at_desk("bea", "Reviewer")
    changed(ann)
    ask(all_of_it(), ann, "Is it right?")
    assert "What waits for you Ann asks for review: Chief “Is it right?”" in first(at_bea).words
    assert "What waits for you Nothing." in first(at_ann).words
    send_back(all_of_it(), bea, "Head is the word.")
    page = first(at_ann)
    assert "What waits for you Sent back by Bea: Chief “Head is the word.”" in page.words
    assert page.links["Chief"] == "/desk/careers/role/leader/change/"
    assert "/desk/review/role/leader/" in at_ann.get("/desk/").content.decode()
    assert "What waits for you Nothing." in first(at_bea).words


def test_a_draft_that_may_be_published_waits_for_a_publisher() -> None:
    ann, _at_ann = at_desk("ann", "Author")
    bea, at_bea = at_desk("bea", "Reviewer")
    _pat, at_pat = at_desk("pat", "Publisher")
    changed(ann)
    house_rule("other")
    words = (
        "What waits for you 1 change lacks approval before the draft can be published: See which"
    )
    assert words in first(at_pat).words
    assert "1 change lacks the approval that the rules ask for. Review them" in first(at_pat).words
    approve(all_of_it(), bea)
    page = first(at_pat)
    assert "What waits for you Ready: Look the draft through and publish" in page.words
    assert "What waits for you Nothing." in first(at_bea).words
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    assert "What waits for you Nothing." in first(at_pat).words


def test_without_the_approval_asked_for_no_button_is_offered_and_things_are_called_by_name() -> (
    None
):
    ann, _at_ann = at_desk("ann", "Author")
    _pat, at_pat = at_desk("pat", "Publisher")
    changed(ann)
    AdvancementStep.objects.update(summary="Up. {ed}")
    house_rule("other")
    page = seen(at_pat.get("/desk/publish/"))
    assert "Not approved yet Chief Not reviewed Agent → Chief Not reviewed" in page.words
    assert "Publish it as edition 2" not in page.words


def test_what_waits_already_is_not_offered_to_be_published_again() -> None:
    pat, at_pat = at_desk("pat", "Publisher")
    pat.last_name = "Lee"
    pat.save()
    changed(pat)
    publish("Chief", pat, at=timezone.now() + timedelta(days=1))
    page = first(at_pat)
    assert "It says just what edition 2 says, which waits for" in page.words
    assert "Nothing stands in the way." not in page.words
    assert "Look it through and publish" not in page.links
    assert "Published by Pat Lee: “Chief”" in seen(at_pat.get("/desk/publish/")).words


def test_what_one_looks_after_and_is_due_waits_for_them() -> None:
    ann, at_ann = at_desk("ann", "Author")
    _bea, at_bea = at_desk("bea", "Reviewer")
    today = timezone.localdate()
    look_after("role", "agent", ann, today - timedelta(days=1), None)
    look_after("role", "leader", ann, today + timedelta(days=15), None)
    page = first(at_ann)
    assert ": Role: Agent Edition 1 is live" in page.words
    assert "1 thing is due. 1 is overdue." in page.words
    assert page.links["See which"] == "/desk/due/?show=soon"
    page = first(at_bea)
    assert "What waits for you Nothing." in page.words
    assert "1 thing is due. 1 is overdue." in page.words


def test_the_analysts_desk_is_the_numbers_and_nothing_of_the_draft() -> None:
    changed(None, "Secret")
    VainSearch.objects.create(
        digest="a" * 64, words="nights", times=7, first_on="2026-11-01", last_on="2026-11-02"
    )
    crowd(factories.catalogue(), 40)
    _ana, client = at_desk("ana", "Analyst")
    page = first(client)
    assert page.headings == [
        "What visitors read and answer",
        "Edition 1 is live",
        "What people answer",
        "What people look for in vain",
    ]
    assert "40 people are counted in the numbers of this edition." in page.words
    assert "“nights” 7 times" in page.words
    for secret in ("Secret", "differs", "Chief", "What waits"):
        assert secret not in page.words


def test_under_twenty_people_nothing_is_told_of_them() -> None:
    crowd(factories.catalogue(), 12)
    _ana, client = at_desk("ana", "Analyst")
    words = first(client).words
    assert "10 people are counted" in words
    assert "With a plan" not in words


def test_what_is_only_worth_a_look_comes_after_the_doors_and_what_is_wrong_before() -> None:
    told = ("What the checks found", "What differs in the draft", "What there is to edit")
    _ann, client = at_desk("ann", "Author")
    order = [it for it in first(client).headings if it in told]
    assert order == ["What there is to edit", "What the checks found"]
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    order = [it for it in first(client).headings if it in told]
    assert order == [
        "What the checks found",
        "What differs in the draft",
        "What there is to edit",
    ]


def test_only_who_has_more_ways_than_fit_finds_some_of_them_under_more() -> None:
    _ann, at_ann = at_desk("ann", "Author")
    _eve, at_eve = at_desk("eve", "Administrator")
    words = "See the site More Numbers Groups Searches Openings Rules Staff"
    assert words in first(at_eve).words
    assert " More " not in first(at_ann).words
