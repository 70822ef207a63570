"""Colours that can be read: contrast as WCAG has it, and shades that pass wherever they stand."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from careers.domain import colour
from careers.domain.colour import (
    LEAST,
    accent,
    contrast,
    is_colour,
    least,
    mixed,
    on_light,
    passing,
)

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.5422),
        ("#777777", "#ffffff", 4.4781),
        ("#0000ff", "#ffffff", 8.5925),
        ("#ff0000", "#ffffff", 3.9985),
        ("#0a0a0a", "#000000", 1.0607),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.0001)


def test_the_papers_are_those_of_the_tokens() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    light, _dark, dark = css.partition("prefers-color-scheme: dark")

    def value(text: str, name: str) -> str:
        found = re.search(rf"--{name}: (#[0-9a-f]{{3,6}});", text)
        assert found
        short = found[1]
        return short if len(short) == 7 else "#" + "".join(2 * it for it in short[1:])

    for text, papers, blot, inks in (
        (light, colour.LIGHT, colour.BLOT_LIGHT, colour.INKS_LIGHT),
        (dark, colour.DARK, colour.BLOT_DARK, colour.INKS_DARK),
    ):
        assert papers == tuple(value(text, it) for it in ("wove", "nib", "manila"))
        assert blot == value(text, "blot")
        assert inks == tuple(value(text, it) for it in ("ink", "graphite", "madder"))


def test_our_own_pen_passes_and_a_light_one_does_not() -> None:
    assert passing("#2140c7") == "#2140c7"
    assert on_light("#ffcc00") < LEAST
    assert passing("#ffcc00") == "#806600"
    assert on_light("#806600") >= LEAST


@given(COLOURS)
def test_every_shade_can_be_read_on_every_paper_it_stands_on(chosen: str) -> None:
    it = accent(chosen)
    assert least(it.light, (*colour.LIGHT, it.light_wash, colour.BLOT_LIGHT)) >= LEAST
    assert least(it.dark, (*colour.DARK, it.dark_wash, colour.BLOT_DARK)) >= LEAST
    assert least(it.light_wash, colour.INKS_LIGHT) >= LEAST
    assert least(it.dark_wash, colour.INKS_DARK) >= LEAST


@given(COLOURS)
def test_a_colour_that_passes_is_left_alone_and_another_is_no_darker_than_it_must_be(
    chosen: str,
) -> None:
    shade = passing(chosen)
    assert (shade == chosen) == (on_light(chosen) >= LEAST)
    if shade != chosen:
        assert on_light(shade) < LEAST + 0.35


@pytest.mark.parametrize(
    ("chosen", "light", "dark"),
    [("#2140c7", 0.14, 0.14), ("#1cf44d", 0.12, 0.14), ("#ee0691", 0.1, 0.14)],
)
def test_a_wash_is_paper_with_as_much_of_the_accent_as_can_be_read_on(
    chosen: str, light: float, dark: float
) -> None:
    it = accent(chosen)
    assert it.light_wash == mixed(colour.LIGHT[1], it.light, light)
    assert it.dark_wash == mixed(colour.DARK[0], it.dark, dark)


@given(COLOURS, COLOURS)
def test_mixing_goes_from_the_one_to_the_other(one: str, other: str) -> None:
    assert (mixed(one, other, 0), mixed(one, other, 1)) == (one, other)


def test_what_is_a_colour() -> None:
    assert is_colour("#1f4fa3")


@pytest.mark.parametrize("text", ["", "#fff", "1f4fa3", "#1F4FA3", "#1f4fa3 ", "red", "#1f4fag"])
def test_what_is_no_colour(text: str) -> None:
    assert not is_colour(text)
    with pytest.raises(ValueError, match="no colour"):
        contrast(text, "#ffffff")
