"""The draft over time: whatever is written in whatever order, the draft that is kept, and what is found
in it, are those of somebody who reads and checks everything for the first time."""

from typing import Any

import msgspec
import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from careers.actions.cloning import clone_thing
from careers.actions.draft import replace_draft
from careers.actions.renaming import change_code
from careers.actions.saving import Needed, remove_thing, save_thing
from careers.actions.writing import writing
from careers.domain import document, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, check
from careers.domain.checks.each import forget_things
from careers.models import DRAFT_MODELS, Role, RoleSkill, Site, Skill
from careers.queries import draft as drafts
from careers.queries.draft import draft
from tests import factories

TEXTS = (
    "A plain text. {ed}",
    "No mark.",
    "It leans on {duties} and {hearsay}",
    "See [that](role:leader) and [this](skill:juggling). {ed}",
    "A [page](/roles/leader/) of ours. {ed}",
    "word " * 40 + "{ed}",
    "Considerable organisational responsibility necessitates sophisticated administrative "
    "communication, Speaking and planning, and interdepartmental accommodation everywhere. {ed}",
)
NAMES = ("Agent", "Leader", "Sophisticated administrative communication", "Name " * 12 + "end")

texts = st.sampled_from(TEXTS)
names = st.sampled_from(NAMES)
places = st.integers(0, 7)


class OverTime(RuleBasedStateMachine):
    """One draft, and whoever writes to it."""

    def __init__(self) -> None:
        super().__init__()
        replace_draft(factories.catalogue(synonyms=[_synonym()], guides=[factories.guide()]))
        self.added = 0

    def one(self, plural: str, place: int) -> Any:
        """A thing of a kind that is there now; None where there is none."""
        held = getattr(draft().catalogue, plural)
        return held[place % len(held)] if held else None

    def save(self, kind: str, was: Any, **fields: Any) -> None:
        if was is not None:
            save_thing(kind, replace(was, **fields), None, was)

    @rule(place=places, name=names, text=texts)
    def retell_a_role(self, place: int, name: str, text: str) -> None:
        self.save("role", self.one("roles", place), title=name, summary=text, duties=(text,))

    @rule(place=places, name=names, text=texts)
    def retell_a_skill(self, place: int, name: str, text: str) -> None:
        self.save("skill", self.one("skills", place), name=name, about=text)

    @rule(place=places, level=st.integers(1, 5), importance=st.integers(0, 3), text=texts)
    def ask_otherwise(self, place: int, level: int, importance: int, text: str) -> None:
        role = self.one("roles", place)
        if role and role.skills:
            first, *rest = role.skills
            asked = replace(first, level=level, importance=importance, note=text)
            self.save("role", role, skills=(asked, *rest))

    @rule(place=places)
    def ask_for_less(self, place: int) -> None:
        role = self.one("roles", place)
        if role:
            self.save("role", role, skills=role.skills[1:], challenges=())

    @rule(place=places, means=st.sampled_from(("work", "juggling", "planning ahead")))
    def teach_search(self, place: int, means: str) -> None:
        self.save("synonym", self.one("synonyms", place), means=(means,))

    @rule(place=places, text=texts)
    def turn_the_sections_of_a_guide(self, place: int, text: str) -> None:
        guide = self.one("guides", place)
        if guide:
            new = things.GuideSection(heading=f"Part {len(guide.sections)}", body=text)
            self.save("guide", guide, sections=(new, *guide.sections)[:4])

    @rule(number=st.integers(1, 99))
    def number_a_source(self, number: int) -> None:
        self.save("source", self.one("sources", 0), number=number)

    @rule(name=st.sampled_from(("Rungs", "Steps")), address=st.sampled_from(("/", "/nowhere/")))
    def tell_of_the_site(self, name: str, address: str) -> None:
        link = things.FooterLink(label="There", address=address)
        self.save("site", draft().catalogue.site, name=name, links=(link,))

    @rule(place=places)
    def add_a_copy(self, place: int) -> None:
        role = self.one("roles", place)
        if role:
            self.added += 1
            steps = frozenset[str]()
            clone_thing("role", role.code, f"role-{self.added}", f"Role {self.added}", steps, None)

    @rule(plural=st.sampled_from(("roles", "skills", "steps", "items", "sources")), place=places)
    def take_out(self, plural: str, place: int) -> None:
        thing = self.one(plural, place)
        if thing is None:
            return
        try:
            remove_thing(plural.removesuffix("s"), thing.code, None, thing)
        except Needed:
            return

    @rule(place=places)
    def give_another_code(self, place: int) -> None:
        skill = self.one("skills", place)
        if skill:
            self.added += 1
            change_code("skill", skill.code, f"skill-{self.added}", None)

    @rule(place=places, level=st.integers(1, 7))
    def enter_what_no_catalogue_may_hold(self, place: int, level: int) -> None:
        role = self.one("roles", place)
        with writing():
            RoleSkill.objects.filter(role=role.code if role else "").update(level=level)

    @rule(place=places, text=texts)
    def write_and_think_better_of_it(self, place: int, text: str) -> None:
        role, before = self.one("roles", place), draft()
        with transaction.atomic():
            Role.objects.filter(pk=role.code if role else "").update(job=text)
            told = draft()
            transaction.set_rollback(True)
        if role:
            assert told.catalogue.role(role.code).job == text
        assert draft() == before

    @rule(place=places, text=texts)
    def write_behind_our_back(self, place: int, text: str) -> None:
        """What counts no revision is seen by whoever reads in a transaction, as publishing does."""
        skill = self.one("skills", place)
        if skill:
            Skill.objects.filter(pk=skill.code).update(about=text)
            with transaction.atomic():
                assert draft().catalogue.skill(skill.code).about == text

    @rule(place=places)
    def start_anew(self, place: int) -> None:
        """All rows are written over, with what was there and a little else."""
        now = draft().catalogue
        sound = not draft().refused
        if sound and place and not any(it.severity == "error" for it in draft().findings):
            replace_draft(replace(now, site=replace(now.site, strapline=f"Anew {place}")))
        else:
            replace_draft(factories.catalogue())

    @invariant()
    def what_is_kept_is_what_is_there(self) -> None:
        kept = draft()
        assert draft() is kept
        catalogue, refused = read_for_the_first_time()
        forget_things()
        assert kept.catalogue == catalogue
        assert document.write(kept.catalogue) == document.write(catalogue)
        assert [it.code for it in kept.refused] == refused
        assert kept.findings == (*kept.refused, *check(catalogue))


