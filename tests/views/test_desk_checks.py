"""The desk's page of checks: what is found, what it is for, and what can be asked for."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from careers.admin import checking
from careers.admin.checking import PURPOSES, checked
from careers.admin.findings import points
from careers.domain.catalogue import Catalogue
from careers.domain.checks import CHECKS, Finding
from careers.models import AdvancementStep, Challenge, Role, RoleSkill, Source
from tests import factories
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())


def test_who_may_see_the_draft_sees_its_checks(stranger: Client, loaded: None) -> None:
    assert stranger.get("/desk/checks/").status_code == 302
    assert with_rights("view_role").get("/desk/checks/").status_code == 403


def test_who_may_not_publish_is_led_to_no_publishing(loaded: None) -> None:
    page = seen(with_rights("see_draft").get("/desk/checks/"))
    assert "3 things are worth a look" in page.headings
    assert "Publish the draft" not in page.links


def test_what_stands_in_the_way_comes_first_with_a_link_to_its_field(
    desk: Client, loaded: None
) -> None:
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    page = seen(desk.get("/desk/checks/"))
    assert page.headings[:4] == [
        "1 thing stands in the way",
        "Sources 1",
        "What roles ask 2",
        "Things nothing uses 1",
    ]
    assert (
        page.links["Challenge: Shifts, summary"]
        == "/desk/careers/challenge/shifts/change/#id_summary"
    )
    assert "Every role, skill or guide that something names or links to is there." in page.words


def test_it_can_be_narrowed_down(desk: Client, loaded: None) -> None:
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    page = seen(desk.get("/desk/checks/?kind=role&severity=warning"))
    assert page.chosen == {"severity": "warning", "kind": "role"}
    assert [it for it in page.headings if it[-1].isdigit()] == ["What roles ask 2"]
    assert "2 of 4 findings are shown." in page.words
    assert page.links["Show everything"] == "/desk/checks/"
    neither = seen(desk.get("/desk/checks/?kind=challenge&severity=warning"))
    assert "Nothing of the kind" in neither.headings
    nonsense = seen(desk.get("/desk/checks/?kind=zebra&severity=loud"))
    assert "4 findings" not in nonsense.words
    assert "Sources 1" in nonsense.headings


def test_it_says_what_is_new_since_the_live_edition(desk: Client, loaded: None) -> None:
    publish(factories.catalogue(), 1)
    assert "Edition 1 has all of them too." in seen(desk.get("/desk/checks/")).words
    Role.objects.filter(pk="leader").update(summary=f"{'so ' * 40}{{ed}}")
    page = seen(desk.get("/desk/checks/"))
    assert "2 of them are new since edition 1." in page.words
    assert "Texts too long 1" in page.headings


def test_the_first_page_names_the_new_ones_first(desk: Client) -> None:
    idle = [factories.challenge(f"hard-{n}", order=n) for n in range(8)]
    whole = factories.catalogue(challenges=[factories.challenge(), *idle])
    replace_draft(whole)
    publish(whole, 1)
    Role.objects.filter(pk="leader").update(summary=f"{'so ' * 40}{{ed}}")
    page = seen(desk.get("/desk/"))
    led = [it for it in page.links if it.startswith(("Role: ", "Source: ", "Challenge: "))]
    assert led[:2] == ["Role: Leader, summary", "Source: Duties"]


def test_where_nothing_is_found_it_says_what_was_looked_for(desk: Client) -> None:
    roles = [
        factories.role("agent", summary="A role. {duties}", duties=("Do. {ed}",)),
        factories.role(
            "leader", {"speaking": (4, 2), "planning": (4, 3)}, level="leads", duties=("Do. {ed}",)
        ),
    ]
    replace_draft(factories.catalogue(roles=roles))
    page = seen(desk.get("/desk/checks/"))
    assert page.headings == ["The checks find nothing", "What is checked"]
    checks = [check.__name__ for check in CHECKS if check.__name__ in PURPOSES]
    assert len(checks) >= 24
    assert all(str(part) in page.words for name in checks for part in PURPOSES[name])


def test_of_very_many_the_first_are_listed(desk: Client) -> None:
    sources = [factories.source(f"source-{n}", number=n) for n in range(2, 99)]
    more = [factories.challenge(f"hard-{n}", order=n) for n in range(120)]
    replace_draft(factories.catalogue(sources=sources, challenges=[factories.challenge(), *more]))
    page = seen(desk.get("/desk/checks/"))
    assert Source.objects.count() + len(more) > 200
    assert "Things nothing uses 217" in page.headings
    assert "These are the first 100; 117 more are not listed." in page.words


def test_it_asks_the_same_however_much_is_wrong(
    desk: Client, loaded: None, django_assert_num_queries: Any
) -> None:
    publish(factories.catalogue(), 1)
    desk.get("/desk/checks/")
    RoleSkill.objects.update(note="Said.")
    Challenge.objects.update(summary="Hard.")
    with django_assert_num_queries(31):
        desk.get("/desk/checks/")


def test_a_new_check_says_its_docstring(monkeypatch: pytest.MonkeyPatch) -> None:
    def brand_new(_catalogue: Catalogue) -> Iterator[Finding]:
        """Nothing is wrong
        with it.

        More for developers.
        """
        yield Finding("warning", "role", "agent", "", "Look.")

    monkeypatch.setattr(checking, "CHECKS", (brand_new,))
    stray = Finding("warning", "role", "agent", "", "Look.", check="brand_new")
    assert [(it.title, it.purpose, it.count) for it in checked([stray], [stray]) if it.count] == [
        ("Brand new", "Nothing is wrong with it.", 1)
    ]


def test_naming_more_steps_asks_no_more(loaded: None, django_assert_num_queries: Any) -> None:
    """A step is named by the roles it joins."""
    for number in range(3):
        Role.objects.create(
            code=f"role-{number}", title="More", level_id="entry", track_id="service"
        )
        AdvancementStep.objects.create(
            code=f"agent-to-role-{number}", origin_id="agent", destination_id=f"role-{number}"
        )
    codes = [f"agent-to-role-{number}" for number in range(3)]
    found = [Finding("warning", "step", code, "", "") for code in codes]
    with django_assert_num_queries(1):
        assert points(found[:1])[0].name == "advancement step: Agent → More"
    with django_assert_num_queries(1):
        assert len(points(found)) == 3
