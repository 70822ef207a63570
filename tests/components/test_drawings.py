"""What is drawn, and the words it is drawn beside."""

from dataclasses import replace

from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.lights import along
from careers.domain.routes import routes
from careers.domain.sketch import neighbourhood
from careers.pages.itinerary import itinerary
from careers.pages.skills import Rung
from careers.pages.standing import standing
from tests import factories
from tests.components.rendering import rendered


def test_wordmark_says_nothing_to_a_screen_reader() -> None:
    assert rendered("{% wordmark %}").startswith('<svg width="20" height="28"')
    assert 'aria-hidden="true"' in rendered("{% wordmark %}")


def test_meter_has_five_places_solid_open_and_empty() -> None:
    assert rendered("{% meter 2 %}") == (
        '<svg class="meter" viewBox="0 0 88 18" aria-hidden="true">'
        '<path d="M0 2.5h88M0 15.5h88M44.5 2.5v13M62.5 2.5v13M80.5 2.5v13"/>'
        '<path class="has" d="M5.5 2h6v14h-6zM23.5 2h6v14h-6z"/></svg>'
    )
    rising = rendered("{% meter 3 before=1 %}")
    assert '<path class="has" d="M5.5 2h6v14h-6z"/>' in rising
    assert '<path class="add" d="M23.5 3h6v12h-6zM41.5 3h6v12h-6z"/>' in rising


def test_a_level_that_falls_shows_no_more_than_is_asked() -> None:
    found = rendered("{% meter 1 before=4 %}")
    assert '<path class="has" d="M5.5 2h6v14h-6z"/>' in found
    assert 'class="add"' not in found


def test_between_stands_from_one_pole_to_the_other() -> None:
    assert ['cx="8"' in rendered("{% between 1 %}"), 'cx="80"' in rendered("{% between 5 %}")] == [
        True,
        True,
    ]


def test_sketch_says_in_words_what_it_shows() -> None:
    catalogue = factories.catalogue()
    drawn = neighbourhood(catalogue.role("agent"), catalogue)
    found = rendered("{% sketch drawn 'Agent and Leader' 'mine' %}", drawn=drawn)
    assert 'class="sketch"' in found
    assert 'role="img" aria-labelledby="mine"><title id="mine">Agent and Leader</title>' in found
    assert 'class="hand"' not in found
    assert ">you</text>" in rendered("{% sketch drawn 'x' 'y' aside='you' %}", drawn=drawn)
    assert 'class="sketch sketch-large"' in rendered("{% sketch d 'x' 'y' large=True %}", d=drawn)


def test_board_is_a_list_of_rungs_and_roles() -> None:
    catalogue = factories.catalogue()
    found = rendered("{% board drawn %}", catalogue, drawn=board(catalogue))
    assert found.index("/roles/leader/") < found.index("/roles/agent/")
    assert 'class="board-lines"' in found
    assert 'aria-hidden="true"' in found


def test_key_tells_of_the_ring_only_where_there_is_one() -> None:
    assert "open from any rung" not in rendered("{% key %}")
    assert rendered("{% key True %}").count("<li") == 4


def test_key_says_what_is_lit() -> None:
    found = rendered("{% key lit='the route' %}")
    assert found.index('class="inked"') < found.index("the route") < found.index('class="thread"')


def test_board_says_where_somebody_is_and_numbers_a_route() -> None:
    catalogue = factories.catalogue()
    agent, leader = catalogue.role("agent"), catalogue.role("leader")
    [way] = routes(agent, leader, catalogue)
    lit = along(way)
    found = rendered(
        "{% board drawn lit agent leader %}",
        catalogue,
        drawn=board(catalogue, lit),
        lit=lit,
        agent=agent,
        leader=leader,
    )
    assert '<b class="badge"><span class="hidden">Stop </span>1</b>' in found
    assert found.count("you are here") == 1
    assert "there you want to be" not in found
    assert (
        'class="inked'
        not in rendered("{% board d %}", catalogue, d=board(catalogue)).split("<ol")[0]
    )


