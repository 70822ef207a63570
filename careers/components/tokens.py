"""The tokens, as static/css/tokens.css declares them: what the guide shows and the tests hold true."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Kind = Literal["ground", "text", "edge", "on accent", "ornament"]

LEAST: dict[Kind, float] = {"text": 4.5, "edge": 3.0, "on accent": 4.5}
"""The least contrast a colour of a kind must have; grounds and ornaments carry no meaning alone."""

_DECLARED = re.compile(r"--([\w-]+):\s*([^;]+);(?:[ \t]*/\* ([\w ]+): (.*?) \*/)?")
_SHARED = re.compile(r"^:root \{(.*?)^\}", re.DOTALL | re.MULTILINE)
_DARK = re.compile(
    r"^@media screen and \(prefers-color-scheme: dark\) \{(.*?)^\}", re.DOTALL | re.MULTILINE
)


def luminance(colour: str) -> float:
    """The relative luminance of #rgb or #rrggbb, 0 to 1 (WCAG 2.2)."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Shade:
    """A colour in light or in dark: its value, and that of what it stands on."""

    value: str
    ground: str

    @property
    def contrast(self) -> float:
        return contrast(self.value, self.ground)


@dataclass(frozen=True)
class Colour:
    """A semantic colour: the primitive behind it, what it is for, and its shades."""

    name: str
    primitive: str
    kind: Kind
    purpose: str
    light: Shade
    dark: Shade

    @property
    def on(self) -> tuple[tuple[str, Shade], ...]:
        """What it stands on and its shade, in light and in dark."""
        return ((self.light.ground, self.light), (self.dark.ground, self.dark))

    @property
    def least(self) -> float:
        """The contrast it must have; 0 where none is asked."""
        return LEAST.get(self.kind, 0.0)


@dataclass(frozen=True)
class Measure:
    """A size or a space: its value, and in pixels from and to, at 16 pixels to the rem."""

    name: str
    value: str
    least: float
    most: float

    @property
    def span(self) -> str:
        low, high = f"{self.least:g}", f"{self.most:g}"
        return f"{low} px" if low == high else f"{low} to {high} px"


class Tokens:
    """What a tokens.css declares."""

    def __init__(self, css: str) -> None:
        shared, dark = _SHARED.search(css), _DARK.search(css)
        if shared is None or dark is None:
            raise ValueError("tokens.css has no :root rule, or none for the dark.")
        self._declared: list[Any] = _DECLARED.findall(shared[1])
        self.light: dict[str, str] = {name: value for name, value, *_ in self._declared}
        self.dark: dict[str, str] = {name: value for name, value, *_ in _DECLARED.findall(dark[1])}

    @cached_property
    def primitives(self) -> tuple[str, ...]:
        """The names of the colours as such, which only tokens.css may use."""
        return tuple(name for name, value in self.light.items() if value.startswith("#"))

    @cached_property
    def colours(self) -> list[Colour]:
        """The semantic colours, in the order declared."""
        named = [found for found in self._declared if found[1].startswith("var(--") and found[2]]
        return [self._colour(name, value[6:-1], *said) for name, value, *said in named]

    def _colour(self, name: str, primitive: str, kind: Kind, purpose: str) -> Colour:
        ground = self.light["accent" if kind == "on accent" else "surface"][6:-1]
        light, dark = (
            Shade(scheme[primitive], scheme[ground])
            for scheme in (self.light, {**self.light, **self.dark})
        )
        return Colour(name, primitive, kind, purpose, light, dark)

    def measures(self, prefix: str) -> list[Measure]:
        """The tokens whose names begin so and end in one word, as sizes: `size-` or `s`."""
        named = [(n, v) for n, v in self.light.items() if re.fullmatch(rf"{prefix}\w+", n)]
        return [Measure(n, v, *_pixels(v)) for n, v in named if re.search(r"\drem", v)]


def _pixels(value: str) -> tuple[float, float]:
    """From and to, of a length in rem or a clamp of such."""
    lengths = [float(found) * 16 for found in re.findall(r"([\d.]+)rem", value)]
    return lengths[0], lengths[-1]
