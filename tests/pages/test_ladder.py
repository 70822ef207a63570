"""The whole ladder: a picture, and the same in words."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.evidence import attested
from careers.pages.ladder import ladder
from careers.pages.routes import route
from careers.pages.twin import told
from tests import factories
from tests.pages.reading import headings, read


def badges(html: str, place: str) -> dict[str, str]:
    """The numbers of the stops and the roles they stand by: on the drawing's plates, or in words."""
    if place == "plate":
        pattern = (
            r'href="/roles/([\w-]+)/"><b class="badge"><span class="hidden">Stop </span>(\d)</b>'
        )
        return dict(re.findall(pattern, html))
    pattern = r'<b class="badge" aria-hidden="true">(\d)</b>\s*<h3><a href="/roles/([\w-]+)/">'
    return {role: number for number, role in re.findall(pattern, html)}


def test_every_role_is_a_link_in_the_list_from_the_top_down(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    assert {role.path for role in catalogue.roles} <= set(found.links)
    assert headings(found, "h3")[:6] == [
        "5 Senior management",
        "4 Management",
        "3 Leads and specialists",
        "2 Senior front line",
        "1 Entry",
        "Beyond the centre, from any rung",
    ]
    jumps = ["#on-1", "#on-2", "#on-3", "#on-4", "#on-5", "#beyond", "#moves"]
    assert [link for link in found.links if link in jumps] == jumps
    assert {jump.removeprefix("#") for jump in jumps} <= set(found.ids)


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
    assert {f"/ladder/?to={AGENT}", f"/roles/{AGENT}/", "#here", "#ways"} <= set(found.links)
    assert found.ids.count("here") == 1
    # Two steps on.
    assert "From there: Call Center Manager , Operations Director" in found.words
    assert "/ladder/?from=call-center-manager" in found.links
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
    assert {"/ladder/?from=team-leader", "/roles/team-leader/"} <= set(found.links)
    assert "People get there from Customer Service Representative" in found.words
    assert "/ladder/?to=customer-service-representative" in found.links


def test_with_both_ends_the_best_route_is_lit_and_numbered(catalogue: Catalogue) -> None:
    page = ladder(catalogue, AGENT, MANAGER)
    found = read(page, catalogue)

    assert headings(found, "h1") == ["Three steps, by way of Team Leader and Call Center Manager"]
    for number, title in enumerate(
        ("Customer Service Representative", "Team Leader", "Call Center Manager"), start=1
    ):
        assert f"Stop {number} " in found.words
        assert title in headings(found, "h3")
    assert badges(found.html, "plate") == badges(found.html, "stop")
    assert len(badges(found.html, "stop")) == 4
    route = f"/ladder/route/?from={AGENT}&to={MANAGER}"
    assert {route, f"{route}&way=2", f"{route}&way=3"} <= set(found.links)


def test_where_no_way_leads_it_says_how_near_one_can_get(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, "senior-agent", "trainer"), catalogue)

    assert headings(found, "h1") == ["No known way"]
    assert "No steps we know lead from Senior Agent to Trainer." in found.words
    assert "Team Leader comes nearest to Trainer" in found.words
    assert "/ladder/route/?from=senior-agent&to=team-leader" in found.links
    assert "there you want to be" in found.words
    assert re.findall(r'<li class="plate [^"]*near[^"]*"><a href="([^"]+)"', found.html) == [
        "/roles/trainer/"
    ]
    assert "How people become Trainer" in headings(found, "h2")
    assert "The known way there starts on the first rung" in found.words


def test_where_people_begin_no_step_has_to_lead(catalogue: Catalogue) -> None:
    page = ladder(catalogue, "", AGENT)
    found = read(page, catalogue)

    assert "People begin here, on the first rung, so no step has to lead here." in found.words
    assert "No step we know leads here." not in found.words
    assert "No source names a step" not in found.words
    both = read(ladder(catalogue, "it-support", AGENT), catalogue)
    assert headings(both, "h1") == ["People begin there"]
    assert headings(both, "h2")[1:3] == ["On the first rung", "Sources"]
    assert "No source names a step" not in both.words


def test_a_role_no_step_leads_to_further_up_is_not_where_people_begin() -> None:
    catalogue = factories.catalogue(steps=[])
    found = read(ladder(catalogue, "", "leader"), catalogue)

    assert "You want to be here: Leader. No step we know leads here." in found.words
    assert "No source names a step to Leader." in found.words


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


