"""What a file wants of each thing, and what is amiss with it."""

from typing import Any

import msgspec
import pytest

from careers.domain import things
from careers.domain.telling import Telling
from careers.domain.workbook.reading import Book
from careers.domain.workbook.wishes import Wish, Wishes, wishes
from tests import factories
from tests.domain.workbook.sheets import book

ONE = factories.track("one", name="One")
DRAFT = factories.catalogue(tracks=[factories.track(), ONE], guides=[factories.guide()])
SERVICE = ("service", "Service")
SKILLS = ("role", "skill", "level", "importance", "note")
AGENT = DRAFT.role("agent")
LEADERS = [("leader", "planning", 4, 3, ""), ("leader", "speaking", 4, 2, "")]


def encoded(thing: Any) -> str:
    return msgspec.json.encode(thing).decode()


def wanted(found: Book) -> Wishes:
    """What is wanted of the draft, where nothing is amiss."""
    said, faults = wishes(found, DRAFT)
    assert [it.message for it in faults] == []
    return said


def amiss(found: Book, draft: Any = DRAFT) -> list[tuple[str, int, str, str]]:
    return [(it.sheet, it.row, it.letters, it.message) for it in wishes(found, draft)[1]]


def changed(was: Any, rows: dict[str, list[int]], **fields: Any) -> Wish:
    """The wish that only these fields of a thing are others."""
    now = msgspec.structs.replace(was, **fields)
    kind = "role" if was == AGENT else "guide" if isinstance(was, things.Guide) else "track"
    return Wish(kind, was.code, encoded(was), encoded(now), tuple(fields), rows)


def test_of_a_thing_only_what_is_in_the_file_is_wanted() -> None:
    found = wanted(book(tracks=[("code", "name"), SERVICE, ("one", "First")]))
    [wish] = found.wishes
    assert wish == changed(ONE, {"tracks": [3]}, name="First")
    assert (wish.before(), wish.after().name) == (ONE, "First")
    assert found == Wishes(
        (wish,),
        {"tracks": (0, 1, 0)},
        (),
        "",
        False,
        {"tracks": "tracks"},
        {"tracks": {"code": ("A", "code"), "name": ("B", "name")}},
    )


def test_a_thing_left_out_is_to_go() -> None:
    found = wanted(book(tracks=[("code", "name"), SERVICE]))
    assert found.wishes == (Wish("track", "one", encoded(ONE), "", (), {}),)
    assert found.rows == {"tracks": (0, 0, 1)}
    assert found.wishes[0].after() is None


def test_a_thing_that_was_not_there_is_to_come() -> None:
    two = factories.track("two", order=3, name="Two", letter="T", summary="Work. {ed}")
    head = ("code", "order", "letter", "name", "summary")
    rows = [tuple(getattr(it, name) for name in head) for it in (factories.track(), ONE, two)]
    found = wanted(book(tracks=[head, *rows]))
    assert found.wishes == (Wish("track", "two", "", encoded(two), head, {"tracks": [4]}),)
    assert found.rows == {"tracks": (1, 0, 0)}
    assert found.wishes[0].before() is None


def test_a_new_thing_needs_what_is_required_of_it() -> None:
    found = book(tracks=[("code", "name"), SERVICE, ("one", "One"), ("two", "Two")])
    assert amiss(found) == [
        ("tracks", 4, "", f"A new row needs the column “{name}”, which is not there")
        for name in ("order", "letter", "summary")
    ]
    assert wishes(found, DRAFT)[0].wishes == ()


def test_a_row_that_was_not_understood_wants_nothing() -> None:
    found = book(
        tracks=[("code", "name", "order"), ("service", "a\nb", 7), ("one", "First", ONE.order)]
    )
    assert amiss(found) == [("tracks", 2, "B", "must be one line of text, not empty")]
    assert wishes(found, DRAFT)[0].wishes == (changed(ONE, {"tracks": [3]}, name="First"),)


def test_a_row_whose_code_was_not_understood_is_no_thing() -> None:
    found = book(tracks=[("code", "name"), SERVICE, ("one", "One"), ("a b", "Two")])
    assert [place[:3] for place in amiss(found)] == [("tracks", 4, "A")]
    assert wishes(found, DRAFT)[0].wishes == ()


def test_a_file_that_says_what_it_held_is_compared_with_that() -> None:
    found = book(tracks=[("code", "name"), SERVICE, ("one", "First")])
    found.exported = factories.catalogue(
        tracks=[factories.track(), msgspec.structs.replace(ONE, name="First")]
    )
    found.about, found.notes = "of old", [Telling("Passed over")]
    said, faults = wishes(found, DRAFT, str.upper)
    assert (said.wishes, faults, said.about, said.says) == ((), [], "of old", True)
    assert said.notes == ("PASSED OVER",)


