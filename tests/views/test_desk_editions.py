"""The desk's pages of editions: publishing for a time, the list, one, withdrawing, rolling back."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from careers.actions.draft import replace_draft
from careers.actions.edition import publish, withdraw
from careers.models import Edition, Role, Site
from careers.queries.draft import draft
from careers.queries.edition import forget_editions
from careers.queries.editions import SHOWN
from tests import factories
from tests.staff import with_rights
from tests.views.seen import Seen, seen
from tests.views.sitting import publish as published_as
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

PAGE = "/desk/publish/"


@pytest.fixture
def loaded() -> None:
    """Edition 1 is live, and the draft calls its agent something else."""
    replace_draft(factories.catalogue())
    publish("The first", None)
    title("Adviser")


def title(text: str) -> None:
    Role.objects.filter(pk="agent").update(title=text)


def wait(number: int, minutes: float) -> None:
    """Let an edition that waits be due in so many minutes, or since."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE careers_edition SET live_at = %s WHERE number = %s",
            [timezone.now() + timedelta(minutes=minutes), number],
        )
    forget_editions()


def schedule(desk: Client, **fields: str) -> Any:
    """Press the button for a day and time in two days, or what is given."""
    then = timezone.localtime() + timedelta(days=2)
    chosen = {"day": then.date().isoformat(), "time": "09:30"}
    sent = change_form(desk, PAGE) | {"note": "Two", "acknowledged": "on", "when": "at"}
    return desk.post(PAGE, {**sent, **chosen, **fields})


# For a moment -----------------------------------------------------------------------------------


def test_the_draft_is_published_for_a_moment(desk: Client, visitor: Client, loaded: None) -> None:
    assert schedule(desk).status_code == 302
    made = Edition.objects.get(number=2)
    then = timezone.localtime(made.live_at)
    assert (then.hour, then.minute, then.second) == (9, 30, 0)
    page = seen(desk.get("/desk/"))
    assert "Edition 2 waits for" in page.words
    assert "What you change in the draft from now on does not get in." in page.words
    assert "Edition 2 goes live on" in page.words
    forget_editions()
    assert "Adviser" not in visitor.get("/roles/agent/").content.decode()
    wait(2, -1)
    assert "Adviser" in visitor.get("/roles/agent/").content.decode()


def test_its_day_and_time_are_those_of_the_portals_time_zone(
    desk: Client, loaded: None, settings: Any
) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    with timezone.override("Europe/Berlin"):
        assert "In the time of Europe/Berlin." in seen(desk.get(PAGE)).words
        year = timezone.now().year + (1 if timezone.now().month > 6 else 0)
        schedule(desk, day=f"{year}-02-01", time="12:00")
    made = Edition.objects.get(number=2)
    assert made.live_at == datetime(year, 2, 1, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": ""}, "Choose the day."),
        ({"time": ""}, "Choose the time."),
        ({"day": "tomorrow"}, "Enter the day as in 2030-05-31."),
        ({"time": "noon"}, "Enter the time as in 09:30."),
        ({"day": "2020-01-01"}, "That moment has passed."),
        ({"day": "2099-01-01"}, "Choose a moment within the next year."),
    ],
)
def test_a_moment_that_will_not_do_is_said_and_nothing_entered_is_lost(
    desk: Client, loaded: None, fields: dict[str, str], said: str
) -> None:
    response = schedule(desk, **fields)
    text = response.content.decode()
    assert response.status_code == 422
    assert said in seen(response).words
    assert 'value="Two"' in text
    assert seen(response).chosen["when"] == "at"
    for value in fields.values():
        assert f'value="{value}"' in text
    assert Edition.objects.count() == 1


def test_a_time_the_clocks_leave_out_is_refused(desk: Client, loaded: None) -> None:
    with timezone.override("Europe/Berlin"):
        response = schedule(desk, day="2027-03-28", time="02:30")
    assert "The clocks change then. Choose another time." in seen(response).words


