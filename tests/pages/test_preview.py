"""The pictures of pages: as large as chats show, light, and with any name there may be."""

import struct

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.pages.page import Missing
from careers.pages.preview import HEIGHT, SITE, WIDTH, address, preview, preview_site
from tests import factories

LIGHT = 60_000
"""Bytes a picture may weigh."""


def size(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_every_page_of_a_thing_has_a_light_picture_of_its_own(catalogue: Catalogue) -> None:
    pictures = {
        thing.path: preview(catalogue, kind.folder, thing.code)
        for kind in KINDS
        if kind.folder
        for thing in getattr(catalogue, kind.plural)
    }
    assert {size(one) for one in pictures.values()} == {(WIDTH, HEIGHT)}
    assert {path: len(one) for path, one in pictures.items() if len(one) >= LIGHT} == {}
    assert len(set(pictures.values())) == len(pictures)


def test_the_site_has_one_for_all_others(catalogue: Catalogue) -> None:
    assert size(preview_site(catalogue)) == (WIDTH, HEIGHT)
    assert len(preview_site(catalogue)) < LIGHT
    for path in ("/", "/roles/", "/roles/nobody/", "/training/", "/open-data/", ""):
        assert address(path, catalogue) == SITE
    assert address("/roles/trainer/", catalogue) == "/preview/roles/trainer.png"


@pytest.mark.parametrize(
    "title",
    ['#eval("1") $x$ *b* @y', "x" * 400, "word " * 80, "培训 مدرب 🪜", "“…” — \u200b"],
    ids=["markup", "long", "many", "letters", "signs"],
)
def test_any_title_can_be_drawn(title: str) -> None:
    small = factories.catalogue(roles=[factories.role("agent", title=title.strip())], steps=[])
    assert size(preview(small, "roles", "agent")) == (WIDTH, HEIGHT)


def test_a_former_code_is_as_good_as_the_present_one() -> None:
    small = factories.catalogue(roles=[factories.role("agent", formerly=("clerk",))], steps=[])
    assert preview(small, "roles", "clerk") == preview(small, "roles", "agent")


@pytest.mark.parametrize(("folder", "code"), [("roles", "nobody"), ("planets", "mars"), ("", "")])
def test_what_is_not_there_has_none(folder: str, code: str) -> None:
    with pytest.raises(Missing):
        preview(factories.catalogue(), folder, code)
