"""A role's letter, and the index of roles."""

from typing import Any

import pytest

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.pages.page import Missing
from careers.pages.roles import role, roles
from tests import factories
from tests.pages.reading import headings, read


def leader(**overrides: Any) -> Catalogue:
    """A catalogue whose leader says these things of herself."""
    plain = factories.catalogue()
    lead = factories.role(
        "leader",
        {"speaking": (4, 2), "planning": (4, 3)},
        level="leads",
        title="Team Leader",
        **overrides,
    )
    return factories.catalogue(
        roles=[plain.role("agent"), lead], steps=[factories.step(evidence="both")]
    )


def test_a_role_that_is_not_there_is_missing() -> None:
    with pytest.raises(Missing) as missing:
        role(factories.catalogue(), "astronaut")

    assert (missing.value.kind, missing.value.code) == ("role", "astronaut")


def test_the_page_knows_its_address_title_and_description() -> None:
    page = role(leader(summary="She guides a team. {ed}"), "leader")

    assert (page.path, page.title, page.section) == ("/roles/leader/", "Team Leader", "roles")
    assert page.description == "She guides a team."


def test_a_letter_has_a_section_for_everything_it_has_to_say() -> None:
    catalogue = leader(duties=("Guide people. {duties}",))

    assert headings(read(role(catalogue, "leader"), catalogue), "h2") == [
        "What the job is",
        "What you do",
        "A day",
        "What it asks of you",
        "What the work is like",
        "What is hard, and what helps",
        "How people get here",
        "Who decides, and what to ask",
        "Where it leads",
        "Next to this",
        "Sources",
    ]


def test_a_section_with_nothing_to_say_is_left_out_of_letter_and_contents() -> None:
    plain = factories.catalogue()
    bare = factories.role("bare", {"speaking": (2, 1)}, {}, {})
    catalogue = factories.catalogue(roles=[*plain.roles, bare])

    page = role(catalogue, "bare")

    assert [anchor for anchor, _ in page.context["contents"]] == [
        "job",
        "day",
        "skills",
        "here",
        "next",
    ]
    assert "What is hard, and what helps" not in headings(read(page, catalogue), "h2")


def test_skills_are_told_by_importance_with_their_level_in_words() -> None:
    catalogue = leader()

    words = read(role(catalogue, "leader"), catalogue).words

    assert "Critical without these the job does not hold Skill Level needed Planning" in words
    assert "Important you will use them often Skill Level needed Speaking 4 of 5" in words


def test_only_what_is_critical_is_told_as_behaviour_and_the_levels_are_explained_once() -> None:
    catalogue = leader()

    words = read(role(catalogue, "leader"), catalogue).words

    planning = catalogue.skill("planning")
    assert f"Planning {planning.levels[3] if planning.levels else 'Difficult'} 4 of 5" in words
    assert words.count("What the five levels mean") == 1
    assert all(f"{anchor.anchor}. {anchor.meaning}" in words for anchor in catalogue.anchors)


def test_the_facts_name_what_is_critical_and_what_is_hard_most_often(catalogue: Catalogue) -> None:
    words = read(role(catalogue, "team-leader"), catalogue).words

    assert "Asks most of De-escalation , Coaching , Leading" in words
    assert "Hard every day Performance targets" in words


def test_hours_and_customers_are_facts_of_our_own_judgement_where_they_are_said() -> None:
    said, silent = leader(hours="sometimes", contact="none"), leader()

    words = read(role(said, "leader"), said).words
    assert "Hours Sometimes outside regular hours ed. Meets customers Not directly ed." in words
    assert "Meets customers" not in read(role(silent, "leader"), silent).words


def test_the_hardest_come_first_and_a_long_list_folds() -> None:
    kinds = {f"hard-{n}": n for n in (1, 2, 3, 4, 5)}
    catalogue = factories.catalogue(
        challenges=[factories.challenge(code) for code in kinds],
        roles=[
            factories.role("agent", meets=kinds),
            factories.role("leader", meets=dict(list(kinds.items())[:4])),
        ],
        steps=[],
    )

    long, short = (read(role(catalogue, code), catalogue) for code in ("agent", "leader"))

    told, _, folded = long.words.partition("2 more, met as often or less")
    assert [f"Hard {n}" in told for n in (5, 4, 3)] == [True] * 3
    assert folded.index("Hard 2") < folded.index("Hard 1")
    assert "met as often or less" not in short.words


def test_what_is_hard_says_how_often_and_what_helps() -> None:
    hard = factories.challenge("shifts", yourself=("Guard your sleep. {ed}", "Not this. {ed}"))
    catalogue = factories.catalogue(
        challenges=[hard], roles=[factories.role("agent", meets={"shifts": 5})], steps=[]
    )

    words = read(role(catalogue, "agent"), catalogue).words

    assert "Shifts Every day Hard. ed. What helps Guard your sleep. ed." in words
    assert "Not this." not in words


def test_the_steps_in_and_out_are_told_with_how_sure_they_are() -> None:
    catalogue = leader()

    here = read(role(catalogue, "leader"), catalogue)
    start = read(role(catalogue, "agent"), catalogue)

    assert "Steps that lead here Agent A move. ed. A source names both ends." in here.words
    assert "Steps from here Team Leader A move. ed. A source names both ends." in start.words
    assert "/steps/agent-to-leader/" in here.links
    assert "/steps/agent-to-leader/" in start.links


