"""Taking the self-assessment: asked, saved, mended, changed, read, erased.

The questionnaire is the smallest there is: section 1 asks two skills, 2 a preference, 3 a preview,
4 the same skills again.
"""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from careers.models import Answer, Attempt
from careers.models.attempt import token_hash
from tests import factories
from tests.views.seen import seen
from tests.views.sitting import ASKED, COOKIE, answer_all, carried, publish, saved, send

pytestmark = pytest.mark.usefixtures("small")

MISSING = "Choose the answer that comes closest, or “Not sure, skip”."


# Beginning --------------------------------------------------------------------------------------


def test_looking_at_the_questions_starts_nothing(visitor: Client) -> None:
    response = visitor.get("/assessment/part/1/")
    assert response.status_code == 200
    assert response.cookies[COOKIE]["max-age"] == 24 * 60 * 60
    assert Attempt.objects.count() == 0


def test_a_section_shows_its_questions_and_where_one_is(visitor: Client) -> None:
    page = seen(visitor.get("/assessment/part/1/"))
    assert page.headings == ["How far have you got with these?"]
    assert "Questions 1 to 2 of 6 Part one of three: 2 skills, once each" in page.words
    assert page.chosen == {"role": ""}
    assert page.buttons == ["Save and go on", "Save and stop for now"]
    assert {"div_id_role", "div_id_speaking-1", "div_id_planning-1"} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_only_the_first_section_asks_where_one_works(visitor: Client) -> None:
    page = seen(visitor.get("/assessment/part/2/"))
    assert page.headings == ["Which would you rather have?"]
    assert "div_id_role" not in page.ids
    assert page.buttons == ["Save and go on", "Back", "Save and stop for now"]


@pytest.mark.parametrize("number", [0, 5, 99])
def test_there_are_no_other_sections(visitor: Client, number: int) -> None:
    assert visitor.get(f"/assessment/part/{number}/").status_code == 404
    assert send(visitor, number, speaking_1="4").status_code == 404


@pytest.mark.parametrize("path", ["part/1/", "part/2/", "part/3/", "answers/", "erase/"])
def test_pages_need_no_script_and_no_style_of_their_own(visitor: Client, path: str) -> None:
    answer_all(visitor)
    page = seen(visitor.get(f"/assessment/{path}"))
    assert page.tags.isdisjoint({"script", "style"})
    assert page.attributes.isdisjoint({"style", "onclick", "required"})


def test_the_first_answers_start_an_attempt_and_lead_on(visitor: Client) -> None:
    response = send(visitor, 1, role="agent", speaking_1="4", planning_1="skip")
    assert (response.status_code, response["Location"]) == (302, "/assessment/part/2/")
    assert saved() == {"speaking-1": 4, "planning-1": None}
    attempt = Attempt.objects.get()
    assert (attempt.role, attempt.edition.number) == ("agent", 1)
    assert attempt.token_sha256 == token_hash(response.cookies[COOKIE].value)


def test_the_key_to_an_attempt_is_out_of_any_scripts_reach(visitor: Client) -> None:
    response = send(visitor, 1, speaking_1="4", planning_1="3")
    cookie = response.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == 180 * 24 * 60 * 60
    assert cookie.value not in response["Location"]


def test_reloading_shows_what_was_saved(visitor: Client) -> None:
    send(visitor, 1, role="agent", speaking_1="4", planning_1="skip")
    assert seen(visitor.get("/assessment/part/1/")).chosen == {
        "role": "agent",
        "speaking-1": "4",
        "planning-1": "skip",
    }


# Mending ----------------------------------------------------------------------------------------


