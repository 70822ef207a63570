"""What the figures of a run are made into: medians, ratios, verdicts, and what got slower."""

import re

from bench.aims import Aim, reached
from bench.load import Ask, Load
from bench.serving import GRANIAN, ROOT
from bench.table import Figure, aims, cells, kept, slower

RATES = {
    "nginx": 100.0,
    "bare WSGI": 60.0,
    "bare Django": 10.0,
    "usual Django": 8.0,
    "ORM, SQLite": 0.1,
    "role, cold": 1.6,
    "role, its making": 2.0,
    "search": 1.0,
    "route": 0.9,
    "compare": 2.0,
    "submit, SQLite": 1.6,
    "submit, PostgreSQL": 0.8,
}
PAGES = [
    f"{page}, {how}"
    for page in ("role", "ladder", "skill", "guide")
    for how in ("identity", "brotli")
]


def load(rate: float, calibration: float = 1.0, p50: float = 1.0, p99: float = 2.0) -> Load:
    return Load(rate, p50, p99, 100.0, 0, 0.001, calibration)


def figures(**changed: float) -> dict[str, Figure]:
    rates = {**RATES, **dict.fromkeys([*PAGES, "role, 304"], 40.0)}
    rates |= {name.replace("_", " "): rate for name, rate in changed.items()}
    return {it: Figure.of(it, "said", [load(rate)], 1.0, 0) for it, rate in rates.items()}


def verdicts(found: dict[str, Figure]) -> dict[str, bool]:
    return {it.said: it.met for it in aims(found)}


def test_a_rate_is_the_median_corrected_by_what_the_machine_did_meanwhile() -> None:
    runs = [load(10), load(5, calibration=2.0), load(30)]
    found = Figure.of("a", "said", runs, 1.0, 7)
    assert (found.rate, found.p50, found.memory) == (10, 1.0, 7)


def test_each_aim_is_held_against_its_own_anchor() -> None:
    found = verdicts(figures())
    assert found["slowest kept page (role, identity) ÷ bare Django"]
    assert found["role, identity ÷ nginx"]
    assert found["role, identity ÷ ORM, SQLite"]
    assert found["role, cold ÷ usual Django"]
    assert not found["role, cold: time ÷ its making"]  # 1.25
    assert not found["route ÷ bare Django"]  # 0.09
    assert found["search ÷ bare Django"]
    assert not found["submit, PostgreSQL ÷ usual Django"]  # 0.10
    assert not verdicts(
        figures() | {"skill, brotli": figures(**{"skill,_brotli": 29.0})["skill, brotli"]}
    )["slowest kept page (skill, brotli) ÷ bare Django"]


def test_what_is_missed_is_said_as_loudly_as_what_is_met() -> None:
    lines = reached([Aim("a", 3.5, 3), Aim("b", 2.5, 3), Aim("c", 2.5, 3, at_least=False)])
    assert [line.split("|")[4].strip() for line in lines[2:]] == ["met", "**missed**", "met"]
    assert lines[3] == "| b | ≥ 3 | 2.5 | **missed** |"


def test_every_cell_stands_in_the_table_against_bare_django() -> None:
    lines = cells(figures())
    assert len(lines) == 2 + len(figures())
    assert lines[2].startswith("| **nginx**: said | 10 | 100 |")


def test_what_got_slower_is_told_by_ratio_and_a_slower_machine_is_not() -> None:
    before = kept(figures(), [], "a machine")
    halved = {
        name: Figure.of(name, "", [load(it.rate / 2)], 1.0, 0) for name, it in figures().items()
    }
    assert slower(halved, before) == []
    assert slower(figures(search=0.5), before) == [
        "- search: 0.50 × what it was, against bare Django"
    ]
    assert slower(figures(new=1.0), before) == []


def test_a_form_is_written_as_a_browser_sends_it() -> None:
    said = Ask("/a/", (("Cookie", "b=c"),), "d=e").written("host").split("\r\n")
    assert said[:3] == ["POST /a/ HTTP/1.1", "Host: host", "Cookie: b=c"]
    assert said[-3:] == ["Content-Length: 3", "", "d=e"]


def test_what_is_measured_is_served_as_the_portal_is() -> None:
    run = (ROOT / "dev").read_text(encoding="utf-8")
    flags = re.findall(r"--\S+(?: [^-\s]\S*)?", " ".join(GRANIAN))
    assert len(flags) == 7
    assert [flag for flag in flags if flag not in run] == []
