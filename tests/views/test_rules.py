"""The rules of the house: set by administrators, noted, and said."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from careers.models import Rules
from careers.queries.reviews import rule
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/rules/"


def test_rules_are_set_and_who_set_them_is_said(desk: Client, publisher: User) -> None:
    assert seen(desk.get(ADDRESS)).chosen == {"approval": "none"}
    sent = {"approval": "other", "remind_days": "30"}
    assert desk.post(ADDRESS, sent).status_code == 302
    assert (rule(), Rules.objects.get().remind_days) == ("other", 30)
    page = seen(desk.get(ADDRESS))
    assert page.headings == [
        "The rules of the house",
        "What they mean",
        "Who changed the rules",
    ]
    assert "publisher nobody has to approve a change → somebody else than who made it" in page.words
    assert "14 → 30" in page.words
    assert "changed the rules" in seen(desk.get("/desk/")).words


def test_the_same_rules_again_are_no_change(desk: Client) -> None:
    page = seen(desk.post(ADDRESS, {"approval": "none", "remind_days": "14"}, follow=True))
    assert "The rules say so already." in page.words
    assert page.headings == ["The rules of the house", "What they mean"]


def test_rules_that_are_none_are_refused(desk: Client) -> None:
    refused = desk.post(ADDRESS, {"approval": "nobody", "remind_days": "400"})
    assert refused.status_code == 422
    assert "Nothing is changed yet: 2 things need another look" in seen(refused).headings
    assert rule() == "none"
