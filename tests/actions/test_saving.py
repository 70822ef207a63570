"""Writing one thing of the draft, as long as it still says what its writer saw."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from msgspec.structs import replace

from careers.actions.draft import replace_draft
from careers.actions.saving import Needed, Overtaken, Unfit, remove_thing, save_thing
from careers.actions.writing import writing
from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.said import said
from careers.models import GuideSection, Note, Role, RoleSkill, Site
from careers.queries.draft import draft
from tests import factories

pytestmark = pytest.mark.django_db

AGENT = factories.catalogue().role("agent")


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue(guides=[factories.guide()]))


def agent() -> things.Role:
    return draft().catalogue.role("agent")


def asked(**levels: int) -> tuple[things.RoleSkill, ...]:
    return tuple(
        things.RoleSkill(skill=skill, level=level, importance=1) for skill, level in levels.items()
    )


def test_only_the_rows_that_say_another_thing_are_written(loaded: None) -> None:
    kept = RoleSkill.objects.get(role="agent", skill="planning").pk
    now = replace(AGENT, title="Clerk", skills=asked(planning=5))
    assert save_thing("role", now, None, AGENT) == ("title", "skills")
    assert agent() == now
    assert RoleSkill.objects.get(role="agent").pk == kept
    assert save_thing("role", now, None, said(now)) == ()


def test_every_kind_and_the_site(catalogue: Catalogue) -> None:
    """From nothing to our own catalogue, thing by thing, and back."""
    nothing = Catalogue.of(factories.site(), {})
    replace_draft(nothing)
    things_ = [
        (kind.name, thing)
        for kind in KINDS
        for thing in sorted(getattr(catalogue, kind.plural), key=_is_part)
    ]
    with writing():
        save_thing("site", catalogue.site, None, nothing.site)
        for kind, thing in things_:
            save_thing(kind, thing, None, None)
    assert draft().catalogue == catalogue
    with writing():
        for kind, thing in reversed(things_):
            remove_thing(kind, thing.code, None, thing)
        save_thing("site", nothing.site, None, catalogue.site)
    assert draft().catalogue == nothing


def _is_part(thing: things.Thing) -> bool:
    return bool(getattr(thing, "part_of", ""))


def test_a_thing_that_was_not_there(loaded: None, publisher: User) -> None:
    new = replace(AGENT, code="coach", title="Coach")
    save_thing("role", new, publisher, None)
    assert draft().catalogue.role("coach") == new
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.object_repr, entry.get_change_message()) == (
        "coach",
        "Coach",
        "Added.",
    )


def test_who_saw_something_else_writes_nothing(loaded: None) -> None:
    save_thing("role", replace(AGENT, title="Theirs"), None, AGENT)
    with pytest.raises(Overtaken) as refused:
        save_thing("role", replace(AGENT, summary="Mine. {ed}"), None, AGENT)
    assert refused.value.now == said(replace(AGENT, title="Theirs"))
    for seen, kind, code in ((None, "role", "agent"), (AGENT, "role", "nobody")):
        with pytest.raises(Overtaken):
            save_thing(kind, replace(AGENT, code=code), None, seen)
    with pytest.raises(Overtaken):
        remove_thing("role", "agent", None, AGENT)
    assert agent() == replace(AGENT, title="Theirs")


def test_what_the_draft_cannot_hold_is_named(loaded: None) -> None:
    for now, faults in (
        (replace(AGENT, level="cellar"), {"level": "rung instance with code 'cellar' is not a"}),
        (replace(AGENT, skills=asked(flying=2)), {"skills[0].skill": "skill instance with code"}),
    ):
        with pytest.raises(Unfit) as refused:
            save_thing("role", now, None, AGENT)
        [(field, words)] = refused.value.faults.items()
        [(expected, begins)] = faults.items()
        assert (field, words[: len(begins)]) == (expected, begins)
    lost = factories.module(skills=("flying", "speaking"))
    with pytest.raises(Unfit) as refused:
        save_thing("training", lost, None, factories.module())
    assert refused.value.faults == {"skills": "flying"}
    with pytest.raises(Unfit) as refused:
        save_thing("source", factories.source("other", number=2), None, None)
    assert refused.value.faults == {"number": "Source with this Number already exists."}
    assert agent() == AGENT


def test_what_is_named_by_others_stays(loaded: None) -> None:
    with pytest.raises(Needed) as refused:
        remove_thing("role", "agent", None, AGENT)
    assert refused.value.by == ("Agent → Leader",)
    remove_thing("step", "agent-to-leader", None, factories.step())
    remove_thing("role", "agent", None, AGENT)
    assert not Role.objects.filter(pk="agent").exists()


def test_the_log_says_which_fields_and_rows(loaded: None, publisher: User) -> None:
    skills = asked(planning=5, speaking=3)
    note = things.Note(place="job", heading="By the way", text="Said. {ed}")
    now = replace(AGENT, title="Clerk", duties=("Listen. {ed}",), skills=skills, notes=(note,))
    save_thing("role", replace(AGENT, title="Other", challenges=()), publisher, AGENT)
    save_thing("role", now, publisher, replace(AGENT, title="Other", challenges=()))
    first, second = LogEntry.objects.order_by("pk")
    assert first.get_change_message() == (
        "Changed Title. Deleted challenge it meets “Other: Shifts”."
    )
    assert second.get_change_message() == (
        "Changed Title and What you do. "
        "Changed Level needed for skill it asks for “Clerk: Planning”. "
        "Changed Importance for skill it asks for “Clerk: Speaking”. "
        "Added challenge it meets “Clerk: Shifts”. Added margin note “By the way”."
    )
    remove_thing("guide", "start", publisher, factories.guide())
    entry = LogEntry.objects.latest("pk")
    assert (entry.is_deletion(), entry.object_id, entry.object_repr) == (True, "start", "Start")


def test_rows_that_staff_place_keep_the_order_given(loaded: None) -> None:
    def guide(*names: str) -> things.Guide:
        sections = (things.GuideSection(heading=name, body="Told. {ed}") for name in names)
        return factories.guide(sections=tuple(sections))

    before = factories.guide()
    for now in (
        guide("One", "Two", "Three", "Three"),
        guide("Three", "One", "New", "Two"),
        guide("New", "Three"),
    ):
        save_thing("guide", now, None, before)
        assert draft().catalogue.get("guide", "start") == now
        before = now
    assert GuideSection.objects.count() == 2


def test_several_are_saved_all_or_none(loaded: None) -> None:
    def both() -> None:
        with writing():
            save_thing("role", replace(AGENT, title="Mine"), None, AGENT)
            save_thing("skill", factories.skill(name="Mine"), None, factories.skill(name="Other"))

    before = draft().catalogue
    with pytest.raises(Overtaken):
        both()
    assert draft().catalogue == before


def test_each_save_is_a_revision(loaded: None) -> None:
    before = Site.objects.get().revision
    save_thing("role", replace(AGENT, title="Mine"), None, AGENT)
    assert Site.objects.get().revision == before + 1
    assert not Note.objects.exists()