def test_while_one_waits_the_next_needs_a_moment_after_it(desk: Client, loaded: None) -> None:
    schedule(desk)
    title("Third")
    page = seen(desk.get(PAGE))
    assert "1 thing differs from edition 2" in page.words
    assert "Editions go live in order, so the next one needs a moment after that." in page.words
    assert page.links["Look at edition 2"] == "/desk/editions/2/"
    early = schedule(desk, day=timezone.localdate().isoformat(), time="23:59")
    assert "Edition 2 waits for" in seen(early).words
    later = (timezone.localdate() + timedelta(days=3)).isoformat()
    assert schedule(desk, day=later).status_code == 302
    assert [made.number for made in Edition.objects.waiting()] == [2, 3]


def test_the_first_edition_is_offered_no_moment(desk: Client) -> None:
    replace_draft(factories.catalogue())
    assert 'name="when"' not in desk.get(PAGE).content.decode()


def test_a_page_that_was_open_while_somebody_published_publishes_nothing(
    desk: Client, loaded: None
) -> None:
    sent = change_form(desk, PAGE) | {"note": "Mine", "acknowledged": "on"}
    publish("Theirs", None)
    title("Third")
    response = desk.post(PAGE, sent)
    assert "Somebody else published meanwhile." in seen(response).words
    assert 'value="Mine"' in response.content.decode()
    assert Edition.objects.count() == 2


def test_pressed_twice_it_is_published_once(desk: Client, loaded: None) -> None:
    sent = change_form(desk, PAGE) | {"note": "Two", "acknowledged": "on"}
    assert [desk.post(PAGE, sent).status_code for _ in range(2)] == [302, 302]
    assert Edition.objects.count() == 2


# The list, and one ------------------------------------------------------------------------------


def test_every_edition_stands_in_the_list_with_where_it_stands(
    desk: Client, loaded: None, publisher: User
) -> None:
    publish("The second", publisher)
    title("Third")
    publish("The third", publisher, at=timezone.now() + timedelta(hours=3))
    withdraw(3, publisher, "Not yet")
    title("Fourth")
    publish("The fourth", publisher, at=timezone.now() + timedelta(hours=3))
    page = seen(desk.get("/desk/editions/"))
    rows = [page.words.index(f"“The {name}”") for name in ("fourth", "third", "second", "first")]
    assert rows == sorted(rows)
    for said in ("Waiting for", "in 2 hours", "Withdrawn", "Live since", "Older live from"):
        assert said in page.words
    assert "the first start" in page.words
    assert page.links["Edition 3"] == "/desk/editions/3/"


def test_a_long_list_comes_in_runs(desk: Client) -> None:
    text = factories.catalogue()
    for number in range(1, SHOWN + 3):
        published_as(text, number)
    page = seen(desk.get("/desk/editions/"))
    assert page.links["Older editions"] == "?before=3"
    assert "Edition 3" in page.links
    assert "Edition 2" not in page.links
    rest = seen(desk.get("/desk/editions/?before=3"))
    assert [name for name in rest.links if name.startswith("Edition ")] == [
        "Edition 2",
        "Edition 1",
    ]
    assert desk.get("/desk/editions/?before=1").status_code == 404


def test_before_the_first_the_list_says_what_to_do(desk: Client) -> None:
    page = seen(desk.get("/desk/editions/"))
    assert "Nothing is published yet" in page.headings
    assert page.links["Look the draft through and publish it"] == PAGE


def test_an_editions_page_keeps_everything_that_was_decided(
    desk: Client, publisher: User, loaded: None
) -> None:
    made = publish("The second", publisher)
    page = seen(desk.get("/desk/editions/2/"))
    assert page.headings[:2] == ["Edition 2", "What changed since edition 1"]
    assert made.sha256 in page.words
    assert "Published by publisher" in page.words
    assert "taken out: Agent put in: Adviser" in page.words
    assert page.links["As visitors see it"] == "/editions/2/"
    assert page.links["Its open data"] == "/open-data/editions/2/edition.json"
    assert page.links["Roll back to edition 1"] == "/desk/editions/1/roll-back/"
    first = seen(desk.get("/desk/editions/1/"))
    assert "It is the first" in first.headings
    assert first.links["Roll back to it"] == "/desk/editions/1/roll-back/"
    assert desk.get("/desk/editions/3/").status_code == 404