def test_a_missing_answer_is_asked_for_and_the_others_are_saved(visitor: Client) -> None:
    response = send(visitor, 1, role="agent", speaking_1="4")
    page = seen(response)
    assert response.status_code == 422
    assert page.headings == [
        "How far have you got with these?",
        "One question needs another look",
    ]
    assert page.links[ASKED] == "#id_planning-1_0"
    assert {"id_planning-1_0", "id_planning-1_error"} <= set(page.ids)
    assert "id_speaking-1_error" not in page.ids
    assert page.words.count(MISSING) == 1
    assert page.chosen == {"role": "agent", "speaking-1": "4"}
    assert saved() == {"speaking-1": 4}
    assert visitor.cookies[COOKIE].value


def test_a_bad_value_is_shown_again_and_the_good_ones_are_saved(visitor: Client) -> None:
    response = send(visitor, 1, role="boss", speaking_1="<7>", planning_1="2")
    page = seen(response)
    assert response.status_code == 422
    assert page.headings[1] == "2 questions need another look"
    assert "“<7>” is not one of the answers. Choose one of those shown." in page.words
    assert "“boss” is not one of the roles." in page.words
    assert b"<7>" not in response.content
    assert page.links["Where do you work now?"] == "#id_role"
    assert page.chosen == {"planning-1": "2"}
    assert saved() == {"planning-1": 2}
    assert Attempt.objects.get().role == ""


def test_sending_nothing_starts_nothing(visitor: Client) -> None:
    for button, status in (("next", 422), ("later", 302)):
        response = send(visitor, 1, button)
        assert response.status_code == status
    assert Attempt.objects.count() == 0


def test_a_missing_answer_does_not_keep_anybody_from_leaving(visitor: Client) -> None:
    later = send(visitor, 1, "later", speaking_1="4")
    assert (later.status_code, later["Location"]) == (302, "/assessment/answers/")
    back = send(visitor, 4, "back", speaking_2="5")
    assert (back.status_code, back["Location"]) == (302, "/assessment/part/3/")
    assert saved() == {"speaking-1": 4, "speaking-2": 5}


def test_an_earlier_answer_survives_a_bad_one(visitor: Client) -> None:
    send(visitor, 2, prefers_people="2")
    assert send(visitor, 2, prefers_people="9").status_code == 422
    assert saved() == {"prefers-people": 2}


# Going on ---------------------------------------------------------------------------------------


def test_the_way_through(visitor: Client) -> None:
    ways = [
        send(visitor, 1, speaking_1="4", planning_1="3"),
        send(visitor, 2, prefers_people="2"),
        send(visitor, 3, preview_shifts="1"),
        send(visitor, 4, speaking_2="4", planning_2="3"),
    ]
    assert [way["Location"] for way in ways] == [
        "/assessment/part/2/",
        "/assessment/part/3/",
        "/assessment/part/4/",
        "/assessment/result/",
    ]


def test_who_changes_an_answer_at_the_end_goes_back_to_the_list(visitor: Client) -> None:
    answer_all(visitor)
    assert seen(visitor.get("/assessment/part/2/")).buttons == ["Save", "Back"]
    response = send(visitor, 2, prefers_people="5")
    assert response["Location"] == "/assessment/answers/"
    assert saved()["prefers-people"] == 5
    assert Answer.objects.count() == 6


def test_sending_twice_saves_once(visitor: Client) -> None:
    for _ in range(2):
        send(visitor, 1, role="agent", speaking_1="4", planning_1="3")
        send(visitor, 2, prefers_people="2")
    assert Attempt.objects.count() == 1
    assert saved() == {"speaking-1": 4, "planning-1": 3, "prefers-people": 2}
    assert Answer.objects.count() == 3


def test_an_attempt_stays_with_its_edition(visitor: Client, stranger: Client) -> None:
    send(visitor, 1, speaking_1="4", planning_1="3")
    publish(factories.catalogue(items=factories.skill_items("speaking")), 2)
    assert "Questions 1 to 2 of 6" in seen(visitor.get("/assessment/part/1/")).words
    assert "Questions 1 to 1 of 2" in seen(stranger.get("/assessment/part/1/")).words


# All answers ------------------------------------------------------------------------------------


