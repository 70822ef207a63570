"""The forms of coming back."""

import pytest

from careers.domain.code import grouped, make
from careers.forms.code import ResumeForm, SendForm


def said(typed: str) -> list[str]:
    return [str(words) for words in ResumeForm({"code": typed}).errors.get("code", [])]


def test_a_code_is_read_however_it_is_typed() -> None:
    code = make()
    form = ResumeForm({"code": f" {grouped(code).lower().replace('-', ' ')} "})
    assert form.is_valid()
    assert form.cleaned_data["code"] == code


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type your code: 28 letters and digits."),
        ("-", "This has 0 letters and digits, and a code has 28. Some are missing."),
        ("7", "This has 1 letter or digit, and a code has 28. Some are missing."),
        ("0" * 30, "This has 30 letters and digits, and a code has 28. There are some too many."),
        ("U" * 28, "No code has “U” in it. See what it is where you noted the code."),
        (
            "0" * 27 + "1",
            "One of the letters or digits does not fit the others. Compare them with what you noted:"
            " 8 and B, 5 and S, 2 and Z are easily mistaken.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_words(typed: str, words: str) -> None:
    assert said(typed) == [words]


@pytest.mark.parametrize("typed", ["me", "me@", "me@example.org\nBcc: you@example.org", "a@b, c@d"])
def test_only_one_address_and_nothing_else_is_an_address(typed: str) -> None:
    assert not SendForm({"address": typed}).is_valid()
    assert SendForm({"address": "me@example.org"}).is_valid()
