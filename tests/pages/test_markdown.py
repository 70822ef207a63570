"""Prose as HTML: safe, its links led to pages, its marks to sources."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages import markdown
from tests import factories


@pytest.fixture
def small() -> Catalogue:
    return factories.catalogue(sources=[factories.source("duties", number=3)])


def test_marks_lead_to_the_sources_of_the_page(small: Catalogue) -> None:
    assert markdown.inline("You coach. {duties, ed}", small) == (
        'You coach.<sup class="ref"><a href="#s-duties" aria-label="source 3">3</a> '
        '<a href="#s-ed" aria-label="our own judgement">ed.</a></sup>'
    )


def test_a_mark_of_no_source_is_a_question(small: Catalogue) -> None:
    assert markdown.inline("So. {rumour}", small) == (
        'So.<sup class="ref"><a href="#s-rumour" aria-label="unknown source">?</a></sup>'
    )


def test_paragraphs_and_lists_stay(small: Catalogue) -> None:
    assert markdown.block("One *word*.\n\n- **two**\n- three", small) == (
        "<p>One <em>word</em>.</p>\n<ul>\n<li><strong>two</strong></li>\n<li>three</li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[her](role:leader)", '<a href="/roles/leader/">her</a>'),
        ("[that](step:agent-to-leader)", '<a href="/steps/agent-to-leader/">that</a>'),
        ("[it](training:mentorship)", '<a href="/training/#mentorship">it</a>'),
        ("[shifts](challenge:shifts)", '<a href="/challenges/shifts/">shifts</a>'),
        ("[speech](skill:speaking)", '<a href="/skills/speaking/">speech</a>'),
        ("[nobody](role:nobody)", "nobody"),
        ("[a rung](level:entry)", "a rung"),
        (
            "[out](https://example.org/?a=1&b=2)",
            '<a href="https://example.org/?a=1&amp;b=2">out</a>',
        ),
    ],
)
def test_links_lead_to_pages_and_unknown_ones_leave_their_words(
    small: Catalogue, written: str, shown: str
) -> None:
    assert markdown.inline(written, small) == shown


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '[x](https://e.org/" onclick="alert(1))',
        "![x](https://example.org/x.png)",
    ],
)
def test_nothing_active_gets_through(small: Catalogue, written: str) -> None:
    shown = markdown.block(written, small)

    assert "<script" not in shown
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert 'href="data' not in shown
    assert "<a" not in shown or "onclick" not in shown.split("<a", 1)[1].split(">", 1)[0]
