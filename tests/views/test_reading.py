"""Reading a text while it is typed, and the forms it is typed into."""

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from careers.models import Role
from tests.domain.test_renaming import telling
from tests.staff import with_rights
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/read/"
LEADER = "/desk/careers/role/leader/change/"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(telling())


def test_a_text_is_read() -> None:
    response = with_rights("see_draft").post(ADDRESS, {"text": "*Hi*.", "manner": "statement"})
    assert response.status_code == 200
    assert '<div class="read"><p><em>Hi</em>.</p></div>' in response.content.decode()
    said = "“*Hi*.” ends without a source mark: add the source’s, or {ed}."
    assert seen(response).words.endswith(said)
    assert response["Cache-Control"] == "no-store, private"


def test_it_is_read_for_who_may_see_the_draft_and_changes_nothing() -> None:
    assert with_rights("view_role").post(ADDRESS, {"text": "X"}).status_code == 403
    assert Client().get(ADDRESS).status_code == 302


def test_what_is_not_asked_rightly_is_refused(desk: Client) -> None:
    assert desk.post(ADDRESS, {"text": "X", "manner": "aloud"}).status_code == 400
    assert desk.get(ADDRESS).status_code == 405


def test_no_more_is_read_than_a_field_may_hold(desk: Client) -> None:
    response = desk.post(ADDRESS, {"text": "x" * 30_000, "manner": "statement"})
    assert response.content.decode().count("x" * 20_000) == 1
    assert "x" * 20_001 not in response.content.decode()


def test_a_form_shows_its_texts_as_they_will_be_read(desk: Client) -> None:
    Role.objects.filter(pk="leader").update(job="*Lead* [them](role:agent). {ed}", day="Long.")
    response = desk.get(LEADER)
    assert '<p><em>Lead</em> <a href="/roles/agent/">them</a>.<sup' in response.content.decode()
    assert "“Long.” ends without a source mark" in seen(response).words
    assert "As it will be read: What the job is" in seen(response).words


def test_a_form_says_how_long_signing_in_lasts_and_guards_what_is_typed(desk: Client) -> None:
    text = desk.get(LEADER).content.decode()
    assert 'data-guard="" data-ends="' in text
    assert 'data-reader="/desk/read/"' in text
    wrong = desk.post(LEADER, {"title": ""}).content.decode()
    assert 'data-guard="changed"' in wrong
    plain = with_rights("view_role").get(LEADER).content.decode()
    assert "data-guard" not in plain
    assert "data-reader" not in plain