def test_the_list_of_no_answers_says_how_to_begin(visitor: Client) -> None:
    page = seen(visitor.get("/assessment/answers/"))
    assert "No answers are open in this browser. There are 6 questions" in page.words
    assert page.links["Begin"] == "/assessment/part/1/"
    assert "Erase my answers" not in page.links


def test_the_list_shows_each_answer_and_where_to_go_on(visitor: Client) -> None:
    send(visitor, 1, role="agent", speaking_1="4", planning_1="skip")
    page = seen(visitor.get("/assessment/answers/"))
    assert "You have been through 2 of 6 questions." in page.words
    assert f"{ASKED} Difficult change: {ASKED}" in page.words
    assert f"{ASKED} not sure, skipped change: {ASKED}" in page.words
    assert f"{ASKED} open answer: {ASKED}" in page.words
    assert "Where do you work now? Agent change: Where do you work now?" in page.words
    assert "6 questions: 1 answered, 1 skipped, 4 open" in page.words
    assert page.links["Go on with question 3"] == "/assessment/part/2/#div_id_prefers-people"
    assert page.links["answer: Most days I would rather … do this, or do that?"] == (
        "/assessment/part/2/#div_id_prefers-people"
    )


def test_the_list_of_all_answers_leads_to_the_result(visitor: Client) -> None:
    answer_all(visitor)
    page = seen(visitor.get("/assessment/answers/"))
    assert "You have been through all 6 questions." in page.words
    assert page.links["See your result"] == "/assessment/result/"
    assert "6 questions: 6 answered" in page.words
    assert not [words for words in page.links if words.startswith("Go on")]


def test_whoever_changes_an_answer_comes_back_to_it(visitor: Client) -> None:
    """A browser keeps the fragment of the address it sent the form from."""
    answer_all(visitor)
    page = seen(visitor.get("/assessment/answers/"))
    changed = [href.partition("#")[2] for words, href in page.links.items() if "change:" in words]
    assert len(changed) == 4  # Every skill item has the same words.
    assert set(changed) <= set(page.ids)
    assert {"div_id_role", "div_id_speaking-1", "div_id_preview-shifts"} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


# Going on later ---------------------------------------------------------------------------------


def test_going_on_leads_to_the_first_open_question(visitor: Client, stranger: Client) -> None:
    def way(client: Client) -> str:
        response = client.get("/assessment/continue/")
        assert response.status_code == 302
        return str(response["Location"])

    assert way(visitor) == "/assessment/part/1/"
    send(visitor, 1, "later", speaking_1="4")
    assert way(visitor) == "/assessment/part/1/#div_id_planning-1"
    send(visitor, 1, speaking_1="4", planning_1="skip")
    assert way(visitor) == "/assessment/part/2/#div_id_prefers-people"
    answer_all(visitor)
    assert way(visitor) == "/assessment/answers/"
    assert way(stranger) == "/assessment/part/1/"
    assert visitor.post("/assessment/continue/").status_code == 405


PART_ONE = "That was part one. You can look at a first, provisional result, or go on."


def test_after_part_one_a_first_result_is_offered_and_not_forced(visitor: Client) -> None:
    send(visitor, 1, speaking_1="4", planning_1="3")
    page = seen(visitor.get("/assessment/part/2/"))
    assert PART_ONE in page.words
    assert page.links["Look at a first result"] == "/assessment/result/"
    assert page.links["Go on with question 3"] == "/assessment/part/2/#div_id_prefers-people"
    for number in (1, 3, 4):
        assert PART_ONE not in seen(visitor.get(f"/assessment/part/{number}/")).words
    answer_all(visitor)
    assert PART_ONE not in seen(visitor.get("/assessment/part/2/")).words


def test_part_one_is_not_called_done_before_it_is_or_on_too_little(
    visitor: Client, stranger: Client
) -> None:
    send(visitor, 1, "later", speaking_1="4")
    assert PART_ONE not in seen(visitor.get("/assessment/part/2/")).words
    send(stranger, 1, speaking_1="skip", planning_1="skip")
    assert PART_ONE not in seen(stranger.get("/assessment/part/2/")).words


