"""Declaring a component: props checked when a template is compiled, values when it is rendered."""

import pytest
from django.template import Context, Engine, Template, TemplateDoesNotExist, TemplateSyntaxError
from django.utils import translation
from django.utils.translation import gettext_lazy

from careers.components.registry import COMPONENTS, KEPT, Component, Prop
from tests import factories
from tests.components.rendering import rendered


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{% meter %}", "'meter' did not receive value(s) for the argument(s): 'level'"),
        ("{% meter 3 colour=1 %}", "'meter' received unexpected keyword argument 'colour'"),
        ("{% meter 3 1 2 %}", "'meter' received too many positional arguments"),
        ("{% fact %}x{% endfact %}", "'fact' did not receive value(s) for the argument(s): 'term'"),
        ("{% fold 'x' content='y' %}{% endfold %}", "'fold' received unexpected keyword argument"),
        ("{% fold 'x' %}never closed", "Invalid block tag on line 1: 'endif', expected 'endfold'"),
        ("{% metre 3 %}", "Invalid block tag on line 1: 'metre'"),
    ],
)
def test_a_wrong_or_missing_prop_fails_when_the_template_is_compiled(line: str, said: str) -> None:
    with pytest.raises(TemplateSyntaxError) as raised:
        # Never rendered: what is in a branch not taken is compiled all the same.
        rendered("{% if no %}" + line + "{% endif %}")
    assert str(raised.value).startswith(said)


def test_a_value_that_its_prop_does_not_list_is_refused() -> None:
    with pytest.raises(ValueError, match="alert: kind is 'loud', not one of") as raised:
        rendered("{% alert kind='loud' %}x{% endalert %}")
    assert str(raised.value) == (
        "alert: kind is 'loud', not one of ('info', 'success', 'warning', 'danger')"
    )


def probe(text: str, *, kept: bool = False, **page: str) -> tuple[Component, Context, Template]:
    """A component of one prop, `mine`, with this template, and a page that may show it."""

    def declared(mine: str) -> dict[str, str]:
        return {"made": mine.upper()}

    loader = ("django.template.loaders.locmem.Loader", {"components/probe.html": text})
    return (
        Component("probe", declared, "", kept),
        Context({"catalogue": "all", **page}),
        Engine(loaders=[loader]).from_string(""),
    )


def test_a_component_sees_its_props_and_the_catalogue_and_nothing_else_of_the_page() -> None:
    text = "{{ mine }} {{ made }} {{ catalogue }} {{ theirs }}\n"
    component, context, page = probe(text, theirs="page", mine="page")
    with context.bind_template(page):
        assert component.render(context, "prop") == "prop PROP all"
    assert (context["theirs"], context["mine"]) == ("page", "page")


def test_the_page_has_its_own_names_again_when_a_component_fails() -> None:
    component, context, page = probe("{% include 'gone' %}", theirs="page")
    with context.bind_template(page), pytest.raises(TemplateDoesNotExist):
        component.render(context, "prop")
    assert context["theirs"] == "page"


def test_sources_cited_inside_a_component_are_listed_at_the_page_s_end() -> None:
    catalogue = factories.catalogue(sources=[factories.source("duties", number=2)])
    line = (
        "{% load rungs %}{% fold 'More' %}{% pairs %}{% pair 'A' %}{% statement 'So. {duties}' %}"
        "{% endpair %}{% endpairs %}{% endfold %}{% sources %}"
    )
    assert 'id="s-duties" data-mark="2"' in rendered(line, catalogue)
    assert "s-duties" not in rendered("{% sources %}", catalogue)


def test_words_are_escaped_and_slots_are_not_escaped_twice() -> None:
    assert rendered("{% fact term %}{{ said }}{% endfact %}", term="<i>", said="<b>") == (
        '<div><dt class="hush">&lt;i&gt;</dt><dd>&lt;b&gt;</dd></div>'
    )


def test_a_lazy_text_is_a_text() -> None:
    values = COMPONENTS["fact"].values(("said",), {"term": gettext_lazy("Measured")})
    assert values == {"content": "said", "term": "Measured", "kind": ""}
    assert type(values["term"]) is str


def test_what_the_guide_reads_off_a_declaration() -> None:
    alert, meter = COMPONENTS["alert"], COMPONENTS["meter"]
    assert (alert.slot, meter.slot) == (True, False)
    assert (alert.family, meter.family) == ("signs", "drawings")
    assert (alert.style, COMPONENTS["between"].style) == ("components/alert", "components/meter")
    assert meter.template == "components/meter.html"
    assert meter.props == [Prop("level", "int", None), Prop("before", "int | None", "None")]
    assert [prop.name for prop in alert.props] == ["kind", "role", "anchor", "heading", "focus"]


def test_no_component_hides_a_tag_of_django_s() -> None:
    from django.template import defaulttags, loader_tags
    from django.templatetags import i18n, static

    taken = {
        word
        for library in (defaulttags, loader_tags, i18n, static)
        for word in library.register.tags
    } | {"empty", "else", "elif", "plural"}
    assert taken & {*COMPONENTS, *(f"end{name}" for name in COMPONENTS)} == set()


def test_a_component_is_a_value() -> None:
    meter = COMPONENTS["meter"]
    assert meter == Component("meter", meter.function, "components/meter", kept=True)


def test_what_was_rendered_once_is_shown_again_for_the_same_props_alone() -> None:
    text = "{% load i18n %}{{ mine }} {{ catalogue }} {% translate 'Yes' %}"
    component, context, page = probe(text, kept=True)
    libraries = {"i18n": "careers.templatetags.fixed"}
    page = Engine(loaders=page.engine.loaders, libraries=libraries).from_string("")
    with context.bind_template(page):
        first = component.render(context, "prop")
        assert first == "prop all Yes"
        assert component.render(context, "prop") is first
        assert component.render(context, "other") == "other all Yes"
        with translation.override("de"):
            assert component.render(context, "prop") == "prop all Ja"
        assert len(component.renderings) == 3


def test_no_more_is_kept_than_there_is_room_for() -> None:
    component, context, page = probe("{{ mine }}", kept=True)
    with context.bind_template(page):
        for number in range(KEPT + 1):
            assert component.render(context, str(number)) == str(number)
    assert len(component.renderings) == 1
