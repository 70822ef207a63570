"""The questions at the desk: all as they are asked, and one while it is written."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.models import Attempt, Edition, Proficiency, Question
from tests import factories
from tests.staff import signed_in
from tests.views.seen import seen
from tests.views.sitting import answer_all, publish
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

PAGE = "/desk/questions/"
SPEAKING = "/desk/careers/question/speaking-1/change/"
LOST = "The question is another one than “Doing one thing that others can see.”"


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)


def reword() -> None:
    Question.objects.filter(pk="speaking-1").update(text="Saying it so that all understand.")


def rested() -> None:
    """The answers so far have come to rest, so that they count."""
    Attempt.objects.update(changed_at=timezone.now() - timedelta(hours=2))


def test_all_are_shown_as_they_are_asked_with_what_they_measure(
    desk: Client,
    loaded: None,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("careers.queries.edition.FRESH_FOR", 3600)
    page = seen(desk.get(PAGE))
    assert page.headings == [
        "The questions, as they are asked", "Page 1", "Page 2", "Page 3", "Page 4",
    ]  # fmt: skip
    assert "all answers given so far stay comparable" in page.words
    assert "Doing one thing that others can see. Measures Speaking" in page.words
    assert "answers: Not yet – Guided – Alone – Difficult – Others come" in page.words
    assert page.links["Speaking"] == "/desk/careers/skill/speaking/change/"
    assert page.links["See page 2 as a visitor"] == "/desk/preview/?to=/assessment/part/2/"
    # The session, the account, and the draft, kind by kind.
    with django_assert_num_queries(25):
        desk.get(PAGE)


def test_what_is_lost_is_said_and_how_many_answered_only_as_it_may_be_told(
    desk: Client, loaded: None
) -> None:
    reword()
    Question.objects.filter(pk="planning-2").delete()
    words = seen(desk.get(PAGE)).words
    assert "4 questions are unchanged" in words
    assert "Was: “Doing one thing that others can see.”" in words
    assert "Nobody has answered under edition 1 yet." in words
    answer_all(Client())
    rested()
    words = seen(desk.get(PAGE)).words
    assert "A few people may have answered it under edition 1" in words
    for _ in range(22):
        answer_all(Client())
    rested()
    page = seen(desk.get(PAGE))
    assert page.words.count("10 people or more answered it under edition 1") == 2
    assert page.headings[-1] == "Asked no more"


def test_who_may_not_see_numbers_is_told_none(loaded: None) -> None:
    user = User.objects.create_user("ann", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="see_draft"))
    ann = signed_in(user)
    reword()
    assert "Answers to it given so far will not be carried over." in seen(ann.get(PAGE)).words
    user.user_permissions.clear()
    assert ann.get(PAGE).status_code == 403


def test_before_the_first_edition_nothing_is_lost(desk: Client) -> None:
    replace_draft(factories.catalogue())
    words = seen(desk.get(PAGE)).words
    assert "Nothing is published yet, so nobody has answered." in words
    assert " new" not in words
    assert Edition.objects.count() == 0


def test_a_save_says_what_becomes_of_answers(desk: Client, loaded: None) -> None:
    sent = change_form(desk, SPEAKING) | {"text": "Saying it so that all understand."}
    assert LOST in seen(desk.post(SPEAKING, sent, follow=True)).words
    assert LOST in seen(desk.get(SPEAKING)).words
    publishing = seen(desk.get("/desk/publish/")).words
    assert LOST in publishing
    assert "Raise the questionnaire version" in publishing


def test_a_save_of_a_level_says_so_too(desk: Client, loaded: None) -> None:
    address = "/desk/careers/proficiency/alone/change/"
    sent = change_form(desk, address) | {"anchor": "By myself"}
    assert (
        "The answer “Alone” is now “By myself”" in seen(desk.post(address, sent, follow=True)).words
    )
    assert Proficiency.objects.get(pk="alone").anchor == "By myself"


# One while it is written --------------------------------------------------------------------------


def test_beside_its_form_stands_the_question_as_it_is_saved(desk: Client, loaded: None) -> None:
    html = desk.get(SPEAKING).content.decode()
    after = html.partition('<div id="asked"')[2]
    assert "How far have you got with these?" in after
    assert "Doing one thing that others can see." in after
    assert after.count('type="radio"') == 6
    assert "Write the question" in desk.get("/desk/careers/question/add/").content.decode()


def test_it_is_shown_as_it_is_written_and_nothing_is_saved(desk: Client, loaded: None) -> None:
    def shown(**values: str) -> str:
        response = desk.post(f"{PAGE}one/", {"part": "a"} | values)
        assert response.status_code == 200
        return seen(response).words

    words = shown(text="Calming   somebody down.", skill="speaking")
    assert "How far have you got with these? Calming somebody down. Not yet Guided Alone" in words
    words = shown(
        text="I would rather work …", preference="people", left="alone", right="among many"
    )
    assert "Which would you rather have?" in words
    assert words.count("among many") > 1
    words = shown(
        text="A caller shouts.", challenge="shifts", options="Out\r\n\r\nNo\nHm\nYes\nMore"
    )
    assert "How would this sit with you? A caller shouts. Out No Hm Yes More" in words
    for bad in ({}, {"text": "x"}, {"text": "x", "skill": "a", "preference": "b"}, {"skill": "a"}):
        assert "Write the question and choose" in shown(**bad)
    assert "Write the question and choose" in shown(text="x" * 9000, skill="speaking", part="?")
    assert Question.objects.count() == 6


def test_what_is_typed_is_shown_as_text(desk: Client, loaded: None) -> None:
    sent = {"part": "a", "text": "<script>alert(1)</script>", "skill": "speaking"}
    html = desk.post(f"{PAGE}one/", sent).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
