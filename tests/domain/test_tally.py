"""How much an edition changed, counted and drawn."""

import msgspec
import pytest

from careers.domain.tally import (
    FOUNDATION,
    KEY,
    LEAST,
    NARROWEST,
    WIDEST,
    WIDTH,
    Amount,
    Count,
    Strip,
    Tally,
    amount,
    scale,
    strip,
    tallied,
)
from tests import factories


def test_the_first_edition_is_counted_as_all_that_it_holds() -> None:
    assert tallied(None, factories.catalogue()) == (
        Count("source", added=1),
        Count("level", added=2),
        Count("track", added=1),
        Count("proficiency", added=5),
        Count("preference", added=1),
        Count("skill", added=2),
        Count("challenge", added=1),
        Count("training", added=1),
        Count("role", added=2),
        Count("step", added=1),
        Count("item", added=6),
    )


def test_a_later_one_is_counted_by_kind_and_fate() -> None:
    old = factories.catalogue(training=[factories.module("a"), factories.module("b")])
    agent, leader = old.roles
    new = factories.catalogue(
        factories.site(name="Ladders"),
        training=[factories.module("b", name="Else"), factories.module("c")],
        roles=[agent, msgspec.structs.replace(leader, title="Chief"), factories.role("coach")],
    )
    found = tallied(old, new)
    assert found == (
        Count("site", changed=1),
        Count("training", added=1, changed=1, removed=1),
        Count("role", added=1, changed=1),
    )
    assert amount(found) == Amount(added=2, changed=3, removed=1)
    assert tallied(new, new) == ()


def test_a_tally_is_kept_as_plain_data_and_read_back() -> None:
    found: Tally = (Count("role", added=1), Count("step", removed=2))
    kept = msgspec.to_builtins(found)
    assert kept == ({"kind": "role", "added": 1}, {"kind": "step", "removed": 2})
    assert msgspec.convert(kept, Tally) == found
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert([{"kind": "role", "moved": 1}], Tally)


def test_each_thing_has_a_mark_of_its_own_while_there_is_room() -> None:
    assert scale([]) == scale([Amount()]) == scale([Amount(1), Amount(2, 3, 4)]) == WIDEST
    assert strip(Amount(1, 1, 1), WIDEST) == Strip(
        solid="M1 1h10.5v16h-10.5zM15 9h10.5v8h-10.5z",
        halved="M15 1.5h10.5v15h-10.5z",
        crossed="M29 1.5h10.5v15h-10.5zl10.5 15m0-15l-10.5 15",
    )
    assert strip(Amount(added=3), WIDEST).solid.count("M") == 3


def test_many_things_share_a_mark_as_long_as_they_are_many() -> None:
    size = scale([Amount(changed=90), Amount(removed=9)])
    assert size < NARROWEST
    many, fewer = strip(Amount(changed=90), size), strip(Amount(removed=9), size)
    assert many.halved == "M1 1.5h215v15h-215z"
    assert fewer == Strip("", "", "M1 1.5h17.9v15h-17.9zl17.9 15m0-15l-17.9 15")


def test_one_thing_beside_thousands_is_still_seen() -> None:
    size = scale([Amount(added=3000), Amount(1, 1, 1)])
    width = LEAST * 3 / 4
    assert (
        strip(Amount(added=1), size).solid == f"M1 1h{round(width, 1):g}v16h-{round(width, 1):g}z"
    )


@pytest.mark.parametrize("most", [1, 15, 16, 17, 35, 100, 5000])
@pytest.mark.parametrize("shape", [(1, 0, 0), (1, 1, 1), (0, 5, 1)])
def test_every_strip_stays_on_its_rung(most: int, shape: tuple[int, int, int]) -> None:
    drawn = Amount(*(share * most for share in shape))
    parts = strip(drawn, scale([drawn]))
    moves = [path.split("h") for path in (parts.solid + parts.crossed).split("M")[1:]]
    rights = [float(at.split()[0]) + float(rest[0].split("v")[0]) for at, *rest in moves]
    assert max(rights) < WIDTH
    assert min(float(at.split()[0]) for at, *_ in moves) == 1


def test_the_first_edition_is_one_block_as_wide_as_its_rung() -> None:
    assert Strip("M1 1h238v16h-238z", "", "") == FOUNDATION


def test_several_of_a_kind_are_counted_together() -> None:
    before = factories.catalogue()
    after = factories.catalogue(
        sources=[factories.source(), *(factories.source(f"s{n}", number=n) for n in (7, 8, 9))]
    )
    assert tallied(before, after) == (Count("source", added=3),)
    assert tallied(after, before) == (Count("source", removed=3),)


def test_the_key_has_one_mark_of_each_sort() -> None:
    marks = [[d.count("M") for d in (it.solid, it.halved, it.crossed)] for it in KEY]
    assert marks == [[1, 0, 0], [1, 1, 0], [0, 0, 1]]
