"""What of the catalogue can be found: each thing as its name, its other names and its texts."""

from typing import Any

from careers.domain import things
from careers.domain.search.entries import Passage, SitePage, entries, name, plainly
from tests import factories
from tests.domain.search.small import catalogue, page


def passages(kind: str, thing: Any, *pages: SitePage) -> list[Passage]:
    [entry] = entries(catalogue(**{kind: [thing]}), pages)
    assert entry.first == (entry.passages[0].text if entry.passages else "")
    return list(entry.passages)


def test_things_come_by_kind_then_the_pages() -> None:
    held = catalogue(
        levels=[factories.level(), factories.level("leads", 2)],
        tracks=[factories.track()],
        roles=[factories.role("leader", level="leads"), factories.role("agent")],
        steps=[factories.step(), factories.step("gone", "agent"), factories.step("agent", "gone")],
        skills=[factories.skill(also_called=("Talk",), synonyms=("Chat",))],
        guides=[factories.guide()],
    )
    found = list(entries(held, (page("Sea", "All about it.", "Ocean"),)))
    told = [(one.number, one.kind, one.name, one.others, one.hidden) for one in found]
    assert told == [
        (0, "role", "Agent", (), ()),
        (1, "role", "Leader", (), ()),
        (2, "skill", "Speaking", ("Talk",), ("Chat",)),
        (3, "guide", "Start", (), ()),
        (4, "step", "Agent to Leader", (), ()),
        (5, "step", "Any rung to Agent", (), ()),
        (6, "page", "Sea", (), ("Ocean",)),
    ]
    assert [one.thing.code for one in found[:3]] == ["agent", "leader", "speaking"]
    assert found[6].passages == (Passage("summary", "All about it."),)
    assert list(entries(held))[-1].kind == "step"
    assert page("Sea").synonyms == SitePage("/sea/", "Sea", "").synonyms == ()


def test_a_thing_is_called_by_its_title_or_its_name() -> None:
    none = catalogue()
    assert name(factories.guide(title="Begin"), none) == "Begin"
    assert name(factories.skill(name="Speaking well"), none) == "Speaking well"


def test_what_a_thing_says_comes_with_the_field_it_stands_in_and_no_name() -> None:
    skill = factories.skill(
        name="Night", also_called=("Late",), synonyms=("Dark",), summary="A **night** {ed}, told."
    )
    told = [("summary", "A night, told."), ("about", "More of it.")]
    levels = [("levels", text) for text in ("One", "Two", "Three", "Four", "Five")]
    assert [(one.place, one.text) for one in passages("skills", skill)] == told + levels
    assert not any(one.heading for one in passages("skills", skill))


def test_a_guide_tells_of_each_section_with_its_heading() -> None:
    sections = [things.GuideSection(heading=word, body=f"Of {word}. {{ed}}") for word in "AB"]
    found = passages("guides", factories.guide(sections=tuple(sections)))
    assert found == [
        Passage("summary", "A guide."),
        Passage("lead", "Read it."),
        Passage("sections[0]", "A", heading=True),
        Passage("sections[0]", "Of A."),
        Passage("sections[1]", "B", heading=True),
        Passage("sections[1]", "Of B."),
    ]


def test_a_note_stands_in_the_section_it_is_beside() -> None:
    notes = [
        things.Note(place="day" if at % 2 else "job", heading=f"N{at}", text="Told. {ed}")
        for at in range(11)
    ]
    role = factories.role(needs={}, likes={}, meets={}, notes=tuple(notes))
    held = catalogue(levels=[factories.level()], tracks=[factories.track()], roles=[role])
    [entry] = entries(held)
    found = [(one.text, one.place) for one in entry.passages if one.text.startswith("N")]
    assert found == [(f"N{at}", "day" if at % 2 else "job") for at in range(11)]


def test_a_page_says_what_it_says_in_one_line() -> None:
    assert passages("skills", factories.skill())[0].heading is False
    [entry] = entries(catalogue(), [page("Sea", "All\n  about it.")])
    assert entry.passages == (Passage("summary", "All about it."),)


def test_a_text_is_looked_through_in_lower_case_without_signs_between_words() -> None:
    assert plainly("Café’s “burn-out”—(now)") == "café's  burn out   now)"
    assert Passage("day", "A Night").lower == "a night"