def test_the_first_section_says_beforehand_when_answers_are_saved(visitor: Client) -> None:
    note = "Your answers are saved when you press “Save and go on”."
    words = seen(visitor.get("/assessment/part/1/")).words
    assert words.count(note) == 1
    assert words.index(note) < words.index(ASKED)
    assert words.index(note) < words.index("Where do you work now?")
    second = seen(visitor.get("/assessment/part/2/")).words
    assert second.index("Most days I would rather") < second.index(note)
    answer_all(visitor)
    assert "Your answers are saved when you press “Save”." in (
        seen(visitor.get("/assessment/part/1/")).words
    )


# Lost on the way --------------------------------------------------------------------------------

LOST = (
    "The answers that this page belonged to cannot be opened from this browser any more: they were"
    " erased, they have a new code, or the browser has lost it. Nothing was saved yet. Save again to"
    " begin anew with what you see below, under the code on this page, or come back with the code you"
    " noted."
)
OTHERS = (
    "Since you opened this page, this browser has opened other answers. Nothing was saved yet. Save"
    " again to put what you see below among the answers that are open now."
)


@pytest.mark.parametrize("button", ["next", "back", "later"])
def test_what_was_erased_in_another_tab_is_told_before_anything_is_saved(
    visitor: Client, button: str
) -> None:
    answer_all(visitor)
    old = carried(visitor.get("/assessment/part/1/"))
    visitor.post("/assessment/erase/")
    response = send(visitor, 1, button, role="agent", speaking_1="5", planning_1="<b>", **old)
    page = seen(response)
    assert response.status_code == 409
    assert response["Cache-Control"] == "no-store, private"
    assert LOST in page.words
    assert page.headings == ["How far have you got with these?"]
    assert page.chosen == {"role": "agent", "speaking-1": "5"}
    assert carried(response)["of"] != old["of"]
    assert (Attempt.objects.count(), saved()) == (0, {})


def test_saving_again_begins_anew(visitor: Client) -> None:
    answer_all(visitor)
    old = carried(visitor.get("/assessment/part/2/"))
    del visitor.cookies[COOKIE]  # This browser has lost its code; the answers are still there.
    refused = send(visitor, 2, prefers_people="5", **old)
    assert refused.status_code == 409
    assert saved()["prefers-people"] == 2
    assert Attempt.objects.count() == 1
    response = send(visitor, 2, prefers_people="5", **carried(refused))
    assert response["Location"] == "/assessment/part/3/"
    anew = Attempt.objects.held_by(response.cookies[COOKIE].value).get()
    assert list(anew.answers.values_list("item", "value")) == [("prefers-people", 5)]
    assert Attempt.objects.count() == 2


def test_a_page_of_other_answers_does_not_write_over_those_that_are_open(
    visitor: Client, stranger: Client
) -> None:
    answer_all(stranger)
    old = carried(visitor.get("/assessment/part/2/"))
    visitor.cookies[COOKIE] = stranger.cookies[COOKIE].value
    refused = send(visitor, 2, prefers_people="5", **old)
    assert (refused.status_code, OTHERS in seen(refused).words) == (409, True)
    assert seen(refused).chosen == {"prefers-people": "5"}
    assert saved()["prefers-people"] == 2
    assert send(visitor, 2, prefers_people="5", **carried(refused)).status_code == 302
    assert saved()["prefers-people"] == 5


def test_a_page_of_an_older_edition_is_told_so_before_anything_begins(visitor: Client) -> None:
    old = carried(visitor.get("/assessment/part/2/"))
    publish(factories.catalogue(), 2)
    refused = send(visitor, 2, prefers_people="5", **old)
    assert refused.status_code == 409
    assert (
        "Since you opened this page, a newer edition of the questions has come out, and you had saved"
        " nothing yet. What you chose is kept below wherever the question is still asked. Save again"
        " to begin with it."
    ) in seen(refused).words
    assert seen(refused).chosen == {"prefers-people": "5"}
    assert Attempt.objects.count() == 0
    assert send(visitor, 2, prefers_people="5", **carried(refused)).status_code == 302
    assert Attempt.objects.get().edition.number == 2


