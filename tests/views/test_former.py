"""Addresses from before a code was changed."""

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from tests import factories
from tests.views.seen import seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed() -> None:
    publish(
        factories.catalogue(
            roles=[
                factories.role("agent", formerly=("operator",)),
                factories.role("leader", {"speaking": (4, 2)}, level="leads"),
            ],
            skills=[
                factories.skill("speaking", formerly=("talking",)),
                factories.skill("planning", order=2),
            ],
            challenges=[factories.challenge(formerly=("nights",))],
            guides=[factories.guide("start", formerly=("begin",))],
        ),
        1,
    )


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("/roles/operator/", "/roles/agent/"),
        ("/skills/talking/", "/skills/speaking/"),
        ("/challenges/nights/", "/challenges/shifts/"),
        ("/guides/begin/", "/guides/start/"),
        ("/steps/operator-to-leader/", "/steps/agent-to-leader/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(
    visitor: Client, renamed: None, old: str, now: str
) -> None:
    for send in (visitor.get, visitor.head):
        response = send(old, {"from": "somewhere"})
        assert (response.status_code, response["Location"]) == (301, now)
        assert response["Cache-Control"] == "public, no-cache"
        assert not response.cookies
    assert visitor.get(now).status_code == 200


@pytest.mark.parametrize("address", ["/roles/talking/", "/skills/operator/", "/guides/nights/"])
def test_an_address_that_never_was_leads_nowhere(
    visitor: Client, renamed: None, address: str
) -> None:
    assert visitor.get(address).status_code == 404


def test_the_publishing_page_says_which_addresses_would_lead_nowhere(
    desk: Client, renamed: None
) -> None:
    replace_draft(factories.catalogue(guides=[factories.guide("elsewhere")]))
    response = desk.get("/desk/publish/")
    said = seen(response).words
    assert "/guides/start/ leads nowhere from now on" in said
    assert "/roles/agent/ leads nowhere" not in said