def test_of_very_many_roles_a_part_is_listed_and_nothing_is_chosen_from_a_list() -> None:
    many = [factories.role(f"role-{number:03}", order=number) for number in range(301)]
    catalogue = factories.catalogue(roles=many, steps=[factories.step("role-001", "role-002")])

    found = read(ladder(catalogue), catalogue)
    second = read(ladder(catalogue, part="2"), catalogue)

    listed = [link for link in found.links if link.startswith("/roles/role-")]
    assert listed == [f"/roles/role-{number:03}/" for number in range(120)]
    assert "Part 1 of 3" in found.words
    assert "/ladder/?part=2#map" in found.links
    assert "select" not in found.tags
    assert "data-live" not in found.attributes
    assert "/steps/role-001-to-role-002/" not in found.links
    assert {"/roles/role-120/", "/ladder/#map", "/ladder/?part=3#map"} <= set(second.links)
    assert '<meta name="robots" content="noindex">' in second.html


def test_a_ladder_of_three_thousand_roles_stays_a_small_page() -> None:
    tracks = [factories.track(f"track-{n}", order=n, letter=chr(65 + n)) for n in range(20)]
    many = [
        factories.role(f"role-{n:04}", order=n, track=f"track-{n % 20}", level=level)
        for n, level in zip(range(3000), 750 * ["entry", "leads", "heads", "tops"], strict=True)
    ]
    steps = [factories.step(f"role-{n:04}", f"role-{(n * 7 + 1) % 3000:04}") for n in range(3000)]
    levels = ["entry", "leads", "heads", "tops"]
    catalogue = factories.catalogue(
        levels=[factories.level(code, rank) for rank, code in enumerate(levels, start=1)],
        tracks=tracks,
        roles=many,
        steps=steps,
    )

    whole = read(ladder(catalogue), catalogue)
    near = read(ladder(catalogue, "role-0007"), catalogue)
    track = read(ladder(catalogue, tracks=("track-3",)), catalogue)

    assert max(len(page.html.encode()) for page in (whole, near, track)) < 60_000
    assert whole.words.count("Part 1 of 25") == 1
    assert "150 of 3000 roles" in track.words
    assert "They are too many to name here." in track.words
    assert near.html.count('<li class="plate') >= 3


def test_around_a_role_among_very_many_tracks_less_is_drawn() -> None:
    catalogue = factories.catalogue(
        tracks=[factories.track(f"t{n}", order=n, letter=chr(65 + n)) for n in range(20)],
        roles=[factories.role(f"role-{n}", track=f"t{n}") for n in range(20)],
        steps=[
            factories.step("role-0", "role-1"),
            *(factories.step("role-1", f"role-{n}") for n in range(2, 20)),
        ],
    )

    found = read(ladder(catalogue, "role-0"), catalogue)

    assert "This is the part around it, one step each way." in found.words
    assert found.html.count('<li class="plate') == 2


def test_of_very_many_steps_from_a_role_the_first_of_a_kind_are_told() -> None:
    catalogue = factories.catalogue(
        roles=[factories.role(), *(factories.role(f"role-{n}") for n in range(50))],
        steps=[factories.step("agent", f"role-{n}") for n in range(50)],
    )

    found = read(ladder(catalogue, "agent"), catalogue)

    assert found.html.split("<h3 id=")[1].count("/ladder/route/") == 40
    assert "And 10 more, not told here." in found.words


@pytest.mark.parametrize("count", [1, 3])
def test_a_tiny_ladder_is_drawn_with_nothing_to_filter(count: int) -> None:
    catalogue = factories.catalogue(
        roles=[factories.role(f"role-{number}") for number in range(count)], steps=[]
    )

    found = read(ladder(catalogue), catalogue)

    assert found.html.count('<li class="plate') == count
    assert "Filters" not in found.words
    assert "No step is told yet" in headings(found, "h2")
    anchors = {link.removeprefix("#") for link in found.links if link.startswith("#on-")}
    assert anchors == {"on-1", "on-2"}
    assert "#moves" not in found.links


