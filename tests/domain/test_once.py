"""What is worked out once for each catalogue."""

from threading import current_thread

from careers.domain.catalogue import Catalogue
from careers.domain.once import once, once_beside
from careers.domain.patience import patient
from tests import factories


def test_it_is_worked_out_once_for_each_catalogue() -> None:
    made: list[Catalogue] = []

    @once
    def first(catalogue: Catalogue) -> int:
        made.append(catalogue)
        return len(made)

    @once
    def second(catalogue: Catalogue) -> str:
        return f"another of {len(catalogue.roles)}"

    one, other = factories.catalogue(), factories.catalogue()
    assert [first(one), first(one), first(other), first(one)] == [1, 1, 2, 1]
    assert second(one) == "another of 2"
    assert first(one) == 1
    assert one == other


def test_what_may_take_long_is_made_in_a_thread_only_for_who_will_not_wait() -> None:
    made_in: list[str] = []

    @once_beside
    def slow(catalogue: Catalogue) -> str:
        made_in.append(current_thread().name)
        return catalogue.site.name

    waiting, hurried = factories.catalogue(), factories.catalogue()
    assert (slow(waiting), slow(waiting)) == ("Rungs", "Rungs")
    with patient():
        assert (slow(waiting), slow(hurried), slow(hurried)) == ("Rungs", "Rungs", "Rungs")
    assert slow(hurried) == "Rungs"
    assert made_in == [current_thread().name, "beside"]
