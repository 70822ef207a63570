"""Roles side by side, as a reader finds them."""

import re
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st

from careers.domain.catalogue import Catalogue
from careers.pages.comparing import address, compare
from careers.pages.saying import listed, lower
from tests import factories
from tests.pages.reading import Read, headings, read

TORN = ("team-leader", "trainer", "quality-assurance-analyst")


def shown(catalogue: Catalogue, *codes: str) -> Read:
    return read(compare(catalogue, codes), catalogue)


def small(**overrides: Any) -> Catalogue:
    """Three roles on a ladder of two rungs."""
    plain = factories.catalogue()
    trainer = factories.role("trainer", {"speaking": (4, 2)}, level="leads", **overrides)
    return factories.catalogue(
        roles=[*plain.roles, trainer],
        steps=[factories.step("agent", "leader"), factories.step("agent", "trainer")],
    )


def test_the_title_names_the_roles_as_asked_and_the_address_in_one_order() -> None:
    catalogue = small()
    one, other = (
        compare(catalogue, codes) for codes in (("trainer", "agent"), ("agent", "trainer"))
    )

    assert (one.title, other.title) == ("Trainer or Agent?", "Agent or Trainer?")
    assert one.path == other.path == "/roles/compare/?role=agent&role=trainer"
    assert compare(catalogue, ("trainer", "leader", "agent")).title == "Trainer, Leader or Agent?"


def test_every_table_says_what_it_is_and_whose_each_column_and_row_is(catalogue: Catalogue) -> None:
    html = shown(catalogue, *TORN).html
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert len(tables) == 6
    for table in tables:
        assert table.count("<caption") == 1
        assert re.findall(r'<th scope="col">([^<]+)</th>', table) == [
            catalogue.role(code).title for code in TORN
        ]
        rows = re.findall(r"<tr[^>]*>(?!<th scope=\"col\")(.*?)</tr>", table, re.DOTALL)
        assert rows
        for row in rows:
            assert row.count('<th scope="row">') == 1
            assert re.findall(r'<b class="whose">([^<]+)</b>', row) == [
                catalogue.role(code).title for code in TORN
            ]


def test_every_skill_that_is_asked_for_is_told_once(catalogue: Catalogue) -> None:
    html = shown(catalogue, *TORN).html
    section = html.split('id="skills"')[1].split("</section>")[0]
    asked = {need.skill for code in TORN for need in catalogue.role(code).skills if need.importance}
    assert sorted(re.findall(r'href="/skills/([^/]+)/"', section)) == sorted(asked)


def test_what_differs_comes_first_and_what_is_the_same_is_folded() -> None:
    alike = factories.role("alike", {"speaking": (3, 2), "planning": (5, 3)})
    catalogue = factories.catalogue(roles=[*factories.catalogue().roles, alike])

    found = shown(catalogue, "agent", "alike")

    words = found.words
    assert "Furthest apart in what they ask: planning. One skill is asked alike." in words
    assert words.index("Planning Agent 2 of 5, useful Alike 5 of 5, critical") < words.index(
        "1 skill asked alike"
    )
    assert words.index("1 skill asked alike") < words.index("Speaking Agent 3 of 5, important")
    assert "1 met as often" in words
    assert "1 is alike" in words


def told_first(context: dict[str, Any]) -> str:
    """The skills the table begins with, as a sentence names them."""
    return listed([lower(skill.name) for skill, _cells in context["skills"].first[:3]])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(("speaking", "planning", "writing")),
            st.tuples(st.integers(1, 5), st.integers(0, 3)),
        ),
        min_size=2,
        max_size=3,
    )
)
def test_the_lead_names_what_the_table_begins_with(
    profiles: list[dict[str, tuple[int, int]]],
) -> None:
    catalogue = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("planning"),
            factories.skill("writing", part_of="speaking"),
        ],
        roles=[factories.role(f"role-{at}", needs) for at, needs in enumerate(profiles)],
        steps=[],
    )
    context = compare(catalogue, tuple(role.code for role in catalogue.roles)).context
    said = "Furthest apart in what they ask: "
    named = told_first(context)
    assert context["lead"].startswith(f"{said}{named}.") is bool(named)
    assert (said in context["lead"]) is bool(named)


def test_the_lead_names_what_the_table_begins_with_for_every_pair(catalogue: Catalogue) -> None:
    for pair in combinations(catalogue.roles, 2):
        context = compare(catalogue, tuple(role.code for role in pair)).context
        assert context["lead"].startswith(
            f"Furthest apart in what they ask: {told_first(context)}."
        )


