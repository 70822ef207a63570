"""The names of the major groups."""

from careers.domain.occupations.soc import MAJOR_GROUPS


def test_every_major_group_is_there_once() -> None:
    """Odd numbers from 11 to 55, as the classification of 2018 has them."""
    assert list(MAJOR_GROUPS) == [str(number) for number in range(11, 56, 2)]
    assert len(set(MAJOR_GROUPS.values())) == len(MAJOR_GROUPS)
