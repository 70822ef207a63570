"""Right to left: the pages say so, and no style takes a side of the screen for a side of the text."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils.formats import localize

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from careers.pages import ladder
from careers.pages.page import Edition
from careers.views.public import forget_pages
from tests.pseudo import spoken
from tests.views.sitting import publish, send

CSS = Path(__file__).parent.parent / "static" / "css"

DRAWN = (
    "/",
    "/ladder/",
    "/roles/team-leader/",
    "/sources/",
    "/assessment/part/2/",
    "/assessment/result/",
    "/assessment/result/trainer/",
    "/assessment/answers/",
    "/skills/coaching/",
    "/ladder/route/?from=trainer&to=operations-director",
)
"""Pages with every kind of drawing."""

FADES = "linear-gradient(90deg, var(--accent-wash), transparent)"
"""Behind what an address points at: the wash fades to one side, and either side will do."""

SIDES = re.compile(
    r"(?:^|[\s;{])(?P<name>(?:scroll-)?(?:margin|padding|border|inset)-(?:left|right)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
)
SIDED = re.compile(r"(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b")
TURNED = re.compile(
    r"box-shadow\s*:\s*(?:inset )?(?!0)[\d.-]|translateX"
    r"|\bto (?:left|right)\b|\bleft (?:top|bottom)\b|\b-?(?:90|270)deg"
)
FOUR = re.compile(r"(?:margin|padding|inset|border-width|border-style|border-color)\s*:\s*([^;}]+)")


def taken(css: str) -> Iterator[str]:
    """The declarations that name a side of the screen."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).replace(FADES, "")
    for pattern in (SIDES, SIDED, TURNED):
        yield from (found[0].strip(" ;{\n") for found in pattern.finditer(plain))
    for found in FOUR.finditer(plain):
        values = re.findall(r"(?:[^\s(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", found[1])
        if len(values) == 4 and values[1] != values[3]:
            yield found[0]


def test_no_style_takes_a_side_of_the_screen() -> None:
    sheets = sorted(CSS.rglob("*.css"))
    assert len(sheets) > 20
    found = {
        str(sheet.relative_to(CSS)): list(taken(sheet.read_text(encoding="utf-8")))
        for sheet in sheets
    }
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-left: 1px }",
        "a{left:0}",
        "a { border-top-right-radius: 2px }",
        "a { text-align: right }",
        "a { float: left }",
        "a { margin: 0 1px 0 calc(2px + (1px * 2)) }",
        "a { background: linear-gradient(90deg, red, blue) }",
        "a { transform: translateX(4px) }",
        "a { box-shadow: inset 4px 0 red }",
    ],
)
def test_each_way_to_take_a_side_is_found(css: str) -> None:
    assert len(list(taken(css))) == 1


def test_what_takes_no_side_is_left_alone() -> None:
    css = (
        "a { margin-inline-start: 1px; inset-inline: 0; text-align: start; float: inline-end;"
        " margin: 0 1px 2px 1px; padding: 1px 2px; border-left-over: 0 } /* left: 0 */"
    )
    assert list(taken(css.replace("border-left-over: 0", f"background: {FADES}"))) == []


@pytest.mark.parametrize(("code", "direction"), [("en-xa", "ltr"), ("ar-xa", "rtl")])
def test_a_page_says_which_way_it_runs(catalogue: Catalogue, code: str, direction: str) -> None:
    with spoken(code):
        html = ladder.ladder(catalogue).render(catalogue, Edition(7, "1. 5. 2030"))
    assert html.splitlines()[1] == f'<html lang="{code}" dir="{direction}">'


def drawings(html: str) -> list[str]:
    return re.findall(r"<svg.*?</svg>", html, flags=re.DOTALL)


def test_drawings_keep_their_decimal_points(
    catalogue: Catalogue, visitor: Client, db: None
) -> None:
    """A language that writes 0,5 must not write it into a picture's measures."""
    publish(catalogue, 1)
    send(visitor, 1, **{item.code: "5" for item in sections(catalogue)[0].items})
    drawn: dict[str, list[str]] = {}
    for code in ("en-xa", "de-xa"):
        with spoken(code):
            forget_pages()
            answers = [visitor.get(address) for address in DRAWN]
            drawn[code] = drawings("".join(answer.content.decode() for answer in answers))
            assert localize(0.5) == {"en-xa": "0.5", "de-xa": "0,5"}[code]
    assert len(drawn["en-xa"]) > 20
    assert drawn["de-xa"] == drawn["en-xa"]