def test_silence_is_not_the_greatest_difference_in_what_is_hard() -> None:
    noise, shifts = (factories.challenge(code) for code in ("noise", "shifts"))
    for other, said in (({"noise": 2}, True), ({"noise": 1}, False)):
        roles = [
            factories.role("one", {"speaking": (3, 2)}, {}, {"noise": 1, "shifts": 5}),
            factories.role("other", {"speaking": (4, 2)}, {}, other),
        ]
        catalogue = factories.catalogue(challenges=[noise, shifts], roles=roles, steps=[])
        found = shown(catalogue, "one", "other").words
        assert ("What is hard differs most in noise." in found) is said
        assert "What is hard differs most in shifts" not in found
        assert "“Not named” means that our sources and we say nothing of it there" in found
    both = factories.catalogue(
        challenges=[noise],
        roles=[roles[1], factories.role("third", {}, {}, {"noise": 4})],
        steps=[],
    )
    assert "Not named” means" not in shown(both, "other", "third").words


def test_what_is_hard_to_both_stands_before_what_is_named_for_one(catalogue: Catalogue) -> None:
    for pair in combinations(catalogue.roles, 2):
        context = compare(catalogue, tuple(role.code for role in pair)).context
        silent = [
            any(value is None for _role, value in cells)
            for _challenge, cells in context["hardships"].first
        ]
        assert silent == sorted(silent)


def test_where_only_the_skills_differ_it_says_so() -> None:
    roles = [
        factories.role("one", {"speaking": (3, 2)}),
        factories.role("other", {"planning": (3, 2)}),
    ]
    catalogue = factories.catalogue(roles=roles, steps=[])
    lead = compare(catalogue, ("one", "other")).context["lead"]
    assert lead.startswith("What differs is which skills they ask for, not how much of each.")


def test_what_only_one_asks_for_stands_in_one_row() -> None:
    catalogue = small()

    assert (
        "Asked for here alone Agent Planning 2 of 5, useful Trainer nothing"
        in shown(catalogue, "agent", "trainer").words
    )
    assert "Asked for here alone" not in shown(catalogue, "agent", "leader").words


def test_a_long_list_of_differences_is_folded_after_the_greatest(catalogue: Catalogue) -> None:
    html = shown(catalogue, "team-leader", "trainer").html
    section = html.split('id="skills"')[1].split("</section>")[0]
    first, folded = section.split("<details", 1)
    assert first.count('<svg class="meter"') == 2 * 6
    assert "smaller differences" in folded


def test_hours_and_customers_are_marked_as_our_own_judgement() -> None:
    words = shown(small(hours="shifts", contact="daily"), "trainer", "agent").words

    assert "Hours ed. Trainer Shifts Agent Not said" in words
    assert "Meets customers ed. Trainer Every day Agent Not said" in words


def test_who_says_so_counts_the_tasks_that_a_source_tells_of() -> None:
    ours = ("Talk. {ed}", "Listen. {ed}")
    for duties, said in (
        (ours, "No source tells of its tasks: they are our own judgement. ed."),
        ((*ours, "Teach. {duties, ed}"), "Sources tell of one of its three tasks; the others"),
        (("Teach. {duties}",), "Sources tell of each of its tasks. 2"),
    ):
        assert said in shown(small(duties=duties), "trainer", "agent").words


def test_steps_open_from_any_rung_are_told_of_roles_of_the_centre() -> None:
    beyond = factories.level("beyond", 0)
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, beyond],
        roles=[*plain.roles, factories.role("shop", {}, level="beyond")],
        steps=[factories.step("agent", "leader"), factories.step("", "shop")],
    )

    words = shown(catalogue, "agent", "leader", "shop").words

    assert "People come from Agent People begin here. Leader Agent Shop any rung" in words
    assert (
        "People go on to Agent Leader From any rung of the centre: Shop"
        " Leader From any rung of the centre: Shop Shop No step is told yet." in words
    )


def test_of_many_tasks_the_first_stand_there_with_a_way_to_the_others() -> None:
    for many, more in ((4, ""), (5, "and 1 more : Trainer"), (7, "and 3 more : Trainer")):
        catalogue = small(duties=tuple(f"Task number {n}. {{ed}}" for n in range(1, many + 1)))
        found = shown(catalogue, "trainer", "agent")
        assert re.findall(r"Task number (\d)", found.words) == list("1234")
        assert re.findall(r"and \d+ more : Trainer", found.words) == ([more] if more else [])
        assert ("/roles/trainer/#do" in found.links) == bool(more)


