"""The desk's comparison: which two, what differs, what became of the ladder."""

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.test import Client
from msgspec.structs import replace

from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.models import AdvancementStep, Challenge, Role
from careers.views import changes
from tests import factories
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db


def titled(title: str) -> Catalogue:
    agent, leader = factories.catalogue().roles
    return factories.catalogue(roles=[agent, replace(leader, title=title)])


@pytest.fixture
def three() -> None:
    """Three editions in which the leader is called otherwise each time, and a draft like the last."""
    for number, title in enumerate(("One", "Two", "Three"), start=1):
        publish(titled(title), number)
    replace_draft(titled("Three"))


def wrote(user: User, role: str, *fields: str) -> None:
    LogEntry.objects.log_actions(
        user.pk,
        [Role.objects.get(pk=role)],
        CHANGE,
        [{"changed": {"fields": list(fields)}}],
        single_object=True,
    )


def test_who_may_see_the_draft_sees_what_differs(stranger: Client, three: None) -> None:
    assert stranger.get("/desk/changes/").status_code == 302
    assert with_rights("view_role").get("/desk/changes/").status_code == 403


def test_the_draft_against_what_is_live(desk: Client, three: None) -> None:
    page = seen(desk.get("/desk/changes/"))
    assert page.headings[0] == "Both say the same"
    assert page.chosen == {"from": "live", "to": "draft"}
    Role.objects.filter(pk="leader").update(title="Chief")
    page = seen(desk.get("/desk/changes/"))
    assert page.headings[0] == "1 thing differs"
    assert "Added: 0. Removed: 0. Changed: 1." in page.words
    assert "Title taken out: Three put in: Chief" in page.words
    assert page.links["Chief"] == "/desk/careers/role/leader/change/"
    assert page.links["The other way round"] == "/desk/changes/?from=draft&to=live"


def test_any_edition_against_any_other(desk: Client, three: None) -> None:
    page = seen(desk.get("/desk/changes/?from=1&to=2"))
    assert "Title taken out: One put in: Two" in page.words
    assert page.chosen == {"from": "1", "to": "2"}
    back = seen(desk.get("/desk/changes/?from=3&to=1"))
    assert "Title taken out: Three put in: One" in back.words
    assert back.links["The other way round"] == "/desk/changes/?from=1&to=3"


def test_what_is_asked_for_anyway_has_one_address(desk: Client, three: None) -> None:
    response = desk.get("/desk/changes/?from=live&to=draft&kind=role")
    assert (response.status_code, response["Location"]) == (302, "/desk/changes/?kind=role")


@pytest.mark.parametrize("asked", ["from=4", "to=0", "to=-1", "from=zebra", "from=99999999999"])
def test_an_edition_that_is_not_there(desk: Client, three: None, asked: str) -> None:
    assert desk.get(f"/desk/changes/?{asked}").status_code == 404


def test_before_the_first_edition_there_is_nothing_to_compare_with(desk: Client) -> None:
    replace_draft(factories.catalogue())
    page = seen(desk.get("/desk/changes/"))
    assert page.headings == ["Nothing is published yet"]


def test_who_wrote_is_told_and_asked_for(desk: Client, publisher: User, three: None) -> None:
    other = User.objects.create_user("other", password="a long enough phrase", is_staff=True)
    Role.objects.filter(pk="leader").update(title="Chief")
    Role.objects.filter(pk="agent").update(title="Clerk")
    wrote(publisher, "leader", "Title")
    wrote(publisher, "leader", "Lead")
    wrote(other, "agent", "Title")
    page = seen(desk.get("/desk/changes/"))
    assert "Changed 2 times at the desk" in page.words
    assert "publisher changed the role: lead" in page.words
    theirs = seen(desk.get("/desk/changes/?who=other"))
    assert ("Clerk" in theirs.links, "Chief" in theirs.links) == (True, False)
    assert "1 to 1 of 1 are shown; 2 differ in all." in theirs.words


def test_one_kind_can_be_asked_for(desk: Client, three: None) -> None:
    Role.objects.filter(pk="leader").update(title="Chief")
    Challenge.objects.filter(pk="shifts").update(name="Hours")
    page = seen(desk.get("/desk/changes/"))
    assert page.links["Roles"] == "/desk/changes/?kind=role#differs"
    page = seen(desk.get("/desk/changes/?kind=challenge"))
    assert ("Hours" in page.links, "Chief" in page.links) == (True, False)
    assert page.chosen["kind"] == "challenge"


def test_a_part_at_a_time(desk: Client, three: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "PAGE", 1)
    Role.objects.filter(pk="leader").update(title="Chief")
    Role.objects.filter(pk="agent").update(title="Clerk")
    first = seen(desk.get("/desk/changes/"))
    assert first.links["Those after"] == "/desk/changes/?part=2"
    second = seen(desk.get("/desk/changes/?part=2"))
    assert second.links["Those before"] == "/desk/changes/"
    assert ("Clerk" in first.links, "Chief" in first.links) == (True, False)
    assert ("Chief" in second.links, "Those after" in second.links) == (True, False)
    assert "2 to 2 of 2 are shown; 2 differ in all." in second.words


def test_what_is_no_longer_in_the_draft_is_not_led_to(desk: Client, three: None) -> None:
    AdvancementStep.objects.all().delete()
    Role.objects.filter(pk="leader").delete()
    page = seen(desk.get("/desk/changes/?from=1&to=2"))
    assert "Two" not in page.links
    assert "Title taken out: One put in: Two" in page.words


def test_the_ladder_is_drawn_and_told(desk: Client, three: None) -> None:
    Role.objects.filter(pk="agent").update(level="leads")
    AdvancementStep.objects.filter(pk="agent-to-leader").delete()
    response = desk.get("/desk/changes/")
    page, text = seen(response), response.content.decode()
    assert "The ladder" in page.headings
    assert "Agent: from Entry, Service to Leads, Service" in page.words
    assert "Agent → Three" in page.words
    assert text.count('class="plate at-1') == 3
    assert ("is-moved" in text, "is-left" in text, "is-came" in text) == (True, True, False)
    assert "Hung here before:" in page.words


def test_where_only_words_differ_no_ladder_is_drawn(desk: Client, three: None) -> None:
    Role.objects.filter(pk="leader").update(title="Chief")
    assert "The ladder" not in seen(desk.get("/desk/changes/")).headings


def test_a_new_address_is_told(desk: Client, three: None) -> None:
    noise = factories.challenge("noise", formerly=("shifts",))
    agent, leader = titled("Three").roles
    roles = [
        replace(it, challenges=tuple(replace(c, challenge="noise") for c in it.challenges))
        for it in (agent, leader)
    ]
    items = [
        replace(it, challenge="noise") if it.challenge else it for it in factories.catalogue().items
    ]
    replace_draft(factories.catalogue(challenges=[noise], roles=roles, items=items))
    page = seen(desk.get("/desk/changes/"))
    assert "1 has another address." in page.words
    assert "New address: /challenges/noise/ (was /challenges/shifts/)." in page.words


def test_it_asks_little_however_much_differs(
    desk: Client, three: None, django_assert_num_queries: Any
) -> None:
    Role.objects.update(title="Chief")
    Challenge.objects.update(name="Hours")
    desk.get("/desk/changes/")
    with django_assert_num_queries(31):
        desk.get("/desk/changes/")