def test_who_approved_what_stands_with_it(desk: Client, loaded: None) -> None:
    publish("The second", None)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE careers_edition SET approvals = %s WHERE number = 2",
            [
                '[{"kind": "role", "code": "agent", "by": "Ann Lee",'
                ' "at": "2030-05-01T09:00:00+00:00"}]'
            ],
        )
    words = seen(desk.get("/desk/editions/2/")).words
    assert "Who approved what Adviser role · Ann Lee, 1 May 2030, 09:00" in words


def test_the_admins_old_addresses_lead_there(desk: Client, loaded: None) -> None:
    pk = Edition.objects.get().pk
    for old, new in (("", "/desk/editions/"), (f"{pk}/change/", "/desk/editions/1/")):
        assert desk.get(f"/desk/careers/edition/{old}")["Location"] == new


# Withdrawing ------------------------------------------------------------------------------------


def test_withdrawing_asks_and_then_no_visitor_ever_reads_it(
    desk: Client, visitor: Client, loaded: None
) -> None:
    schedule(desk)
    assert seen(desk.get("/desk/editions/2/")).links["Withdraw it"] == (
        "/desk/editions/2/withdraw/"
    )
    asked = seen(desk.get("/desk/editions/2/withdraw/"))
    assert "Withdrawn, it never does." in asked.words
    done = desk.post("/desk/editions/2/withdraw/", {"reason": "Too early"}, follow=True)
    assert "Edition 2 is withdrawn: visitors never see it." in seen(done).words
    assert "“Too early”" in seen(done).words
    wait(2, -1)
    for address in ("/editions/2/", "/open-data/editions/2/edition.json"):
        assert visitor.get(address).status_code == 404
    for address in ("/editions/", "/editions/feed.xml"):
        assert "Two" not in visitor.get(address).content.decode()
    assert "There has been one" in visitor.get("/editions/").content.decode()


def test_what_is_live_cannot_be_withdrawn(desk: Client, loaded: None) -> None:
    assert "Only an edition that waits" in seen(desk.get("/desk/editions/1/withdraw/")).words
    response = desk.post("/desk/editions/1/withdraw/", {"reason": ""})
    assert response.status_code == 200
    assert not Edition.objects.filter(withdrawal__isnull=False).exists()


def test_a_waiting_edition_is_told_to_no_visitor(
    desk: Client, visitor: Client, loaded: None
) -> None:
    schedule(desk)
    forget_editions()
    for address in (
        "/editions/2/",
        "/open-data/editions/2/edition.json",
        "/open-data/editions/2/roles.csv",
        "/open-data/editions/2/schema.json",
    ):
        assert visitor.get(address).status_code == 404
    for address in ("/", "/editions/", "/editions/1/", "/editions/feed.xml", "/open-data/"):
        text = visitor.get(address).content.decode()
        assert "edition 2" not in text.lower()
        assert "/editions/2/" not in text


# Rolling back -----------------------------------------------------------------------------------


