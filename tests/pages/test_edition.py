"""The history of editions and each edition's page, in words."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.history import Compared, Entry, History
from careers.domain.kinds import KINDS
from careers.domain.renaming import rename
from careers.domain.tally import Count, Tally, tallied
from careers.pages import naming
from careers.pages.changed import LONGEST, MOST, Part, Told, headings, summary
from careers.pages.editions import edition, history
from tests import factories
from tests.domain.test_renaming import telling
from tests.pages.reading import headings as headings_of, read

BEGUN = datetime(2030, 5, 1, 9, tzinfo=UTC)


ONE: Tally = (Count("role", changed=1),)


def entry(number: int, tally: Tally = ONE, note: str = "Why") -> Entry:
    return Entry(number, BEGUN, note, f"{number:064x}", tally)


def role(**overrides: Any) -> things.Role:
    """The agent's role, with something else in it."""
    return msgspec.structs.replace(factories.role("agent"), **overrides)


def with_roles(*roles: things.Role, **members: Any) -> Catalogue:
    return factories.catalogue(roles=[*roles, factories.role("leader", level="leads")], **members)


def parts_of(before: Catalogue, after: Catalogue) -> dict[str, Part]:
    """What the page says of the one thing that changed, by the name of its part."""
    [heading] = headings(before, after, after)
    [group] = heading.groups
    [told] = group.told
    return {part.name: part for part in told.parts}


# In a sentence ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        ((Count("step", added=1), Count("role", changed=3)), "1 step added, 3 roles changed"),
        (
            (Count("training", removed=1), Count("role", changed=1), Count("step", changed=2)),
            "1 role and 2 steps changed; 1 piece of training removed",
        ),
        (
            (
                Count("site", changed=1),
                *(Count(kind, changed=2) for kind in ("role", "skill", "guide", "item")),
            ),
            "2 roles, 2 skills, 2 guides and 3 more things changed",
        ),
        ((Count("site", changed=1),), "what the site says of itself changed"),
        ((), "nothing changed"),
    ],
)
def test_an_edition_in_a_sentence(tally: Tally, said: str) -> None:
    assert summary(entry(2, tally)) == said


def test_the_first_edition_is_told_by_what_it_holds() -> None:
    found = summary(entry(1, tallied(None, factories.catalogue())))
    assert found == "2 roles, 1 step, 2 skills and 18 more things"


def test_every_kind_and_every_part_of_a_thing_has_a_name() -> None:
    kinds: list[tuple[str, type[things.Thing | things.Piece]]] = [
        ("site", things.Site),
        *((kind.name, kind.type) for kind in KINDS),
    ]
    assert sorted(naming.READ) == sorted(name for name, _ in kinds)
    for name, type_ in kinds:
        assert naming.plural(name)
        assert naming.counted(name, 1)
        for field in set(type_.__struct_fields__) - {"code"}:
            assert naming.part(name, field)


# What changed in a thing ------------------------------------------------------------------------


def test_short_words_are_shown_as_they_were_and_as_they_are() -> None:
    found = parts_of(with_roles(role()), with_roles(role(title="Adviser", level="leads")))
    assert found == {
        "Name": Part("Name", ((False, "Agent"), (True, "Adviser")), ""),
        "Rung": Part("Rung", ((False, "Entry"), (True, "Leads")), ""),
    }