def test_track_is_a_letter_in_a_shape_that_says_nothing_aloud() -> None:
    catalogue = factories.catalogue()
    assert rendered("{% track one %}", catalogue, one=catalogue.tracks[0]) == (
        '<svg class="track" viewBox="0 0 20 20" aria-hidden="true">'
        '<path d="M10 1a9 9 0 1 1 0 18 9 9 0 1 1 0-18z"/><text x="10" y="14">S</text></svg>'
    )


def test_route_tells_its_legs_in_full_or_in_brief() -> None:
    catalogue = factories.catalogue(steps=[factories.step(takes=("Time. {ed}",))])
    [way] = routes(catalogue.role("agent"), catalogue.role("leader"), catalogue)
    stops = itinerary(way, catalogue)
    full = rendered("{% route stops %}", catalogue, stops=stops)
    brief = rendered("{% route stops brief=True %}", catalogue, stops=stops)

    for found in (full, brief):
        assert found.index("/roles/agent/") < found.index("/steps/agent-to-leader/")
        assert found.index("/steps/agent-to-leader/") < found.index("/roles/leader/")
        assert found.count('class="rail"') == 1
        assert found.count('class="badge"') == 2
    assert ['class="meter"' in full, "Time." in full] == [True, True]
    assert ['class="meter"' in brief, "Time." in brief] == [False, False]


def test_climb_counts_the_roles_that_ask_for_each_level() -> None:
    alone, expert = factories.proficiencies()[2], factories.proficiencies()[4]
    rungs = [Rung(expert, "Teaches it", 0), Rung(alone, "Does it", 1)]
    assert rendered("{% climb rungs %}", rungs=rungs) == (
        '<ol class="climb" reversed><li><span class="n" aria-hidden="true">5</span>'
        '<p class="anchor">Others come</p><p>Teaches it</p></li>'
        '<li><span class="n" aria-hidden="true">3</span><p class="anchor">Alone</p><p>Does it</p>'
        '<p class="hush">1 role asks for this much</p></li></ol>'
    )


def test_standing_counts_in_words_what_it_draws(catalogue: Catalogue) -> None:
    coaching = standing(catalogue.skill("coaching"), catalogue)
    assert coaching is not None
    drawn = rendered("{% standing standing %}", standing=coaching)
    assert (
        "Level 5: 1 role. Level 4: 5 roles. Level 3: 2 roles. Level 2: 1 role. Level 1: 0" in drawn
    )
    assert drawn.count('<rect class="wood"') == 5
    for held in coaching.marks:
        assert f'<path class="stands-{held.importance}" d="{held.d}"/>' in drawn
        assert f'<path class="stands-{held.importance}" d="{held.alone}"/>' in drawn


def test_track_is_a_letter_in_a_shape() -> None:
    catalogue = factories.catalogue()
    found = rendered("{% track track %}", catalogue, track=catalogue.tracks[0])
    assert found.startswith('<svg class="track" viewBox="0 0 20 20" aria-hidden="true"><path d="M')
    assert '<text x="10" y="14">S</text>' in found


def test_route_goes_from_stop_to_stop() -> None:
    catalogue = factories.catalogue()
    [way] = routes(catalogue.role("agent"), catalogue.role("leader"), catalogue)
    stops = itinerary(way, catalogue)
    found = rendered("{% route stops %}", catalogue, stops=stops)
    assert found.index('href="/roles/agent/"') < found.index('href="/roles/leader/"')
    assert found.count('<li class="rung">') == 2
    assert found.count('class="rail"') == 1
    brief = rendered("{% route stops brief=True %}", catalogue, stops=stops)
    assert found.count("What rises on the way to Leader") == 1
    assert "What rises" not in brief
    assert "Leave it out" not in found
    avoidable = [replace(stops[0], without="/ladder/route/?avoid=agent"), *stops[1:]]
    assert 'href="/ladder/route/?avoid=agent"' in rendered(
        "{% route stops %}", catalogue, stops=avoidable
    )
