"""The first page."""

import re
from itertools import pairwise

from careers.domain.catalogue import Catalogue
from careers.pages.home import home
from tests import factories
from tests.pages.reading import read


def test_it_has_two_doors(catalogue: Catalogue) -> None:
    found = read(home(catalogue), catalogue)

    ways = ("/ladder/", "/assessment/", "/assessment/part/1/", "/assessment/resume/")
    doors = [link for link in found.links if link in ways]
    # In the navigation; the door, what is behind it, and for whoever was there before; once more
    # where the measuring is told of.
    assert doors == [
        *("/ladder/", "/assessment/"),
        *("/assessment/part/1/", "/assessment/", "/assessment/resume/"),
        *("/ladder/", "/assessment/part/1/"),
    ]


def test_the_first_door_asks_where_you_stand_and_leads_to_the_ladder(catalogue: Catalogue) -> None:
    html = read(home(catalogue), catalogue).html

    form = html[html.index('<form class="door') : html.index("</form>")]
    assert 'action="/ladder/" method="get"' in form
    assert re.findall(r'<option value="([^"]*)">', form) == [
        "",
        *(role.code for role in catalogue.roles_in_centre),
    ]
    assert re.findall(r'<optgroup label="(\d)', form) == ["1", "2", "3", "4", "5"]


def test_without_questions_there_is_one_door() -> None:
    html = read(home(factories.catalogue(items=[])), factories.catalogue(items=[])).html

    assert html.count('class="door rung"') == 1


def test_it_names_every_role_and_guide(catalogue: Catalogue) -> None:
    found = read(home(catalogue), catalogue)

    assert {role.path for role in catalogue.roles} <= set(found.links)
    assert {guide.path for guide in catalogue.guides} <= set(found.links)


def test_the_poster_climbs_along_real_steps(catalogue: Catalogue) -> None:
    climbers = home(catalogue).context["climb"]

    codes = {step.code for step in catalogue.steps}
    assert {f"{a.code}-to-{b.code}" for a, b in pairwise(climbers)} <= codes
    assert [catalogue.rank(role) for role in climbers] == [1, 3, 4, 5]


def test_the_smallest_catalogue_has_a_home() -> None:
    small = factories.catalogue(roles=[factories.role()], steps=[], items=[])

    page = home(small)

    assert page.context["example"] is None
    # Where people begin, and the index of roles.
    assert read(page, small).links.count("/roles/agent/") == 2


def test_the_poster_says_what_it_shows_of_any_ladder(catalogue: Catalogue) -> None:
    one = factories.catalogue(
        levels=[factories.level()], roles=[factories.role()], steps=[], items=[]
    )
    alone = factories.catalogue(roles=[factories.role()], steps=[])

    assert home(one).context["drawn"] == "A ladder of one rung. Agent is lit."
    assert home(alone).context["drawn"] == "A ladder of 2 rungs. Agent is lit."
    assert home(catalogue).context["drawn"] == (
        "A ladder of 5 rungs. A blue line climbs along real steps from Customer Service "
        "Representative to Operations Manager."
    )
    assert "A ladder of one rung. Agent is lit." in read(home(one), one).html


def test_from_the_front_page_one_can_look_things_up_and_set_roles_side_by_side() -> None:
    several = factories.catalogue()
    one = factories.catalogue(roles=[factories.role()], steps=[])

    found = read(home(several), several)

    assert '<form role="search" action="/search/" method="get">' in found.html
    assert "/roles/compare/" in found.links
    assert "/roles/compare/" not in read(home(one), one).links
