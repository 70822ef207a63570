"""What is worked out once for each catalogue."""

from careers.domain.catalogue import Catalogue
from careers.domain.once import once
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