def test_the_site_is_one_row() -> None:
    now = msgspec.structs.replace(DRAFT.site, name="Ladder")
    found = wanted(book(site=[("name",), ("Ladder",)]))
    assert found.wishes == (
        Wish("site", "", encoded(DRAFT.site), encoded(now), ("name",), {"site": [2]}),
    )
    assert found.rows == {}
    assert wanted(book(site=[("name",)])).wishes == ()
    assert amiss(book(site=[("name",), ("Rungs",), ("Ladder",)])) == [
        ("site", 3, "", "The site has one row only")
    ]


def test_links_of_the_site_are_put_where_they_are_placed() -> None:
    rows = [("position", "label", "address"), (2, "B", "https://b.example/"), (1, "A", "/a/")]
    [wish] = wanted(book(site_links=rows)).wishes
    assert [link.label for link in wish.after().links] == ["A", "B"]
    assert (wish.kind, wish.code, wish.fields) == ("site", "", ("links",))
    assert wish.rows == {"site_links": [3, 2]}


# Pieces ----------------------------------------------------------------------------------------


def test_pieces_are_told_apart_by_what_they_name() -> None:
    rows = [("agent", "speaking", 5, 2, ""), ("agent", "planning", 2, 1, ""), *LEADERS]
    found = wanted(book(role_skills=[SKILLS, *rows]))
    pieces = (
        things.RoleSkill(skill="planning", level=2, importance=1),
        things.RoleSkill(skill="speaking", level=5, importance=2),
    )
    assert found.wishes == (changed(AGENT, {"role_skills": [2]}, skills=pieces),)
    assert found.rows == {"role_skills": (0, 1, 0)}


def test_pieces_come_and_go() -> None:
    found = wanted(book(role_skills=[SKILLS, ("agent", "speaking", 3, 2, ""), *LEADERS]))
    assert found.wishes[0].after().skills == (AGENT.skills[1],)
    assert found.rows == {"role_skills": (0, 0, 1)}
    draft = factories.catalogue(
        skills=[*DRAFT.skills, factories.skill("calm")], roles=[AGENT, DRAFT.role("leader")]
    )
    rows = [("agent", it.skill, it.level, it.importance, "") for it in AGENT.skills]
    said, faults = wishes(
        book(role_skills=[SKILLS, *rows, ("agent", "calm", 1, 1, ""), *LEADERS]), draft
    )
    assert faults == []
    assert (said.rows, said.wishes[0].rows) == ({"role_skills": (1, 0, 0)}, {"role_skills": [4]})
    assert [it.skill for it in said.wishes[0].after().skills] == ["calm", "planning", "speaking"]


def test_a_column_of_pieces_that_is_left_out_is_as_it_was() -> None:
    head = ("role", "skill", "level")
    leaders = [row[:3] for row in LEADERS]
    rows = [("agent", "speaking", 5), ("agent", "planning", 2), *leaders]
    found = wanted(book(role_skills=[head, *rows]))
    assert [(it.level, it.importance) for it in found.wishes[0].after().skills] == [(2, 1), (5, 2)]
    assert (found.wishes[0].fields, found.wishes[0].rows) == (("skills",), {"role_skills": [2, 3]})
    more = book(role_skills=[head, *rows, ("leader", "listening", 3)])
    draft = factories.catalogue(
        skills=[*DRAFT.skills, factories.skill("listening")], tracks=[factories.track(), ONE]
    )
    assert amiss(more, draft) == [
        ("role_skills", 6, "", "A new row needs the column “importance”, which is not there")
    ]
    assert [it.code for it in wishes(more, draft)[0].wishes] == ["agent"]


def test_a_new_piece_needs_the_first_of_what_is_required() -> None:
    rows = [("role", "skill"), ("agent", "speaking"), ("agent", "planning"), ("leader", "planning")]
    found = book(role_skills=rows, skills=[("code",), ("speaking",), ("planning",)])
    assert amiss(found) == []
    draft = factories.catalogue(roles=[AGENT, factories.role("leader", {"speaking": (4, 2)})])
    assert amiss(found, draft) == [
        ("role_skills", 4, "", "A new row needs the column “importance”, which is not there")
    ]


def test_a_piece_that_was_not_understood_leaves_its_thing_as_it_is() -> None:
    rows = [("agent", "speaking", "high", 2, ""), ("agent", "planning", 2, 1, "x")]
    leaders = [LEADERS[0], ("leader", "speaking", 5, 2, "")]
    found = book(role_skills=[SKILLS, *rows, *leaders])
    assert amiss(found) == [("role_skills", 2, "C", "must be a whole number")]
    assert [it.code for it in wishes(found, DRAFT)[0].wishes] == ["leader"]
    titles = [("code", "title"), ("agent", "Agents"), ("leader", "Leader")]
    both = book(roles=titles, role_skills=[SKILLS, *rows, *leaders])
    assert [it.code for it in wishes(both, DRAFT)[0].wishes] == ["leader"]