def test_rolling_back_shows_what_it_changes_and_offers_the_draft(
    desk: Client, visitor: Client, loaded: None
) -> None:
    publish("The second", None)
    address = "/desk/editions/1/roll-back/"
    asked = seen(desk.get(address))
    assert "taken out: Adviser put in: Agent" in asked.words
    sent = change_form(desk, address)
    missing = desk.post(address, sent)
    assert missing.status_code == 422
    assert "Say in a few words what changes with this edition." in seen(missing).words
    done = desk.post(address, sent | {"note": "Adviser misled people"}, follow=True)
    page = seen(done)
    assert done.redirect_chain == [("/desk/editions/1/draft/", 302)]
    assert "Edition 3 is live." in page.words
    assert page.headings[0] == "Bring the draft back to edition 1"
    forget_editions()
    assert "Adviser" not in visitor.get("/roles/agent/").content.decode()
    made = Edition.objects.get(number=3)
    assert (made.brings_back, made.sha256) == (1, Edition.objects.get(number=1).sha256)
    assert draft().catalogue.role("agent").title == "Adviser"
    desk.post("/desk/editions/1/draft/", change_form(desk, "/desk/editions/1/draft/"))
    assert draft().catalogue == factories.catalogue()
    assert "There is nothing to bring back." in seen(desk.get("/desk/editions/1/draft/")).words


def test_rolling_back_to_what_is_live_says_so(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/desk/editions/1/roll-back/"))
    assert "There is nothing to roll back." in page.words
    assert page.buttons == ["Sign out"]


def test_while_one_waits_rolling_back_says_what_to_do(desk: Client, loaded: None) -> None:
    publish("The second", None)
    title("Third")
    schedule(desk)
    page = seen(desk.get("/desk/editions/1/roll-back/"))
    assert page.links["Withdraw edition 3"] == "/desk/editions/3/withdraw/"


def test_a_draft_that_changed_since_is_not_brought_back(desk: Client, loaded: None) -> None:
    sent = change_form(desk, "/desk/editions/1/draft/")
    title("Somebody else’s")
    response = desk.post("/desk/editions/1/draft/", sent)
    assert response.status_code == 422
    assert "The draft has changed since you looked at it." in seen(response).words
    assert draft().catalogue.role("agent").title == "Somebody else’s"


# Who may ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rights", "open_to"),
    [
        ((), set()),
        (("view_edition",), {"", "1/"}),
        (("add_edition",), {"1/withdraw/", "1/roll-back/", "1/draft/"}),
        (("see_draft",), {"1/take-back/", "1/take-back/role/agent/"}),
    ],
)
def test_each_page_takes_its_right(
    loaded: None, rights: tuple[str, ...], open_to: set[str]
) -> None:
    client = with_rights(*rights)
    every = {"", "1/", "1/withdraw/", "1/roll-back/", "1/draft/", "1/take-back/"}
    every |= {"1/take-back/role/agent/"}
    found = {it for it in every if client.get(f"/desk/editions/{it}").status_code == 200}
    assert found == open_to
    for address in every - open_to:
        assert client.post(f"/desk/editions/{address}", {"note": "x"}).status_code == 403
    assert Edition.objects.count() == 1


# Taking back ------------------------------------------------------------------------------------


def test_one_thing_is_taken_back_from_where_its_difference_is_shown(
    desk: Client, loaded: None
) -> None:
    address = "/desk/editions/1/take-back/role/agent/"
    for page in ("/desk/", PAGE, "/desk/editions/1/take-back/"):
        assert seen(desk.get(page)).links["take it back: Adviser"] == address
    shown = seen(desk.get(address))
    assert shown.headings[0] == "Take “Agent” back from edition 1"
    assert "taken out: Adviser put in: Agent" in shown.words
    done = desk.post(address, change_form(desk, address), follow=True)
    assert done.redirect_chain == [("/desk/careers/role/agent/change/", 302)]
    assert "In the draft “Agent” is as in edition 1." in seen(done).words
    assert draft().catalogue == factories.catalogue()
    assert "The draft has it as edition 1 does." in seen(desk.get(address)).words


def test_what_changed_since_it_was_shown_is_not_taken_back(desk: Client, loaded: None) -> None:
    address = "/desk/editions/1/take-back/role/agent/"
    sent = change_form(desk, address)
    title("Somebody else’s")
    response = desk.post(address, sent)
    assert response.status_code == 422
    assert "The draft has changed since you looked at it." in seen(response).words
    assert "Somebody else’s" in seen(response).words
    assert draft().catalogue.role("agent").title == "Somebody else’s"


