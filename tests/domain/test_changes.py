"""What differs between two catalogues."""

import msgspec

from careers.domain.changes import Change, changes
from tests import factories


def test_the_same_catalogue_has_no_changes() -> None:
    assert changes(factories.catalogue(), factories.catalogue()) == []


def test_added_removed_and_changed_things() -> None:
    old = factories.catalogue(sources=[factories.source(), factories.source("old", number=9)])
    agent, leader = old.roles
    renamed = msgspec.structs.replace(leader, title="Chief", duties=("Lead. {ed}",))
    new = factories.catalogue(
        factories.site(name="Ladders"), roles=[agent, renamed, factories.role("coach")]
    )
    assert changes(old, new) == [
        Change("changed", "site", "", "Ladders", ("name",)),
        Change("removed", "source", "old", "Duties"),
        Change("added", "role", "coach", "Coach"),
        Change("changed", "role", "leader", "Chief", ("title", "duties")),
    ]


def test_what_is_new_or_gone_names_no_field() -> None:
    found = changes(factories.catalogue(), factories.catalogue(sources=[]))
    assert [(change.what, change.fields) for change in found] == [("removed", ())]


def test_a_thing_without_a_name_is_called_by_its_code() -> None:
    found = changes(factories.catalogue(steps=[]), factories.catalogue())
    assert found == [Change("added", "step", "agent-to-leader", "agent-to-leader")]
