"""The code of one's answers: shown, replaced, sent, forgotten."""

import re
import socket
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from careers.actions.attempt import start
from careers.domain.code import grouped, make, read
from careers.models import Attempt, Guess
from tests.smtp import listening
from tests.views.seen import seen
from tests.views.sitting import COOKIE, answer_all, carried, saved, send

pytestmark = pytest.mark.usefixtures("small")

HERE = "/assessment/code/"
PERSONAL = ("part/1/", "answers/", "result/", "result/leader/", "plan/", "plan/target/", "erase/")
SPELLED = re.compile(r'<span class="hidden">((?:[0-9A-Z] ?){4}(?:, (?:[0-9A-Z] ?){4}){6})</span>')


def shown(response: Any) -> list[str]:
    """The codes that a page shows, as they are kept in a cookie."""
    return [read(found) or "" for found in SPELLED.findall(response.content.decode())]


def held(client: Client) -> str:
    """The code in a browser, be it signed or not."""
    return client.cookies[COOKIE].value.partition(".")[0]


# Shown ------------------------------------------------------------------------------------------


def test_it_is_shown_openly_before_the_first_question(visitor: Client) -> None:
    response = visitor.get("/assessment/part/1/")
    page = seen(response)
    assert shown(response) == [held(visitor)]
    assert "This is your code. Note it down before you begin." in page.words
    assert page.words.index("This is your code.") < page.words.index("Where do you work now?")
    assert page.links["Print the code"] == HERE
    assert b"own-code" not in response.content
    assert shown(visitor.get("/assessment/part/2/")) == [held(visitor)]


@pytest.mark.parametrize("path", PERSONAL)
def test_it_is_folded_at_the_foot_of_every_page_it_opens(visitor: Client, path: str) -> None:
    answer_all(visitor)
    response = visitor.get(f"/assessment/{path}")
    html = response.content.decode()
    assert shown(response) == [held(visitor)]
    foot = html[html.index('<aside class="page screen own-code"') :]  # screen: never on paper
    assert "<details>" in foot[: foot.index(grouped(held(visitor))[:4])]
    until = date_format(timezone.localdate() + timedelta(days=180), "j F Y")
    assert f"kept until {until}, and longer each time you open them." in seen(response).words
    assert seen(response).links["Erase everything"] == "/assessment/erase/"
    assert held(visitor) not in html  # as it is in the cookie


