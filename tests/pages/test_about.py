"""The pages about the portal itself, and the one before the questions."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from careers.actions import guess, preview, searching
from careers.actions.erasing import MARGIN
from careers.domain.catalogue import Catalogue
from careers.forms import known
from careers.pages import about as about_page
from careers.pages.about import about, accessibility, privacy
from careers.pages.assessment import start
from careers.views import preview_door, resume
from tests import factories
from tests.pages.reading import headings, read


@pytest.fixture
def small() -> Catalogue:
    return factories.catalogue()


def test_the_method_is_told_in_short_and_leads_to_all_of_it(small: Catalogue) -> None:
    page = about(small)
    found = read(page, small)

    assert page.title == "About Rungs"
    assert "method" in found.ids
    assert "You answer 6 questions." in found.words
    assert "the levels and weights are the editors’ judgement." in found.words
    assert {"/assessment/methods/", "/assessment/methods/#tried"} <= set(found.links)


def test_privacy_names_every_cookie_and_leads_to_the_eraser(small: Catalogue) -> None:
    found = read(privacy(small), small)

    assert "/assessment/erase/" in found.links
    named = (
        f"{settings.ATTEMPT_COOKIE_NAME} 180 days The code",
        f"{settings.CSRF_COOKIE_NAME} one year A random",
        f"{settings.SESSION_COOKIE_NAME} 8 hours Keeps",
        f"{known.COOKIE} {known.AGE // 86_400} days Says",
        f"{preview_door.COOKIE} as long as the link is good Opens",
        f"{settings.PREVIEW_ATTEMPT_COOKIE_NAME} 180 days The code",
        f"{settings.MESSAGES_COOKIE_NAME} until it is shown Carries",
    )
    for name in named:
        assert name in found.words
    assert len(named) == 7
    assert "There are seven" in found.words


def test_nothing_else_sets_a_cookie() -> None:
    """Beside Django's own: sessions, forms and messages."""
    root = Path(known.__file__).parents[1]
    setting = {
        path.name
        for path in root.rglob("*.py")
        if re.search(r"\.set(_signed)?_cookie\(", path.read_text(encoding="utf-8"))
    }
    assert setting == {"access.py", "preview_door.py", "known.py"}


def test_privacy_says_how_long_as_the_settings_have_it(small: Catalogue) -> None:
    told = read(privacy(small, days=7, sign_ins=8, backups=9, hours=3), small).words

    assert timedelta(days=about_page.MARGIN) == MARGIN
    for sentence in (
        "Answers that nobody opens for 7 days are erased",
        "is deleted after 8 days.",
        "until they are thrown away, after 9 days at the latest.",
        "and on which day, for 39 days.",
        "staff 3 hours",
        "attempt 7 days",
    ):
        assert sentence in told
    one = read(privacy(small, days=1, sign_ins=1, backups=1, hours=1), small).words
    assert "is deleted after a day." in one
    assert "staff one hour" in one


def test_privacy_says_what_the_doors_and_previews_are_set_to(small: Catalogue) -> None:
    told = read(privacy(small), small).words

    assert resume.DOOR.within == timedelta(minutes=15)
    assert "It counts for 15 minutes and is deleted within a day." in told
    assert timedelta(days=1) == guess.LONGEST
    assert (timedelta(days=14), timedelta(days=180)) == (preview.KEPT, searching.KEPT_FOR)
    assert "two weeks after they were made" in told
    assert "nobody asks for in half a year is deleted" in told
    assert (
        f"After five wrong passwords {settings.AXES_FAILURE_LIMIT}"
        == "After five wrong passwords 5"
    )
    assert settings.AXES_COOLOFF_TIME == 0.25
    assert "After five wrong passwords for one name from one address" in told
    assert "stays shut for 15 minutes" in told


def test_privacy_says_which_searches_are_written_down_as_they_are(small: Catalogue) -> None:
    told = read(privacy(small), small).words

    assert (searching.LONGEST, searching.MOST_DIGITS, searching.SHOWN_FROM) == (60, 3, 3)
    assert "once they were typed three times" in told
    assert "longer than 60 characters, or holds an e-mail address or more than three digits" in told


@pytest.mark.parametrize("make", [privacy, accessibility])
def test_the_contact_is_given_if_there_is_one(make: object, small: Catalogue) -> None:
    named = factories.catalogue(factories.site(contact="help@rungs.example"))

    assert callable(make)
    assert "mailto:help@rungs.example" in read(make(named), named).links
    assert not [link for link in read(make(small), small).links if link.startswith("mailto:")]
    assert "have not given an address here" in read(make(small), small).words


def test_the_page_before_the_questions_counts_them(catalogue: Catalogue) -> None:
    page = start(catalogue)
    found = read(page, catalogue)

    assert (page.path, page.section) == ("/assessment/", "assessment")
    assert [
        (part.part, part.skills, part.preferences, part.challenges)
        for part in page.context["parts"]
    ] == [("a", 16, 0, 0), ("b", 0, 6, 5), ("c", 16, 0, 0)]
    assert "43 questions in three parts" in found.words
    assert headings(found, "h2")[:2] == [
        "Been here before?",
        "In three parts, and you can stop after any",
    ]
    assert [link for link in found.links if link.startswith("/assessment/")][1:] == [
        "/assessment/part/1/",
        "/assessment/continue/",
        "/assessment/result/",
        "/assessment/plan/",
        "/assessment/resume/",
        "/assessment/plan/",
        "/assessment/methods/",
        "/assessment/methods/",
    ]


def test_the_time_it_takes_is_an_estimate_until_enough_people_were_timed(small: Catalogue) -> None:
    estimate = "It should take under ten minutes. That is our own estimate: too few people"
    assert estimate in read(start(small), small).words
    timed = read(start(small, minutes=7), small).words
    assert "Half of those who answered everything were done within 7 minutes." in timed
    assert estimate not in timed


def test_whoever_comes_from_a_role_measures_themselves_for_it(small: Catalogue) -> None:
    found = read(start(small, role="leader"), small)

    assert headings(found, "h1") == ["Measure yourself for Leader"]
    assert "your plan will lead to Leader." in found.words
    assert "/assessment/part/1/?role=leader" in found.links
    assert start(small, role="leader").path == "/assessment/"


def test_a_role_that_is_none_is_as_if_none_had_been_named(small: Catalogue) -> None:
    assert read(start(small, role="<b>"), small).html == read(start(small), small).html


def test_a_question_is_shown_with_its_answers_from_the_top_down(small: Catalogue) -> None:
    page = start(small)

    assert page.context["example"].code == "planning-2"
    assert [anchor.rank for anchor in page.context["anchors"]] == [5, 4, 3, 2, 1]


def test_without_questions_the_page_still_stands() -> None:
    bare = factories.catalogue(items=[])

    assert start(bare).context["example"] is None
    assert headings(read(start(bare), bare), "h1") == ["Find out what you already have"]
