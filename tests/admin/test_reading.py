"""A text of a form as visitors will read it, and what is wrong with it."""

from typing import Any

import pytest

from careers.actions.draft import replace_draft
from careers.admin.reading import Manner, Read, read
from careers.pages import markdown
from careers.queries.draft import draft
from careers.queries.naming import Named, named_in
from tests.domain.test_renaming import telling

pytestmark = pytest.mark.django_db

MARK = '<sup class="ref"><a href="/sources/#s-duties" aria-label="source 2">2</a></sup>'


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(telling())


def shown(text: str, manner: Manner = "prose") -> Read:
    return read(text, manner, named_in([text]))


def test_a_text_is_read_as_its_page_shows_it() -> None:
    text = "Some *words* on [her](role:leader),\r\nwrapped. {duties}\r\n\r\n- One. {ed}"
    html = shown(text).html
    kept = "Some *words* on [her](role:leader), wrapped. {duties}\n\n- One. {ed}"
    assert html.replace("/sources/#s-", "#s-") == markdown.block(kept, draft().catalogue)
    assert '<a href="/roles/leader/">her</a>, wrapped.' + MARK in html


def test_one_paragraph_and_one_a_line() -> None:
    assert shown("Said. {duties}", "statement").html == f"<p>Said.{MARK}</p>"
    lines = shown("One. {duties}\n\n Two. {duties} ", "statements").html
    assert lines == f"<ul><li>One.{MARK}</li><li>Two.{MARK}</li></ul>"
    assert [shown(" \r\n", manner).html for manner in ("prose", "statement", "statements")] == [
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Said.", "“Said.” ends without a source mark: add the source’s, or {ed}."),
        ("Said. {dutys}", "The mark {dutys} names no source."),
        ("[X](role:chief) {ed}", "There is no role “chief”: the link leads nowhere."),
        ("[X](rolle:leader) {ed}", "There is no rolle “leader”: the link leads nowhere."),
        (
            "[X](/roles/leader/) {ed}",
            "“(/roles/leader/)” makes no link: write the kind and the code, as in (role:agent).",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words(text: str, fault: str) -> None:
    assert shown(text).faults == (fault,)


def test_nothing_of_an_authors_own_html_passes() -> None:
    text = '<script>x</script> <a href="#s-x" onclick="x">y</a> {ed}'
    assert "<script" not in shown(text).html
    assert "<a href" not in shown(text).html.partition("<sup")[0]


def test_every_line_must_have_its_mark() -> None:
    assert shown("One. {ed}\nTwo.", "statements").faults == (
        "“Two.” ends without a source mark: add the source’s, or {ed}.",
    )


def test_only_what_is_named_is_asked_for(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        found = named_in(["[A](role:leader) [B](skill:speaking) {duties}", "[C](role:chief)"])
    assert found.get("role", "leader") == Named("/roles/leader/")
    assert found.get("source", "duties") == Named("/sources/#s-duties", 2)
    assert (found.get("role", "chief"), found.get("role", "agent")) == (None, None)
