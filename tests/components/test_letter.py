"""What belongs to a letter."""

from careers.domain.sketch import neighbourhood
from careers.domain.things import Disagreement, Note
from tests import factories
from tests.components.rendering import rendered


def test_crumbs() -> None:
    line = (
        "{% crumbs %}{% crumb '/skills/' %}Skills{% endcrumb %} "
        "{% crumb %}Training{% endcrumb %}{% endcrumbs %}"
    )
    assert rendered(line) == (
        '<nav class="crumbs sign" aria-label="You are here"><a href="/skills/">Skills</a>'
        "<span>Training</span></nav>"
    )


def test_a_trail_leads_up_and_says_where_one_is() -> None:
    steps = (("Front page", "/"), ("Skills", "/skills/"), ("Speaking", "/skills/speaking/"))
    assert rendered("{% trail steps %}", steps=steps) == (
        '<nav class="crumbs sign" aria-label="You are here"><a href="/">Front page</a>'
        '<a href="/skills/">Skills</a><span>Speaking</span></nav>'
    )


def test_tag() -> None:
    assert rendered("{% tag %}A step{% endtag %}") == '<p class="tag sign">A step</p>'


def test_contents_end_in_the_sources_where_there_are_any() -> None:
    sections = [("what", "What it is"), ("sure", "How sure")]
    letter = rendered("{% contents sections %}", sections=sections)
    page = rendered("{% contents sections sources=False %}", sections=sections)
    assert letter == (
        '<nav class="contents sign plain" aria-labelledby="contents">'
        '<p class="hush" id="contents">On this page</p><ol class="laddered">'
        '<li><a href="#what">What it is</a></li><li><a href="#sure">How sure</a></li>'
        '<li><a href="#sources">Sources</a></li></ol></nav>'
    )
    assert page == letter.replace("On this page", "On this page").replace(
        '<li><a href="#sources">Sources</a></li>', ""
    )


def test_contents_name_what_is_beside_only_where_something_is_and_a_label_where_there_is_one() -> (
    None
):
    line = "{% contents sections beside=beside %}"
    sections = [("then", "Then they come", "Nine o’clock"), ("sure", "How sure")]
    found = rendered(line, sections=sections, beside=["something"])
    assert '<a href="#then"><span class="hush">Nine o’clock</span> Then they come</a>' in found
    assert '<a href="#beside">Next to this</a></li><li><a href="#sources">' in found
    assert "#beside" not in rendered(line, sections=sections, beside=[])


def test_notes() -> None:
    notes = [Note(place="job", heading="On pay", text="It varies. {ed}")]
    found = rendered("{% notes notes %}{% sources %}", factories.catalogue(), notes=notes)
    assert found.startswith('<aside class="note hush"><b>On pay</b>It varies.')
    assert 'id="s-ed"' in found
    assert rendered("{% notes missing %}", factories.catalogue()) == ""


def test_hangs_counts_the_rungs() -> None:
    catalogue = factories.catalogue()
    role = catalogue.role("leader")
    found = rendered(
        "{% hangs role level drawn %}",
        catalogue,
        role=role,
        level=catalogue.level("leads"),
        drawn=neighbourhood(role, catalogue),
    )
    assert "Leader hangs on rung 2 of 2." in found
    assert found.count('id="hangs-title"') == 1


def test_disagreements_are_a_section_or_nothing() -> None:
    one = Disagreement(code="pay", order=1, title="On pay", body="Some say. {ed}")
    found = rendered("{% disagreements all %}", factories.catalogue(), all=[one])
    assert "<details><summary>On pay</summary>" in found
    assert found.startswith('<section class="rung" aria-labelledby="disagreements">')
    assert rendered("{% disagreements all %}", factories.catalogue(), all=[]) == ""


def test_sources_name_what_was_leaned_on_and_whose_the_codes_are() -> None:
    catalogue = factories.catalogue()
    line = "{% load rungs %}{% mark 'duties' 'ed' %}{% sources codes %}"
    found = rendered(line, catalogue, codes=())
    assert found.index('id="s-duties"') < found.index('id="s-ed"')
    assert "O*NET" not in found
    assert "O*NET" in rendered(line, catalogue, codes=("a code",))
    assert rendered("{% sources %}", catalogue) == ""
