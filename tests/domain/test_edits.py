"""How a part of a thing changed, line by line."""

from careers.domain.edits import Edit, Line, edit


def lines(*words: str) -> list[Line]:
    return [Line(said) for said in words]


def test_what_went_and_what_came_in_reading_order() -> None:
    found = edit(lines("a", "b", "c"), lines("a", "x", "c", "d"))
    assert found == Edit(((False, "b"), (True, "x"), (True, "d")))
    assert not found.is_order


def test_all_new_and_all_gone() -> None:
    assert edit([], lines("a")) == Edit(((True, "a"),))
    assert edit(lines("a"), []) == Edit(((False, "a"),))


def test_what_only_moved_is_left_out() -> None:
    assert edit(lines("a", "b"), lines("b", "a")).is_order
    assert edit(lines("a", "b"), lines("b", "a", "c")) == Edit(((True, "c"),))


def test_what_reads_the_same_and_rests_on_something_else() -> None:
    found = edit([Line("a", 1), Line("b", 2)], [Line("a", 1), Line("b", 3), Line("c")])
    assert found == Edit(((True, "c"),), (Line("b", 3),))
    assert not found.is_order


def test_of_many_lines_alike_the_reading_order_stays() -> None:
    old = [*lines(*["a", "b"] * 120), Line("went"), *lines("a", "b")]
    new = [Line("came"), *lines(*["a", "b"] * 120), *lines("a", "b")]
    assert edit(old, new) == Edit(((True, "came"), (False, "went")))


def test_two_readings_alike_have_nothing_between_them() -> None:
    assert edit(lines("a"), lines("a")) == Edit() == Edit((), ())
    assert Line("a") == Line("a", None)
