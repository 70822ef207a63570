"""A track's letter and shape."""

from careers.domain.catalogue import Catalogue
from careers.domain.signs import SHAPES, shape
from tests import factories


def test_no_two_of_our_tracks_share_a_letter_or_a_shape(catalogue: Catalogue) -> None:
    letters = [track.letter for track in catalogue.tracks]
    shapes = [shape(track, catalogue) for track in catalogue.tracks]
    assert len(set(letters)) == len(letters) == len(set(shapes)) == 7


def test_past_the_last_shape_they_come_again() -> None:
    tracks = [factories.track(f"t{n}", order=n, letter=chr(65 + n)) for n in range(9)]
    catalogue = factories.catalogue(tracks=tracks)
    assert [shape(track, catalogue) for track in tracks] == [*SHAPES, SHAPES[0]]
