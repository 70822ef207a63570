"""Lists and tables of things with what is said of them."""

import pytest

from careers.domain.profile import Move
from careers.pages.beside import Group, Neighbour
from careers.pages.page import Crumb
from careers.pages.portion import paged, portion
from tests import factories
from tests.components.rendering import rendered


def test_index_goes_from_the_top_rung_down_and_then_beyond() -> None:
    lead, agent = factories.role("leader"), factories.role("agent")
    catalogue = factories.catalogue()
    rungs = [(factories.level("leads", 2), [lead]), (factories.level("entry", 1), [agent])]
    found = rendered("{% index rungs beyond %}", catalogue, rungs=rungs, beyond=[agent])
    assert found.startswith(
        '<ol class="letter letter-wide index" reversed><li class="rung" id="leads"><div>'
        '<p class="n">2</p><h3 class="sign quiet">Leads</h3></div>'
        '<ul><li><a href="/roles/leader/">Leader</a>'
    )
    assert found.count('href="/roles/agent/"') == 2
    assert "Beyond the centre" in found
    assert "Beyond the centre" not in rendered("{% index rungs %}", catalogue, rungs=rungs)


def test_moves_say_where_what_and_how_sure() -> None:
    step = factories.step(evidence="order")
    found = rendered(
        "{% moves moves %}",
        factories.catalogue(),
        moves=[Move(step, factories.role("agent")), Move(step, None)],
    )
    assert found.count("Only the order of one list says so.") == 2
    assert '<a href="/roles/agent/">Agent</a><div><p>A move.' in found
    assert "<p>From any rung</p><div><p>A move." in found


@pytest.mark.parametrize(("count", "folded"), [(1, 0), (4, 0), (5, 2), (8, 5)])
def test_of_many_steps_the_rest_folds_away(count: int, folded: int) -> None:
    moves = [Move(factories.step(), factories.role(f"role-{n}")) for n in range(count)]
    found = rendered("{% moves moves %}", factories.catalogue(), moves=moves)
    shown, _, rest = found.partition("<details")
    assert (shown.count("What this step takes"), rest.count("What this step takes")) == (
        count - folded,
        folded,
    )
    assert (f"<summary>{folded} more steps</summary>" in rest) == bool(folded)


@pytest.mark.parametrize(("count", "folded"), [(0, 0), (4, 0), (6, 0), (7, 3)])
def test_of_a_long_list_of_training_the_rest_folds_away(count: int, folded: int) -> None:
    modules = [factories.module(f"m{n}") for n in range(count)]
    found = rendered("{% training modules %}", factories.catalogue(), modules=modules)
    shown, _, rest = found.partition('<details class="rest-of-it">')
    assert (shown.count("<li>"), rest.count("<li>")) == (count - folded, folded)


def test_linked() -> None:
    things = [factories.role("agent"), factories.skill("speaking")]
    assert rendered("{% linked things %}.", things=things) == (
        '<a href="/roles/agent/">Agent</a>, <a href="/skills/speaking/">Speaking</a>.'
    )
    assert rendered("{% linked things %}.", things=[]) == "."


def test_facts() -> None:
    line = (
        "{% facts %}{% fact 'Measured' %}by two{% endfact %}"
        "{% fact 'From' kind='ends' %}here{% endfact %}{% endfacts %}"
    )
    assert rendered(line) == (
        '<dl class="facts sign"><div><dt class="hush">Measured</dt><dd>by two</dd></div>'
        '<div class="ends"><dt class="hush">From</dt><dd>here</dd></div></dl>'
    )


def test_pairs() -> None:
    line = (
        "{% pairs %}{% pair 'Close' %}75 or more{% endpair %}"
        "{% pair 'Shifts' href='/shifts/' aside='Every day' %}Hard{% endpair %}{% endpairs %}"
    )
    assert rendered(line) == (
        '<dl class="pairs lined"><div><dt>Close</dt><dd>75 or more</dd></div>'
        '<div><dt><a href="/shifts/">Shifts</a><span class="hush">Every day</span></dt>'
        "<dd>Hard</dd></div></dl>"
    )


