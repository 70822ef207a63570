"""The publishing page of a large draft: a portion of each list, with a way to the rest."""

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.domain.catalogue import Catalogue
from careers.models import Edition, Skill
from tests import factories
from tests.views.seen import seen
from tests.views.sending import filled_in

pytestmark = pytest.mark.django_db

PAGE = "/desk/publish/"
MANY = 128
"""With the two roles, that say no duty, 130 warnings."""


def large(**more: str) -> Catalogue:
    """Two roles, and so many skills besides that no role asks for."""
    ours = factories.catalogue().skills
    extra = [factories.skill(f"extra-{n:03}", order=n, **more) for n in range(10, 10 + MANY)]
    return factories.catalogue(skills=[*ours, *extra], sources=[])


def named(client: Client, address: str) -> list[str]:
    """The extra skills that the page links to, in its order."""
    hrefs = seen(client.get(address)).links.values()
    codes = [href.split("/")[4] for href in hrefs if href.startswith("/desk/careers/skill/")]
    return [code for code in codes if code.startswith("extra-")]


def test_what_is_worth_a_look_comes_a_hundred_at_a_time(desk: Client) -> None:
    replace_draft(large())
    all_of_them = [f"extra-{n:03}" for n in range(10, 10 + MANY)]
    assert named(desk, "/desk/publish/") == all_of_them[:100]
    first = seen(desk.get("/desk/publish/"))
    assert first.sends["The next ones"] == "?warnings=2#warnings"
    assert "1 to 100 of 130 are listed" in first.words
    assert named(desk, "/desk/publish/?warnings=2") == all_of_them[100:]
    rest = seen(desk.get("/desk/publish/?warnings=2"))
    assert rest.sends["The ones before"] == "?warnings=1#warnings"
    assert "The next ones" not in rest.sends
    assert named(desk, "/desk/publish/?warnings=9") == all_of_them[:100]


def test_what_the_edition_has_too_is_counted_past_the_first_hundred(desk: Client) -> None:
    replace_draft(large())
    publish("The first", None)
    Skill.objects.filter(pk="speaking").update(name="Talking")
    page = seen(desk.get("/desk/publish/"))
    assert "130 warnings that edition 1 has too" in page.words
    assert "These are the first 100; 30 more are not listed." in page.words
    assert page.links["All that the checks find"] == "/desk/checks/?severity=warning"


def test_what_differs_comes_sixty_at_a_time_word_by_word(desk: Client) -> None:
    replace_draft(large())
    publish("The first", None)
    replace_draft(large(summary="Another thing. {ed}"))
    first, rest = (seen(desk.get(f"/desk/publish/{part}")) for part in ("", "?differs=3"))
    assert "128 things differ from edition 1" in first.words
    assert first.words.count("Another thing.") == 60
    assert first.sends["The next ones"] == "?differs=2#differs"
    assert "121 to 128 of 128 are listed" in rest.words
    assert rest.words.count("Another thing.") == 8


def test_what_stands_in_the_way_is_counted_whole(desk: Client) -> None:
    replace_draft(large(summary="No mark."))
    page = seen(desk.get("/desk/publish/"))
    assert "128 things stand in the way." in page.words
    assert page.links["The next ones"] in ("?errors=2#errors", "?warnings=2#warnings")
    assert "101 to 128 of 128 are listed" in seen(desk.get("/desk/publish/?errors=2")).words


def test_what_was_entered_comes_along_when_a_page_is_turned(desk: Client) -> None:
    replace_draft(large())
    publish("The first", None)
    replace_draft(large(summary="Another thing. {ed}"))
    entered = {"note": "Half a no", "when": "at", "day": "2099-01-02", "time": "25:", "turn": "1"}
    sent = filled_in(desk.get(PAGE), PAGE) | entered
    response = desk.post(f"{PAGE}?differs=2#differs", sent)
    assert response.status_code == 200
    assert "61 to 120 of 128 are listed" in seen(response).words
    again = filled_in(response, PAGE)
    assert {name: again[name] for name in entered if name != "turn"} == {
        name: [value] for name, value in entered.items() if name != "turn"
    }
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(("changed", "still"), [(False, True), (True, False)])
def test_that_the_warnings_were_read_counts_for_the_draft_it_was_said_of(
    desk: Client, *, changed: bool, still: bool
) -> None:
    replace_draft(large())
    sent = filled_in(desk.get(PAGE), PAGE) | {"acknowledged": "on", "turn": "1"}
    if changed:
        Skill.objects.filter(pk="speaking").update(name="Talking")
    page = seen(desk.post(f"{PAGE}?warnings=2", sent))
    assert ("acknowledged" in page.chosen) is still
