"""What publishing would change, as the desk says it."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User

from careers.admin.differences import Differing, Place, groups
from careers.domain.catalogue import Catalogue
from careers.domain.changes import changes
from careers.domain.difference import Run
from careers.models import Role
from careers.queries.desk import hands
from tests import factories


def differing(before: Catalogue, after: Catalogue, spelled: int = 60) -> list[Differing]:
    found = groups(before, after, changes(before, after), spelled=spelled)
    return [it for group in found for it in group.things]


def test_the_site_itself_is_changed_in_its_list() -> None:
    named = factories.catalogue(factories.site(name="Steps"))
    [it] = differing(factories.catalogue(), named)
    assert (it.name, it.address) == ("Steps", "/desk/careers/site/")
    assert it.places == (Place("name", ((Run("out", "Rungs"), Run("in", "Steps")),)),)


def test_what_is_gone_leads_nowhere_and_a_step_is_called_by_its_ends() -> None:
    [it] = differing(factories.catalogue(), factories.catalogue(steps=[]))
    assert (it.change.what, it.name, it.address) == ("removed", "Agent → Leader", "")
    opened = factories.catalogue(steps=[factories.step(), factories.step("", "agent")])
    [it] = differing(factories.catalogue(), opened)
    assert it.name == "Any rung → Agent"
    assert it.address == "/desk/careers/advancementstep/any-to-agent/change/"


def test_codes_and_choices_are_said_in_words() -> None:
    small = factories.catalogue()
    leader = factories.role("leader", {"speaking": (4, 2), "planning": (4, 3)}, level="entry")
    [it] = differing(small, factories.catalogue(roles=[factories.role(), leader]))
    assert it.places == (Place("rung", ((Run("out", "Leads"), Run("in", "Entry")),)),)
    trained = factories.catalogue(steps=[factories.step(training=("mentorship",))])
    [it] = differing(small, trained)
    assert it.places == (Place("training", ((Run("in", "Mentorship"),),)),)
    sure = factories.catalogue(steps=[factories.step(evidence="both")])
    [it] = differing(small, sure)
    assert [place.label for place in it.places] == ["how sure"]
    assert [run.text for line in it.places[0].lines for run in line] == [
        "Our own judgement",
        "A source names both ends",
    ]


def test_beyond_a_number_only_the_fields_are_named() -> None:
    roles = [factories.role("agent", title="One"), factories.role("leader", title="Two")]
    found = differing(factories.catalogue(), factories.catalogue(roles=roles), spelled=1)
    changed = [it for it in found if it.change.kind == "role"]
    assert [bool(it.places) for it in changed] == [True, False]
    assert "title" in changed[1].fields


@pytest.mark.django_db
def test_the_last_hand_is_the_last_and_of_that_kind_of_thing(publisher: User) -> None:
    ann = User.objects.create_user("ann", first_name="Ann", last_name="Lee")
    role = Role(pk="shifts")
    for user in (publisher, ann):
        LogEntry.objects.log_actions(user.pk, [role], CHANGE, "[]", single_object=True)
    found = hands([("role", "shifts"), ("challenge", "shifts"), ("role", "agent")])
    assert {key: hand.who for key, hand in found.items()} == {("role", "shifts"): "Ann Lee"}


def test_what_is_new_is_told_word_by_word_where_it_is_asked_for() -> None:
    before, after = factories.catalogue(steps=[]), factories.catalogue()
    new = changes(before, after)
    [[quiet], [told]] = (
        [it for group in groups(before, after, new, new=asked) for it in group.things]
        for asked in (False, True)
    )
    assert (quiet.change.what, quiet.places) == ("added", ())
    said = {place.label: place.lines for place in told.places}
    assert said["to"] == ((Run("in", "Leader"),),)
    assert {run.kind for lines in said.values() for line in lines for run in line} == {"in"}


def test_an_empty_field_takes_nothing_out_of_what_is_new() -> None:
    before = factories.catalogue()
    chief = factories.role("chief", hours="shifts")
    after = factories.catalogue(roles=[*before.roles, chief])
    [group] = groups(before, after, changes(before, after), new=True)
    said = {place.label: place.lines for place in group.things[0].places}
    assert said["hours"] == ((Run("in", "by shifts"),),)
