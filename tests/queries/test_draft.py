"""The draft as a catalogue, and back: nothing lost in the tables."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.actions.writing import writing
from careers.domain import document, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, check
from careers.models import Challenge, Role, RoleSkill, Site, Skill
from careers.queries.draft import checked, draft, has_draft
from tests import factories

pytestmark = pytest.mark.django_db


def test_our_catalogue_survives_the_tables(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    found = draft()
    assert found.catalogue == catalogue
    assert found.errors == ()
    assert {it.check for it in found.findings} == {"unmeasured"}


def test_the_number_of_queries_does_not_grow(
    catalogue: Catalogue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    replace_draft(catalogue)
    with django_assert_num_queries(QUERIES):
        draft()
    role = catalogue.role("team-leader")
    for number in range(3):
        Role.objects.create(
            code=f"more-{number}",
            title="More",
            level_id=role.level,
            track_id=role.track,
            **dict.fromkeys(
                ("summary", "lead", "job", "day", "here", "next", "profile"), "X. {ed}"
            ),
        ).skills.create(skill_id="coaching", level=3, importance=1)
    with django_assert_num_queries(QUERIES):
        draft()


QUERIES = 27
"""One for each of 14 kinds and the site, one for each list of codes or pieces that has an owner."""


def test_loading_again_replaces_everything(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    replace_draft(factories.catalogue())
    assert draft().catalogue == factories.catalogue()
    assert Role.objects.count() == 2
    assert Site.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_dangling_code_changes_nothing() -> None:
    replace_draft(factories.catalogue())
    bad = factories.catalogue(
        roles=[factories.role(skills=(things.RoleSkill(skill="x", level=1, importance=1),))],
        steps=[],
    )
    with pytest.raises(IntegrityError):
        replace_draft(bad)
    assert draft().catalogue == factories.catalogue()


def test_a_row_no_catalogue_may_hold_is_reported_and_left_out() -> None:
    replace_draft(factories.catalogue())
    RoleSkill.objects.filter(role="leader", skill="planning").update(level=7)
    Challenge.objects.filter(pk="shifts").update(summary="")
    found = draft()
    assert [role.code for role in found.catalogue.roles] == ["agent"]
    assert (
        Finding("error", "role", "leader", "skills[0].level", "must be at most 5") in found.errors
    )
    assert (
        Finding("error", "challenge", "shifts", "summary", "must be one line of text, not empty")
        in found.errors
    )


def test_an_empty_database_has_no_draft() -> None:
    assert not has_draft()
    replace_draft(factories.catalogue())
    assert has_draft()


def test_what_a_browser_adds_to_a_text_is_dropped() -> None:
    skill = Skill(code="x", name=" Two  words ", order=1, family="self")
    skill.summary, skill.about = "Said. {ed}", "One. {ed}\r\n\r\nTwo. {ed}  \r\n"
    skill.levels = "a\r\n\r\n b \r\nc\r\nd\r\ne\r\n"
    skill.full_clean(exclude=["part_of"])
    assert (skill.name, skill.about, skill.levels) == (
        "Two words",
        "One. {ed}\n\nTwo. {ed}",
        "a\nb\nc\nd\ne",
    )


def test_loading_over_skills_that_are_part_of_one_another() -> None:
    replace_draft(factories.catalogue())
    Skill.objects.filter(pk="speaking").update(part_of="planning")
    Skill.objects.filter(pk="planning").update(part_of="speaking")
    replace_draft(factories.catalogue())
    assert draft().catalogue == factories.catalogue()


def test_what_says_the_same_is_the_draft_held(catalogue: Catalogue) -> None:
    """Inside a transaction the rows are read each time; what was found in them is not found again."""
    replace_draft(catalogue)
    first = draft()
    assert draft() is first
    Role.objects.filter(pk="trainer").update(title="Coach")
    second = draft()
    assert second.catalogue.role("trainer").title == "Coach"
    assert second is not first
    Role.objects.filter(pk="trainer").update(level_id="entry", title="")
    assert [(it.code, it.field) for it in draft().refused] == [("trainer", "title")]


@pytest.mark.django_db(transaction=True)
def test_since_the_last_write_it_is_one_query(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    first = draft()
    with CaptureQueriesContext(connection) as asked:
        assert draft() is first
    assert len(asked) == 1
    with writing():
        Role.objects.filter(pk="trainer").update(title="Coach")
        assert draft().catalogue.role("trainer").title == "Coach"
    assert draft().catalogue.role("trainer").title == "Coach"
    with transaction.atomic():
        Role.objects.filter(pk="trainer").update(title="Mentor")
        assert draft().catalogue.role("trainer").title == "Mentor"
        transaction.set_rollback(True)
    assert draft().catalogue.role("trainer").title == "Coach"


def test_what_was_found_in_a_catalogue_is_remembered(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    found = draft()
    again = document.read(document.write(catalogue))
    assert checked(again) == found.findings
    assert checked(again) is checked(catalogue)
    others = [replace(catalogue, roles=catalogue.roles[:n]) for n in range(1, 6)]
    for other in others:
        assert list(checked(other)) == check(other)
    assert checked(catalogue) == found.findings
