"""What a file wants, done in a draft that others have changed meanwhile."""

from typing import Any

import msgspec
import pytest

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change
from careers.domain.telling import Telling
from careers.domain.workbook.merging import Deed, applied, dangling, deeds, place
from careers.domain.workbook.reading import Fault
from careers.domain.workbook.wishes import Wish, Wishes
from tests import factories

ONE = factories.track("one", name="One")
RENAMED = msgspec.structs.replace(ONE, name="First")
LETTERED = msgspec.structs.replace(ONE, letter="T")


def draft(*tracks: things.Track, **members: Any) -> Catalogue:
    return factories.catalogue(tracks=[factories.track(), *tracks], **members)


def wish(kind: str, was: Any, now: Any, rows: dict[str, list[int]] | None = None) -> Wish:
    before, after = (
        msgspec.json.encode(it).decode() if it is not None else "" for it in (was, now)
    )
    code = getattr(now if now is not None else was, "code", "")
    return Wish(kind, code, before, after, (), rows or {})


def file(titles: dict[str, str] | None = None, **columns: dict[str, tuple[str, str]]) -> Wishes:
    return Wishes((), {}, (), "", True, titles or {}, columns)


def told(faults: Any) -> list[tuple[str, int, str, str, str]]:
    return [(it.sheet, it.row, it.letters, it.heading, it.message) for it in faults]


@pytest.mark.parametrize(
    ("here", "was", "now"),
    [((RENAMED,), ONE, RENAMED), ((RENAMED,), None, RENAMED), ((), ONE, None)],
)
def test_a_wish_that_the_draft_fulfils_already_comes_to_nothing(
    here: tuple[things.Track, ...], was: Any, now: Any
) -> None:
    assert deeds(draft(*here), [wish("track", was, now)]) == []


@pytest.mark.parametrize(
    ("here", "was", "now", "what", "new", "moved", "collides"),
    [
        (ONE, ONE, RENAMED, "changed", RENAMED, False, False),
        (LETTERED, ONE, RENAMED, "changed", "both", True, False),
        (
            msgspec.structs.replace(ONE, name="Other"),
            ONE,
            RENAMED,
            "changed",
            RENAMED,
            True,
            True,
        ),
        (LETTERED, None, RENAMED, "changed", RENAMED, True, True),
        (None, None, ONE, "added", ONE, False, False),
        (None, ONE, RENAMED, "added", RENAMED, True, True),
        (ONE, ONE, None, "removed", None, False, False),
        (LETTERED, ONE, None, "removed", None, True, True),
    ],
)
def test_what_a_wish_comes_to(
    here: Any, was: Any, now: Any, what: Any, new: Any, moved: bool, collides: bool
) -> None:
    wanted = wish("track", was, now)
    if new == "both":
        new = msgspec.structs.replace(RENAMED, letter="T")
    [deed] = deeds(draft(*filter(None, [here])), [wanted])
    assert deed == Deed(wanted, what, was, here, new, moved, collides)
    assert deed.named == ("track", "one")


def test_the_site_is_changed_like_any_thing() -> None:
    was, new = factories.site(), factories.site(name="Ladder")
    [deed] = deeds(factories.catalogue(), [wish("site", was, new)])
    assert (deed.what, deed.old, deed.new, deed.moved) == ("changed", was, new, False)
    assert deed.change == Change("changed", "site", "", "Ladder", ("name",))
    assert applied(factories.catalogue(), [deed], ()) == (factories.catalogue(new), [deed])


def test_a_deed_is_told_as_a_change() -> None:
    wishes = [
        wish("track", ONE, msgspec.structs.replace(ONE, name="First", letter="T")),
        wish("track", None, factories.track("two", name="Two")),
    ]
    gone = deeds(draft(ONE), [wish("track", ONE, None)])
    assert [deed.change for deed in [*deeds(draft(ONE), wishes), *gone]] == [
        Change("changed", "track", "one", "First", ("letter", "name")),
        Change("added", "track", "two", "Two", ()),
        Change("removed", "track", "one", "One", ()),
    ]


def test_of_what_collides_only_what_is_taken_is_done() -> None:
    two, three = factories.track("two"), factories.track("three")
    now = draft(msgspec.structs.replace(ONE, name="Other"), two)
    found = deeds(
        now, [wish("track", ONE, RENAMED), wish("track", two, None), wish("track", None, three)]
    )
    assert applied(now, found, ()) == (
        draft(msgspec.structs.replace(ONE, name="Other"), three),
        found[1:],
    )
    assert applied(now, found, {("track", "one")}) == (draft(RENAMED, three), found)


LEADER = factories.role("leader", {"speaking": (4, 2), "planning": (4, 3)}, level="leads")
WRONG = factories.role("leader", {"speaking": (4, 2), "flying": (4, 3)}, level="leads")


def test_a_name_of_nothing_is_told_where_the_file_speaks_of_it() -> None:
    rows = {"roles": [3], "role_skills": [8]}
    found = deeds(factories.catalogue(), [wish("role", LEADER, WRONG, rows)])
    after, done = applied(factories.catalogue(), found, ())
    columns = {"skill": ("B", "Skill")}
    assert told(dangling(after, done, file({"role_skills": "Skills"}, role_skills=columns))) == [
        ("Skills", 8, "B", "Skill", "There is no skill “flying”")
    ]
    lost = msgspec.structs.replace(LEADER, level="beyond")
    found = deeds(factories.catalogue(), [wish("role", LEADER, lost, rows)])
    after, done = applied(factories.catalogue(), found, ())
    assert told(dangling(after, done, file(roles={"level": ("D", "Level")}))) == [
        ("roles", 3, "D", "Level", "There is no level “beyond”")
    ]


def test_a_name_of_what_is_removed_is_told_on_the_sheet_it_is_gone_from() -> None:
    now = factories.catalogue()
    planning = now.skill("planning")
    after, done = applied(now, deeds(now, [wish("skill", planning, None)]), ())
    named = {message for *_place, message in told(dangling(after, done, file()))}
    assert "The role “agent” names it, so it cannot be removed" in named
    found = next(iter(dangling(after, done, file({"skills": "Abilities"}))))
    assert told([found])[0][:4] == ("Abilities", 0, "", "planning")
    assert {it.sheet for it in dangling(after, done, file())} == {"skills"}


def test_what_was_amiss_before_and_what_names_nothing_is_no_matter_here() -> None:
    now = factories.catalogue(roles=[factories.role(), WRONG], steps=[factories.step("")])
    moved = factories.step("", summary="Another. {ed}")
    after, done = applied(now, deeds(now, [wish("step", factories.step(""), moved)]), ())
    assert (len(done), list(dangling(after, done, file()))) == (1, [])


def test_a_fault_stands_in_the_first_of_several_rows_and_names_the_thing() -> None:
    wanted = wish("role", None, LEADER, {"roles": [3], "role_skills": [8, 9]})
    message = Telling("Is wrong")
    assert place(file(), wanted, "title", message) == Fault("roles", 3, "", "title", message)
    track = wish("track", None, ONE, {"tracks": [2]})
    assert place(file(), track, "name", message) == Fault("tracks", 2, "", "name", message)
    found = place(file(), wanted, "skills", message, "skills[1].level")
    assert told([found]) == [("role_skills", 8, "", "level", "Is wrong (role “leader”)")]
    lost = place(file(), msgspec.structs.replace(wanted, rows={}), "skills", message)
    assert lost == Fault("role_skills", 0, "", "skills", message)
