"""The catalogue's Markdown: marks, links, plain words."""

from careers.domain import prose
from careers.domain.prose import Link

TEXT = """You *run* a [team](role:team-leader). {duties}
More of it. {careers, ed}

- Listen first. {ed}
- Then [write](https://example.org) it down.
"""


def test_marks_in_order_each_once() -> None:
    assert prose.marks(TEXT) == ("duties", "careers", "ed")


def test_links_to_things_only() -> None:
    assert prose.links(TEXT) == (Link("role", "team-leader"),)


def test_paragraphs_and_items_without_a_closing_mark() -> None:
    assert prose.unmarked(TEXT) == ("Then [write](https://example.org) it down.",)
    assert prose.unmarked("A mark {ed} in the middle") == ("A mark {ed} in the middle",)
    assert prose.unmarked("No mark \\{ed}") == ("No mark \\{ed}",)


def test_plain_words() -> None:
    assert prose.plain(TEXT) == ("You run a team. More of it. Listen first. Then write it down.")


def test_html_and_scripts_stay_text() -> None:
    html = prose.parser().render("<b>x</b> [y](javascript:alert) [z](data:text/html,x)")
    assert html == ("<p>&lt;b&gt;x&lt;/b&gt; [y](javascript:alert) [z](data:text/html,x)</p>\n")


def test_braces_that_are_no_mark_stay_text() -> None:
    assert prose.marks("{not a mark} {} {A}") == ()


def test_addresses_of_our_own_pages_are_no_links() -> None:
    html = prose.parser().render("[a](/roles/nope/) [b](//evil.example) [c](#x)")
    assert html == "<p>[a](/roles/nope/) [b](//evil.example) [c](#x)</p>\n"


def test_what_follows_a_mark_stands_close_to_what_came_before() -> None:
    said = "A stated duty {duties}; others {duties, ed} miss it. {ed} So it is. {ed}"
    assert prose.plain(said) == "A stated duty; others miss it. So it is."