def test_what_is_new_is_taken_out_with_what_names_it(desk: Client, loaded: None) -> None:
    replace_draft(
        factories.catalogue(
            roles=[*factories.catalogue().roles, factories.role("chief", level="leads")],
            steps=[*factories.catalogue().steps, factories.step("leader", "chief")],
        )
    )
    assert "take it out again: Chief" in seen(desk.get(PAGE)).links
    address = "/desk/editions/1/take-back/role/chief/"
    page = seen(desk.get(address))
    assert page.headings[0] == "Take “Chief” out again"
    assert "These name it, and go back to what they were with it: Leader → Chief" in page.words
    assert desk.post(address, change_form(desk, address)).status_code == 302
    assert draft().catalogue == factories.catalogue()


def test_a_roles_steps_are_offered_after_it(desk: Client, loaded: None) -> None:
    replace_draft(factories.catalogue(roles=[factories.role("agent")], steps=[]))
    address = "/desk/editions/1/take-back/role/leader/"
    done = desk.post(address, change_form(desk, address), follow=True)
    page: Seen = seen(done)
    assert draft().catalogue.steps == ()
    step = "/desk/editions/1/take-back/step/agent-to-leader/"
    assert page.links["Agent → Leader"] == step
    desk.post(step, change_form(desk, step))
    assert draft().catalogue == factories.catalogue()


def test_the_site_is_taken_back_too(desk: Client, loaded: None) -> None:
    Site.objects.update(strapline="Another")
    address = "/desk/editions/1/take-back/site/"
    assert address in seen(desk.get(PAGE)).links.values()
    desk.post(address, change_form(desk, address))
    assert draft().catalogue.site == factories.catalogue().site


def test_who_may_not_write_a_thing_takes_none_back(loaded: None) -> None:
    reader = with_rights("see_draft")
    address = "/desk/editions/1/take-back/role/agent/"
    page = seen(reader.get(address))
    assert "writing it into the draft takes rights that you do not have" in page.words
    assert reader.post(address, {"seen": "x"}).status_code == 403
    assert draft().catalogue.role("agent").title == "Adviser"


@pytest.mark.parametrize("address", ["9/take-back/", "9/take-back/role/agent/"])
def test_from_no_edition_nothing_is_taken_back(desk: Client, loaded: None, address: str) -> None:
    assert desk.get(f"/desk/editions/{address}").status_code == 404


@pytest.mark.parametrize("thing", ["role/nobody", "nothing/agent"])
def test_what_neither_knows_is_a_404(desk: Client, loaded: None, thing: str) -> None:
    assert desk.get(f"/desk/editions/1/take-back/{thing}/").status_code == 404


# Many changes -----------------------------------------------------------------------------------


def test_what_an_edition_changed_is_told_a_part_at_a_time(desk: Client) -> None:
    ours = factories.catalogue()
    extra = [factories.skill(f"extra-{number:03}", order=number) for number in range(10, 140)]
    replace_draft(ours)
    publish("The first", None)
    replace_draft(factories.catalogue(skills=[*ours.skills, *extra]))
    publish("The second", None)
    first = seen(desk.get("/desk/editions/2/"))
    assert "1 to 60 of 130 are listed" in first.words
    assert first.links["The next ones"] == "/desk/editions/2/?page=2#differs"
    assert "61 to 120 of 130" in seen(desk.get("/desk/editions/2/?page=2")).words
    back = "/desk/editions/1/roll-back/"
    assert seen(desk.get(back)).sends["The next ones"] == f"{back}?page=2#differs"
    sent = change_form(desk, back) | {"note": "Half a no", "turn": "1"}
    turned = desk.post(f"{back}?page=2", sent)
    assert turned.status_code == 200
    assert "61 to 120 of 130" in seen(turned).words
    assert 'value="Half a no"' in turned.content.decode()
    assert Edition.objects.count() == 2
    assert "1 to 60 of 130" in seen(desk.get("/desk/editions/1/draft/")).words