def test_questions_that_stand_elsewhere_in_a_newer_edition_keep_what_was_chosen(
    visitor: Client,
) -> None:
    old = carried(visitor.get("/assessment/part/4/"))
    items = [
        *factories.skill_items("speaking", order=1),
        *factories.skill_items("planning", order=2),
    ]
    publish(factories.catalogue(items=[*items, factories.preference_item()]), 2)
    refused = send(visitor, 4, speaking_2="5", planning_2="2", **old)
    assert refused.status_code == 409
    assert seen(refused).chosen == {"speaking-2": "5", "planning-2": "2"}
    assert b'action="/assessment/part/3/"' in refused.content
    again = send(visitor, 3, speaking_2="5", planning_2="2", **carried(refused))
    assert (again.status_code, saved()) == (302, {"speaking-2": 5, "planning-2": 2})


def test_a_form_sent_with_its_attempt_is_saved_as_ever(visitor: Client) -> None:
    send(visitor, 1, speaking_1="4", planning_1="3")
    form = carried(visitor.get("/assessment/part/2/"))
    assert send(visitor, 2, prefers_people="5", **form).status_code == 302
    assert saved()["prefers-people"] == 5


def test_first_answers_sent_twice_begin_one_attempt(visitor: Client) -> None:
    form = carried(visitor.get("/assessment/part/1/"))
    fresh = visitor.cookies[COOKIE].value
    for _ in range(2):
        visitor.cookies[COOKIE] = fresh  # The answer to the first was lost on the way.
        response = send(visitor, 1, speaking_1="4", planning_1="3", **form)
        assert response["Location"] == "/assessment/part/2/"
    assert (Attempt.objects.count(), saved()) == (1, {"speaking-1": 4, "planning-1": 3})


def test_two_tabs_begin_one_attempt(visitor: Client) -> None:
    one, other = (carried(visitor.get(f"/assessment/part/{number}/")) for number in (1, 2))
    assert send(visitor, 1, speaking_1="4", planning_1="3", **one).status_code == 302
    assert send(visitor, 2, prefers_people="5", **other).status_code == 302
    assert (Attempt.objects.count(), len(saved())) == (1, 3)


def test_a_code_given_out_opens_nothing_until_something_is_saved_and_never_after_an_erasure(
    visitor: Client,
) -> None:
    visitor.get("/assessment/part/1/")
    send(visitor, 1, speaking_1="4", planning_1="3")
    used = visitor.cookies[COOKIE].value
    visitor.post("/assessment/erase/")
    visitor.cookies[COOKIE] = used
    response = send(visitor, 1, speaking_1="2", planning_1="2")
    assert response.cookies[COOKIE].value != used
    assert not Attempt.objects.held_by(used).exists()