def test_every_track_is_named_by_letter_and_by_word(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    # On each role of the ladder or beyond it, and once at each column's foot.
    assert found.html.count('<svg class="track"') == 19 + 6
    assert "People development" in found.words


# Filtered -----------------------------------------------------------------------------------------


def test_of_some_tracks_the_others_are_left_out_and_the_steps_across_are_told(
    catalogue: Catalogue,
) -> None:
    found = read(ladder(catalogue, tracks=("technical", "quality")), catalogue)

    assert "8 of 19 roles and 7 of 29 steps are shown." in found.words
    assert "Seven steps lead out of what is shown and two lead in." in found.words
    assert found.html.count('<li class="plate') == 8
    crossing = found.html.split('<ul class="lined crossing">')[1].split("</ul>")[0]
    assert crossing.count("<li") == 9
    assert "/steps/technical-support-specialist-to-team-leader/" in crossing
    assert {"/ladder/?track=technical", "/ladder/?track=quality", "/ladder/"} <= set(found.links)
    assert found.html.count(" checked") == 2
    assert '<meta name="robots" content="noindex">' in found.html


def test_the_page_of_a_filter_is_canonically_the_one_without(catalogue: Catalogue) -> None:
    assert ladder(catalogue, "trainer", tracks=("quality",)).path == "/ladder/?from=trainer"


def test_what_is_lit_is_never_filtered_away_and_what_is_cut_of_it_is_told(
    catalogue: Catalogue,
) -> None:
    found = read(ladder(catalogue, AGENT, tracks=("quality",), beyond="hidden"), catalogue)

    assert "2 of 19 roles and 1 of 29 steps are shown." in found.words
    assert (
        "Customer Service Representative is no part of it, but stays because it is lit."
        in found.words
    )
    assert "Twelve steps lead to roles that are not shown." in found.words
    assert "seven up and six out of the centre" in found.words
    assert headings(found, "h3")[-1] == "Up"


def test_a_route_stays_whole_whatever_is_left_out(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, AGENT, MANAGER, tracks=("technical",)), catalogue)

    assert list(badges(found.html, "plate").values()) == ["4", "3", "2", "1"]
    assert (
        "Customer Service Representative, Team Leader, Call Center Manager and Operations Manager "
        "are no part of it, but stay because they are lit." in found.words
    )
    assert "not shown" not in found.words


def test_alone_what_lies_beyond_is_listed_and_the_tracks_are_said_to_change_nothing(
    catalogue: Catalogue,
) -> None:
    found = read(ladder(catalogue, tracks=("quality",), beyond="only"), catalogue)

    assert "These roles are off the ladder, so there is nothing to draw." in found.words
    assert {role.path for role in catalogue.roles_beyond} <= set(found.links)
    assert "/roles/trainer/" not in found.links
    assert "so the tracks change nothing" in found.words
    assert "Six steps lead into what is shown." in found.words


def test_where_every_step_is_cut_no_source_is_said_to_be_silent(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, "senior-agent", tracks=("quality",), beyond="hidden"), catalogue)

    assert "No source names a step" not in found.words
    assert found.words.count("Seven steps lead to roles that are not shown.") == 3


def test_where_nothing_is_left_it_says_so_and_leads_back(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, tracks=("beyond",), beyond="hidden"), catalogue)

    assert "No role is left: nothing hangs on these tracks." in found.words
    assert "/ladder/" in found.links


def test_a_track_nobody_knows_is_named_and_leaves_the_whole_ladder(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, tracks=("<b>sales</b>",)), catalogue)

    assert "No track is called “<b>sales</b>”." in found.words
    assert "<b>sales" not in found.html
    assert found.html.count('<li class="plate') == 19


def test_each_part_that_is_answered_live_is_on_every_page_once(catalogue: Catalogue) -> None:
    for page in (
        ladder(catalogue),
        ladder(catalogue, AGENT),
        ladder(catalogue, AGENT, MANAGER),
        ladder(catalogue, "trainer", "team-leader"),
        ladder(catalogue, tracks=("beyond",), beyond="hidden"),
    ):
        found = read(page, catalogue)
        live = re.findall(r'data-live="([^"]+)"', found.html)
        assert live == ["#said, #lead, #turns, #undo, #active, #picture, #words"]
        for place in live[0].split(", "):
            assert found.ids.count(place.removeprefix("#")) == 1
        assert len(found.ids) == len(set(found.ids))


def lit_stops(html: str) -> list[str]:
    return [role for role, _ in sorted(badges(html, "stop").items(), key=lambda item: item[1])]


