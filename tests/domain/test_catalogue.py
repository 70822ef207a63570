"""The catalogue as a value: how a failing test prints it."""

import msgspec
import pytest

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import BY_NAME, KINDS
from tests import factories


def test_a_small_catalogue_is_printed_whole() -> None:
    said = repr(factories.catalogue())
    assert said.startswith("Catalogue(site=Site(name='Rungs', ")
    assert "Role(code='leader', " in said


def test_a_large_one_is_counted(catalogue: Catalogue) -> None:
    """Hypothesis takes hundreds of kilobytes for a fault of its own, and hides the test's."""
    assert repr(catalogue) == "<Catalogue of 19 roles, 37 skills>"


def test_roles_are_read_up_the_ladder_and_then_beyond_it() -> None:
    catalogue = factories.catalogue()
    read = (*catalogue.roles_in_centre, *catalogue.roles_beyond)
    assert catalogue.roles_read == read
    assert catalogue.places_read == {role.code: place for place, role in enumerate(read)}


def test_a_document_of_a_site_alone_holds_nothing_of_any_kind() -> None:
    empty = document.read('{"site":{"name":"Rungs","strapline":"None yet"}}')
    assert [getattr(empty, kind.plural) for kind in KINDS] == [()] * len(KINDS)
    assert (empty.rungs, empty.entry_rank, empty.entry_roles) == ((), 0, ())


def test_a_thing_is_found_by_its_code_and_no_other() -> None:
    small = factories.catalogue()
    for kind in ("level", "track", "preference", "skill", "challenge", "role", "step", "item"):
        for thing in getattr(small, BY_NAME[kind].plural):
            assert getattr(small, kind)(thing.code) is thing
        with pytest.raises(KeyError):
            getattr(small, kind)("nobody")


def test_who_asks_for_most_and_meets_most_comes_first() -> None:
    roles = [
        factories.role("a", {"speaking": (2, 2)}, meets={"shifts": 2}),
        factories.role("b", {"speaking": (5, 1)}, meets={"shifts": 5}),
        factories.role("c", {"speaking": (4, 2)}, meets={"shifts": 3}),
        factories.role("d", {"speaking": (5, 0)}, meets={}),
    ]
    whole = factories.catalogue(roles=roles, steps=[])
    assert [role.code for role, _ in whole.roles_needing["speaking"]] == ["c", "a", "b"]
    assert [role.code for role, _ in whole.roles_meeting["shifts"]] == ["b", "c", "a"]


def test_its_members_are_told_by_name() -> None:
    small = factories.catalogue()
    with pytest.raises(TypeError):
        Catalogue(*msgspec.structs.astuple(small))  # type: ignore[call-arg]
