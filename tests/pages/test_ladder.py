"""The whole ladder: a picture, and the same in words."""

from careers.domain.catalogue import Catalogue
from careers.pages.evidence import attested
from careers.pages.ladder import ladder, told
from tests import factories
from tests.pages.reading import headings, read


def test_every_role_is_a_link_in_the_list_from_the_top_down(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    assert {role.path for role in catalogue.roles} <= set(found.links)
    assert headings(found, "h3") == [
        "5 Senior management",
        "4 Management",
        "3 Leads and specialists",
        "2 Senior front line",
        "1 Entry",
        "Beyond the centre, from any rung",
    ]


def test_every_move_is_told_in_words(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    assert sorted(move.step.code for move in told(catalogue)) == sorted(
        step.code for step in catalogue.steps
    )
    assert {step.path for step in catalogue.steps} <= set(found.links)


def test_moves_go_from_the_lowest_rung_up_and_the_open_ones_last() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
        steps=[
            factories.step("", "own-business"),
            factories.step("leader", "agent"),
            factories.step("agent", "leader"),
        ],
    )

    assert [move.step.code for move in told(catalogue)] == [
        "agent-to-leader",
        "leader-to-agent",
        "any-to-own-business",
    ]


def test_who_says_so_goes_by_number_and_we_come_last() -> None:
    catalogue = factories.catalogue(
        sources=[factories.source("late", number=4), factories.source("early", number=1)]
    )
    step = factories.step(summary="A. {ed, late}", takes=("B. {early}", "C. {late}"))

    assert attested(step, catalogue) == ["early", "late", "ed"]


def test_a_ladder_too_large_to_draw_is_listed() -> None:
    many = [factories.role(f"role-{number}", order=number) for number in range(17)]
    catalogue = factories.catalogue(roles=many, steps=[])

    found = read(ladder(catalogue), catalogue)

    assert "This ladder is too large for one picture." in found.words
    assert {role.path for role in many} <= set(found.links)


# Lit ----------------------------------------------------------------------------------------------

AGENT, MANAGER = "customer-service-representative", "operations-manager"


def test_from_where_somebody_is_the_next_rungs_are_told(catalogue: Catalogue) -> None:
    page = ladder(catalogue, AGENT)
    found = read(page, catalogue)

    assert page.title == "Your next rung from Customer Service Representative"
    assert page.path == "/ladder/?from=customer-service-representative"
    assert "on rung 1 of 5. The steps we know: seven up and six out of the centre." in found.words
    assert "you are here" in found.words
    assert headings(found, "h3")[-2:] == ["Up", "Out of the centre"]
    for step in catalogue.steps_from(catalogue.role(AGENT)):
        assert step.path in found.links
        assert f"/ladder/route/?from={AGENT}&to={step.destination}" in found.links
    assert '<option value="customer-service-representative" selected>' in found.html
    assert "/ladder/" in found.links


def test_to_where_somebody_wants_to_be_the_ways_in_are_told(catalogue: Catalogue) -> None:
    page = ladder(catalogue, destination="team-leader")
    found = read(page, catalogue)

    assert page.title == "How people become Team Leader"
    assert "You want to be here: Team Leader. Three steps lead here." in found.words
    assert "there you want to be" in found.words
    assert headings(found, "h3")[-2:] == ["From rung 2", "From rung 1"]


def test_with_both_ends_the_best_route_is_lit_and_numbered(catalogue: Catalogue) -> None:
    page = ladder(catalogue, AGENT, MANAGER)
    found = read(page, catalogue)

    assert headings(found, "h1") == ["4 stops, by way of Team Leader and Call Center Manager"]
    for number, title in enumerate(
        ("Customer Service Representative", "Team Leader", "Call Center Manager"), start=1
    ):
        assert f"Stop {number} " in found.words
        assert title in headings(found, "h3")
    route = f"/ladder/route/?from={AGENT}&to={MANAGER}"
    assert {route, f"{route}&way=2", f"{route}&way=3"} <= set(found.links)


def test_where_no_way_leads_it_says_how_near_one_can_get(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, "senior-agent", "trainer"), catalogue)

    assert headings(found, "h1") == ["No known way"]
    assert "No steps we know lead from Senior Agent to Trainer." in found.words
    assert "Team Leader comes nearest to Trainer" in found.words
    assert "/ladder/route/?from=senior-agent&to=team-leader" in found.links
    assert "How people become Trainer" in headings(found, "h2")


def test_where_nothing_leads_nearer_it_says_that(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, "trainer", "team-leader"), catalogue)

    assert "None of the steps we know from Trainer brings you nearer to Team Leader." in found.words


def test_the_same_place_twice_is_where_one_is(catalogue: Catalogue) -> None:
    page = ladder(catalogue, AGENT, AGENT)
    found = read(page, catalogue)

    assert page.title == "Your next rung from Customer Service Representative"
    assert "You are there already: both ends are the same role." in found.words


def test_from_beyond_the_centre_nothing_is_known_to_lead_on(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, "own-business"), catalogue)

    assert "beyond the centre. No step we know leads on from here." in found.words
    assert "No source names a step from Own Business." in found.words


def test_a_role_nobody_knows_leaves_the_plain_ladder_and_a_word(catalogue: Catalogue) -> None:
    page = ladder(catalogue, "<b>nobody</b>", "teem leader")
    found = read(page, catalogue)

    assert (page.title, page.path) == ("The whole ladder", "/ladder/")
    assert "No role is called “<b>nobody</b>”." in found.words
    assert "<b>nobody" not in found.html
    assert "Did you mean Team Leader ?" in found.words
    assert {step.path for step in catalogue.steps} <= set(found.links)


def test_around_a_role_a_ladder_too_large_to_draw_is_drawn_in_part() -> None:
    many = [factories.role(f"role-{number}", order=number) for number in range(20)]
    catalogue = factories.catalogue(roles=many, steps=[factories.step("role-1", "role-2")])

    found = read(ladder(catalogue, "role-1"), catalogue)

    assert "This is the part around it, two steps each way." in found.words
    assert found.html.count('<li class="plate') == 2


def test_of_very_many_roles_names_are_listed_and_nothing_is_chosen_from_a_list() -> None:
    many = [factories.role(f"role-{number}", order=number) for number in range(301)]
    catalogue = factories.catalogue(roles=many, steps=[factories.step("role-1", "role-2")])

    found = read(ladder(catalogue), catalogue)

    assert {role.path for role in many} <= set(found.links)
    assert "select" not in found.tags
    assert "/steps/role-1-to-role-2/" not in found.links


def test_every_track_is_named_by_letter_and_by_word(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    # On each role of the ladder or beyond it, and once at each column's foot.
    assert found.html.count('<svg class="track"') == 19 + 6
    assert "People development" in found.words
