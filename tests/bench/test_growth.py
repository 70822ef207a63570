"""What the growth of a run is told as: corrected, side by side, with the aims."""

from math import nan

import pytest

from bench.aims import Aim
from bench.growth import LIMITS, aims, corrected, table, unit

FIGURES = {
    20: {"calibration": 10.0, "loaded": 8.0, "page: role": 25.0, "page: role, KB": 55.0},
    3_000: {"calibration": 20.0, "loaded": 1_600.0, "page: role": 55.0, "page: role, KB": 56.0},
}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("loaded", "ms"),
        ("page: role, KB", "KB"),
        ("edition and search, MB", "MB"),
        ("desk: checks, queries", "queries"),
        ("page: list, its last part", "ms"),
        ("page: search, p95", "ms"),
    ],
)
def test_a_line_says_what_it_is_counted_in(line: str, expected: str) -> None:
    assert unit(line) == expected


def test_times_are_as_if_the_machine_had_been_equally_fast() -> None:
    assert corrected(FIGURES) == {
        20: {"loaded": 8.0, "page: role": 25.0, "page: role, KB": 55.0},
        3_000: {"loaded": 800.0, "page: role": 27.5, "page: role, KB": 56.0},
    }


def test_the_table_says_how_often_each_is_what_it_was() -> None:
    assert table(corrected(FIGURES)) == [
        "| | | 20 roles | 3,000 roles | growth |",
        "|---|---|--:|--:|--:|",
        "| loaded | ms | 8 | 800 | 100 × |",
        "| page: role | ms | 25 | 27.5 | 1.1 × |",
        "| page: role | KB | 55 | 56 | 1.02 × |",
    ]


def test_what_was_refused_has_no_figure() -> None:
    figures = {20: {"workbook read": 5.0}, 3_000: {"workbook read": nan}}
    assert table(figures)[-1] == "| workbook read | ms | 5 | refused |  |"


def test_aims_are_those_the_run_went_far_enough_for() -> None:
    told = {it.line: 0.5 for it in LIMITS}
    found = list(aims({20: told, 300: told, 3_000: told | {"loaded": 4_000}}))
    assert len(found) == len(LIMITS)
    assert found[:3] == [
        Aim("page: role, 3,000 roles ÷ 20", 1.0, 1.1, at_least=False),
        Aim("page: list, 3,000 roles ÷ 300", 1.0, 1.2, at_least=False),
        Aim("loaded, 3,000 roles, ms", 4_000, 3_000, at_least=False),
    ]
    assert [it.met for it in found].count(False) == 1
    assert list(aims({20: told})) == [Aim("scored, 20 roles, ms", 0.5, 1, at_least=False)]
    assert "page: role, 3,000 roles ÷ 20" not in [it.said for it in aims({300: told, 3_000: told})]