def test_roles_are_taken_away_and_changed_round_by_links() -> None:
    links = shown(small(), "agent", "leader", "trainer").links

    assert [link for link in links if link.startswith("/roles/compare/?")] == [
        address(*map(small().role, codes))
        for codes in (
            ("leader", "trainer"),
            ("agent", "trainer"),
            ("leader", "agent", "trainer"),
            ("agent", "leader"),
            ("agent", "trainer", "leader"),
        )
    ]


def test_a_third_is_offered_beside_two() -> None:
    catalogue = small()

    assert address(*map(catalogue.role, ("agent", "leader", "trainer"))) in (
        shown(catalogue, "agent", "leader").links
    )


def test_of_four_the_first_three_stand_side_by_side() -> None:
    plain = small()
    catalogue = factories.catalogue(roles=[*plain.roles, factories.role("fourth")])

    page = compare(catalogue, ("trainer", "agent", "leader", "fourth"))
    words = read(page, catalogue).words

    assert page.title == "Trainer, Agent or Leader?"
    assert "Three fit side by side, so these are the first three. Left out: Fourth ." in words


def test_a_role_may_be_named_by_a_former_code_or_its_title_and_stands_once() -> None:
    catalogue = small(formerly=("coach",))

    page = compare(catalogue, ("coach", "TRAINER", "trainer", "agent"))

    assert page.title == "Trainer or Agent?"
    assert page.path == "/roles/compare/?role=agent&role=trainer"


def test_words_that_name_no_role_are_answered_with_the_nearest() -> None:
    catalogue = small()

    one = shown(catalogue, "agent", "tranier")
    assert "No role is called “tranier”. Did you mean Trainer ?" in one.words
    assert "/roles/compare/?role=agent&role=trainer" in one.links
    assert "Choose one from the list." in shown(catalogue, "agent", "<script>x").words
    assert "<script>x" not in shown(catalogue, "agent", "<script>x").html
    several = shown(catalogue, "xyz", "zzz", "agent", "tranier")
    assert several.html.count('<div class="alert') == 1
    assert several.words.count("Choose one from the list.") == 1
    assert "Choose one from the list." not in one.words
    assert "No role is called “xyz”." in shown(catalogue, "agent", "xyz", "trainer").words


def test_one_role_is_offered_others_to_set_beside_it() -> None:
    for codes in (("leader",), ("leader", "Leader")):
        page = compare(small(), codes)
        found = read(page, small())
        assert (page.title, page.path) == (
            "Leader, beside which?",
            "/roles/compare/?role=leader",
        )
        assert headings(found, "h2")[0] == "Beside Leader"
        assert "/roles/compare/?role=leader&role=trainer" in found.links
        assert '<option value="leader" selected>' in found.html


def test_none_are_offered_where_ways_part_and_a_list_to_choose_from() -> None:
    found = shown(small())

    assert headings(found, "h1") == ["Side by side"]
    assert "/roles/compare/?role=leader&role=trainer" in found.links
    assert found.html.count('<select class="form-select"') == 3


def test_in_a_large_catalogue_names_are_typed() -> None:
    many = [factories.role(f"role-{number}") for number in range(300)]
    found = shown(factories.catalogue(roles=many, steps=[]), "role-1")

    assert found.html.count('<input class="form-control" id="id_role_') == 3
    assert 'value="Role 1"' in found.html
    assert "<select" not in found.html


def test_only_nothing_and_clean_pairs_are_for_search_engines() -> None:
    catalogue = small()
    for codes, open_ in (
        ((), True),
        (("agent", "trainer"), True),
        (("agent",), False),
        (("agent", "trainer", "leader"), False),
        (("agent", "trainer", "nobody"), False),
    ):
        noindex = '<meta name="robots" content="noindex">' in shown(catalogue, *codes).html
        assert (codes, noindex) == (codes, not open_)


def test_roles_of_which_nothing_is_told_are_compared_all_the_same() -> None:
    bare = [factories.role(code, {}, {}, {}) for code in ("one", "two")]
    found = shown(factories.catalogue(roles=bare, steps=[]), "one", "two")

    assert "there is little to set side by side" in found.words
    assert headings(found, "h2") == [
        "At a glance",
        "Where it leads",
        "Other roles side by side",
        "Sources",
    ]


def test_every_pair_of_roles_can_be_compared(catalogue: Catalogue) -> None:
    for pair in combinations(catalogue.roles, 2):
        found = shown(catalogue, *(role.code for role in pair))
        assert headings(found, "h1") == [f"{pair[0].title} or {pair[1].title}?"]
        assert "Furthest apart in what they ask" in found.words
        assert sorted(found.ids) == sorted(set(found.ids))