def _synonym() -> things.Synonym:
    return things.Synonym(code="shop", name="shop", means=("work",))


def read_for_the_first_time() -> tuple[Catalogue, list[str]]:
    """What the rows say, each read as an instance of its model; and what no catalogue may hold."""
    members: dict[str, list[Any]] = {}
    refused = []
    for model in DRAFT_MODELS:
        kind = model.kind()
        members[kind.plural] = []
        rows = model._default_manager.order_by("pk")
        for row, told in zip(rows, drafts.all_said(rows), strict=True):
            try:
                members[kind.plural].append(msgspec.convert(told, kind.type))
            except msgspec.ValidationError:
                refused.append(row.pk)
    site = msgspec.convert(drafts.said(Site.objects.get()), things.Site)
    return Catalogue.of(site, members), refused


@pytest.mark.django_db(transaction=True)
def test_whatever_is_written_in_whatever_order() -> None:
    run_state_machine_as_test(
        OverTime,
        settings=settings(
            max_examples=25,
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
        ),
    )


def _held(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(it.check, it.code) for it in findings}


@pytest.mark.django_db(transaction=True)
def test_what_leans_on_another_thing_is_found_anew() -> None:
    """A thing that nobody touched is amiss by what became of another: each of these leans on what is
    not in it."""
    replace_draft(
        factories.catalogue(sources=[factories.source(), factories.source("x", number=3)])
    )
    agent = draft().catalogue.role("agent")
    save_thing("role", replace(agent, summary="It leans on {x}"), None, agent)
    assert ("sourced", "agent") not in _held(draft().findings)
    source = draft().catalogue.get("source", "x")
    remove_thing("source", "x", None, source)
    assert ("sourced", "agent") in _held(draft().findings)
    save_thing("source", source, None, None)
    assert ("sourced", "agent") not in _held(draft().findings)
