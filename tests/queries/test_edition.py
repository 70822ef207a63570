"""Editions in memory."""

import threading
from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.models import Edition
from careers.queries.edition import KEPT, current_edition, edition, look_again, prepare_with
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_process_keeps_a_few_editions_and_gives_up_the_least_recently_read(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    text = document.write(factories.catalogue())
    for number in range(1, KEPT + 2):
        Edition.objects.create(
            number=number,
            document=text,
            schema=1,
            sha256=document.digest(text),
            note="One of many",
            published_at=timezone.now(),
        )
        edition(number)
    with django_assert_num_queries(0):
        for number in range(2, KEPT + 2):
            assert edition(number).number == number
    with django_assert_num_queries(1):
        assert edition(1).number == 1


@pytest.fixture
def prepared() -> Iterator[list[tuple[Catalogue, str]]]:
    """What was made ready, and by which thread."""
    found: list[tuple[Catalogue, str]] = []
    prepare_with(lambda catalogue: found.append((catalogue, threading.current_thread().name)))
    yield found
    prepare_with(None)


def test_what_becomes_current_is_made_ready_once_beside_the_requests(
    prepared: list[tuple[Catalogue, str]],
) -> None:
    for number in (1, 2):
        Edition.objects.create(
            number=number,
            document=document.write(factories.catalogue(roles=[factories.role(f"r-{number}")])),
            schema=1,
            sha256=f"{number}",
            note="One of two",
            published_at=timezone.now(),
        )
        look_again()
        for _ in range(3):
            current_edition()
        for thread in threading.enumerate():
            if thread.name == "prepare":
                thread.join()

    assert prepared == [(edition(number).catalogue, "prepare") for number in (1, 2)]


def test_what_two_editions_say_alike_is_held_once() -> None:
    for number, order in ((1, 1), (2, 7)):
        roles = [factories.role("agent", order=order), *factories.catalogue().roles[1:]]
        text = document.write(factories.catalogue(roles=roles))
        Edition.objects.create(
            number=number,
            document=text,
            schema=1,
            sha256=document.digest(text),
            note="One of two",
            published_at=timezone.now(),
        )
    first, second = (edition(number).catalogue for number in (1, 2))
    assert second.role("leader") is first.role("leader")
    assert (first.role("agent").order, second.role("agent").order) == (1, 7)
    assert document.write(second) == Edition.objects.get(number=2).document


def test_an_edition_that_was_never_published() -> None:
    with pytest.raises(Edition.DoesNotExist):
        edition(9)
