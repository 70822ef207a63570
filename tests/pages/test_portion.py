"""Lists too long for one page: which part is shown, and the ways to the others."""

import pytest

from careers.pages.portion import Portion, cut, paged, portion


def test_a_short_list_is_whole() -> None:
    found = portion("", 100, paged("/skills/"))
    assert found == Portion(1, 0, 100, 100, "", "")
    assert found.whole


def test_the_parts_of_a_long_one_lead_to_one_another() -> None:
    address = paged("/skills/", "#list")
    assert portion("1", 250, address) == Portion(1, 0, 100, 250, "", "/skills/?page=2#list")
    assert portion("2", 250, address) == Portion(
        2, 100, 200, 250, "/skills/#list", "/skills/?page=3#list"
    )
    last = portion("3", 250, address)
    assert (last.first, last.last, last.after) == (200, 250, "")
    assert not last.whole


@pytest.mark.parametrize("page", ["0", "4", "-1", "x", "²", "1000000"])
def test_a_part_there_is_not_is_the_first(page: str) -> None:
    assert portion(page, 250, paged("/skills/")).number == 1


def test_groups_are_cut_where_the_portion_is() -> None:
    groups = [("a", [1, 2, 3]), ("b", []), ("c", [4, 5, 6]), ("d", [7])]
    parts = [cut(groups, portion(str(n), 7, paged("/"), size=3)) for n in (1, 2, 3)]
    assert parts == [[("a", [1, 2, 3])], [("c", [4, 5, 6])], [("d", [7])]]
    assert cut(groups, portion("1", 7, paged("/"), size=5)) == [("a", [1, 2, 3]), ("c", [4, 5])]
    assert cut([], portion("", 0, paged("/"))) == []
