"""The search page in each of its states."""

import html
import re
from collections.abc import Callable

import pytest

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.search.entries import entries
from careers.pages import challenges, guides, places, roles, site, skills, steps
from careers.pages.finding import search as find
from careers.pages.page import Page
from careers.pages.search import search, suggestions
from tests import factories
from tests.pages.reading import Read, headings, read

ROBOTS = '<meta name="robots" content="noindex">'


def asked(catalogue: Catalogue, query: str) -> Read:
    return read(search(catalogue, query), catalogue)


def test_before_anything_is_asked_it_says_what_there_is(catalogue: Catalogue) -> None:
    page = search(catalogue)
    found = read(page, catalogue)

    assert (page.title, page.path, page.section) == ("Search", "/search/", "search")
    assert headings(found, "h1") == ["Search"]
    assert headings(found, "h2") == [
        "You may know a job by another name",
        "What there is to find",
    ]
    assert [entry[1] for entry in page.context["kinds"]] == [
        "19 roles",
        "37 skills",
        "11 things that are hard",
        "11 guides",
        "16 pieces of training",
        "29 steps",
        "12 disagreements",
    ]
    assert 'name="q" id="q" value=""' in found.html
    assert "autofocus" not in found.html
    assert ROBOTS not in found.html


def test_the_names_offered_to_begin_with_all_find_something(catalogue: Catalogue) -> None:
    page = search(catalogue)
    names = page.context["names"]

    assert 0 < len(names) <= 8
    assert all(find(catalogue, name).best for name in names)
    assert "/search/?q=Technical%20support%20agent" in read(page, catalogue).links


def test_a_catalogue_offers_only_the_kinds_it_holds() -> None:
    small = factories.catalogue()

    assert [entry[1] for entry in search(small).context["kinds"]] == [
        "2 roles",
        "2 skills",
        "1 thing that is hard",
        "1 piece of training",
        "1 step",
    ]


def test_what_was_found_is_shown_by_kind_with_the_reason(catalogue: Catalogue) -> None:
    page = search(catalogue, "supervisor")
    found = read(page, catalogue)

    assert page.title == "“supervisor” · Search"
    assert headings(found, "h2") == [
        "The best answers",
        *(f"{section.heading} {section.count}" for section in page.context["sections"]),
    ]
    assert "Role. Another name for it: Supervisor." in found.words
    assert "People also type “supervisor” for it." in found.words
    assert "“supervisor” is among the words people type for it." in found.words
    assert "Step. Leads to Team Leader." in found.words
    count = 3 + sum(section.count for section in page.context["sections"])
    assert f"{count} things found for “supervisor”. The best 3 come first" in found.words
    assert 'value="supervisor"' in found.html
    assert ROBOTS in found.html


def test_the_words_found_are_marked(catalogue: Catalogue) -> None:
    assert "<mark>Chatbots</mark> and artificial" in asked(catalogue, "chatbot").html


def test_a_passage_leads_to_the_section_it_is_from(catalogue: Catalogue) -> None:
    found = asked(catalogue, "burnout")

    assert 'From <a href="/roles/team-leader/#hard">What is hard</a>.' in found.html


def test_a_slip_is_told_with_what_was_written(catalogue: Catalogue) -> None:
    found = asked(catalogue, "team leeder")

    assert "You wrote “team leeder”. We read it as “team leader”." in found.words
    assert 'value="team leeder"' in found.html
    assert "You wrote" not in asked(catalogue, "team leader").words


def test_words_left_out_are_told(catalogue: Catalogue) -> None:
    found = asked(catalogue, "supervisor xyzzy plugh")

    assert "Found nowhere, and left out: “xyzzy”, “plugh”." in found.words


def test_a_synonym_is_told(catalogue: Catalogue) -> None:
    assert "You wrote “boss”; we looked for “supervisor” too." in asked(catalogue, "boss").words


def test_a_name_one_slip_away_is_told(catalogue: Catalogue) -> None:
    assert "Role. One slip away from “Team Leader”." in asked(catalogue, "team reader").words


def test_too_many_words_are_cut_and_that_is_told(catalogue: Catalogue) -> None:
    cut = "We looked for the first twelve that say something."

    assert cut in asked(catalogue, "training " * 13).words
    assert cut not in asked(catalogue, "training " * 12).words


def test_most_of_the_words_are_told_to_be_most() -> None:
    small = factories.catalogue(
        roles=[
            factories.role("agent", summary="Answers letters. {ed}"),
            factories.role("leader", level="leads", summary="Writes rotas and letters. {ed}"),
        ]
    )

    assert "What follows has most of them." in asked(small, "answers rotas letters").words
    assert "What follows has most of them." not in asked(small, "rotas letters").words


