"""A page of the desk that needs what takes long."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain import checks, patience
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding
from careers.queries.draft import forget_draft
from tests import factories
from tests.views.seen import seen
from tests.views.sending import filled_in

PAGES = ("/desk/", "/desk/checks/", "/desk/publish/", "/desk/careers/role/agent/change/")


@pytest.fixture
def cold(desk: Client) -> Client:
    """Staff at a portal that has never looked at its draft."""
    replace_draft(factories.catalogue())
    return desk


@contextmanager
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Catalogue]]:
    """Within this, nobody waits for anything, and looking through a draft takes all this time. Holds what
    is looked through."""
    on, begun = Event(), list[Catalogue]()

    def slow(catalogue: Catalogue) -> tuple[Finding, ...]:
        begun.append(catalogue)
        assert on.wait(60)
        return ()

    with monkeypatch.context() as patch:
        patch.setattr(patience, "PATIENCE", 0)
        patch.setattr(checks, "CHECKS", (slow, *checks.CHECKS))
        yield begun
    on.set()


@pytest.mark.parametrize("path", PAGES)
def test_it_says_how_far_that_is_until_it_is_there(
    cold: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with in_a_hurry(monkeypatch):
        for _again in range(2):
            response = cold.get(path)
            assert response.status_code == 202
            assert response["Refresh"] == "2"
            assert response["Cache-Control"] == "no-store, private"
            page = seen(response)
            assert "One moment" in page.words
            assert "Looking through the draft" in page.words
            assert "Stop it" not in page.words
    assert cold.get(path).status_code == 200


def test_who_has_sent_something_waits_for_what_comes_of_it(
    cold: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/desk/careers/role/agent/change/"
    sent = filled_in(cold.get(path), path) | {"title": ""}
    forget_draft()
    monkeypatch.setattr(patience, "PATIENCE", 0)
    response = cold.post(path, sent)
    assert response.status_code == 200
    assert "One moment" not in seen(response).words


def test_whoever_is_not_staff_is_not_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    with in_a_hurry(monkeypatch):
        assert client.get("/desk/checks/").status_code == 302


def test_what_a_file_would_make_of_the_draft_is_looked_through_once_however_often_one_asks(
    cold: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = SimpleUploadedFile("synonyms.csv", b"code,name,means\nfone,fone,phone\n")
    sent = cold.post("/desk/workbook/send/", {"file": table}, follow=True)
    path = sent.request["PATH_INFO"]
    forget_draft()
    assert cold.get("/desk/checks/").status_code == 200
    with in_a_hurry(monkeypatch) as begun:
        for _again in range(3):
            assert cold.get(path).status_code == 202
        assert len(begun) == 1
    response = cold.get(path)
    assert response.status_code == 200
    assert "What “synonyms.csv” would change" in seen(response).words
