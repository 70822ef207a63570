"""Editions in memory."""

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.domain import document
from careers.models import Edition
from careers.queries.edition import KEPT, edition
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


def test_an_edition_that_was_never_published() -> None:
    with pytest.raises(Edition.DoesNotExist):
        edition(9)
