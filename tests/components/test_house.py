"""The house of components: what belongs to each is there, and nothing lies about."""

import dis
import re
from pathlib import Path

import pytest

from careers.components import COMPONENTS, Component

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = ROOT / "templates"
CSS = ROOT / "static/css"
WAITING: set[str] = set()
"""Components that no page asks for yet. A name goes as soon as one does, or the component goes."""
EVERY = [pytest.param(component, id=component.name) for component in COMPONENTS.values()]


@pytest.mark.parametrize("component", EVERY)
def test_a_component_has_all_that_belongs_to_it(component: Component) -> None:
    assert (TEMPLATES / component.template).is_file()
    assert (CSS / f"{component.style}.css").is_file()
    assert (TEMPLATES / f"styleguide/{component.name}.html").is_file()
    tests = ROOT / f"tests/components/test_{component.family}.py"
    assert re.search(r"\{% " + component.name + r"\b", tests.read_text(encoding="utf-8"))
    said = (component.function.__doc__ or "").split("\n\n")
    assert len(said) == 2, "what it is for, an empty line, when not to use it"
    assert said[1].strip().startswith("Not ")


def test_no_template_and_no_stylesheet_lies_about_without_its_component() -> None:
    templates = {path.stem for path in (TEMPLATES / "components").iterdir()}
    assert templates == set(COMPONENTS)
    assert {path.stem for path in (TEMPLATES / "styleguide").iterdir()} == set(COMPONENTS)
    sheets = {f"components/{path.stem}" for path in (CSS / "components").iterdir()}
    assert sheets - {component.style for component in COMPONENTS.values()} == set()


def test_a_component_is_asked_for_by_its_tag_alone() -> None:
    found = [
        path.relative_to(TEMPLATES)
        for path in TEMPLATES.rglob("*.html")
        if re.search(r"""{% (include|extends) ["']components/""", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_component_is_used_by_a_page() -> None:
    pages = [path for path in TEMPLATES.rglob("*.html") if "styleguide" not in path.parts]
    asked = {
        name
        for path in pages
        for name in re.findall(r"\{% (\w+)", path.read_text(encoding="utf-8"))
    }
    assert set(COMPONENTS) - asked == WAITING


@pytest.mark.parametrize("component", EVERY)
def test_every_prop_is_used_by_its_template_or_its_function(component: Component) -> None:
    read = {
        step.argval
        for step in dis.get_instructions(component.function)
        if step.opname.startswith("LOAD")
    }
    used = set(re.findall(r"\w+", whole(component.template))) | read
    assert set(component.parameters) - used == set()


def whole(template: str) -> str:
    """A template's text, with those it includes."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return text + "".join(map(whole, re.findall(r'{% include "([^"]+)"', text)))


@pytest.mark.parametrize(
    "component", [it for it in COMPONENTS.values() if it.kept], ids=lambda it: it.name
)
def test_a_component_whose_renderings_are_kept_leans_on_its_props_alone(
    component: Component,
) -> None:
    tags = set(re.findall(r"\{% (\w+)", whole(component.template)))
    assert tags <= {"load", "if", "else", "elif", "endif", "for", "endfor", "translate"}
    assert not re.search(r"\bcatalogue\b", whole(component.template))
    assert not component.slot
