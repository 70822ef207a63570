"""Stylesheets joined into one."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.storage import joined, lean


def test_imports_are_replaced_by_what_they_name(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "all.css").write_text(
        '@layer a, b;\n@import "one.css";\n@import url("parts/two.css") layer(b);\np { top: 0 }\n'
    )
    (tmp_path / "one.css").write_text("i { left: 0 }\n")
    (tmp_path / "parts/two.css").write_text('@import "three.css";\n')
    (tmp_path / "parts/three.css").write_text("u { right: 0 }\n")
    assert " ".join(joined(tmp_path / "all.css").split()) == (
        "@layer a, b; i { left: 0 } @layer b { u { right: 0 } } p { top: 0 }"
    )


def test_an_import_of_nothing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "all.css").write_text('@import "gone.css";\n')
    with pytest.raises(FileNotFoundError):
        joined(tmp_path / "all.css")


def test_comments_and_spare_white_space_are_left_behind_and_nothing_else() -> None:
    css = """
    /* Why: "this" */
    @media (min-width: 48rem) {
      .a > * + *, .b :is(td, th)::before {
        content: "a: /* b */  c;"; margin: calc(-1 * (1px + var(--s1))) 0;
      }
    }
    .c:hover { font: 600 1rem/1.4 var(--font), 'D  E' }
    """
    assert lean(css) == (
        "@media (min-width:48rem){.a > * + *,.b :is(td,th)::before{"
        'content:"a: /* b */  c;";margin:calc(-1 * (1px + var(--s1))) 0;}}'
        ".c:hover{font:600 1rem/1.4 var(--font),'D  E'}"
    )


def test_the_visitor_s_stylesheet_stays_small() -> None:
    [served] = Path(settings.STATIC_ROOT).glob("css/rungs.*.css")
    packed = {
        ending: served.with_suffix(f".css.{ending}").stat().st_size for ending in ("br", "gz")
    }
    assert packed["br"] <= 12_000
    assert packed["gz"] <= 12_000
    assert "/*" not in served.read_text(encoding="utf-8")


def test_what_is_served_imports_nothing() -> None:
    [served] = Path(settings.STATIC_ROOT).glob("css/rungs.*.css")
    assert "@import" not in served.read_text(encoding="utf-8")
    assert served.with_suffix(".css.br").is_file()


def test_the_desk_says_the_order_of_the_layers_for_both_sheets() -> None:
    """It comes first, and whichever layer is named first lies lowest."""
    sheets = {}
    for name in ("desk", "rungs"):
        [served] = Path(settings.STATIC_ROOT).glob(f"css/{name}.*.css")
        sheets[name] = served.read_text(encoding="utf-8")
    orders = {
        name: re.findall(r"\w+", text.split("@layer ")[1].split(";")[0])
        for name, text in sheets.items()
    }
    assert [layer for layer in orders["desk"] if layer in orders["rungs"]] == orders["rungs"]
    [widgets] = re.findall(r'@import url\("([^"]+)"\) layer\(django\);', sheets["desk"])
    assert (Path(settings.STATIC_ROOT) / "css" / widgets).is_file()
