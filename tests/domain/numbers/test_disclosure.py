"""What is told of a count can never be turned back into it, as properties."""

from collections.abc import Iterator, Sequence
from itertools import permutations, product

import pytest
from hypothesis import assume, given, strategies as st

from careers.domain.numbers.disclosure import (
    COUNTED_FROM,
    FEWEST,
    Figure,
    figure,
    figures,
    full_tens,
)


@pytest.mark.parametrize(
    ("count", "people", "told"),
    [
        (0, 20, (0, 9)),
        (9, 20, (0, 9)),
        (10, 20, (10, 20)),
        (20, 20, (10, 20)),
        (9, 100, (0, 9)),
        (10, 100, (10, 19)),
        (34, 100, (30, 39)),
        (89, 100, (80, 89)),
        (90, 100, (90, 100)),
        (100, 100, (90, 100)),
        (0, 10, (0, 10)),
        (10, 10, (0, 10)),
    ],
)
def test_a_count_is_told_as_a_bracket(count: int, people: int, told: tuple[int, int]) -> None:
    assert figure(count, people) == Figure(*told, people)


@pytest.mark.parametrize(("count", "people"), [(1, 9), (1, 11), (21, 20), (-1, 20), (0, 0)])
def test_what_is_no_count_of_full_tens_is_refused(count: int, people: int) -> None:
    with pytest.raises(ValueError, match="no count that could be told"):
        figure(count, people)


def test_cells_that_are_not_the_people_are_refused() -> None:
    with pytest.raises(ValueError, match="19 in the cells are not 20 people"):
        figures([10, 9], 20)


def test_what_a_figure_says_of_itself() -> None:
    under, middle, top, nothing = (figure(n, 100) for n in (4, 34, 99, 50))
    assert [under.small, middle.small, top.small] == [True, False, False]
    assert [under.top, middle.top, top.top] == [False, False, True]
    assert (under.low, under.high, middle.low, middle.high, top.low) == (0, 9, 30, 39, 90)
    alone = figure(4, 10)
    assert (alone.withheld, alone.small, alone.top, nothing.withheld) == (True, False, False, False)
    third = figure(10, 30)
    assert (third.low, third.high) == (33, 64)


def test_ten_cells_that_end_in_nine_are_withheld() -> None:
    assert figures([9] * 9 + [19], 100) == (Figure(0, 100, 100),) * 10
    assert figures([9] * 8 + [8, 20], 100) == tuple(figure(n, 100) for n in [9] * 8 + [8, 20])


def test_a_table_is_told_from_two_people_in_doubt() -> None:
    """A cell that ends in 9 has none left up to the end of its bracket, one that ends in 8 has one."""
    assert figures([9] * 6 + [8, 8], 70) == tuple(figure(n, 70) for n in [9] * 6 + [8, 8])
    assert figures([9] * 8 + [8], 80) == (Figure(0, 80, 80),) * 9


def test_shares_are_of_a_hundred_and_apart_by_as_much() -> None:
    assert (figure(110, 110).low, figure(110, 110).high) == (90, 100)
    assert [figure(count, 100).doubt for count in (0, 34, 100)] == [9, 9, 10]


def test_a_population_is_counted_from_twice_the_fewest() -> None:
    assert (FEWEST, COUNTED_FROM) == (10, 20)


# Within a table ---------------------------------------------------------------------------------

PEOPLE = st.integers(2, 12).map(lambda tens: 10 * tens)


@st.composite
def tables(draw: st.DrawFn, most: int = 14) -> tuple[int, ...]:
    """The cells of a table of full tens of people, often small, often ending in 9 or 0."""
    people = draw(PEOPLE)
    wide = draw(st.integers(2, most))
    cells: list[int] = []
    for _ in range(wide - 1):
        left = people - sum(cells)
        likely = st.sampled_from([0, 1, 5, 9, 10, 19, 20])
        cells.append(min(left, draw(likely | st.integers(0, people))))
    cells.append(people - sum(cells))
    return tuple(draw(st.permutations(cells)))


def moved(cells: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The same table with one person elsewhere."""
    for here, there in permutations(range(len(cells)), 2):
        if cells[here]:
            other = list(cells)
            other[here] -= 1
            other[there] += 1
            yield tuple(other)


@given(tables())
def test_no_small_cell_can_be_worked_out_from_the_rest_of_its_table(cells: tuple[int, ...]) -> None:
    """Nor can one that leaves few others: there is another table that would be told alike."""
    people = sum(cells)
    told = figures(cells, people)
    alike = [other for other in moved(cells) if figures(other, people) == told]
    for at, count in enumerate(cells):
        if 1 <= count <= 9 or people - 9 <= count:
            assert any(other[at] != count for other in alike), (at, count)


@given(tables())
def test_a_bracket_holds_its_count_and_at_least_ten_others(cells: tuple[int, ...]) -> None:
    people = sum(cells)
    for count, told in zip(cells, figures(cells, people), strict=True):
        assert told.at_least <= count <= told.at_most
        assert told.at_most - told.at_least >= 9
        assert told.at_most < 10 or told.at_least >= 10 or told.withheld


@given(tables())
def test_whatever_is_small_is_told_alike(cells: tuple[int, ...]) -> None:
    people = sum(cells)
    told = figures(cells, people)
    assume(not told[0].withheld)
    small = {figure for count, figure in zip(cells, told, strict=True) if count < 10}
    assert small <= {Figure(0, 9, people)}


# Across tables whose people make up a whole ---------------------------------------------------------


def totals(parts: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*parts, strict=True)))


@st.composite
def partitions(draw: st.DrawFn) -> tuple[tuple[int, ...], ...]:
    """The same table of two or three groups, which together are the whole."""
    wide = draw(st.integers(2, 7))
    rows = []
    for _ in range(draw(st.integers(2, 3))):
        cells = draw(tables(wide).filter(lambda it: len(it) <= wide))
        rows.append(cells + (0,) * (wide - len(cells)))
    return tuple(rows)


def told_of(parts: Sequence[Sequence[int]]) -> list[tuple[Figure, ...]]:
    """All that is published: each group's table, and that of the whole."""
    return [figures(cells, sum(cells)) for cells in (*parts, totals(parts))]


def rearranged(parts: Sequence[tuple[int, ...]]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """The same groups with one person elsewhere in one of them, or in two."""
    for at, cells in enumerate(parts):
        for other in moved(cells):
            changed = [*parts[:at], other, *parts[at + 1 :]]
            yield tuple(changed)
            for second in range(len(parts)):
                if second != at:
                    for compensated in moved(parts[second]):
                        yield tuple(
                            compensated if n == second else row for n, row in enumerate(changed)
                        )


@given(partitions())
def test_no_small_cell_can_be_worked_out_from_the_whole_and_the_other_groups(
    parts: tuple[tuple[int, ...], ...],
) -> None:
    """Even where everybody is in a group, so that the groups' cells add up to those of the whole."""
    wanted = {
        (part, cell)
        for part, cell in product(range(len(parts)), range(len(parts[0])))
        if 1 <= parts[part][cell] <= 9
    }
    told = told_of(parts)
    for other in rearranged(parts):
        if not wanted:
            break
        found = {(p, c) for p, c in wanted if other[p][c] != parts[p][c]}
        if found and told_of(other) == told:
            wanted -= found
    assert wanted == set()


@given(st.integers(0, 500))
def test_full_tens_never_count_more_than_there_are(people: int) -> None:
    assert 0 <= people - full_tens(people) <= 9
    assert full_tens(people) % 10 == 0
