"""A visitor's group: joined with the first answers, shown, left; wrong codes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from careers.models import Answer, Attempt, Group, Guess
from careers.views.invitation import DOOR
from tests.views.seen import seen
from tests.views.sitting import answer_all, carried, saved, send

pytestmark = pytest.mark.django_db

ASKED = "Has somebody given you a group code?"
REFUSED = "No open group has this code."
GOOD = {"speaking_1": "4", "planning_1": "3"}


@pytest.fixture
def night(small: None) -> Group:
    return Group.objects.create(name="Night shift", code="ZD9MZPAF")


def test_the_first_page_asks_for_a_code_folded_away(visitor: Client, small: None) -> None:
    first = visitor.get("/assessment/part/1/").content.decode()
    assert ASKED in first
    assert '<details id="group"><summary>' in first
    assert "Nobody sees what you answered" in first
    assert ASKED not in visitor.get("/assessment/part/2/").content.decode()


def test_without_a_code_nobody_is_in_a_group(visitor: Client, night: Group) -> None:
    answer_all(visitor)
    assert Attempt.objects.get().group is None
    assert "group" not in seen(visitor.get("/assessment/answers/")).ids
    assert Guess.objects.count() == 0


@pytest.mark.parametrize("typed", ["ZD9M-ZPAF", " zd9m zpaf ", "zd9mzpaf"])
def test_a_code_joins_with_the_first_answers(visitor: Client, night: Group, typed: str) -> None:
    response = send(visitor, 1, group=typed, **GOOD)
    assert response["Location"] == "/assessment/part/2/"
    assert Attempt.objects.get().group == night
    assert saved() == {"speaking-1": 4, "planning-1": 3}
    assert Guess.objects.count() == 0
    page = seen(visitor.get("/assessment/part/1/"))
    assert "You are counted with “Night shift”." in page.words
    assert ASKED not in page.words
    assert page.links["What that means, and how to leave"] == "/assessment/answers/#group"
    page = seen(visitor.get("/assessment/answers/"))
    assert "Your group" in page.headings
    assert "You are counted with “Night shift”." in page.words


def test_a_code_can_be_entered_later(visitor: Client, night: Group) -> None:
    answer_all(visitor)
    assert send(visitor, 1, group="ZD9MZPAF", **GOOD).status_code == 302
    assert Attempt.objects.get().group == night


@pytest.mark.parametrize("button", ["next", "later"])
@pytest.mark.parametrize("typed", ["ABCD-EFGH", "ZD9M-ZPAG", "nonsense", "X" * 200])
def test_a_code_that_opens_nothing_is_said_and_nothing_typed_is_lost(
    visitor: Client, night: Group, typed: str, button: str
) -> None:
    response = send(visitor, 1, button, group=typed, role="agent", **GOOD)
    text, page = response.content.decode(), seen(response)
    assert response.status_code == 422
    assert REFUSED in page.words
    assert page.links["Group code"] == "#id_group"
    assert f'value="{typed}"' in text
    assert '<details id="group" open>' in text
    assert 'aria-invalid="true"' in text
    assert (page.chosen["speaking-1"], page.chosen["role"]) == ("4", "agent")
    assert saved() == {"speaking-1": 4, "planning-1": 3}
    assert Attempt.objects.get().group is None


def test_a_closed_group_and_an_unknown_one_look_alike(visitor: Client, night: Group) -> None:
    Group.objects.update(closed_at=timezone.now())
    closed = seen(send(visitor, 1, group="ZD9M-ZPAF", **GOOD)).words
    unknown = seen(send(visitor, 1, group="ZD9M-ZPAG", **GOOD)).words
    assert REFUSED in closed
    assert closed.replace("ZPAF", "ZPAG") == unknown


def test_a_code_sent_with_a_missing_answer_is_taken_all_the_same(
    visitor: Client, night: Group
) -> None:
    response = send(visitor, 1, group="ZD9MZPAF", speaking_1="4")
    assert response.status_code == 422
    assert Attempt.objects.get().group == night
    assert "You are counted with “Night shift”." in seen(response).words


def test_a_code_without_any_answer_begins_nothing_and_is_kept(
    visitor: Client, night: Group
) -> None:
    response = send(visitor, 1, group="ZD9MZPAF")
    assert response.status_code == 422
    assert 'value="ZD9MZPAF"' in response.content.decode()
    assert (Attempt.objects.count(), Guess.objects.count()) == (0, 0)


def test_a_form_from_a_lost_attempt_keeps_the_code(visitor: Client, night: Group) -> None:
    answer_all(visitor)
    stamps = carried(visitor.get("/assessment/part/1/"))
    visitor.post("/assessment/erase/")
    visitor.get("/assessment/part/1/")
    response = visitor.post(
        "/assessment/part/1/",
        {**stamps, "speaking-1": "4", "planning-1": "3", "group": "ZD9MZPAF", "next": ""},
    )
    assert response.status_code == 409
    assert 'value="ZD9MZPAF"' in response.content.decode()
    assert Attempt.objects.count() == 0


def test_wrong_codes_are_slowed_down_and_the_answers_saved_all_the_same(
    visitor: Client, night: Group
) -> None:
    for _ in range(DOOR.most):
        assert REFUSED in seen(send(visitor, 1, group="ABCDEFGH", **GOOD)).words
    page = seen(send(visitor, 1, group="ZD9MZPAF", speaking_1="5", planning_1="3"))
    assert "Too many codes were tried from here. Try again in 15 minutes" in page.words
    assert Attempt.objects.get().group is None
    assert saved()["speaking-1"] == 5
    assert send(visitor, 1, **GOOD).status_code == 302
    Guess.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert send(visitor, 1, group="ZD9MZPAF", **GOOD).status_code == 302
    assert Attempt.objects.get().group == night


def test_leaving_is_one_press_and_keeps_every_answer(visitor: Client, night: Group) -> None:
    send(visitor, 1, group="ZD9MZPAF", **GOOD)
    assert "Leave the group" in seen(visitor.get("/assessment/answers/")).buttons
    page = seen(visitor.post("/assessment/group/leave/"))
    assert "You have left “Night shift”." in page.words
    assert "Your group" not in page.headings
    assert Attempt.objects.get().group is None
    assert Answer.objects.count() == 2
    again = visitor.post("/assessment/group/leave/")
    assert again.status_code == 200
    assert "You have left" not in seen(again).words
    assert visitor.get("/assessment/group/leave/").status_code == 405


def test_leaving_touches_nobody_elses_group(
    visitor: Client, stranger: Client, night: Group
) -> None:
    send(visitor, 1, group="ZD9MZPAF", **GOOD)
    response = stranger.post("/assessment/group/leave/")
    assert "Night shift" not in response.content.decode()
    send(stranger, 1, **GOOD)
    stranger.post("/assessment/group/leave/")
    assert night.attempts.count() == 1


def test_who_has_erased_in_another_tab_is_told(visitor: Client, night: Group) -> None:
    send(visitor, 1, group="ZD9MZPAF", **GOOD)
    Attempt.objects.all().delete()
    assert visitor.post("/assessment/group/leave/").status_code == 200
    assert Attempt.objects.count() == 0


def test_a_groups_name_is_text_and_no_markup(visitor: Client, small: None) -> None:
    Group.objects.create(name="<b>Night</b>", code="ZD9MZPAF")
    send(visitor, 1, group="ZD9MZPAF", **GOOD)
    for address in ("/assessment/part/1/", "/assessment/answers/"):
        text = visitor.get(address).content.decode()
        assert "“&lt;b&gt;Night&lt;/b&gt;”" in text
        assert "<b>Night" not in text
