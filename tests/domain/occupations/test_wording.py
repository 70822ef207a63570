"""Their words as ours take them: marked, of one line, no Markdown by accident, cut between words."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from careers.domain import prose, text
from careers.domain.occupations.account import Account
from careers.domain.occupations.wording import (
    LINE,
    NOT_DESCRIBED,
    PROSE,
    STATEMENT,
    Wording,
    escaped,
    one_line,
    opening,
)

WRITTEN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80)


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def words(account: Account) -> Wording:
    return Wording("onet", account)


@pytest.mark.parametrize(
    ("longest", "sort"), [(LINE, text.Line), (STATEMENT, text.Statement), (PROSE, text.Prose)]
)
def test_the_longest_is_what_the_catalogue_takes(longest: int, sort: Any) -> None:
    assert msgspec.convert("x" * longest, sort)
    with pytest.raises(msgspec.ValidationError, match="length"):
        msgspec.convert("x" * (longest + 1), sort)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Mix dough. Watch the oven.", "Mix dough."),
        ("Watch the oven, e.g. its heat. Judge.", "Watch the oven, e.g. its heat."),
        ("Serve in the U.S. Army. Then leave.", "Serve in the U.S. Army."),
        ("No stop at all", "No stop at all"),
        ("", ""),
    ],
)
def test_the_first_sentence(written: str, sentence: str) -> None:
    assert opening(written) == sentence


@given(WRITTEN)
def test_no_text_of_theirs_is_markup(written: str) -> None:
    plain = one_line(written)
    read = prose.read(escaped(plain))
    assert (read.marks, read.links) == ((), ())
    assert read.plain == plain


@pytest.mark.parametrize(
    "written", ["*bold*", "{ed}", "[a](role:b)", "- item", "1. item", "+", "&amp; R&D", "O*NET_x\\"]
)
def test_what_looks_like_markup_stays_what_it_says(words: Wording, written: str) -> None:
    said = words.statement(written, "duties", "x:1")
    assert prose.plain(said) == written
    assert prose.marks(said) == ("onet",)
    assert prose.unmarked(said) == ()


def test_an_asterisk_alone_in_a_word_is_left_as_it_is() -> None:
    assert escaped("The O*NET list [a_b]") == "The O*NET list \\[a\\_b\\]"
    assert escaped("O*NET and O*NET") == "O\\*NET and O\\*NET"
    assert escaped("a *b c") == "a \\*b c"


@given(WRITTEN)
def test_every_text_is_one_the_catalogue_takes(written: str) -> None:
    words = Wording("onet", Account())
    assert msgspec.convert(words.statement(written, "", ""), text.Statement)
    assert prose.unmarked(msgspec.convert(words.prose(written, "", ""), text.Prose)) == ()


def test_each_line_is_a_paragraph_with_its_mark(words: Wording) -> None:
    assert words.prose("One.\r\n\r\n Two  more.\n", "", "") == "One. {onet}\n\nTwo more. {onet}"


def test_silence_is_told_as_such(words: Wording, account: Account) -> None:
    assert words.statement(" ", "", "") == NOT_DESCRIBED
    assert words.prose("\n", "", "") == NOT_DESCRIBED
    assert account.shortened == {}


def test_what_is_too_long_is_cut_between_words_and_counted(
    words: Wording, account: Account
) -> None:
    said = words.statement("Bread, " * 200, "duties", "Tasks.txt:7")
    assert said.endswith("Bread, Bread … {onet}")
    assert 580 <= len(said) <= 600
    whole = words.prose("Loaf_ " * 3000, "descriptions", "Data.txt:3")
    assert whole.endswith("Loaf\\_ … {onet}")
    assert 7700 <= len(whole) <= 8000
    assert len(words.line("x" * 500, "titles", "Data.txt:4")) <= 400
    assert {what: (it.count, it.first) for what, it in account.shortened.items()} == {
        "duties": (1, "Tasks.txt:7"),
        "descriptions": (1, "Data.txt:3"),
        "titles": (1, "Data.txt:4"),
    }


def test_no_more_words_are_cut_than_have_to_be(words: Wording) -> None:
    """79 of them, the spaces between them and “ …” are 396 characters; 80 would be 401."""
    assert words.line("word " * 100, "", "") == "word " * 79 + "…"


def test_what_just_fits_is_left_alone(words: Wording, account: Account) -> None:
    longest = "x" * (600 - len(" {onet}"))
    assert words.statement(longest, "", "") == f"{longest} {{onet}}"
    assert account.shortened == {}
    first, second = "x" * 4000, "y" * (4000 - len(" {onet}\n\n") - len(" {onet}"))
    assert words.prose(f"{first}\n{second}", "", "") == f"{first} {{onet}}\n\n{second} {{onet}}"
    assert account.shortened == {}
