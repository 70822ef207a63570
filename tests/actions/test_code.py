"""What a visitor does with the code of an attempt."""

import email
import socket
from email.message import Message
from typing import Any

import pytest
from django.core import mail

from careers.actions.attempt import Gone, erase, start
from careers.actions.code import NotSent, renew, send
from careers.domain.code import grouped, make
from careers.models import Attempt, Edition
from tests.smtp import Post, listening

pytestmark = pytest.mark.django_db

CODE = make()
WHERE = "https://rungs.example/assessment/resume/"


@pytest.fixture
def attempt(edition: Edition) -> Attempt:
    return start(edition.pk, CODE)


@pytest.fixture
def by_smtp(settings: Any) -> Any:
    """Letters go over the wire, as they do outside tests."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    return settings


# A new code -------------------------------------------------------------------------------------


def test_a_new_code_opens_it_and_the_old_one_nothing(attempt: Attempt) -> None:
    new = make()
    renew(attempt, new)
    assert Attempt.objects.held_by(new).get() == attempt
    assert not Attempt.objects.held_by(CODE).exists()


def test_of_two_at_once_one_counts(attempt: Attempt) -> None:
    other, first = Attempt.objects.get(), make()
    renew(attempt, first)
    with pytest.raises(Gone):
        renew(other, make())
    assert Attempt.objects.held_by(first).exists()


def test_what_was_erased_gets_no_new_code(attempt: Attempt) -> None:
    erase(Attempt.objects.get())
    with pytest.raises(Gone):
        renew(attempt, make())
    assert Attempt.objects.count() == 0


# A letter ---------------------------------------------------------------------------------------


def test_the_letter_tells_the_code_and_where_to_enter_it(attempt: Attempt, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "post@rungs.example"
    send(attempt, CODE, "me@example.org", WHERE, "Rungs & sons")
    [letter] = mail.outbox
    assert letter.subject == "Your code for Rungs & sons"
    assert (letter.from_email, letter.to, letter.recipients()) == (
        "post@rungs.example",
        ["me@example.org"],
        ["me@example.org"],
    )
    until = f"{attempt.kept_until:%-d %B %Y}"
    assert letter.body.split("\n") == [
        "This code opens your answers, your result and your plan:",
        "",
        f"    {grouped(CODE)}",
        "",
        f"Enter it here: {WHERE}",
        "",
        f"They are kept until {until}, and longer each time you open them. Whoever has the code can"
        " read and change them, so keep this letter to yourself.",
        "",
        "Rungs & sons has not kept your address. If you did not ask for this letter, somebody typed"
        " your address by mistake: throw it away.",
    ]
    assert CODE not in letter.body


def test_a_site_named_on_two_lines_makes_no_header_of_its_own(attempt: Attempt) -> None:
    send(attempt, CODE, "me@example.org", WHERE, "Rungs\r\nBcc: you@example.org")
    assert mail.outbox[0].subject == "Your code for Rungs Bcc: you@example.org"


def test_it_goes_over_the_wire_as_plain_text(attempt: Attempt, by_smtp: Any) -> None:
    with listening() as post:
        by_smtp.EMAIL_PORT = post.port
        send(attempt, CODE, "me@example.org", WHERE, "Rungs")
    letter = _read(post)
    assert post.recipients == ["rcpt TO:<me@example.org>"]
    assert (letter["To"], letter["Subject"]) == ("me@example.org", "Your code for Rungs")
    assert (letter["Auto-Submitted"], letter.get_content_type()) == ("auto-generated", "text/plain")
    assert grouped(CODE) in str(letter.get_payload())


def _read(post: Post) -> Message:
    [letter] = post.letters
    return email.message_from_string(letter)


@pytest.mark.parametrize(("answer", "refused"), [(b"550 nobody here", True), (b"450 later", False)])
def test_an_address_that_is_not_taken(
    attempt: Attempt, by_smtp: Any, answer: bytes, refused: bool
) -> None:
    with listening(recipient=answer) as post:
        by_smtp.EMAIL_PORT = post.port
        with pytest.raises(NotSent) as caught:
            send(attempt, CODE, "me@example.org", WHERE, "Rungs")
    assert (caught.value.refused, post.letters) == (refused, [])


def test_a_server_that_is_away_or_never_answers(
    attempt: Attempt, by_smtp: Any, caplog: pytest.LogCaptureFixture
) -> None:
    by_smtp.EMAIL_TIMEOUT = 0.2
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        by_smtp.EMAIL_PORT = silent.getsockname()[1]
        for listens in (False, True):
            if listens:
                silent.listen()
            with pytest.raises(NotSent) as caught:
                send(attempt, CODE, "me@example.org", WHERE, "Rungs")
            assert not caught.value.refused
    assert [record.getMessage() for record in caplog.records] == [
        "A letter could not be sent: ConnectionRefusedError",
        "A letter could not be sent: SMTPServerDisconnected",
    ]
    assert CODE not in caplog.text