def test_steps_open_from_any_rung_are_offered_inside_the_centre_only() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
        steps=[factories.step(), factories.step("", "own-business")],
    )

    inside = headings(read(role(catalogue, "agent"), catalogue), "h3")
    outside = headings(read(role(catalogue, "own-business"), catalogue), "h3")

    assert "Open from any rung" in inside
    assert "Open from any rung" not in outside


def test_margin_notes_stand_beside_their_section() -> None:
    note = things.Note(place="day", heading="Our own sketch", text="Nobody told us. {ed}")
    catalogue = leader(notes=(note,))

    words = read(role(catalogue, "leader"), catalogue).words

    assert "A day Our own sketch Nobody told us. ed. Told in words." in words


def test_the_sources_are_those_the_page_leans_on_and_our_own_last() -> None:
    plain = leader(duties=("Guide people. {duties}",))
    catalogue = Catalogue.of(
        plain.site,
        {
            **{name: getattr(plain, name) for name in plain.__struct_fields__ if name != "site"},
            "sources": [
                factories.source("duties", number=3, name="On duties"),
                factories.source("unused", number=1, name="Not leaned on"),
            ],
        },
    )

    found = read(role(catalogue, "leader"), catalogue)

    assert [anchor for anchor in found.ids if anchor.startswith("s-")] == ["s-duties", "s-ed"]
    assert "Sources On duties Our own judgement:" in found.words
    assert "Not leaned on" not in found.words


@pytest.mark.parametrize("match", ["exact", "close", "broad"])
def test_occupation_codes_are_shown_with_their_owners_credit(match: things.Match) -> None:
    code = things.OccupationCode(
        scheme="O*NET-SOC", code="43-1011.00", title="Supervisors", edition="27.0", match=match
    )

    with_code, without = leader(codes=(code,)), leader()

    assert f"O*NET-SOC 43-1011.00 Supervisors ({match})" in (
        read(role(with_code, "leader"), with_code).words
    )
    assert "Occupation codes" not in read(role(without, "leader"), without).words


def test_text_of_the_catalogue_is_never_markup() -> None:
    catalogue = leader(also_called=("<b>Boss</b>",), lead="You <i>lead</i>. {ed}")

    html = read(role(catalogue, "leader"), catalogue).html

    assert "&lt;b&gt;Boss&lt;/b&gt;" in html
    assert "You &lt;i&gt;lead&lt;/i&gt;." in html


def test_the_index_goes_from_the_top_rung_down_and_by_track() -> None:
    catalogue = leader()

    page = roles(catalogue)

    assert [
        (level.code, [held.code for held in on_it]) for level, on_it in page.context["rungs"]
    ] == [("leads", ["leader"]), ("entry", ["agent"])]
    assert [
        (track.code, [held.code for held in in_it]) for track, in_it in page.context["tracks"]
    ] == [("service", ["agent", "leader"])]


def test_from_what_it_asks_there_is_a_way_to_how_far_one_is() -> None:
    page = read(role(leader(), "leader"), leader()).html
    assert 'href="/assessment/result/leader/">How far am I?</a>' in page


def test_a_role_that_asks_for_nothing_measured_leads_to_the_questions() -> None:
    roles = [factories.role("agent", {"speaking": (1, 1)})]
    catalogue = factories.catalogue(roles=roles, steps=[])
    page = read(role(catalogue, "agent"), catalogue).html
    assert "How far am I?" not in page
    assert 'href="/assessment/">Measure yourself</a>' in page


def test_who_decides_and_what_to_ask_is_drawn_from_the_steps_and_what_weighs_most() -> None:
    asks = ("Do it. {ed}", "Ask your manager: “Could I try? And when?” {ed}", "Say “no” too. {ed}")
    plain = leader()
    catalogue = factories.catalogue(
        roles=plain.roles, steps=[factories.step(begin=asks), factories.step("", "leader")]
    )

    above, entry = (read(role(catalogue, code), catalogue) for code in ("leader", "agent"))

    assert (
        "Who decides, and what to ask Who decides is not the same in every centre, and no source "
        "says. Your own manager is the one to begin with. You might ask: ed. “Who decides about "
        "this, and when will there be a place?” “What would you want to see of me in planning?” "
        "“Could I try? And when?” from Agent Make a sheet for the conversation"
    ) in above.words
    assert "/steps/agent-to-leader/#begin" in above.links
    assert (
        "What to ask first Whoever hires decides. Before you say yes, you might ask: ed. “What is "
        "done here about shifts?” Make a sheet"
    ) in entry.words


def test_a_role_of_which_nothing_is_known_gives_nothing_to_ask() -> None:
    catalogue = factories.catalogue(roles=[factories.role("agent", meets={})], steps=[])

    page = role(catalogue, "agent")

    assert "ask" not in dict(page.context["contents"])
    assert "you might ask" not in read(page, catalogue).words


def test_many_skills_of_one_weight_fold_after_the_first() -> None:
    codes = [f"skill-{n}" for n in range(7)]
    catalogue = factories.catalogue(
        skills=[factories.skill(code, order=n) for n, code in enumerate(codes)],
        roles=[factories.role("agent", dict.fromkeys(codes, (3, 2)))],
        steps=[],
        items=[],
    )

    words = read(role(catalogue, "agent"), catalogue).words

    told, _, folded = words.partition("2 more, as important")
    assert told.count("3 of 5") == 5
    assert "Skill 5 3 of 5 Skill 6 3 of 5" in folded