@pytest.mark.parametrize(
    "query", ["i hate my manager", "i am scared of talking on the phone what can i do"]
)
def test_where_nothing_fits_that_is_said_and_the_map_and_guides_are_offered(
    catalogue: Catalogue, query: str
) -> None:
    page = search(catalogue, query)
    found = read(page, catalogue)

    assert "Nothing here fits that well. These come nearest." in found.words
    assert headings(found, "h2")[0] == "What comes nearest"
    assert headings(found, "h2")[-1] == "Look at the map instead"
    assert {"/ladder/", "/guides/"} <= set(found.links)
    assert "Nothing here fits" not in asked(catalogue, "team leader").words


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "xyzzy help", "xyzzy 7"])
def test_where_no_telling_word_is_left_nothing_is_found(catalogue: Catalogue, query: str) -> None:
    found = asked(catalogue, query)

    assert f"Nothing here is called “{query}”, and no text speaks of it." in found.words
    assert "things found" not in found.words


def test_tags_around_words_are_no_words(catalogue: Catalogue) -> None:
    found = asked(catalogue, "<b>team</b> leader")

    assert headings(found, "h2")[0] == "The best answers"
    assert "We read it as" not in found.words


def test_a_text_of_one_word_is_no_passage() -> None:
    role = factories.role("agent", summary="Answers letters. {ed}", duties=("Rotas {ed}",))
    (hit,) = find(factories.catalogue(roles=[role]), "rotas").best

    assert "".join(piece.text for piece in hit.pieces) == "Answers letters."
    assert hit.place == "duties"


def test_a_long_group_is_folded_and_all_of_it_there(catalogue: Catalogue) -> None:
    answer = find(catalogue, "customers")
    found = asked(catalogue, "customers")

    assert found.tags >= {"details", "summary"}
    assert {thing.path for thing in answer.things} <= set(found.links)


def test_nothing_found_is_said_and_the_nearest_things_offered(catalogue: Catalogue) -> None:
    page = search(catalogue, "xyzzy")
    found = read(page, catalogue)

    assert "Nothing here is called “xyzzy”, and no text speaks of it." in found.words
    assert headings(found, "h2") == ["Look at the map instead", "Where to go from here"]
    assert {"/ladder/", "/roles/", "/assessment/"} <= set(found.links)
    assert ROBOTS in found.html


def test_what_is_spelt_like_it_is_offered() -> None:
    small = factories.catalogue()
    found = asked(small, "plaxxxng")

    assert headings(found, "h2") == [
        "Spelt most like it",
        "Look at the map instead",
        "Where to go from here",
    ]
    assert "/skills/planning/" in found.links


@pytest.mark.parametrize("query", ["?!…", "“”", "how to", "the"])
def test_what_holds_no_word_is_told_so(catalogue: Catalogue, query: str) -> None:
    found = asked(catalogue, query)

    assert f"“{query}” holds no word we could look for." in found.words
    assert "/ladder/" in found.links


def test_names_that_have_what_is_typed_are_suggested_and_others_only_where_there_are_few(
    catalogue: Catalogue,
) -> None:
    team = suggestions(catalogue, "team")
    assert team[0].name == "Team Leader"
    assert all("team" in suggestion.name.casefold() for suggestion in team)

    named, *others = suggestions(catalogue, "supervisor")
    assert (named.name, named.kind) == ("Team Leader", "Role, also called Supervisor")
    assert len(others) == 2


def test_what_was_written_is_shown_as_text(catalogue: Catalogue) -> None:
    query = "<script>alert('x')</script> \"team\""
    found = asked(catalogue, query)

    assert found.html.count("<script") == asked(catalogue, "team").html.count("<script")
    assert f'value="{html.escape(query)}"' in found.html


def test_what_cannot_be_printed_is_not_shown(catalogue: Catalogue) -> None:
    found = asked(catalogue, "team\x00\u202e leader\ud800")

    assert 'value="team leader"' in found.html
    assert headings(found, "h2")[0] == "The best answers"


def test_a_query_of_such_alone_is_none(catalogue: Catalogue) -> None:
    assert search(catalogue, "\x00\n") == search(catalogue)


def test_a_long_query_is_quoted_short(catalogue: Catalogue) -> None:
    page = search(catalogue, "z" * 200)
    found = read(page, catalogue)

    assert page.title == "“" + "z" * 59 + "…” · Search"
    assert found.words.count("z" * 60) == 0
    assert f'value="{"z" * 200}"' in found.html


def test_every_place_of_a_text_is_a_section_of_its_page(catalogue: Catalogue) -> None:
    letters: dict[type, Callable[[Catalogue, str], Page]] = {
        things.Role: roles.role,
        things.Skill: skills.skill,
        things.Challenge: challenges.challenge,
        things.Guide: guides.guide,
        things.Step: steps.step,
    }
    named = 0
    for entry in entries(catalogue):
        found = {places.place(entry.thing, passage.place) for passage in entry.passages}
        anchors = {anchor for anchor, heading in found if heading}
        named += len(anchors)
        if anchors:
            page = letters[type(entry.thing)](catalogue, entry.thing.code)
            assert anchors <= set(read(page, catalogue).ids), entry.name
    assert named > len(catalogue.roles)


def test_every_link_of_the_answers_leads_to_a_thing(catalogue: Catalogue) -> None:
    known = {entry.thing.path for entry in entries(catalogue, site.pages(catalogue))}
    for query in ("customer", "team leeder", "pay", "escalation", "xyzzy"):
        for link in asked(catalogue, query).links:
            if re.match(r"/(roles|skills|challenges|guides|steps)/[^#]", link):
                assert link.partition("#")[0] in known