def test_of_long_words_only_the_place_is_told() -> None:
    short, long = "Less. {ed}", "More and " * (LONGEST // 9) + "more. {ed}"
    found = parts_of(with_roles(role(day=short)), with_roles(role(day=long)))
    assert found == {"A day": Part("A day", (), "reworded")}
    many = tuple(f"{word}. {{ed}}" for word in "abcdefghi")
    found = parts_of(with_roles(role()), with_roles(role(duties=many)))
    assert found == {"What you do": Part("What you do", (), "reworded")}


def test_of_a_list_what_went_and_what_came() -> None:
    before = role(duties=("Answer. {ed}", "Call. {ed}"))
    found = parts_of(with_roles(before), with_roles(role(duties=("Answer. {ed}", "Write. {ed}"))))
    assert found["What you do"].lines == ((False, "Call."), (True, "Write."))
    moved = role(duties=("Call. {ed}", "Answer. {ed}"))
    found = parts_of(with_roles(before), with_roles(moved))
    assert found["What you do"] == Part("What you do", (), "in another order")


def test_words_that_stay_while_their_sources_change() -> None:
    found = parts_of(with_roles(role()), with_roles(role(summary="A role. {duties}")))
    assert found == {
        "In one sentence": Part("In one sentence", (), "the words stay, their sources change")
    }


def test_what_a_role_asks_is_told_in_its_own_terms() -> None:
    def needs(level: int, note: str = "") -> things.Role:
        planning = things.RoleSkill(skill="planning", level=2, importance=1, note=note)
        speaking = things.RoleSkill(skill="speaking", level=level, importance=3)
        return role(skills=(planning, speaking))

    found = parts_of(with_roles(needs(3)), with_roles(needs(4)))
    assert found["What it asks of you"].lines == (
        (False, "Speaking: 3 of 5, critical"),
        (True, "Speaking: 4 of 5, critical"),
    )
    found = parts_of(with_roles(needs(3)), with_roles(needs(3, "Said so. {ed}")))
    assert found["What it asks of you"] == Part(
        "What it asks of you", (), "reworded under “Planning: 2 of 5, useful”"
    )


def test_what_is_hard_and_liked_is_told_in_words() -> None:
    meets = things.RoleChallenge(challenge="shifts", exposure=2)
    likes = things.RolePreference(preference="people", level=1)
    found = parts_of(
        with_roles(role()), with_roles(role(challenges=(meets,), preferences=(likes,)))
    )
    assert found["What is hard"].lines == (
        (False, "Shifts: most days"),
        (True, "Shifts: now and then"),
    )
    assert found["What the work is like"].lines == (
        (False, "People: More many than few"),
        (True, "People: Nearly always few, hardly ever many"),
    )


def test_codes_notes_and_evidence_are_told_in_words() -> None:
    code = things.OccupationCode(
        scheme="ESCO", code="0ba0", title="trainer", edition="v1", match="close"
    )
    note = things.Note(place="day", heading="The name", text="It differs. {ed}")
    found = parts_of(with_roles(role()), with_roles(role(codes=(code,), notes=(note,))))
    assert found["Occupation codes"].lines == ((True, "ESCO 0ba0, trainer"),)
    assert found["Notes in the margin"].lines == ((True, "The name"),)
    found = parts_of(
        factories.catalogue(), factories.catalogue(steps=[factories.step(evidence="both")])
    )
    assert found["How sure"].lines == ((False, "Our own judgement"), (True, "Both ends named"))


def test_a_guides_part_that_reads_anew_is_named() -> None:
    def guide(body: str) -> Catalogue:
        section = things.GuideSection(heading="At first", body=body)
        return factories.catalogue(
            guides=[
                things.Guide(
                    code="day",
                    order=1,
                    title="A day",
                    summary="A day. {ed}",
                    lead="It begins. {ed}",
                    sections=(section,),
                )
            ]
        )

    found = parts_of(guide("Coffee. {ed}"), guide("Tea. {ed}"))
    assert found == {"Its parts": Part("Its parts", (), "reworded under “At first”")}


def test_a_new_address_is_told_with_the_old_one_and_the_steps_that_moved() -> None:
    before = telling()
    after = rename(before, "role", "leader", "head").catalogue
    back = rename(after, "role", "head", "leader").catalogue
    told = "/roles/head/ (was /roles/leader/); 1 step’s address moved with it"

    assert parts_of(before, after) == {"New address": Part("New address", (), told)}
    told = "/roles/leader/ (was /roles/head/); 1 step’s address moved with it"
    assert parts_of(after, back) == {"New address": Part("New address", (), told)}


def test_other_former_codes_are_told_beside_a_new_address() -> None:
    before = telling()
    after = rename(before, "skill", "planning", "plans").catalogue
    [skill] = [it for it in after.skills if it.code == "plans"]
    led = msgspec.structs.replace(skill, formerly=(*skill.formerly, "rota"))
    members = {kind.plural: getattr(after, kind.plural) for kind in KINDS}
    members["skills"] = [led if it.code == "plans" else it for it in after.skills]
    found = parts_of(before, Catalogue.of(after.site, members))

    assert found["New address"].said == "/skills/plans/ (was /skills/planning/)"
    assert found["Addresses that lead here"].lines == ((True, "rota"),)


def test_what_is_not_for_visitors_is_told_without_its_words() -> None:
    found = parts_of(
        with_roles(role(order=1, synonyms=("rep",))),
        with_roles(role(order=2, synonyms=("secretword",))),
    )
    assert found == {
        "Place in lists": Part("Place in lists", (), "changed"),
        "Search words": Part("Search words", (), "changed"),
    }
    old, new = (factories.catalogue(factories.site(contact=f"{n}@example.org")) for n in "ab")
    assert parts_of(old, new) == {"Contact": Part("Contact", (), "changed")}


def test_steps_and_questions_are_called_by_what_they_say() -> None:
    before = factories.catalogue()
    after = factories.catalogue(
        steps=[factories.step(origin="")],
        items=[item for item in before.items if item.code != "prefers-people"],
    )
    steps, items = headings(before, after, after)
    assert [(group.what, group.told) for group in steps.groups] == [
        ("added", (Told("Any rung to Leader", "/steps/any-to-leader/"),)),
        ("removed", (Told("Agent to Leader", ""),)),
    ]
    assert items.groups[0].told == (Told("Most days I would rather … do this, or do that", ""),)


def test_kinds_come_in_the_order_they_matter_and_lists_end() -> None:
    before = factories.catalogue()
    after = factories.catalogue(
        factories.site(name="Ladders"),
        sources=[factories.source(), factories.source("new", number=9)],
        roles=[*before.roles, *(factories.role(f"role-{n}") for n in range(MOST + 2))],
    )
    found = headings(before, after, before)
    assert [heading.name for heading in found] == ["Roles", "Sources", "The site itself"]
    assert (len(found[0].groups[0].told), found[0].groups[0].rest) == (MOST, 2)
    assert {told.path for told in found[0].groups[0].told} == {""}
    assert found[2].groups[0].told[0].path == "/about/"


# The pages --------------------------------------------------------------------------------------


def test_the_history_says_of_each_edition_when_why_and_how_much() -> None:
    catalogue = factories.catalogue()
    tally = (Count("role", added=2, changed=1), Count("step", removed=1))
    run = History((entry(2, tally), entry(1, (Count("role", added=2),), "First")), 2, BEGUN)
    page = history(catalogue, run)
    found = read(page, catalogue)
    assert (page.path, page.title) == ("/editions/", "What changed")
    assert headings_of(found, "h1") == ["What changed"]
    assert headings_of(found, "h2") == ["Edition 2", "Edition 1"]
    assert "There have been 2 since 1 May 2030." in found.words
    assert (
        "Edition 2 1 May 2030 · read now “Why” 2 roles added, 1 role changed, 1 step removed."
        in found.words
    )
    assert "Edition 1 1 May 2030 “First” It holds 2 roles." in found.words
    assert found.html.count('<svg class="tally"') == 3 + 2
    assert '<path class="solid" d="M1 1h238v16h-238z"/>' in found.html
    assert "/editions/?before=" not in found.html
    assert "style" not in found.attributes


def test_runs_of_the_history_lead_to_one_another() -> None:
    catalogue = factories.catalogue()
    middle = History(tuple(entry(n) for n in range(40, 10, -1)), 99, BEGUN)
    page = history(catalogue, middle)
    found = read(page, catalogue)
    assert (page.path, page.title) == ("/editions/?before=41", "What changed, up to edition 40")
    assert [link for link in found.links if link.startswith("/editions/?")] == [
        "/editions/?before=71",
        "/editions/?before=11",
    ]
    assert headings_of(found, "h1") == ["What changed, up to edition 40"]


def test_an_editions_page_tells_what_it_changed() -> None:
    before = with_roles(role(), training=[factories.module("night-school")])
    after = with_roles(role(title="Adviser"), factories.role("coach"), training=[])
    live = factories.catalogue(roles=list(after.roles[:1]), steps=[])
    page = edition(live, Compared(entry(2, tallied(before, after)), before, after, 5))
    found = read(page, live)
    assert (page.path, page.title) == ("/editions/2/", "Edition 2")
    assert page.description == (
        "Edition 2: 1 role added, 1 role changed, 1 piece of training removed."
    )
    assert headings_of(found, "h1") == ["Edition 2"]
    assert headings_of(found, "h2") == ["Roles", "Training", "This edition as files"]
    assert headings_of(found, "h3") == ["Added", "Changed", "Removed"]
    assert "“Why” 1 role added, 1 role changed, 1 piece of training removed." in found.words
    assert "<ins>" in found.html
    assert "Adviser Name before: Agent now: Adviser" in found.words
    assert "Removed Night school" in found.words
    assert f"{2:064x}" in found.words
    assert "/roles/agent/" in found.links
    assert "/roles/coach/" not in found.links
    assert [link for link in found.links if link.startswith("/editions/")] == [
        "/editions/",
        "/editions/5/",
        "/editions/1/",
        "/editions/3/",
        "/editions/7/",
    ]
    assert sorted(found.ids) == sorted(set(found.ids))


def test_the_first_editions_page_tells_what_it_holds() -> None:
    first = factories.catalogue()
    live = factories.catalogue(roles=[factories.role("agent")], steps=[])
    page = edition(live, Compared(entry(1, tallied(None, first)), None, first, 1))
    found = read(page, live)
    assert headings_of(found, "h2") == ["What it holds", "This edition as files"]
    assert "It holds 2 roles, 1 step, 2 skills and 18 more things." in found.words
    assert "2 roles Agent , Leader" in found.words
    assert "And besides 1 step, 6 questions, 1 source, 2 rungs, 1 track," in found.words
    assert "/roles/agent/" in found.links
    assert "/roles/leader/" not in found.links
    assert "The edition before" not in found.words
    assert "The edition after" not in found.words