def test_the_sheet_for_a_manager_shows_it_on_the_screen_alone(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/assessment/plan/target/", {"target": "leader"})
    html = visitor.get("/assessment/plan/talk/").content.decode()
    body = html[html.index("<main") : html.index("</main>")]
    assert (grouped(held(visitor))[:4] in body, "own-code" in body) == (False, False)


def test_nothing_of_it_is_on_a_public_page(visitor: Client) -> None:
    answer_all(visitor)
    for path in ("/", "/assessment/", "/roles/leader/"):
        assert "own-code" not in visitor.get(path).content.decode()


def test_the_card_says_what_it_is_for_where_to_enter_it_and_until_when(
    visitor: Client, settings: Any
) -> None:
    answer_all(visitor)
    page = seen(visitor.get(HERE))
    until = date_format(timezone.localdate() + timedelta(days=180), "j F Y")
    assert page.headings == ["Your code", "What you can do with it"]
    assert "Enter it at http://testserver/assessment/resume/" in page.words
    assert f"Kept until {until}, and longer each time you open it" in page.words
    assert page.links["Forget it in this browser"] == f"{HERE}forget/"
    assert page.links["Make a new code"] == f"{HERE}new/"
    assert page.links["Erase my answers"] == "/assessment/erase/"
    settings.SITE_URL = "https://rungs.example"
    assert "https://rungs.example/assessment/resume/" in seen(visitor.get(HERE)).words


def test_before_the_first_answer_it_opens_nothing_yet(visitor: Client) -> None:
    visitor.get("/assessment/part/1/")
    response = visitor.get(HERE)
    page = seen(response)
    assert shown(response) == [held(visitor)]
    assert "Opens nothing yet" in page.words
    assert page.links["To the first questions"] == "/assessment/part/1/"
    assert "Make a new code" not in page.links
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("path", ["", "new/", "forget/"])
def test_where_there_is_none_the_page_says_so(visitor: Client, path: str) -> None:
    page = seen(visitor.get(f"{HERE}{path}"))
    assert page.headings == ["There is no code here"]
    assert page.links["Come back with your code"] == "/assessment/resume/"


# A new one --------------------------------------------------------------------------------------

OFFER = re.compile(r'name="offer" value="([^"]+)"')


def offered(response: Any) -> str:
    [found] = OFFER.findall(response.content.decode())
    return str(found)


def test_a_new_code_counts_once_it_is_pressed_and_the_old_one_no_more(
    visitor: Client, stranger: Client
) -> None:
    answer_all(visitor)
    old = held(visitor)
    stranger.cookies[COOKIE] = old  # Whoever saw it has come in as well.
    page = visitor.get(f"{HERE}new/")
    [new] = shown(page)
    assert Attempt.objects.held_by(old).exists()
    assert new != old
    response = visitor.post(f"{HERE}new/", {"offer": offered(page)})
    assert (response.status_code, response["Location"]) == (303, HERE)
    assert (response.cookies[COOKIE].value, response.cookies[COOKIE]["httponly"]) == (new, True)
    assert shown(visitor.get(HERE)) == [new]
    assert len(saved()) == 6
    assert not Attempt.objects.held_by(old).exists()
    assert seen(stranger.get("/assessment/result/")).headings == ["There is no result yet"]


def test_sent_twice_because_the_answer_was_lost_it_is_done_all_the_same(visitor: Client) -> None:
    answer_all(visitor)
    old = held(visitor)
    page = visitor.get(f"{HERE}new/")
    for _ in range(2):
        visitor.cookies[COOKIE] = old
        response = visitor.post(f"{HERE}new/", {"offer": offered(page)})
        assert (response.status_code, held(visitor)) == (303, shown(page)[0])
    assert Attempt.objects.count() == 1
    assert seen(visitor.get("/assessment/result/")).headings[0] != "There is no result yet"


@pytest.mark.parametrize("forged", ["", "x", "{code}:{hash}", "{code}:{hash}.x"])
def test_nobody_can_make_a_new_code_but_us(visitor: Client, forged: str) -> None:
    answer_all(visitor)
    attempt = Attempt.objects.get()
    sent = forged.format(code=make(), hash=attempt.token_sha256)
    assert visitor.post(f"{HERE}new/", {"offer": sent}).status_code == 409
    assert Attempt.objects.get().token_sha256 == attempt.token_sha256


def test_a_new_code_offered_for_other_answers_is_not_taken(
    visitor: Client, stranger: Client
) -> None:
    answer_all(visitor)
    answer_all(stranger)
    offer = offered(visitor.get(f"{HERE}new/"))
    before = set(Attempt.objects.values_list("token_sha256", flat=True))
    assert stranger.post(f"{HERE}new/", {"offer": offer}).status_code == 409
    assert set(Attempt.objects.values_list("token_sha256", flat=True)) == before


def test_an_erased_attempt_gets_no_new_code(visitor: Client) -> None:
    answer_all(visitor)
    offer = offered(visitor.get(f"{HERE}new/"))
    Attempt.objects.all().delete()
    assert visitor.post(f"{HERE}new/", {"offer": offer}).status_code == 409
    assert Attempt.objects.count() == 0


# Forgotten --------------------------------------------------------------------------------------


def test_forgetting_takes_the_code_out_of_this_browser_and_leaves_the_answers(
    visitor: Client, stranger: Client
) -> None:
    answer_all(visitor)
    code = held(visitor)
    asked = visitor.get(f"{HERE}forget/")
    assert (shown(asked), held(visitor)) == ([code], code)
    response = visitor.post(f"{HERE}forget/")
    assert shown(response) == [code]
    assert "This is the last time you see the code here" in seen(response).words
    assert (response.cookies[COOKIE].value, response.cookies[COOKIE]["max-age"]) == ("", 0)
    assert seen(visitor.get("/assessment/result/")).headings == ["There is no result yet"]
    assert len(saved()) == 6
    assert stranger.post("/assessment/resume/", {"code": code}).status_code == 303


def test_on_another_day_too_the_code_is_not_handed_back_while_it_is_forgotten(
    visitor: Client,
) -> None:
    answer_all(visitor)
    Attempt.objects.update(seen_on=timezone.localdate() - timedelta(days=3))
    assert visitor.post(f"{HERE}forget/").cookies[COOKIE].value == ""


def test_forgetting_before_anything_was_saved_loses_nothing(visitor: Client) -> None:
    visitor.get("/assessment/part/1/")
    assert "another one when you begin" in seen(visitor.get(f"{HERE}forget/")).words
    response = visitor.post(f"{HERE}forget/")
    assert "so nothing is lost" in seen(response).words
    assert (shown(response), response.cookies[COOKIE].value) == ([], "")


# Sent -------------------------------------------------------------------------------------------

TO = {"address": "me@example.org"}


@pytest.fixture
def posts(settings: Any) -> None:
    settings.MAIL = True


def test_without_a_mail_server_nothing_offers_a_letter(visitor: Client) -> None:
    answer_all(visitor)
    assert "Send me the code" not in seen(visitor.get(HERE)).buttons
    assert visitor.post(f"{HERE}send/", TO).status_code == 409
    assert mail.outbox == []


@pytest.mark.usefixtures("posts")
def test_a_letter_with_the_code_is_sent_and_the_address_is_kept_nowhere(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer_all(visitor)
    assert "Send me the code" in seen(visitor.get(HERE)).buttons
    response = visitor.post(f"{HERE}send/", TO)
    page = seen(response)
    assert response.status_code == 200
    assert "The letter with your code is on its way." in page.words
    [letter] = mail.outbox
    assert letter.to == ["me@example.org"]
    assert grouped(held(visitor)) in letter.body
    assert "http://testserver/assessment/resume/" in letter.body
    assert "me@example.org" not in response.content.decode() + caplog.text
    kept = (*Attempt.objects.values(), *Guess.objects.values())
    assert "me@example.org" not in str(kept)


@pytest.mark.usefixtures("posts")
@pytest.mark.parametrize("address", ["", "me", "me@example.org\r\nBcc: you@example.org"])
def test_what_is_no_address_is_asked_for_again(visitor: Client, address: str) -> None:
    answer_all(visitor)
    response = visitor.post(f"{HERE}send/", {"address": address})
    assert response.status_code == 422
    assert seen(response).links["Your e-mail address"] == "#id_address"
    assert mail.outbox == []


@pytest.mark.usefixtures("posts")
def test_before_the_first_answer_there_is_nothing_to_send(visitor: Client) -> None:
    visitor.get("/assessment/part/1/")
    assert "Send me the code" not in seen(visitor.get(HERE)).buttons
    assert visitor.post(f"{HERE}send/", TO).status_code == 409
    assert mail.outbox == []


@pytest.mark.usefixtures("posts")
def test_five_letters_an_hour_about_the_same_answers(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    answer_all(stranger)
    sent = [visitor.post(f"{HERE}send/", TO, REMOTE_ADDR=f"192.0.2.{n}") for n in range(6)]
    assert [response.status_code for response in sent] == [200] * 5 + [429]
    assert 3590 <= int(sent[-1]["Retry-After"]) <= 3601
    assert stranger.post(f"{HERE}send/", TO).status_code == 200
    assert len(mail.outbox) == 6


@pytest.mark.usefixtures("posts")
def test_twenty_letters_an_hour_from_one_address(visitor: Client, stranger: Client) -> None:
    answer_all(visitor)
    codes = [make() for _ in range(21)]
    edition = Attempt.objects.get().edition_id
    for code in codes:
        start(edition, code)
    found = []
    for code in codes:
        stranger.cookies[COOKIE] = code
        found.append(stranger.post(f"{HERE}send/", TO).status_code)
    assert found == [200] * 20 + [429]
    assert visitor.post(f"{HERE}send/", TO, REMOTE_ADDR="192.0.2.9").status_code == 200


@pytest.fixture
def by_smtp(settings: Any, posts: None) -> Any:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    return settings


def test_a_mail_server_that_is_away_is_told_and_nothing_is_lost(
    visitor: Client, by_smtp: Any
) -> None:
    answer_all(visitor)
    with socket.socket() as shut:
        shut.bind(("127.0.0.1", 0))
        by_smtp.EMAIL_PORT = shut.getsockname()[1]
        response = visitor.post(f"{HERE}send/", TO)
    assert response.status_code == 503
    assert "The mail server cannot be reached just now, so no letter was sent." in (
        seen(response).words
    )
    assert 'value="me@example.org"' in response.content.decode()
    assert (shown(response), len(saved())) == ([held(visitor)], 6)


def test_an_address_that_the_mail_server_refuses_is_told(visitor: Client, by_smtp: Any) -> None:
    answer_all(visitor)
    with listening(recipient=b"550 nobody here") as post:
        by_smtp.EMAIL_PORT = post.port
        response = visitor.post(f"{HERE}send/", TO)
    assert response.status_code == 422
    assert "The mail server does not take this address. Is it right?" in seen(response).words


# For a role -------------------------------------------------------------------------------------


def test_whoever_measures_themselves_for_a_role_has_a_plan_that_leads_there(
    visitor: Client,
) -> None:
    response = visitor.get("/assessment/part/1/?role=leader")
    assert "You measure yourself for Leader" in seen(response).words
    assert '<input type="hidden" name="target" value="leader">' in response.content.decode()
    send(visitor, 1, speaking_1="4", planning_1="3", target="leader", **carried(response))
    assert Attempt.objects.get().target == "leader"


@pytest.mark.parametrize("named", ["nobody", "<b>", ""])
def test_a_role_that_is_none_leads_nowhere(visitor: Client, named: str) -> None:
    response = visitor.get("/assessment/part/1/", {"role": named})
    assert 'name="target"' not in response.content.decode()
    send(visitor, 1, speaking_1="4", planning_1="3", target=named)
    assert Attempt.objects.get().target == ""


def test_a_role_named_later_changes_no_plan(visitor: Client) -> None:
    answer_all(visitor)
    assert 'name="target"' not in visitor.get("/assessment/part/1/?role=leader").content.decode()
    send(visitor, 1, speaking_1="4", planning_1="3", target="leader")
    assert Attempt.objects.get().target == ""
