"""Codes of groups."""

import pytest

from careers.domain import code as codes, group_code


def test_a_code_is_eight_letters_none_of_which_looks_like_another() -> None:
    made = {group_code.make() for _ in range(500)}
    assert len(made) == 500
    assert {len(code) for code in made} == {8}
    assert set("".join(made)) == set(codes.ALPHABET)
    assert set("ILOU") & set(codes.ALPHABET) == set()


def test_a_code_is_shown_in_two_halves() -> None:
    assert codes.grouped("ZD9MZPAF") == "ZD9M-ZPAF"


@pytest.mark.parametrize(
    "typed", ["ZD0M-ZP1F", "zd0m zp1f", " ZDOMZPIF ", "zdom.zplf", "Z-D-0-M-Z-P-1-F"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert group_code.read(typed) == "ZD0MZP1F"


@pytest.mark.parametrize("typed", ["", "ZD0MZP1", "ZD0MZP1FX", "ZD0M ZPUF", "ÄD0MZP1F", "🙂" * 8])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert group_code.read(typed) is None
