"""The guide's reading of declarations and examples."""

from django.template import Context, engines

from careers.components import COMPONENTS
from careers.components.guide import FAMILIES, apart, families
from careers.domain.catalogue import Catalogue
from careers.views.specimens import things
from tests import factories

ENGINE = engines["django"].engine  # type: ignore[attr-defined]


def test_every_component_is_in_it_once() -> None:
    shown = families(ENGINE, things(factories.catalogue()))
    names = [entry.component.name for family in shown for entry in family.entries]
    assert sorted(names) == sorted(COMPONENTS)
    assert {component.family for component in COMPONENTS.values()} == {
        family.__name__.rpartition(".")[2] for family in FAMILIES
    }


def test_it_says_what_the_declaration_says() -> None:
    [signs] = [f for f in families(ENGINE, things(factories.catalogue())) if f.code == "signs"]
    assert signs.name == "Signs"
    assert signs.said.startswith("How a page opens, what to do,")
    [action] = [entry for entry in signs.entries if entry.component.name == "action"]
    assert action.purpose == (
        "One thing you can do, as a link that looks like a button; at most one"
        " <code>primary</code> to a section."
    )
    assert action.not_for == "Not for sending something: that is a form and a real button."


def test_what_is_shown_as_code_is_what_is_rendered() -> None:
    drawings = next(
        f for f in families(ENGINE, things(factories.catalogue())) if f.code == "drawings"
    )
    meter = next(entry for entry in drawings.entries if entry.component.name == "meter")
    assert [(example.title, example.source) for example in meter.examples] == [
        ("A level", '{% meter 3 %} <span class="sign">3 of 5</span>'),
        (
            "What is there, and what is still to climb",
            '{% meter 4 before=2 %} <span class="sign">2 to 4</span>',
        ),
    ]
    for example in meter.examples:
        assert example.html == ENGINE.from_string(example.source).render(Context()).strip()


def test_ids_and_what_points_to_them_move_together() -> None:
    html = '<p id="a" class="id"><a href="#a">x</a><a href="/b#a">y</a><i aria-labelledby="a">z</i>'
    assert apart(html, "tag-1") == (
        '<p id="tag-1-a" class="id"><a href="#tag-1-a">x</a><a href="/b#a">y</a>'
        '<i aria-labelledby="tag-1-a">z</i>'
    )


def test_every_component_has_something_to_show_of_our_own_catalogue(catalogue: Catalogue) -> None:
    empty = [
        (entry.component.name, example.title)
        for family in families(ENGINE, things(catalogue))
        for entry in family.entries
        for example in entry.examples
        if not example.html
    ]
    assert empty == []
