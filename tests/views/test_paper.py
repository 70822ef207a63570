"""The plan and its sheet as PDF files: what is in them, whose they are, and when one cannot be made."""

import logging
from pathlib import Path

import pytest
from django.test import Client

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from careers.pages import typeset as typesetting
from tests.pages.pdf import opened, pages
from tests.views.seen import seen
from tests.views.sitting import answer_all, publish

PLAN = "/assessment/plan/"

pytestmark = pytest.mark.usefixtures("small")


def begin(client: Client) -> None:
    """A plan towards leader, with something to do and a note."""
    answer_all(client)
    client.post(f"{PLAN}target/", {"target": "leader"})
    client.post(f"{PLAN}actions/", {"text": "Read *the* #form"})
    client.post(f"{PLAN}evidence/", {"skill": "planning", "note": "Planned $a$ week"})


@pytest.mark.parametrize(
    ("path", "name", "said"),
    [
        ("talk.pdf", "conversation.pdf", "Talking about Leader Name With Date"),
        ("plan.pdf", "my-plan.pdf", "Your way to Leader One step."),
    ],
)
def test_a_file_holds_what_is_on_the_page(visitor: Client, path: str, name: str, said: str) -> None:
    begin(visitor)
    response = visitor.get(PLAN + path)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "no-store, private"
    words = " ".join(pages(response.content))
    for part in (said, "Read *the* #form", "Planned $a$ week"):
        assert part in words, part


def test_both_are_offered_where_one_looks_for_them(visitor: Client) -> None:
    begin(visitor)
    links = seen(visitor.get(PLAN)).links
    assert (links["This plan"], links["The sheet for a conversation"]) == (
        f"{PLAN}plan.pdf",
        f"{PLAN}talk.pdf",
    )
    talk = seen(visitor.get(f"{PLAN}talk/")).links
    assert talk["Save it as one page (PDF)"] == f"{PLAN}talk.pdf"


def test_what_they_ask_for_is_on_the_sheet_in_their_words(visitor: Client) -> None:
    begin(visitor)
    visitor.post(f"{PLAN}talk/", {"request": "One shift beside you."})
    (page,) = pages(visitor.get(f"{PLAN}talk.pdf").content)
    assert "What I ask for One shift beside you. What we agree on" in page


@pytest.mark.parametrize("path", ["talk.pdf", "plan.pdf"])
def test_without_a_role_there_is_one_to_choose(visitor: Client, path: str) -> None:
    answer_all(visitor)
    assert visitor.get(PLAN + path)["Location"] == PLAN


@pytest.mark.parametrize("path", ["talk", "plan"])
def test_what_cannot_be_made_says_what_to_do_and_logs_no_word_of_it(
    visitor: Client,
    path: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    begin(visitor)
    (tmp_path / f"{path}.typ").write_text("#panic(sys.inputs.told)")
    monkeypatch.setattr(typesetting, "FOLDER", tmp_path)
    with caplog.at_level(logging.DEBUG):
        response = visitor.get(f"{PLAN}{path}.pdf")
    assert response.status_code == 500
    page = seen(response)
    assert page.headings == ["The file could not be made"]
    assert page.links["Back to the page"] == (f"{PLAN}talk/" if path == "talk" else PLAN)
    assert f"A paper could not be made: {path}" in caplog.text
    assert "Planned" not in caplog.text


def test_our_own_catalogue_on_paper(visitor: Client, catalogue: Catalogue) -> None:
    publish(catalogue, 2)
    for part in sections(catalogue):
        data = {item.code: "24"[number % 2] for number, item in enumerate(part.items)}
        data |= {"role": "customer-service-representative"} if part.number == 1 else {}
        visitor.post(f"/assessment/part/{part.number}/", data)
    for role in catalogue.roles:
        visitor.post(f"{PLAN}target/", {"target": role.code})
        assert len(opened(visitor.get(f"{PLAN}talk.pdf").content).pages) == 1
        words = " ".join(pages(visitor.get(f"{PLAN}plan.pdf").content))
        assert f"What to work on for {role.title}" in words
        assert " ;" not in words
        assert "{" not in words
