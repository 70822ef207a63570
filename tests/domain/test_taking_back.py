"""One thing as it was in another edition: what comes along, what is offered, what is left alone."""

import pytest
from msgspec.structs import replace

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.renaming import rename
from careers.domain.taking_back import SITE, Name, taking, with_things
from tests import factories
from tests.domain.test_retiring import crowded


def without(catalogue: Catalogue, *names: Name) -> Catalogue:
    return with_things(catalogue, dict.fromkeys(names))


def worded(catalogue: Catalogue, kind: str, code: str, title: str) -> Catalogue:
    return with_things(catalogue, {(kind, code): replace(catalogue.get(kind, code), title=title)})


ROLE, STEP = ("role", "leader"), ("step", "agent-to-leader")


# What it says -------------------------------------------------------------------------------------


def test_a_thing_as_it_was_and_as_it_is() -> None:
    edition = factories.catalogue()
    draft = worded(edition, "role", "agent", "Adviser")
    found = taking(edition, draft, "role", "agent")
    assert (found.name, found.then, found.now) == (
        ("role", "agent"),
        edition.role("agent"),
        draft.role("agent"),
    )
    assert found.differs
    assert (found.along, found.offered, found.under) == ({}, (), edition)
    assert found.whole == {("role", "agent"): edition.role("agent")}
    assert found.before == {("role", "agent"): draft.role("agent")}


def test_what_says_the_same_does_not_differ() -> None:
    found = taking(factories.catalogue(), factories.catalogue(), "role", "agent")
    assert not found.differs
    assert found.then == found.now == factories.catalogue().role("agent")


def test_what_neither_knows_is_none_in_both() -> None:
    found = taking(factories.catalogue(), factories.catalogue(), "role", "nobody")
    assert (found.then, found.now, found.differs) == (None, None, False)


def test_the_site_is_a_thing_too() -> None:
    edition, draft = (factories.catalogue(site_=factories.site(name=it)) for it in ("One", "Two"))
    found = taking(edition, draft, *SITE)
    assert (found.then, found.now) == (edition.site, draft.site)
    assert found.whole == {SITE: edition.site}


# What comes along ---------------------------------------------------------------------------------


def test_what_it_names_and_the_draft_lacks_comes_along() -> None:
    edition = factories.catalogue()
    draft = without(edition, ROLE, STEP)
    found = taking(edition, draft, *STEP)
    assert found.along == {ROLE: edition.role("leader")}
    assert found.before == {STEP: None, ROLE: None}
    assert list(found.whole) == [STEP, ROLE]


def test_what_comes_along_brings_what_it_names_in_turn() -> None:
    """The step names the leader; the leader, her rung and what she has to do with; and each comes once."""
    edition = factories.catalogue()
    draft = without(
        edition,
        STEP,
        ROLE,
        ("role", "agent"),
        ("level", "leads"),
        ("track", "service"),
        ("skill", "planning"),
    )
    found = taking(edition, draft, *STEP)
    assert set(found.along) == {
        ROLE,
        ("role", "agent"),
        ("level", "leads"),
        ("track", "service"),
        ("skill", "planning"),
    }
    assert all(then == edition.get(*name) for name, then in found.along.items())


def test_links_and_sources_in_its_texts_come_along() -> None:
    marked = factories.role("agent", job="See [it](guide:start) and ours. {duties}")
    edition = factories.catalogue(
        roles=[marked, factories.role("leader", level="leads")], guides=[factories.guide("start")]
    )
    draft = without(edition, ("role", "agent"), ("guide", "start"), ("source", "duties"))
    found = taking(edition, draft, "role", "agent")
    assert set(found.along) == {("guide", "start"), ("source", "duties")}


def test_what_both_lack_cannot_come_along() -> None:
    edition = factories.catalogue(roles=[factories.role("agent", job="[A](guide:gone). {ed}")])
    found = taking(edition, without(edition, ("role", "agent")), "role", "agent")
    assert found.along == {}


def test_two_that_name_each_other_both_come_and_end_there() -> None:
    one = factories.guide("one", lead="See [that](guide:two). {ed}")
    two = factories.guide("two", lead="See [that](guide:one). {ed}")
    edition = factories.catalogue(guides=[one, two])
    draft = without(edition, ("guide", "one"), ("guide", "two"))
    assert taking(edition, draft, "guide", "one").along == {("guide", "two"): two}