@pytest.mark.parametrize(
    ("avoid", "track", "way"),
    [
        (("team-leader",), "", ""),
        ((), "", "2"),
        ((), "quality", ""),
        ((), "quality", "2"),
        (("team-leader",), "quality", "2"),
        (("call-center-manager", "team-leader"), "", ""),
    ],
)
def test_the_way_a_page_told_is_the_one_that_its_link_lights(
    catalogue: Catalogue, avoid: tuple[str, ...], track: str, way: str
) -> None:
    told = read(route(catalogue, AGENT, MANAGER, way, avoid, track), catalogue)
    [link] = {path for path in told.links if path.startswith(f"/ladder/?from={AGENT}&to=")}
    query = parse_qs(urlsplit(link).query)
    page = ladder(
        catalogue,
        AGENT,
        MANAGER,
        avoid=query.get("avoid", []),
        prefer=query.get("prefer", [""])[0],
        way=query.get("way", [""])[0],
    )
    drawn = read(page, catalogue)

    assert lit_stops(drawn.html) == lit_stops(told.html)
    assert badges(drawn.html, "plate") == badges(drawn.html, "stop")
    assert headings(drawn, "h1") == headings(told, "h1")
    assert page.path == f"/ladder/?from={AGENT}&to={MANAGER}"
    assert 'content="noindex"' in drawn.html
    assert told_at(avoid, track, way) in drawn.links


def told_at(avoid: tuple[str, ...], track: str, way: str) -> str:
    more = [("avoid", code) for code in avoid]
    more += [("track", track)] if track else []
    more += [("way", way)] if way else []
    return f"/ladder/route/?from={AGENT}&to={MANAGER}&{urlencode(more)}"


def test_what_is_wished_of_the_way_can_be_taken_away_and_stays_in_the_form(
    catalogue: Catalogue,
) -> None:
    page = ladder(catalogue, AGENT, MANAGER, avoid=["trainer"], prefer="quality", way="2")
    found = read(page, catalogue)

    plain = f"/ladder/?from={AGENT}&to={MANAGER}"
    assert {
        f"{plain}&prefer=quality",
        f"{plain}&avoid=trainer",
        f"{plain}&avoid=trainer&prefer=quality",
    } <= set(found.links)
    for said in ("without Trainer", "rather on the track Quality", "the second way"):
        assert f"Take away: {said}" in found.words
    assert '<input type="hidden" name="avoid" value="trainer">' in found.html
    assert '<input type="hidden" name="prefer" value="quality">' in found.html
    assert "of 19 roles" not in found.words
    assert f"/ladder/?from={AGENT}" in found.links


def test_what_no_way_grants_is_said_above_the_picture(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue, AGENT, MANAGER, avoid=["call-center-manager"]), catalogue)

    assert "Every way we know leads by way of Call Center Manager, so this one" in found.words


@pytest.mark.parametrize("way", ["0", "1", "4", "-2", "x", "٢"])
def test_a_way_there_is_not_is_the_first(catalogue: Catalogue, way: str) -> None:
    first = read(ladder(catalogue, AGENT, MANAGER), catalogue)

    assert read(ladder(catalogue, AGENT, MANAGER, way=way), catalogue).html == first.html
    straight = read(ladder(catalogue, "senior-agent", "team-leader", way="3"), catalogue)
    assert "the third way" not in straight.words


def test_a_stop_says_where_it_leads_though_that_is_not_shown(catalogue: Catalogue) -> None:
    plain = read(ladder(catalogue, AGENT, MANAGER), catalogue)
    few = read(ladder(catalogue, AGENT, MANAGER, ["quality"], "hidden"), catalogue)
    pattern = r'(<a href="/ladder/\?from=team-leader">Leads to .*?</a>)'

    assert re.findall(pattern, few.html) == re.findall(pattern, plain.html) != []


def test_the_order_steps_are_told_in_is_said(catalogue: Catalogue) -> None:
    ordered = "on each, the best supported steps first."
    assert f"The nearest rung first; {ordered}" in read(ladder(catalogue, AGENT), catalogue).words
    beyond = read(ladder(catalogue, "", "it-support"), catalogue)
    assert f"Rung by rung from the foot; {ordered}" in beyond.words
    nowhere = read(route(catalogue, "senior-agent", "trainer"), catalogue)
    assert f"The nearest rung first; {ordered}" in nowhere.words