def test_a_piece_of_a_new_thing_needs_what_is_required() -> None:
    head = ("code", "order", "title", "summary", "lead")
    rows = [("start", 1, "Start", "A guide. {ed}", "Read it. {ed}")]
    new = ("end", 2, "End", "Another. {ed}", "Read it too. {ed}")
    pieces = [("guide", "position", "body"), ("start", 1, "Told in words. {ed}"), ("end", 1, "a.")]
    assert amiss(book(guides=[head, *rows, new], guide_sections=pieces)) == [
        ("guide_sections", 3, "", "A new row needs the column “heading”, which is not there")
    ]


def test_a_new_thing_has_the_pieces_of_its_own_rows() -> None:
    head = ("code", "order", "title", "summary", "lead")
    rows = [head, ("start", 1, "Start", "A guide. {ed}", "Read it. {ed}")]
    new = ("end", 2, "End", "Another. {ed}", "Read it too. {ed}")
    pieces = [
        ("guide", "position", "heading", "body"),
        ("start", 1, "First", "Told in words. {ed}"),
    ]
    placed = [
        ("end", 2, "Then", "b. {ed}"),
        ("end", None, "Late", "c. {ed}"),
        ("end", 1, "Now", "a."),
    ]
    found = wanted(book(guides=[*rows, new], guide_sections=[*pieces, *placed]))
    [wish] = found.wishes
    assert (wish.kind, wish.code) == ("guide", "end")
    assert [it.heading for it in wish.after().sections] == ["Now", "Then", "Late"]
    assert wish.rows == {"guides": [3], "guide_sections": [5, 3, 4]}
    assert found.rows == {"guides": (1, 0, 0), "guide_sections": (3, 0, 0)}


def test_a_placed_piece_is_what_was_in_its_place() -> None:
    rows = [("guide", "position", "body"), ("start", 1, "Anew. {ed}")]
    guide = factories.guide()
    piece = msgspec.structs.replace(guide.sections[0], body="Anew. {ed}")
    found = wanted(book(guide_sections=rows))
    assert found.wishes[0].after().sections == (piece,)
    assert (found.wishes[0].fields, found.rows) == (("sections",), {"guide_sections": (0, 1, 0)})


@pytest.mark.parametrize(
    ("titles", "levels", "rows"),
    [
        (("Agents", "Leader"), (3, 2), {"roles": [2]}),
        (("Agent", "Leader"), (5, 2), {"role_skills": [2]}),
        (("Agents", "Leader"), (5, 1), {"roles": [2], "role_skills": [2, 3]}),
    ],
)
def test_a_wish_names_the_rows_that_differ(
    titles: tuple[str, str], levels: tuple[int, int], rows: dict[str, list[int]]
) -> None:
    speaking, planning = levels
    skills = [("agent", "speaking", speaking, 2, ""), ("agent", "planning", planning, 1, "")]
    roles = [("code", "title"), *zip(("agent", "leader"), titles, strict=True)]
    [wish] = wanted(book(roles=roles, role_skills=[SKILLS, *skills, *LEADERS])).wishes
    assert (wish.code, wish.rows) == ("agent", rows)


# Names of nothing --------------------------------------------------------------------------------


def test_a_cell_may_name_what_is_in_the_file_or_in_the_draft() -> None:
    rows = [("code", "skills"), ("mentorship", "speaking\nflying")]
    assert amiss(book(training=rows)) == [("training", 2, "B", "There is no skill “flying”")]
    one = [("code", "level"), ("agent", "lowest"), ("leader", "leads")]
    assert amiss(book(roles=one)) == [("roles", 2, "B", "There is no level “lowest”")]
    assert amiss(book(steps=[("code", "origin"), ("agent-to-leader", "")])) == []


def test_what_the_file_leaves_out_is_not_there_but_for_what_others_added() -> None:
    skills = [("code",), ("speaking",)]
    named = [("code", "skills"), ("mentorship", "speaking\nplanning")]
    found = book(skills=skills, training=named)
    assert amiss(found) == [("training", 2, "B", "There is no skill “planning”")]
    found.exported = factories.catalogue(skills=[factories.skill("speaking")])
    assert amiss(found) == []


def test_faults_are_told_in_the_order_of_the_file() -> None:
    wide = {place: f"mine {place}" for place in range(30)}
    head = ["code", *wide.values(), "order", "level"]
    row = ["agent", *["x"] * 30, "many", "lowest"]
    tracks = [("code", "order"), ("one", "b"), ("a b", "c"), SERVICE]
    found = book(tracks=tracks, roles=[head, row, ["leader", *row[1:31], 1, "leads"]])
    assert [place[:3] for place in amiss(found)] == [
        ("roles", 2, "AF"),
        ("roles", 2, "AG"),
        ("tracks", 2, "B"),
        ("tracks", 3, "A"),
        ("tracks", 3, "B"),
        ("tracks", 4, "B"),
    ]


def test_the_rows_of_every_sheet_are_counted() -> None:
    skills = [(it.code, it.name) for it in DRAFT.skills]
    found = book(skills=[("code", "name"), *skills], tracks=[("code", "name"), SERVICE])
    assert wanted(found).rows == {"skills": (0, 0, 0), "tracks": (0, 0, 1)}
