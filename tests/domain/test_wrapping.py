"""Wrapping prose for files, and back."""

from hypothesis import given, strategies as st

from careers.domain.wrapping import unwrap, wrap

TEXT = """One paragraph that is rather long and goes on.

- A first item that is long as well
- A second

1. Numbered
2. And so on"""


def test_paragraphs_and_items_keep_their_lines() -> None:
    assert wrap(TEXT, 24) == (
        "One paragraph that is\nrather long and goes on.\n\n"
        "- A first item that is\n  long as well\n- A second\n\n1. Numbered\n2. And so on"
    )
    assert unwrap(wrap(TEXT, 24)) == TEXT


def test_what_stands_deeper_in_a_list_stays_there() -> None:
    assert unwrap("- A first item \n  that goes on  \n  - Below it \n \nAnd on") == (
        "- A first item that goes on\n  - Below it\n\nAnd on"
    )


def test_a_dash_or_number_inside_a_sentence_never_begins_a_line() -> None:
    text = "He rose from agent - and it took him 12. Then he left."
    for width in range(4, 40):
        assert unwrap(wrap(text, width)) == text


WORD = st.text(st.sampled_from("ab-1.*+)é"), min_size=1, max_size=9)
LINE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
ITEM = st.tuples(st.sampled_from(["- ", "1. ", "* "]), LINE).map("".join)
PARAGRAPH = LINE | st.lists(ITEM, min_size=1, max_size=4).map("\n".join)


@given(st.lists(PARAGRAPH, min_size=1, max_size=4).map("\n\n".join), st.integers(4, 99))
def test_what_is_wrapped_unwraps_to_itself(text: str, width: int) -> None:
    assert unwrap(wrap(text, width)) == text
