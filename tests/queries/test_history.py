"""The editions' history, read from the tables."""

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.domain import document
from careers.domain.tally import Count, tallied
from careers.models import Edition, Role
from careers.queries.edition import KEPT, current_edition, edition, forget_editions
from careers.queries.history import NoSuchEdition, compared, history
from tests import factories

pytestmark = pytest.mark.django_db


def published(count: int) -> None:
    """Editions 1 to `count`; each but the first renames a role."""
    replace_draft(factories.catalogue())
    for number in range(1, count + 1):
        Role.objects.filter(pk="leader").update(title=f"Chief {number}")
        publish(f"Note {number}", User.objects.first())


def by_hand(count: int) -> None:
    """The same from before tallies were kept."""
    for number in range(1, count + 1):
        renamed = factories.role("leader", level="leads", title=f"Chief {number}")
        text = document.write(factories.catalogue(roles=[factories.role("agent"), renamed]))
        Edition.objects.create(
            number=number,
            document=text,
            schema=document.SCHEMA,
            sha256=document.digest(text),
            note=f"Note {number}",
            published_at="2030-05-01T09:00:00Z",
        )


def test_the_history_without_a_single_document(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    User.objects.create_user("editor")
    published(3)
    with django_assert_num_queries(2) as asked:
        found = history(3)
    for query in asked.captured_queries:
        assert '"careers_edition"."document"' not in query["sql"]
        assert "published_by" not in query["sql"]
    assert [(entry.number, entry.note, entry.tally) for entry in found.entries] == [
        (3, "Note 3", (Count("role", changed=1),)),
        (2, "Note 2", (Count("role", changed=1),)),
        (1, "Note 1", tallied(None, factories.catalogue())),
    ]
    first = Edition.objects.get(number=1)
    assert (found.newest, found.begun) == (3, first.published_at)
    assert found.entries[2].sha256 == first.sha256


def test_a_run_before_a_number_ends_where_it_is_asked_to() -> None:
    published(5)
    assert [entry.number for entry in history(5, "4", most=2).entries] == [3, 2]
    assert [entry.number for entry in history(5, most=2).entries] == [5, 4]
    assert history(5, most=2).begun == Edition.objects.get(number=1).published_at


def test_what_is_published_meanwhile_is_left_out() -> None:
    published(3)
    assert [entry.number for entry in history(2).entries] == [2, 1]
    with pytest.raises(NoSuchEdition):
        compared(2, 3)


@pytest.mark.parametrize(
    "before", ["0", "1", "4", "-2", "02", "2.0", "two", "²", "٢", "9" * 30, "2;", "1e1"]
)
def test_a_number_without_editions_before_it(before: str) -> None:
    published(3)
    with pytest.raises(NoSuchEdition):
        history(3, before)


@pytest.mark.parametrize("number", [0, -1, 4, 999999999999, 10**30])
def test_an_edition_there_is_not(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    published(3)
    with django_assert_num_queries(0), pytest.raises(NoSuchEdition):
        compared(3, number)


def test_an_edition_beside_the_one_before_it() -> None:
    published(2)
    found = compared(2, 2)
    assert found.before
    assert found.before.role("leader").title == "Chief 1"
    assert found.after.role("leader").title == "Chief 2"
    assert found.entry.tally == (Count("role", changed=1),)
    first = compared(2, 1)
    assert (first.before, first.newest) == (None, 2)
    assert first.after.role("leader").title == "Chief 1"


def test_leafing_through_old_editions_displaces_none_that_is_held(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    published(KEPT + 3)
    forget_editions()
    live = current_edition()
    edition(1)
    for number in range(1, KEPT + 4):
        compared(live.number, number)
    with django_assert_num_queries(0):
        assert edition(1).number == 1
        assert edition(live.number) is live


def test_an_edition_from_before_tallies_were_kept_is_counted_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    by_hand(3)
    assert set(Edition.objects.values_list("tally", flat=True)) == {None}
    found = history(3)
    assert [entry.tally for entry in found.entries[:2]] == [(Count("role", changed=1),)] * 2
    assert found.entries[2].tally[0] == Count("source", added=1)
    with django_assert_num_queries(2):
        assert history(3) == found
