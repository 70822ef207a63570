"""Taking one thing, or all, back into the draft from an edition."""

from typing import Any

import pytest
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings, strategies as st
from msgspec.structs import replace

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.actions.renaming import change_code
from careers.actions.taking_back import Lacking, NotTaken, bring_draft_back, take_back
from careers.domain import document, things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.taking_back import Taking, taking
from careers.models import AdvancementStep, Edition, Role, Site, Skill, Source
from careers.queries.draft import draft
from careers.queries.edition import edition, forget_editions
from tests import factories
from tests.views.sitting import publish as published_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return User.objects.create_user("editor", is_staff=True)


def looked(kind: str, code: str, number: int = 1) -> Taking:
    return taking(edition(number).catalogue, draft().catalogue, kind, code)


def back(kind: str, code: str, by: User, *, along: bool = False) -> Taking:
    return take_back(kind, code, 1, by, looked(kind, code).digest, along=along)


@pytest.fixture
def loaded() -> Catalogue:
    """The smallest catalogue, in the draft and live."""
    found = factories.catalogue()
    replace_draft(found)
    publish("One", None)
    return found


def test_a_changed_thing_says_again_what_it_said(loaded: Catalogue, by: User) -> None:
    Role.objects.filter(pk="agent").update(title="Adviser", summary="Else. {ed}")
    Skill.objects.filter(pk="speaking").update(name="Mine")
    back("role", "agent", by)
    now = draft().catalogue
    assert now.role("agent") == loaded.role("agent")
    assert now.skill("speaking").name == "Mine"


def test_it_is_noted_who_took_what_back_and_from_where(loaded: Catalogue, by: User) -> None:
    Role.objects.filter(pk="agent").update(title="Adviser")
    before = Site.objects.get().revision
    back("role", "agent", by)
    [entry] = LogEntry.objects.all()
    assert (entry.user, entry.object_id, entry.object_repr) == (by, "agent", "Agent")
    assert entry.action_flag == CHANGE
    assert entry.change_message == '[{"changed": {"fields": ["As in edition 1"]}}]'
    assert Site.objects.get().revision > before


def test_a_deleted_role_comes_back_without_its_steps_which_are_offered(
    loaded: Catalogue, by: User
) -> None:
    AdvancementStep.objects.all().delete()
    Role.objects.filter(pk="leader").delete()
    found = back("role", "leader", by)
    assert found.offered == (("step", "agent-to-leader"),)
    now = draft().catalogue
    assert now.role("leader") == loaded.role("leader")
    assert now.steps == ()
    back("step", "agent-to-leader", by)
    assert draft().catalogue == loaded
    assert [entry.action_flag for entry in LogEntry.objects.all()] == [ADDITION, ADDITION]


def test_what_it_names_and_the_draft_lacks_has_to_come_along(loaded: Catalogue, by: User) -> None:
    AdvancementStep.objects.all().delete()
    Role.objects.filter(pk="leader").delete()
    with pytest.raises(Lacking) as refused:
        back("step", "agent-to-leader", by)
    assert refused.value.names == (("role", "leader"),)
    assert draft().catalogue.steps == ()
    back("step", "agent-to-leader", by, along=True)
    assert draft().catalogue == loaded


def test_what_is_new_in_the_draft_is_removed(loaded: Catalogue, by: User) -> None:
    replace_draft(with_a_role(loaded))
    back("step", "leader-to-chief", by)
    back("role", "chief", by)
    assert draft().catalogue == loaded
    assert [entry.action_flag for entry in LogEntry.objects.all()] == [DELETION, DELETION]


def test_what_is_new_goes_with_what_names_it_or_not_at_all(loaded: Catalogue, by: User) -> None:
    replace_draft(with_a_role(loaded))
    with pytest.raises(Lacking) as refused:
        back("role", "chief", by)
    assert refused.value.names == (("step", "leader-to-chief"),)
    assert draft().catalogue == with_a_role(loaded)
    back("role", "chief", by, along=True)
    assert draft().catalogue == loaded


def with_a_role(catalogue: Catalogue) -> Catalogue:
    return factories.catalogue(
        roles=[*catalogue.roles, factories.role("chief", level="leads")],
        steps=[*catalogue.steps, factories.step("leader", "chief")],
    )


def test_what_the_site_says_of_itself(loaded: Catalogue, by: User) -> None:
    Site.objects.update(name="Another", contact="new@example.org")
    back("site", "", by)
    assert draft().catalogue == loaded
    assert LogEntry.objects.get().object_id == str(Site.objects.get().pk)


