"""What a page of the desk asks of who opens it."""

import pytest

from careers.domain.rights import ANYBODY, BEGUN, NOBODY, OPEN, held

MINE = {"careers.see_draft", "careers.change_role"}


def may(*rights: str, kind: str = "") -> bool:
    return held(rights, MINE.__contains__, kind)


@pytest.mark.parametrize("right", [OPEN, BEGUN, ANYBODY])
def test_what_everybody_may_takes_no_permission(right: str) -> None:
    assert held([right], lambda _: False) is True


def test_nobody_is_not_even_who_may_do_everything() -> None:
    assert held([NOBODY], lambda _: True) is False


def test_all_rights_are_needed_and_of_several_in_one_any_is_enough() -> None:
    assert may("careers.see_draft") is True
    assert may("careers.add_edition") is False
    assert may("careers.see_draft", "careers.add_edition") is False
    assert may("careers.see_draft", ANYBODY, "careers.change_role") is True
    assert may("careers.add_edition|careers.see_draft") is True
    assert may("careers.add_edition|careers.delete_role") is False
    assert may() is True


def test_the_kind_of_thing_stands_in_the_right() -> None:
    assert may("careers.change_{kind}", kind="role") is True
    assert may("careers.change_{kind}", kind="skill") is False
