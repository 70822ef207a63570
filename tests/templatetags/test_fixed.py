"""`translate` in our templates: what Django's says, in every language, looked up once."""

import pytest
from django.template import Context, Engine, Template, engines
from django.utils import translation

from careers.templatetags.fixed import FixedText

DJANGOS = Engine(libraries={"i18n": "django.templatetags.i18n"})

TEMPLATES = [
    '{% translate "Yes" %}',
    '{% trans "Yes" %}',
    '{% translate "Yes" noop %}',
    '{% translate "May" context "alt. month" %}',
    '{% translate "Yes" as said %}{{ said }}',
    '{% translate "yes"|capfirst %}',
    "{% translate word %}",
    '{% translate "100%% <sure> &amp; certain" %}',
    '{% autoescape off %}{% translate "a < b" %}{% endautoescape %}{% translate "a < b" %}',
    "{% translate '\"No\"' %}",
]


@pytest.mark.parametrize("source", TEMPLATES)
def test_it_says_what_djangos_says_in_every_language_each_time(source: str) -> None:
    ours = Template("{% load i18n %}" + source)
    theirs = Template("{% load i18n %}" + source, engine=DJANGOS)
    for language in ("en-gb", "de", "ar", "en-gb"):
        with translation.override(language):
            expected = theirs.render(Context({"word": "Yes"}))
            assert ours.render(Context({"word": "Yes"})) == expected


def test_a_fixed_text_is_translated() -> None:
    template = Template('{% load i18n %}{% translate "Yes" %}')
    with translation.override("de"):
        assert template.render(Context()) == "Ja"
    with translation.override("fr"):
        assert template.render(Context()) == "Oui"


def test_only_a_text_that_stands_in_the_template_is_kept() -> None:
    kept = [
        bool(Template("{% load i18n %}" + source).nodelist.get_nodes_by_type(FixedText))
        for source in TEMPLATES
    ]
    assert kept == [True, True, True, False, False, False, False, True, True, True]


def test_templates_of_the_site_are_given_it() -> None:
    page = engines["django"].get_template("base.html").template  # type: ignore[attr-defined]
    assert page.nodelist.get_nodes_by_type(FixedText)