def test_levels() -> None:
    line = "{% levels 'Critical' 'a must' of='Skill' level='Level' %}<tr></tr>{% endlevels %}"
    assert rendered(line) == (
        '<table class="skills"><caption>Critical <span class="hush">a must</span></caption>'
        '<colgroup><col><col></colgroup><thead class="hidden"><tr><th scope="col">Skill</th>'
        '<th scope="col">Level</th></tr></thead><tbody class="lined"><tr></tr></tbody></table>'
    )
    assert rendered("{% levels 'Poles' hidden=True %}<tr></tr>{% endlevels %}") == (
        '<table class="skills"><caption class="hidden">Poles</caption>'
        '<colgroup><col><col></colgroup><tbody class="lined"><tr></tr></tbody></table>'
    )


def test_what_is_beside_says_why_or_leaves_it_to_the_name_of_its_group() -> None:
    groups = [
        Group(
            "Leaning on the same skills",
            (Neighbour("Trainer", "/roles/trainer/", "shares 2 of 3", "/roles/compare/?a&b"),),
            Crumb("All of them", "/roles/"),
        ),
        Group("Skills it names", (Neighbour("Writing", "/skills/writing/"),)),
    ]
    found = rendered("{% beside groups %}", groups=groups)
    assert (
        '<dt class="hush">Leaning on the same skills</dt><dd><ul>'
        '<li><a href="/roles/trainer/">Trainer</a><span class="hush">shares 2 of 3</span>'
        '<a class="hush" href="/roles/compare/?a&amp;b">Compare'
        '<span class="hidden"> with Trainer</span></a></li>'
        '<li class="hush"><a href="/roles/">All of them</a></li></ul></dd>'
    ) in found
    assert ('<ul class="names"><li><a href="/skills/writing/">Writing</a></li></ul>') in found
    assert rendered("{% beside groups %}", groups=[]) == ""


def test_index_names_so_many_of_a_rung_and_leads_to_the_rest() -> None:
    catalogue = factories.catalogue()
    roles = [factories.role(code) for code in ("agent", "leader", "trainer")]
    rungs = [(factories.level("entry", 1), roles)]
    found = rendered("{% index rungs roles most=2 %}", catalogue, rungs=rungs, roles=roles)
    assert found.count('href="/roles/agent/"') == found.count('href="/roles/leader/"') == 2
    assert "/roles/trainer/" not in found
    assert '<li><a href="/roles/?level=entry">All 3 roles on this rung: Entry</a></li>' in found
    assert "All 3 beyond the centre</a></li>" in found
    whole = rendered("{% index rungs roles most=3 %}", catalogue, rungs=rungs, roles=roles)
    assert whole == rendered("{% index rungs roles %}", catalogue, rungs=rungs, roles=roles)


def test_portions_lead_to_those_beside() -> None:
    line = "{% portions part %}101 to 200{% endportions %}"
    middle = portion("2", 250, paged("/roles/", "#left"))
    assert rendered(line, part=middle) == (
        '<nav aria-label="Parts of the list"><p class="names sign"><span>101 to 200</span>'
        '<a rel="prev" href="/roles/#left">The ones before</a>'
        '<a rel="next" href="/roles/?page=3#left">The next ones</a></p></nav>'
    )
    assert rendered(line, part=portion("", 100, paged("/roles/"))) == ""


def test_portions_beside_a_form_send_along_what_it_holds() -> None:
    line = '{% portions part form="ask" %}101 to 200{% endportions %}'
    found = rendered(line, part=portion("2", 250, paged("/roles/")))
    button = '<button type="submit" class="btn btn-link" form="ask" formaction="{}" formnovalidate'
    assert button.format("/roles/") in found
    assert button.format("/roles/?page=3") in found
    assert "<a " not in found


def test_portions_of_several_lists_are_named_apart() -> None:
    line = '{% portions part heading="left" %}101 to 200{% endportions %}'
    found = rendered(line, part=portion("2", 250, paged("/roles/", "#left")))
    assert found.startswith('<nav aria-labelledby="left"><p class="names sign">')
    assert "Parts of the list" not in found
