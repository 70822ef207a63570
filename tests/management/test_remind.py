"""What colleagues are reminded of by e-mail, over the wire, and what the command says of it."""

import email
from datetime import timedelta
from email.message import Message
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.formats import date_format

from careers.actions.caring import look_after
from careers.actions.reviewing import ask, send_back
from careers.models import Care
from tests.changing import begin, changed, seen
from tests.smtp import Post, listening
from tests.staff import member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any) -> None:
    begin()
    settings.SITE_URL = "https://rungs.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"


def remind(settings: Any, post: Post | None = None, **options: Any) -> str:
    said = StringIO()
    if post:
        settings.EMAIL_PORT = post.port
    call_command("remind", stdout=said, **options)
    return said.getvalue()


def letters(post: Post) -> dict[str, Message]:
    read = [email.message_from_string(it) for it in post.letters]
    return {it["To"]: it for it in read}


def body(letter: Message) -> str:
    return str(letter.get_payload()).replace("\r\n", "\n")


def test_each_gets_one_letter_with_all_that_waits_for_them(settings: Any) -> None:
    ann, bea = member("ann", "Author"), member("bea", "Reviewer")
    member("pat", "Publisher")
    today = timezone.localdate()
    late, soon = today - timedelta(days=3), today + timedelta(days=14)
    look_after("role", "agent", ann, late, None)
    look_after("challenge", "shifts", ann, soon, 6)
    look_after("skill", "speaking", ann, soon + timedelta(days=1), 6)
    changed(ann)
    ask(seen(), ann)
    with listening() as post:
        assert remind(settings, post) == "ann: sent\nbea: sent\n"
    found = letters(post)
    assert set(found) == {"ann@example.org", "bea@example.org"}
    assert found["ann@example.org"]["Subject"] == "What waits for you at the desk of Rungs"
    assert found["ann@example.org"].get_content_type() == "text/plain"
    assert body(found["ann@example.org"]) == (
        "This waits for you at the desk of Rungs.\n"
        "\n"
        "To be read again\n"
        f"- Agent: was due on {date_format(late, 'j F Y')}\n"
        f"- Shifts: due on {date_format(soon, 'j F Y')}\n"
        "  https://rungs.example/desk/due/?show=mine\n"
        "\n"
        "You get this because you have an account there. Nobody else does.\n"
    )
    asked = "You are asked to review\n- Chief\n  https://rungs.example/desk/review/role/leader/\n"
    assert asked in body(found["bea@example.org"])
    send_back(seen(), bea, "Name the\nteam.")
    Care.objects.all().delete()
    with listening() as post:
        assert remind(settings, post) == "ann: sent\n"
    assert "Sent back to you\n- Chief: “Name the team.” (Bea)\n" in body(
        letters(post)["ann@example.org"]
    )


def test_where_nothing_waits_nobody_is_written_to(settings: Any) -> None:
    member("ann", "Author")
    with listening() as post:
        assert remind(settings, post) == "Nothing waits for anybody.\n"
    assert post.letters == []


def test_who_left_or_sees_no_draft_is_not_written_to(settings: Any) -> None:
    gone, counts = member("gone", "Author"), member("ana", "Analyst")
    today = timezone.localdate()
    look_after("role", "agent", gone, today, None)
    look_after("role", "leader", counts, today, None)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    with listening() as post:
        assert remind(settings, post) == "Nothing waits for anybody.\n"


def test_a_dry_run_shows_the_letters_and_sends_none(settings: Any) -> None:
    look_after("role", "agent", member("ann", "Author"), timezone.localdate(), None)
    with listening() as post:
        said = remind(settings, post, dry_run=True)
    assert said.startswith("To ann: What waits for you at the desk of Rungs\n\nThis waits for you")
    assert "- Agent: due on" in said
    assert post.letters == []


def test_one_that_cannot_be_sent_keeps_no_other(settings: Any) -> None:
    ann = member("ann", "Author")
    look_after("role", "agent", ann, timezone.localdate(), None)
    User.objects.filter(pk=ann.pk).update(email="")
    look_after("role", "leader", member("bea", "Reviewer"), timezone.localdate(), None)
    said = StringIO()
    with listening(b"550 nobody here") as post:
        settings.EMAIL_PORT = post.port
        with pytest.raises(CommandError, match=r"1 of 2 letters could not be sent\."):
            call_command("remind", stdout=said)
    assert said.getvalue() == "ann: no address\nbea: failed (SMTPRecipientsRefused)\n"


def test_what_it_needs_is_said(settings: Any) -> None:
    look_after("role", "agent", member("ann", "Author"), timezone.localdate(), None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with pytest.raises(CommandError, match="Set EMAIL_URL"):
        remind(settings)
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match="Set SITE_URL"):
        remind(settings)
