"""The names nearest to words that nobody is called by."""

from difflib import SequenceMatcher

from hypothesis import given, strategies as st
from rapidfuzz.distance import Indel

from careers.domain.nearest import nearest
from tests import factories


def test_the_nearest_come_first_and_nothing_that_is_not_close() -> None:
    catalogue = factories.catalogue()
    role = catalogue.roles[0]
    slipped = role.title[:-1]
    assert nearest(catalogue, slipped)[0] is role
    assert nearest(catalogue, "0123456789") == []
    assert nearest(catalogue, "") == []


@given(st.text("abc", max_size=12), st.text("abc", max_size=12))
def test_a_ratio_is_no_more_than_the_letters_both_have_in_the_same_order(
    one: str, two: str
) -> None:
    """What tells apart names without comparing them in full."""
    ratio = SequenceMatcher(None, one, two).ratio()
    assert ratio <= Indel.normalized_similarity(one, two) + 1e-9
