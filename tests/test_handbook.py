"""The staff handbook: its pictures are there and no others, and all that it names can be found."""

import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from tests import handbook

CHAPTERS = sorted(handbook.HANDBOOK.glob("*.md"))


def text(chapter: Path) -> str:
    return chapter.read_text(encoding="utf-8")


def anchors(chapter: Path) -> set[str]:
    """Where a chapter can be led into, as forges make it from its headings."""
    found = re.findall(r"^#+ (.+)$", text(chapter), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", it.lower()).strip().replace(" ", "-") for it in found}


def test_every_picture_that_is_shown_is_one_that_can_be_taken() -> None:
    shown = set().union(*handbook.named().values())
    assert shown - {picture.name for picture in handbook.PICTURES} == set()
    assert len({picture.name for picture in handbook.PICTURES}) == len(handbook.PICTURES)


def test_every_picture_that_is_shown_is_there_and_no_other_and_light() -> None:
    sizes = {path.stem: path.stat().st_size for path in handbook.FOLDER.glob("*.png")}
    assert set(sizes) == set().union(*handbook.named().values())
    assert [name for name, size in sizes.items() if size > handbook.HEAVIEST] == []
    assert sum(sizes.values()) <= handbook.ALL


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(chapter: Path) -> None:
    lost = []
    for link in re.findall(r"\]\(([^)]+)\)", text(chapter)):
        path, _hash, anchor = link.partition("#")
        if re.match(r"https?:|mailto:", link):
            continue
        aim = (chapter.parent / path) if path else chapter
        if not aim.exists() or (anchor and anchor not in anchors(aim)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.name)
def test_every_address_of_the_desk_is_one(chapter: Path) -> None:
    lost = []
    for address in re.findall(r"`(/desk/[^`?# ]*)", text(chapter)):
        try:
            resolve(re.sub(r"<[\w-]+>", "1", address))
        except Resolver404:
            lost.append(address)
    assert lost == []


def test_the_index_leads_to_every_chapter() -> None:
    led = set(re.findall(r"\]\(([\w-]+\.md)", text(handbook.HANDBOOK / "index.md")))
    assert led == {chapter.name for chapter in CHAPTERS} - {"index.md"}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.name)
def test_a_chapter_can_be_read_in_one_sitting(chapter: Path) -> None:
    assert len(text(chapter).splitlines()) <= 90