def test_what_is_to_be_removed_takes_along_whatever_names_it() -> None:
    edition = factories.catalogue()
    named = factories.guide("new", lead="See [her](role:chief). {ed}")
    draft = factories.catalogue(
        roles=[*edition.roles, factories.role("chief", level="leads")],
        steps=[*edition.steps, factories.step("leader", "chief")],
        guides=[named],
    )
    found = taking(edition, draft, "role", "chief")
    assert found.then is None
    assert found.along == {("step", "leader-to-chief"): None, ("guide", "new"): None}
    assert found.before[("guide", "new")] == named


def test_a_thing_that_names_itself_brings_nothing() -> None:
    own = factories.guide("new", lead="See [this](guide:new). {ed}")
    found = taking(factories.catalogue(), factories.catalogue(guides=[own]), "guide", "new")
    assert (found.along, found.now) == ({}, own)


# Its steps ----------------------------------------------------------------------------------------


def test_steps_of_a_role_that_are_others_now_are_offered() -> None:
    edition = factories.catalogue(
        roles=[*factories.catalogue().roles, factories.role("coach")],
        steps=[
            factories.step(),
            factories.step("leader", "coach"),
            factories.step("agent", "coach"),
            factories.step("", "leader"),
        ],
    )
    draft = with_things(
        without(edition, STEP),
        {("step", "leader-to-coach"): factories.step("leader", "coach", summary="Other. {ed}")},
    )
    assert taking(edition, draft, *ROLE).offered == (STEP, ("step", "leader-to-coach"))
    assert taking(edition, draft, "role", "coach").offered == (("step", "leader-to-coach"),)
    assert taking(edition, draft, *STEP).offered == ()
    assert taking(edition, draft, "skill", "leader").offered == ()


# Other codes --------------------------------------------------------------------------------------


def test_a_thing_under_another_code_keeps_what_it_was_known_by() -> None:
    edition = crowded()
    draft = worded(rename(edition, "role", "leader", "chief").catalogue, "role", "chief", "New")
    found = taking(edition, draft, "role", "chief")
    assert isinstance(found.then, things.Role)
    assert (found.then.title, found.then.formerly) == ("Leader", ("head", "leader"))
    assert found.along == {}
    assert found.under.step("agent-to-chief").destination == "chief"


def test_a_thing_under_its_own_code_is_known_by_what_it_was_then() -> None:
    edition = crowded()
    draft = rename(edition, "role", "agent", "adviser").catalogue
    leader = replace(draft.role("leader"), formerly=("head", "boss"), title="New")
    found = taking(edition, with_things(draft, {ROLE: leader}), *ROLE)
    assert isinstance(found.then, things.Role)
    assert found.then.formerly == ("head",)


# Its digest ---------------------------------------------------------------------------------------


def test_the_digest_is_of_all_that_would_be_changed() -> None:
    edition = factories.catalogue()
    draft = worded(edition, "role", "agent", "Adviser")
    seen = taking(edition, draft, "role", "agent").digest
    assert len(seen) == 64
    assert taking(edition, worded(draft, "role", "leader", "X"), "role", "agent").digest == seen
    assert taking(edition, worded(draft, "role", "agent", "X"), "role", "agent").digest != seen


def test_the_digest_is_of_what_comes_along_as_well() -> None:
    edition = factories.catalogue()
    chief = [*edition.roles, factories.role("chief", level="leads")]
    drafts = [
        factories.catalogue(roles=chief, guides=[factories.guide("new", title=it, lead=NAMING)])
        for it in ("One", "Two")
    ]
    one, other = (taking(edition, draft, "role", "chief").digest for draft in drafts)
    assert one != other


NAMING = "See [her](role:chief). {ed}"


def test_what_is_not_there_is_told_from_what_is() -> None:
    edition = factories.catalogue()
    assert (
        taking(edition, without(edition, STEP), *STEP).digest
        != taking(edition, edition, *STEP).digest
    )


# Things put into a catalogue ----------------------------------------------------------------------


def test_things_are_put_in_and_taken_out() -> None:
    before = factories.catalogue()
    new, site = factories.guide("new"), factories.site(name="Steps")
    after = with_things(
        before,
        {("guide", "new"): new, STEP: None, ("guide", "never"): None, SITE: site},
    )
    assert (after.site, after.guides, after.steps) == (site, (new,), ())
    rest = [kind.plural for kind in KINDS if kind.plural not in ("guides", "steps")]
    assert all(getattr(after, plural) == getattr(before, plural) for plural in rest)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_without_any_it_is_the_same(kind: str) -> None:
    whole = crowded()
    assert with_things(whole, {}) == whole
    assert with_things(whole, {(kind, "nobody"): None}) == whole