def test_how_long_a_page_was_open_is_kept_with_its_answers(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.time()
    monkeypatch.setattr(time, "time", lambda: began)
    form = carried(visitor.get("/assessment/part/1/"))
    monkeypatch.setattr(time, "time", lambda: began + 12.02)  # the mark counts in tenths
    send(visitor, 1, speaking_1="4", planning_1="3", **form)
    taken = Answer.objects.values_list("seconds", flat=True)
    assert [round(seconds or 0, 1) for seconds in taken] == [6.0, 6.0]


@pytest.mark.parametrize("passed", [-60, 31 * 60])
def test_a_clock_set_back_and_a_long_pause_are_nobodys_time(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, passed: int
) -> None:
    began = time.time()
    monkeypatch.setattr(time, "time", lambda: began)
    form = carried(visitor.get("/assessment/part/2/"))
    monkeypatch.setattr(time, "time", lambda: began + passed)
    assert send(visitor, 2, prefers_people="5", **form).status_code == 302
    assert Answer.objects.get().seconds is None


def test_a_forged_time_is_nobodys_time(visitor: Client) -> None:
    form = carried(visitor.get("/assessment/part/2/"))
    send(visitor, 2, prefers_people="5", of=form["of"], shown="1.0")
    assert Answer.objects.get().seconds is None


def test_a_visit_on_another_day_keeps_the_attempt_and_its_key_that_much_longer(
    visitor: Client,
) -> None:
    answer_all(visitor)
    assert COOKIE not in visitor.get("/assessment/answers/").cookies
    Attempt.objects.update(seen_on=timezone.localdate() - timedelta(days=100))
    response = visitor.get("/assessment/answers/")
    assert response.cookies[COOKIE]["max-age"] == 180 * 24 * 60 * 60
    assert response.cookies[COOKIE].value == visitor.cookies[COOKIE].value
    assert Attempt.objects.get().seen_on == timezone.localdate()


def test_what_has_expired_looks_like_what_was_erased(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    Attempt.objects.update(seen_on=timezone.localdate() - timedelta(days=181))
    for page in ("answers/", "result/", "plan/"):
        assert visitor.get(f"/assessment/{page}").content == (
            stranger.get(f"/assessment/{page}").content
        )


def test_a_form_refused_for_want_of_its_token_promises_nothing() -> None:
    response = send(Client(enforce_csrf_checks=True), 1, speaking_1="4")
    words = seen(response).words
    assert "saved nothing of it" in words
    assert "What you saved before is as it was, and your code opens it." in words
    assert "Nothing was lost" not in words


# Another edition --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["answers/", "result/", "result/leader/"])
def test_a_newer_edition_is_told_in_a_line(visitor: Client, stranger: Client, path: str) -> None:
    newer = (
        "A newer edition has come out since you began;"
        " your answers are still read against edition 1."
    )
    answer_all(visitor)
    assert newer not in seen(visitor.get(f"/assessment/{path}")).words
    publish(factories.catalogue(), 2)
    assert seen(visitor.get(f"/assessment/{path}")).words.count(newer) == 1
    answer_all(stranger)
    assert newer not in seen(stranger.get(f"/assessment/{path}")).words


# Erasing ----------------------------------------------------------------------------------------


def test_erasing_asks_once(visitor: Client) -> None:
    answer_all(visitor)
    page = seen(visitor.get("/assessment/erase/"))
    assert page.headings == ["Erase your answers?"]
    assert (
        "Your 6 answers, where you work, every result, your plan and your notes are deleted at once,"
        " and your code opens nothing any more."
    ) in page.words
    assert page.buttons == ["Erase my answers now"]
    assert Attempt.objects.count() == 1


def test_erasing_deletes_the_rows_and_the_key(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    send(stranger, 2, prefers_people="5")
    token = visitor.cookies[COOKIE].value
    response = visitor.post("/assessment/erase/")
    assert seen(response).headings == ["Your answers are erased"]
    assert (response.cookies[COOKIE].value, response.cookies[COOKIE]["max-age"]) == ("", 0)
    assert saved() == {"prefers-people": 5}
    assert not Attempt.objects.held_by(token).exists()
    visitor.cookies[COOKIE] = token
    assert seen(visitor.get("/assessment/result/")).headings == ["There is no result yet"]


def test_there_may_be_nothing_to_erase(visitor: Client) -> None:
    assert seen(visitor.get("/assessment/erase/")).headings == ["There is nothing to erase"]
    assert seen(visitor.post("/assessment/erase/")).headings == ["Your answers are erased"]


def test_a_form_without_its_token_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert send(strict, 1, speaking_1="4", planning_1="3").status_code == 403
    assert strict.post("/assessment/erase/").status_code == 403
    assert Attempt.objects.count() == 0
