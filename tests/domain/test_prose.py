"""The catalogue's Markdown: marks, links, plain words."""

import pytest
from hypothesis import given, strategies as st

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.prose import Link, Reading
from careers.domain.walk import texts

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


def read_twice(text: str) -> tuple[Reading | None, Reading]:
    """A text read at sight, and by the parser."""
    return prose._at_sight(text), prose._parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "No mark at all",
        "A mark {ed} and no more",
        "Two parts. {ed}\n\nThe second has none.",
        "- a list {ed}\n- of two {ed}",
        "Some *stress*. {ed}",
        "A [script](javascript:alert). {ed}",
        "An escaped \\{ed}",
        "A link at the end [all of it {ed}](role:agent)",
    ],
)
def test_what_is_not_plain_enough_is_left_to_the_parser(text: str) -> None:
    assert prose._at_sight(text) is None


def test_read_at_sight_a_text_says_what_the_parser_reads_in_it(catalogue: Catalogue) -> None:
    seen = 0
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            for _path, text, expected in texts(thing):
                glanced, parsed = read_twice(text)
                if glanced:
                    seen += 1
                    assert (glanced.marks, glanced.links, glanced.unmarked) == (
                        parsed.marks,
                        parsed.links,
                        parsed.unmarked,
                    )
                    assert glanced.plain.replace(" ", "") == parsed.plain.replace(" ", "")
                elif expected.marked and not parsed.unmarked:
                    assert set(text) & set("*-&\\_"), text
    assert seen > 1_500


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                " ",
                "\n",
                "\n\n",
                "{ed}",
                "{a, b}",
                "{",
                "}",
                "[",
                "](role:x)",
                "](http:x)",
                "**",
                "-",
                ".",
            ]
        ),
        max_size=14,
    )
)
def test_whatever_is_written_both_read_the_same(parts: list[str]) -> None:
    glanced, parsed = read_twice("".join(parts).strip())
    if glanced:
        assert (glanced.marks, glanced.links, glanced.unmarked) == (
            parsed.marks,
            parsed.links,
            parsed.unmarked,
        )


def test_what_is_written_for_the_day_leads_to_the_web_alone() -> None:
    html = prose.outside().render(
        "*Now* [a](https://work.example) [b](http://work.example) [c](mailto:a@b.example) "
        "[d](role:agent) [e](javascript:alert) <b> https://bare.example {ed}"
    )
    assert html == (
        '<p><em>Now</em> <a href="https://work.example">a</a> <a href="http://work.example">b</a> '
        "[c](mailto:a@b.example) [d](role:agent) [e](javascript:alert) &lt;b&gt; "
        "https://bare.example {ed}</p>\n"
    )


def test_html_is_shut_out_by_two_locks() -> None:
    """The rules that would read it are not there, and would not be allowed to."""
    for parser in (prose.parser(), prose.outside()):
        assert not {"html_inline", "html_block", "linkify"} & {
            *parser.get_active_rules()["inline"],
            *parser.get_active_rules()["block"],
            *parser.get_active_rules()["core"],
        }
        assert (parser.options["html"], parser.options["linkify"]) == (False, False)


def test_the_port_of_an_address_makes_no_thing_of_it() -> None:
    assert prose.links("*See* [a](https://work.example:80/) and [b](role:agent)") == (
        Link("role", "agent"),
    )


def test_a_line_s_end_stands_between_words() -> None:
    assert prose.plain("One\n*two* \\* three") == "One two * three"
