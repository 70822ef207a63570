"""The addresses that the domain knows by heart are those the portal has."""

from careers.domain.checks import TAKEN
from careers.domain.checks.site import PLAIN
from careers.domain.kinds import KINDS
from portal.urls import PLAIN as ADDRESSES, public_urls


def test_the_pages_that_every_site_has_are_those_it_has() -> None:
    assert set(PLAIN) == {*ADDRESSES, "/assessment/resume/"}


def test_the_codes_no_thing_may_have_are_the_words_in_our_addresses() -> None:
    folders = {kind.folder: kind.name for kind in KINDS if kind.folder}
    routes = [str(url.pattern).strip("/").split("/") for url in public_urls]
    words = {(folders[r[0]], r[1]) for r in routes if len(r) == 2 and r[0] in folders}
    assert {(kind, word) for kind, word in words if not word.startswith("<")} == TAKEN
