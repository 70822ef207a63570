"""A track's sign: its letter in a shape of its own, so that it is known without its place or colour."""

from careers.domain.catalogue import Catalogue
from careers.domain.things import Track

SHAPES = (
    "M10 1a9 9 0 1 1 0 18 9 9 0 1 1 0-18z",
    "M2 2h16v16H2z",
    "M10 1l9 5v13H1V6z",
    "M1 1h18v11l-9 7-9-7z",
    "M10 0l10 10-10 10L0 10z",
    "M5 1.5h10l5 8.5-5 8.5H5L0 10z",
    "M1 19V8a9 7 0 0 1 18 0v11z",
    "M1 1v11a9 7 0 0 0 18 0V1z",
)
"""Disc, square, gable, shield, lozenge, hexagon, arch, cup, each in a square of 20: told apart at a
glance."""


def shape(track: Track, catalogue: Catalogue) -> str:
    """The `d` of a track's shape. Past the eighth track shapes come again, with other letters."""
    place = catalogue.listed("tracks").index(track)
    return SHAPES[place % len(SHAPES)]
