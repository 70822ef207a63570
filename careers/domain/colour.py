"""Colours told apart by those who read in them: contrast as WCAG 2.2 defines it, and shades that pass.

An accent is chosen for light paper. It must be readable there, on every ground and under the words of a
button; the shade for dark paper and the wash behind what is yours are worked out from it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 4.5
"""The ratio that text needs (WCAG 2.2, 1.4.3)."""

LIGHT = ("#faf8f4", "#fffefc", "#f2e8d1")
"""Our papers by day: wove, nib, manila, as static/css/tokens.css has them."""
DARK = ("#171613", "#1e1c18", "#352f23")
"""The same by night."""
BLOT_LIGHT, BLOT_DARK = "#ffffff", "#12152a"
"""The words on a button."""
INKS_LIGHT = ("#1c1b19", "#5a544a", "#a61c2b")
INKS_DARK = ("#ece6da", "#b3ab9c", "#ffb0a8")
"""What else is written on a wash: ink, graphite, madder."""

_HEX = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
_STEPS = 200
"""Shades that are tried between a colour and black or white."""
_WASHED = (0.14, 0.12, 0.1)
"""How much of the accent a wash may hold, the most first. A tenth can be read on with every accent."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Accent:
    """The shades of an accent: on light paper and on dark, each with the wash behind what is yours."""

    light: str
    dark: str
    light_wash: str
    dark_wash: str


def is_colour(text: str) -> bool:
    """Whether a text is a colour as ``#1f4fa3``."""
    return bool(_HEX.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least(colour: str, grounds: Iterable[str]) -> float:
    """The ratio of a colour on the ground it is hardest to read on."""
    return min(contrast(colour, ground) for ground in grounds)


def on_light(colour: str) -> float:
    """How well an accent is read on light paper, and the words of a button on it."""
    return least(colour, (*LIGHT, BLOT_LIGHT))


def passing(colour: str) -> str:
    """The nearest shade of the same hue, the colour itself or a darker one, that is readable on light
    paper."""
    return _first(colour, "#000000", (*LIGHT, BLOT_LIGHT))


def accent(colour: str) -> Accent:
    """The shades of an accent. One that is not readable on light paper is darkened until it is."""
    light, dark = passing(colour), _first(colour, "#ffffff", (*DARK, BLOT_DARK))
    return Accent(
        light,
        dark,
        _wash(light, LIGHT[1], (*INKS_LIGHT, light)),
        _wash(dark, DARK[0], (*INKS_DARK, dark)),
    )


def _first(colour: str, towards: str, grounds: tuple[str, ...]) -> str:
    """The first shade on the way to black or white that is readable on all of these grounds."""
    shades = (mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next(it for it in shades if least(it, grounds) >= LEAST)


def _wash(colour: str, paper: str, inks: tuple[str, ...]) -> str:
    """Paper with so much of a colour in it that all of these inks can still be read; the paper itself
    where they cannot on any."""
    washes = (mixed(paper, colour, share) for share in _WASHED)
    readable = (it for it in washes if min(contrast(ink, it) for ink in inks) >= LEAST)
    return next(readable, paper)


def mixed(one: str, other: str, share: float) -> str:
    """One colour with a share, from 0 to 1, of another in it."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _rgb(colour: str) -> Rgb:
    found = _HEX.fullmatch(colour)
    if found is None:
        raise ValueError(f"no colour: {colour!r}")
    red, green, blue = (int(part, 16) for part in found.groups())
    return red, green, blue


def _luminance(rgb: Rgb) -> float:
    """WCAG 2.2, “relative luminance”."""
    red, green, blue = (_linear(part / 255) for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
