"""A simulation's report: its figures, what it is held against, and the table, word for word."""

from dataclasses import replace

import pytest

from careers.domain.recovery import AIMS, FLOORS, Adjacent, Recovery, Report, Steadiness, Wanted

SCENARIOS = ("G0 0.75", "G0 1.0", "G1", "G2", "G3", "G1 + preferences", "G3 + preferences")


def recovery(scenario: str, top1: float) -> Recovery:
    """Two roles: so many of all people find theirs, ten points more of the bakers and ten less of the guides."""
    return Recovery(
        scenario=scenario,
        top1=top1,
        top3=top1 + 5.06,
        rivals={
            "profile correlation": (60.06, 80),
            "cosine": (50, 70),
            "Euclid": (40, 65),
            "chance": (10, 30),
        },
        covered=80.06,
        covered_inside=78.94,
        by_role={"baker": (top1 + 10, 100), "guide": (top1 - 10, 90)},
    )


REPORT = Report(
    respondents=20,
    seed=3,
    recoveries=tuple(recovery(name, 70.0 + at) for at, name in enumerate(SCENARIOS)),
    steadiness=Steadiness(
        retest=0.849,
        retest_in_role=0.7004,
        top3=91.06,
        top3_missing=86.0,
        raises=40,
        violations=1,
        rival_violations={"profile correlation": 45.4, "cosine": 40.6, "Euclid": 33, "chance": 50},
    ),
    adjacent=(Adjacent("guide", "baker", 0.95), Adjacent("baker", "cook", 0.899)),
)

TABLE = """\
20 respondents for each of 2 roles and each scenario, seed 3.

| Top-1 / top-3, % | this | profile correlation | cosine | Euclid | chance | in range | uncut |
|---|---|---|---|---|---|---|---|
| G0 0.75 | 70.0 / 75.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| G0 1.0 | 71.0 / 76.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| G1 | 72.0 / 77.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| G2 | 73.0 / 78.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| G3 | 74.0 / 79.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| G1 + preferences | 75.0 / 80.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| G3 + preferences | 76.0 / 81.1 | 60.1 / 80.0 | 50.0 / 70.0 | 40.0 / 65.0 | 10.0 / 30.0 | 80.1 | 78.9 |
| lowered by a raise | 1 | 45 % | 41 % | 33 % | 50 % | | |

| Role, top-1 / top-3 | G1 | G3 | G1 + preferences |
|---|---|---|---|
| baker | 82 / 100 | 84 / 100 | 85 / 100 |
| guide | 62 / 90 | 64 / 90 | 65 / 90 |

| Step | AUC |
|---|---|
| baker → cook | 0.899 |
| guide → baker | 0.950 |

Retest within a role: 0.700. Of 40 raised answers 1 lowered a result. Top-3 in 91.1 %, with a fifth of \
the answers skipped in 86.0 %.

| Must hold | target | figure | |
|---|---|---|---|
| G0 0.75: top-1, % | ≥ 92 | 70.00 | miss |
| G0 0.75: top-3, % | ≥ 99 | 75.06 | miss |
| G0 1.0: top-1, % | ≥ 83 | 71.00 | miss |
| G0 1.0: top-3, % | ≥ 98 | 76.06 | miss |
| G1: top-1, % | ≥ 66 | 72.00 | ✓ |
| G1: top-3, % | ≥ 92 | 77.06 | miss |
| G3: top-1, % | ≥ 68 | 74.00 | ✓ |
| G3: top-3, % | ≥ 93 | 79.06 | miss |
| G1: top-1 over profile correlation, points | ≥ 8 | 11.94 | ✓ |
| G2: top-1 over profile correlation, points | ≥ 5 | 12.94 | ✓ |
| G3: top-1 over profile correlation, points | ≥ -2 | 13.94 | ✓ |
| G0 0.75: true fit inside the 80 % range, % | 75 to 90 | 80.06 | ✓ |
| G0 0.75: true fit inside the 80 % range, %, uncut | 75 to 90 | 78.94 | ✓ |
| G0 1.0: true fit inside the 80 % range, % | 75 to 90 | 80.06 | ✓ |
| G0 1.0: true fit inside the 80 % range, %, uncut | 75 to 90 | 78.94 | ✓ |
| G1: true fit inside the 80 % range, % | 75 to 90 | 80.06 | ✓ |
| G1: true fit inside the 80 % range, %, uncut | 75 to 90 | 78.94 | ✓ |
| G3: true fit inside the 80 % range, % | 75 to 90 | 80.06 | ✓ |
| G3: true fit inside the 80 % range, %, uncut | 75 to 90 | 78.94 | ✓ |
| Retest correlation of fit | ≥ 0.85 | 0.849 | miss |
| Top-3 lost at 20 % missing, points | ≤ 5 | 5.06 | miss |
| Raised answers that lowered a result | ≤ 0 | 1 | miss |

| Aim | target | figure | |
|---|---|---|---|
| G1: top-1, % | ≥ 78 | 72.00 | miss |
| G1: top-3, % | ≥ 95 | 77.06 | miss |
| G3: top-1, % | ≥ 80 | 74.00 | miss |
| G3: top-3, % | ≥ 95 | 79.06 | miss |
| G1: top-1 of the weakest role, % | ≥ 60 | 62.00 | ✓ |
| G1 + preferences: top-1, % | ≥ 78 | 75.00 | miss |
| G1 + preferences: top-3, % | ≥ 95 | 80.06 | miss |
| G3 + preferences: top-1, % | ≥ 80 | 76.00 | miss |
| G3 + preferences: top-3, % | ≥ 95 | 81.06 | miss |
| G1 + preferences: top-1 of the weakest role, % | ≥ 60 | 65.00 | ✓ |
| AUC of the least distinct step | ≥ 0.9 | 0.899 | miss |"""


def test_the_table_word_for_word() -> None:
    assert REPORT.table() == TABLE


def test_the_lead_is_over_profile_correlation_and_the_weakest_role_is_named() -> None:
    found = REPORT.of("G2")
    assert found.lead == pytest.approx(12.94)
    assert found.weakest == ("guide", 63)


def test_only_floors_can_be_missed() -> None:
    assert len(REPORT.floors) == len(FLOORS) == 22
    assert len(REPORT.aims) == len(AIMS) == 11
    assert [check.name for check in REPORT.misses()][-1] == "Raised answers that lowered a result"
    assert all(check in REPORT.floors and not check.held for check in REPORT.misses())
    assert len(REPORT.misses()) == 9


def test_where_no_step_joins_two_roles_none_is_too_alike() -> None:
    last = replace(REPORT, adjacent=()).aims[-1]
    assert (last.figure, last.held) == ("1.000", True)


@pytest.mark.parametrize(
    ("bounds", "target", "held"),
    [
        ({"least": 2}, "≥ 2", True),
        ({"least": 2.1}, "≥ 2.1", False),
        ({"most": 2}, "≤ 2", True),
        ({"most": 1.9}, "≤ 1.9", False),
        ({"least": 0, "most": 2}, "0 to 2", True),
        ({"least": 2, "most": 0}, "2 to 0", False),
    ],
)
def test_bounds_are_inclusive(bounds: dict[str, float], target: str, held: bool) -> None:
    check = Wanted("Figure", lambda _: 2.0, **bounds, digits=1).check(REPORT)
    assert (check.target, check.figure, check.held) == (target, "2.0", held)
