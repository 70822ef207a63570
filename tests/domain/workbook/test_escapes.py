"""What XML cannot hold, written so that it can."""

import pytest

from careers.domain.workbook.escapes import escaped, unescaped


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("a\x0bb", "a_x000B_b"),
        ("\x00\x08\x0e\x1f", "_x0000__x0008__x000E__x001F_"),
        ("\ufffe\uffff", "_xFFFE__xFFFF_"),
        ("a\rb", "a_x000D_b"),
        ("_x000B_", "_x005F_x000B_"),
        ("_x000b_", "_x005F_x000b_"),
        ("_x0041\x07", "_x005F_x0041_x0007_"),
        ("_x0041 _x41_ _y0041_", "_x0041 _x41_ _y0041_"),
        ("a\tb\nc", "a\tb\nc"),
        ("<r>a</r>", "_x003C_r>a</r>"),
        ("a<r>", "a<r>"),
        ("", ""),
    ],
)
def test_a_text_is_held_and_said_again(text: str, held: str) -> None:
    assert escaped(text) == held
    assert unescaped(held) == text
