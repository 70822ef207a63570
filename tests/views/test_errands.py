"""Pages over what takes long: how far it is, stopping it, coming back to it, and nobody else's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from careers.actions import errand
from careers.actions.draft import replace_draft
from careers.actions.edition import publish as publish_now
from careers.domain import patience
from careers.models import Edition, Errand, Role, Upload
from tests import factories
from tests.errands import all_done, held_up
from tests.views.seen import seen
from tests.views.sending import filled_in
from tests.views.test_workbook import send

BACKEND = "django.contrib.auth.backends.ModelBackend"
NOTE = "New names, and why"
TABLE = b"code,title\nagent,Chief\nleader,Leader\n"
threaded = pytest.mark.django_db(transaction=True)


def staff(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser(name), backend=BACKEND)
    return client


@pytest.fixture
def ann() -> Client:
    """A publisher, and a draft that says something else than edition 1."""
    replace_draft(factories.catalogue())
    publish_now("The first", None)
    Role.objects.filter(pk="agent").update(title="Clerk")
    return staff("ann")


def press(client: Client, **also: str) -> Any:
    """Press the button of the publishing page."""
    sent = filled_in(client.get("/desk/publish/"), "/desk/publish/")
    return client.post("/desk/publish/", sent | {"note": NOTE, "acknowledged": "on"} | also)


@contextmanager
def sent_off(client: Client, monkeypatch: pytest.MonkeyPatch, **also: str) -> Iterator[str]:
    """The page of publishing while it is under way."""
    with held_up(monkeypatch):
        response = press(client, **also)
        assert response.status_code == 302
        assert response["Location"].startswith("/desk/publish/")
        yield response["Location"]
    all_done()


# Publishing -----------------------------------------------------------------------------------


@threaded
def test_what_is_quick_is_published_at_once(ann: Client) -> None:
    assert press(ann)["Location"] == "/desk/"
    assert "Edition 2 is live." in seen(ann.get("/desk/")).words


@threaded
def test_what_takes_long_says_how_far_it_is_and_leads_on(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sent_off(ann, monkeypatch) as at:
        response = ann.get(at)
        page = seen(response)
        assert (response.status_code, response["Refresh"]) == (200, "2")
        assert page.headings[0] == "Publishing the draft"
        assert "Nothing is published before the last step is done." in page.words
        assert ann.get("/desk/publish/")["Location"] == at  # who left comes back to it
    assert ann.get(at)["Location"] == "/desk/"
    assert "Edition 2 is live." in seen(ann.get("/desk/")).words
    assert Edition.objects.get(number=2).note == NOTE


@threaded
def test_what_is_stopped_is_not_published_and_nothing_typed_is_lost(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sent_off(ann, monkeypatch, when="at", day="2031-05-31", time="09:30") as at:
        assert ann.post(at)["Location"] == at
        all_done()
        page = seen(response := ann.get(at))
    assert (response.status_code, "Refresh" in response) == (200, False)
    assert page.headings[1] == "Nothing was published"
    assert "It was stopped before it was done." in page.words
    form = filled_in(response, "/desk/publish/")
    kept = {name: form[name][0] for name in ("note", "when", "day", "time")}
    assert kept == {"note": NOTE, "when": "at", "day": "2031-05-31", "time": "09:30"}
    assert [it.number for it in Edition.objects.all()] == [1]
    assert press(ann)["Location"] == "/desk/"


@threaded
def test_what_is_refused_after_a_while_says_why(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sent_off(ann, monkeypatch) as at:
        Role.objects.filter(pk="agent").update(title="Officer")
    response = ann.get(at)
    assert "The draft has changed since you looked at it." in seen(response).words
    assert filled_in(response, "/desk/publish/")["note"] == [NOTE]


@threaded
def test_of_two_who_publish_at_once_one_is_told_of_the_other(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bea = staff("bea")
    with held_up(monkeypatch):
        places = [press(client)["Location"] for client in (ann, bea)]
        assert [bea.get(at).status_code for at in places] == [404, 200]
        assert bea.post(places[0]).status_code == 404
    all_done()
    said = [
        seen(client.get(at, follow=True)).words
        for client, at in zip((ann, bea), places, strict=True)
    ]
    done = ["Edition 2 is live." in words for words in said]
    assert sorted(done) == [False, True]
    assert "Somebody else published meanwhile." in said[done.index(False)]
    assert Edition.objects.count() == 2


@threaded
def test_the_button_pressed_twice_is_pressed_once(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = filled_in(ann.get("/desk/publish/"), "/desk/publish/")
    sent |= {"note": NOTE, "acknowledged": "on"}
    with held_up(monkeypatch):
        places = {ann.post("/desk/publish/", sent)["Location"] for _ in range(2)}
    all_done()
    assert len(places) == 1
    assert Edition.objects.count() == 2


@threaded
def test_warnings_not_read_are_asked_for_after_a_while_too(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Role.objects.filter(pk="agent").update(title="Clerk", summary="A role. {ed}" * 40)
    with sent_off(ann, monkeypatch, acknowledged="") as at:
        pass
    assert "Read what is worth a look, then say that you have." in seen(ann.get(at)).words


def dead(client: Client) -> str:
    """Publishing whose process was killed."""
    response = press(client)
    assert response["Location"] == "/desk/"
    at = {"beat_at": timezone.now() - timedelta(minutes=1), "stage": "running", "outcome": {}}
    Errand.objects.update(**at)
    return f"/desk/publish/{Errand.objects.get().pk}/"


@pytest.mark.django_db
def test_one_that_died_says_so_and_can_be_begun_again(ann: Client) -> None:
    with connection.cursor() as cursor:
        at = dead(ann)
        cursor.execute("DELETE FROM careers_edition WHERE number = 2")
    response = ann.get(at)
    page = seen(response)
    assert page.headings[1] == "Nothing was published"
    assert "The server was started anew while it was at work" in page.words
    assert "Refresh" not in response
    assert filled_in(response, "/desk/publish/")["note"] == [NOTE]


@pytest.mark.django_db
def test_one_that_died_after_it_was_done_was_done(ann: Client) -> None:
    at = dead(ann)
    assert ann.get(at)["Location"] == "/desk/"


@pytest.mark.django_db
def test_who_comes_back_late_is_led_to_the_edition(ann: Client) -> None:
    press(ann)
    at = f"/desk/publish/{Errand.objects.get().pk}/"
    Role.objects.filter(pk="agent").update(title="Officer")
    press(ann)
    assert ann.get(at)["Location"] == "/desk/editions/2/"


@threaded
def test_one_that_breaks_off_says_so(ann: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careers.views.publishing.publish", lambda *_: 1 / 0)
    page = seen(press(ann))
    assert "Something went wrong on our side." in page.words


# Workbooks ------------------------------------------------------------------------------------


@threaded
def test_a_file_that_takes_long_is_written_and_then_taken(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bea = staff("bea")
    with held_up(monkeypatch):
        at = ann.get("/desk/workbook/draft.json")["Location"]
        assert seen(ann.get(at)).headings[0] == "Writing “draft.json”"
        assert ann.get(f"{at}file/").status_code == 404
        assert bea.get(at).status_code == 404
    all_done()
    page = seen(ann.get(at))
    assert page.headings[0] == "“draft.json” is written"
    response = ann.get(f"{at}file/")
    data = response.getvalue()
    assert b'"Clerk"' in data
    assert int(response["Content-Length"]) == len(data)
    assert bea.get(f"{at}file/").status_code == 404
    assert at in seen(ann.get("/desk/workbook/")).links.values()
    assert at not in seen(bea.get("/desk/workbook/")).links.values()


@threaded
def test_a_file_nobody_wants_any_more_is_not_written(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_up(monkeypatch):
        at = ann.get("/desk/workbook/draft.xlsx?edition=1")["Location"]
        ann.post(at)
        all_done()
    page = seen(ann.get(at))
    assert "It was stopped before it was done." in page.words
    assert page.links["Write it anew"] == "/desk/workbook/draft.xlsx?edition=1"


def looked_at(client: Client) -> tuple[str, dict[str, Any]]:
    """Where a workbook is applied, and the form for it."""
    send(client, TABLE, "roles.csv")
    at = f"/desk/workbook/{Upload.objects.get().pk}/"
    return f"{at}apply/", filled_in(client.get(at), f"{at}apply/")


@threaded
def test_a_workbook_that_takes_long_is_read_in_and_says_so(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, form = looked_at(ann)
    with held_up(monkeypatch):
        place = ann.post(at, form)["Location"]
        page = seen(ann.get(place))
        assert page.headings[0] == "Reading “roles.csv” into the draft"
        assert ann.get(at.removesuffix("apply/"))["Location"] == place
        assert ann.get(place.replace("/apply/", "9/apply/")).status_code == 404
    all_done()
    page = seen(ann.get(place, follow=True))
    assert page.headings[0] == "“roles.csv” is in"
    assert "1 things were changed." in page.words
    assert Role.objects.get(pk="agent").title == "Chief"


@threaded
def test_a_workbook_that_is_stopped_changes_nothing(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, form = looked_at(ann)
    with held_up(monkeypatch):
        place = ann.post(at, form)["Location"]
        ann.post(place)
        all_done()
    page = seen(ann.get(place))
    assert page.headings[:2] == ["What “roles.csv” would change", "Nothing was changed"]
    assert "It was stopped before it was done." in page.words
    assert Role.objects.get(pk="agent").title == "Clerk"
    assert ann.post(at, form)["Location"] == at.removesuffix("apply/")
    assert Role.objects.get(pk="agent").title == "Chief"


@threaded
def test_one_stopped_in_the_middle_of_writing_leaves_nothing(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, form = looked_at(ann)

    def stopped(step: str, *_: int) -> None:
        """As if somebody pressed the button when the rows are being written."""
        if step == "writing":
            errand.stop(Errand.objects.get(what="apply"))

    monkeypatch.setattr("careers.actions.anew.tell", stopped)
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    place = ann.post(at, form)["Location"]
    all_done()
    assert "It was stopped before it was done." in seen(ann.get(place)).words
    assert Role.objects.get(pk="agent").title == "Clerk"


# Back to what it was ----------------------------------------------------------------------------


@threaded
def test_a_draft_that_takes_long_to_bring_back_says_so_and_is_brought_back(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = "/desk/editions/1/draft/"
    sent = filled_in(ann.get(at), at)
    with held_up(monkeypatch):
        place = ann.post(at, sent)["Location"]
        page = ann.get(place)
        assert page["Refresh"] == "2"
        assert "Bringing the draft back to edition 1" in seen(page).words
        assert ann.get(at)["Location"] == place
        assert staff("bea").get(place).status_code == 404
        assert ann.get(place.replace("/1/", "/2/", 1)).status_code == 404
        assert Role.objects.get(pk="agent").title == "Clerk"
    all_done()
    done = ann.get(place, follow=True)
    assert done.redirect_chain == [("/desk/", 302)]
    assert "The draft says what edition 1 says." in seen(done).words
    assert Role.objects.get(pk="agent").title == "Agent"


@threaded
def test_a_draft_that_somebody_stopped_being_brought_back_stays(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = "/desk/editions/1/draft/"
    sent = filled_in(ann.get(at), at)
    with held_up(monkeypatch):
        place = ann.post(at, sent)["Location"]
        assert ann.post(place, {})["Location"] == place
    all_done()
    page = ann.get(place)
    assert page.status_code == 200
    assert "It was stopped before it was done." in seen(page).words
    assert "Bring it back, whole" in seen(page).buttons
    assert Role.objects.get(pk="agent").title == "Clerk"


@threaded
def test_a_workbook_that_takes_long_to_take_back_says_so(
    ann: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, form = looked_at(ann)
    ann.post(at, form)
    assert Role.objects.get(pk="agent").title == "Chief"
    upload = at.removesuffix("apply/")
    with held_up(monkeypatch):
        place = ann.post(f"{upload}back/", {})["Location"]
        page = ann.get(place)
        assert page["Refresh"] == "2"
        assert "back out of the draft" in seen(page).words
        ann.post(place, {})
    all_done()
    stopped = ann.get(place, follow=True)
    assert "It was stopped before it was done." in seen(stopped).words
    assert Role.objects.get(pk="agent").title == "Chief"
    done = ann.post(f"{upload}back/", {}, follow=True)
    assert "It is taken back. The draft is what it was before." in seen(done).words
    assert Role.objects.get(pk="agent").title == "Clerk"
