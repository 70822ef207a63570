"""A ladder too long for one page."""

from careers.domain.catalogue import Catalogue
from careers.pages.addressing import Asked, asked
from careers.pages.choosing import Ends
from careers.pages.parts import LONG, parts
from tests import factories

HERE = Asked(Ends(None, None))


def large(count: int) -> Catalogue:
    return factories.catalogue(
        levels=[factories.level(), factories.level("leads", 2), factories.level("out", 0)],
        roles=[
            *(factories.role(f"lead-{n:04}", order=n, level="leads") for n in range(30)),
            *(factories.role(f"role-{n:04}", order=n) for n in range(count - 31)),
            factories.role("shop", level="out"),
        ],
        steps=[],
    )


def test_a_ladder_that_fits_is_one_part(catalogue: Catalogue) -> None:
    part = parts(catalogue, HERE)

    assert part.whole
    assert (part.number, part.before, part.after) == (1, "", "")
    assert [role.code for _level, roles in part.rungs for role in roles][-6:] == [
        role.code for role in catalogue.roles_beyond
    ]


def test_every_role_stands_in_one_part_the_top_rung_first() -> None:
    catalogue = large(3000)
    found, number = [], 1
    while True:
        part = parts(catalogue, asked(catalogue, "", "", ("service",), "", str(number)))
        assert part.of == 25
        assert sum(len(roles) for _level, roles in part.rungs) <= LONG
        found += [role.code for _level, roles in part.rungs for role in roles]
        if not part.after:
            break
        number += 1
        assert part.after == f"/ladder/?track=service&part={number}"
    assert (number, found[0], found[30], found[-1]) == (25, "lead-0000", "role-0000", "shop")
    assert len(set(found)) == 3000


def test_each_rung_is_led_to_where_it_begins() -> None:
    assert parts(large(300), HERE).heads == [
        ("2 Leads", "/ladder/#leads"),
        ("1 Entry", "/ladder/#entry"),
        ("Beyond the centre", "/ladder/?part=3#out"),
    ]


def test_past_the_last_part_is_the_last() -> None:
    catalogue = large(300)
    part = parts(catalogue, asked(catalogue, "", "", (), "", "99"))

    assert (part.number, part.before, part.after) == (3, "/ladder/?part=2", "")


def test_of_nothing_there_is_one_empty_part() -> None:
    part = parts(factories.catalogue(roles=[], steps=[]), HERE)

    assert (part.rungs, part.number, part.of, part.heads) == ([], 1, 1, [])
