"""How the draft stands: which of its warnings are new since what is live."""

import pytest

from careers.actions.draft import replace_draft
from careers.models import Role
from careers.queries.desk import fresh_warnings, state
from tests import factories
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

LONG = f"{'so ' * 40}{{ed}}"


def told() -> list[tuple[str, str]]:
    return [(it.code, it.check) for it in fresh_warnings(state())]


def test_before_the_first_edition_every_warning_is_new() -> None:
    replace_draft(factories.catalogue())
    assert told() == [("duties", "unused"), ("agent", "profiles"), ("leader", "profiles")]


def test_afterwards_those_of_the_live_edition_are_not() -> None:
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)
    assert told() == []
    Role.objects.filter(pk="leader").update(summary=LONG)
    assert told() == [("leader", "readable"), ("leader", "brief")]


def test_a_page_that_would_lead_nowhere_is_always_new() -> None:
    live = factories.catalogue(challenges=[factories.challenge(), factories.challenge("noise")])
    replace_draft(factories.catalogue())
    publish(live, 1)
    assert told() == [("noise", "vanished")]
