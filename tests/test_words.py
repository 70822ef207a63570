"""The words we do not say: read from docs/words.md, looked for in all that anybody reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.walk import texts

ROOT = Path(__file__).parent.parent
GLOSSARY = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")

MARKED = re.compile(
    r"""\{%\s*translate\s+(?P<quote>["'])(?P<short>.*?)(?P=quote)"""
    r"""|\{%\s*blocktranslate[^%]*%\}(?P<long>.*?)\{%\s*endblocktranslate\s*%\}""",
    re.DOTALL,
)
STAFF = ("templates/desk/", "templates/admin/")
TITLES = re.compile(r"call center managers?|US Department of Labor", re.IGNORECASE)
NAMES = ("also_called", "synonyms", "codes")
ABOUT_THE_WORDS = ("industry-overview", "names-of-the-jobs")


def refused(heading: str) -> list[str]:
    """The words a section of the glossary refuses."""
    section = GLOSSARY.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = [line.split("|")[2] for line in section.splitlines() if line.startswith("| ")]
    return [word for cell in cells for word in re.findall(r"`([^`]+)`", cell)]


def told_in(text: str, words: list[str]) -> set[str]:
    """Which of the words stand in a text, case aside; titles that others gave do not count."""
    plain = TITLES.sub("", text)
    listed = "|".join(map(re.escape, words))
    return {
        found.lower()
        for found in re.findall(rf"(?<![\w-])(?:{listed})(?![\w-])", plain, re.IGNORECASE)
    }


def templates() -> Iterator[tuple[str, str]]:
    """Every marked string of the templates, without its variables and markup."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        for found in MARKED.finditer(path.read_text(encoding="utf-8")):
            words = found["short"] or found["long"] or ""
            name = str(path.relative_to(ROOT))
            yield name, re.sub(r"\{\{.*?\}\}|\{%.*?%\}|<.*?>", "", words)


def python() -> Iterator[tuple[str, str]]:
    """Every marked string of the code."""
    for path in sorted((ROOT / "careers").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext"):
                for given in call.args:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield (
                            str(path.relative_to(ROOT)),
                            re.sub(r"%\(.*?\)|{.*?}", "", given.value),
                        )


def of_catalogue(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every text of the catalogue in our own words."""
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            if kind.name in ("source", "synonym") or thing.code in ABOUT_THE_WORDS:
                continue
            for path, text, _ in texts(thing):
                if not path.startswith(NAMES):
                    yield f"{kind.name} {thing.code} {path}", prose.plain(text)


def test_the_glossary_refuses_something() -> None:
    assert "call centre" in refused("Everywhere")
    assert "quiz" in refused("For visitors")
    assert len(GLOSSARY.splitlines()) <= 60


@pytest.mark.parametrize("strings", [templates, python])
def test_our_own_strings_keep_to_the_words(strings: object) -> None:
    everywhere, for_visitors = refused("Everywhere"), refused("For visitors")
    assert callable(strings)
    listed = list(strings())
    assert len(listed) > 200
    found = {(place, word) for place, text in listed for word in told_in(text, everywhere)}
    assert found == set()
    visited = [
        (place, text)
        for place, text in listed
        if not place.startswith(
            (
                *STAFF,
                "careers/models/",
                "careers/admin/",
                "careers/domain/checks/",
                "careers/domain/comparable.py",
                "careers/desk.py",
            )
        )
    ]
    found = {(place, word) for place, text in visited for word in told_in(text, for_visitors)}
    assert found == set()


def test_the_catalogue_keeps_to_the_words(catalogue: Catalogue) -> None:
    listed = list(of_catalogue(catalogue))
    assert len(listed) > 1500
    everywhere = refused("Everywhere")
    assert {(place, word) for place, text in listed for word in told_in(text, everywhere)} == set()


def test_a_refused_word_is_found_however_it_is_written() -> None:
    words = ["call centre", "score"]
    assert told_in("A Call Centre, and scores", words) == {"call centre"}
    assert told_in("Call Center Manager, underscore, score-card", ["call center", "score"]) == set()
