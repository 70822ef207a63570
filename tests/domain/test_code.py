"""The code that opens an attempt."""

import pytest
from hypothesis import given, strategies as st

from careers.domain.code import ALPHABET, LENGTH, Slip, grouped, make, read, slip

CODES = st.builds(make)


@given(CODES)
def test_a_code_reads_as_itself_however_it_is_typed(code: str) -> None:
    assert (len(code), set(code) - set(ALPHABET)) == (LENGTH, set())
    for typed in (code, code.lower(), grouped(code), f" {grouped(code).replace('-', ' – ')}\n"):
        assert read(typed) == code
    assert read(code.replace("0", "o").replace("1", "l")) == code


def test_a_code_is_shown_in_seven_groups_of_four() -> None:
    assert [len(group) for group in grouped(make()).split("-")] == [4] * 7


def test_no_two_codes_are_alike() -> None:
    assert len({make() for _ in range(1000)}) == 1000


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_found_out(code: str, at: int, letter: str) -> None:
    typed = code[:at] + letter + code[at + 1 :]
    assert read(typed) == (code if typed == code else None)


@given(CODES, st.integers(0, LENGTH - 2))
def test_two_letters_changed_about_are_found_out_but_for_the_ends_of_the_alphabet(
    code: str, at: int
) -> None:
    one, other = code[at], code[at + 1]
    typed = code[:at] + other + one + code[at + 2 :]
    alike = one == other or {one, other} == {ALPHABET[0], ALPHABET[-1]}
    assert read(typed) == (typed if alike else None)


@pytest.mark.parametrize(
    ("end", "check"), [("1", "Y"), ("Z", "1"), ("20", "Y"), ("G3", "A"), ("ZZ", "2")]
)
def test_the_last_letter_is_made_as_it_was_for_the_codes_that_are_written_down(
    end: str, check: str
) -> None:
    """Worked by hand: of Z, at the end, twice 31 is 62, whose digits are 1 and 30; 31 and 1 are 32."""
    code = end.rjust(LENGTH - 1, "0") + check
    assert read(code) == code


def test_no_more_than_two_hundred_characters_are_looked_at() -> None:
    code = "0" * LENGTH
    assert read(code.rjust(200, "-")) == code
    assert slip(code.rjust(201, "-")) == Slip(LENGTH - 1, "")


@pytest.mark.parametrize("typed", ["", "x", "0" * 27, "0" * 29, "U" * 28, "é" * 28, "1" * 100_000])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read(typed) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Slip(0, "")),
        (" – ", Slip(0, "")),
        ("7q2m-9xk4", Slip(8, "")),
        ("0" * 29, Slip(29, "")),
        ("0" * 27 + "u", Slip(28, "U")),
        ("é" * 3, Slip(3, "É")),
        ("0" * 27 + "1", Slip(28, "")),
        ("o" * 28, None),
    ],
)
def test_what_is_wrong_with_something_typed(typed: str, found: Slip | None) -> None:
    assert slip(typed) == found