def test_what_was_changed_since_it_was_looked_at_is_left_alone(loaded: Catalogue, by: User) -> None:
    Role.objects.filter(pk="agent").update(title="Adviser")
    seen = looked("role", "agent").digest
    Role.objects.filter(pk="agent").update(title="Somebody else’s")
    with pytest.raises(NotTaken, match="has changed since"):
        take_back("role", "agent", 1, by, seen)
    assert draft().catalogue.role("agent").title == "Somebody else’s"
    assert not LogEntry.objects.exists()


def test_what_the_draft_says_already_is_refused(loaded: Catalogue, by: User) -> None:
    with pytest.raises(NotTaken, match="says that already"):
        back("role", "agent", by)


def test_a_number_that_something_else_has_now_is_refused(loaded: Catalogue, by: User) -> None:
    source = loaded.sources[0]
    Source.objects.filter(pk=source.code).update(number=99)
    Source.objects.create(code="other", number=source.number, name="Other", about="Other")
    with pytest.raises(NotTaken, match="cannot hold it as it was: Source with this Number"):
        back("source", source.code, by)
    assert Source.objects.get(pk=source.code).number == 99


def test_a_thing_with_another_address_keeps_it(loaded: Catalogue, by: User) -> None:
    Role.objects.filter(pk="agent").update(title="Adviser")
    change_code("role", "agent", "adviser", None)
    back("role", "adviser", by)
    now = draft().catalogue
    assert now.role("adviser").title == "Agent"
    assert now.role("adviser").formerly == ("agent",)
    assert not LogEntry.objects.filter(object_id="agent").exists()


def test_the_whole_draft_is_brought_back(loaded: Catalogue, by: User) -> None:
    replace_draft(with_a_role(loaded))
    seen = document.digest(document.write(draft().catalogue))
    bring_draft_back(1, by, seen)
    assert draft().catalogue == loaded
    with pytest.raises(NotTaken):
        bring_draft_back(1, by, seen)


# Every kind -------------------------------------------------------------------------------------


def things_of(catalogue: Catalogue) -> list[tuple[str, str]]:
    found = [(kind.name, it.code) for kind in KINDS for it in getattr(catalogue, kind.plural)]
    return [*found, ("site", "")]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_comes_back_from_nothing_but_the_site(
    kind: str, catalogue: Catalogue, by: User
) -> None:
    """Our own catalogue, of which the draft has lost all: each thing brings what it needs."""
    published_as(catalogue, 1)
    replace_draft(Catalogue.of(catalogue.site, {}))
    plural = next(it.plural for it in KINDS if it.name == kind)
    code = getattr(catalogue, plural)[0].code
    back(kind, code, by, along=True)
    now = draft()
    assert now.catalogue.get(kind, code) == catalogue.get(kind, code)
    assert [it for it in now.findings if it.code and "There is no" in it.message] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_became_of_it_it_says_again_what_the_edition_says(
    by: User, data: st.DataObject
) -> None:
    """Things changed, removed and added at random; then one is taken back."""
    forget_editions()
    whole = factories.catalogue()
    if not Edition.objects.exists():
        published_as(whole, 1)
    replace_draft(changed(whole, data))
    before = draft().catalogue
    kind, code = data.draw(
        st.sampled_from(sorted({*things_of(whole), *things_of(before)})), label="taken back"
    )
    found = looked(kind, code)
    if not found.differs:
        return
    take_back(kind, code, 1, by, found.digest, along=True)
    after = draft().catalogue
    for one in (after, whole):
        held = one.site if kind == "site" else one.get(kind, code)
        assert held == found.then
    untouched = {*things_of(before), *things_of(after)} - {*found.whole}
    assert all(_same(before, after, name) for name in untouched)


def _same(one: Catalogue, other: Catalogue, name: tuple[str, str]) -> bool:
    if name == ("site", ""):
        return one.site == other.site
    return bool(one.get(*name) == other.get(*name))


def changed(whole: Catalogue, data: st.DataObject) -> Catalogue:
    """The smallest catalogue with some of its things reworded, a role more, and some removed that
    nothing else names."""
    grown = with_a_role(whole) if data.draw(st.booleans(), label="grown") else whole
    members: dict[str, list[Any]] = {kind.plural: [] for kind in KINDS}
    loose = {"step", "item", "guide", "disagreement", "synonym", "training"}
    for kind in KINDS:
        for thing in getattr(grown, kind.plural):
            fates = ["same", "same", "worded"] + (["gone"] if kind.name in loose else [])
            fate = data.draw(st.sampled_from(fates), label=f"{kind.name}:{thing.code}")
            if fate != "gone":
                members[kind.plural].append(_worded(thing) if fate == "worded" else thing)
    return Catalogue.of(grown.site, members)


def _worded(thing: things.Thing) -> things.Thing:
    for name in ("title", "name", "text", "anchor", "question"):
        if getattr(thing, name, ""):
            return replace(thing, **{name: "Worded anew"})
    return thing
