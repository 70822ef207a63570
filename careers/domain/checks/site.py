"""Checks of the site itself: its colour can be read, and its own links lead to what it has."""

import re
from collections.abc import Iterator

from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import Finding, gettext_noop as _, said
from careers.domain.checks.links import is_there
from careers.domain.colour import LEAST, on_light, passing
from careers.domain.kinds import KINDS
from careers.domain.parts import leads_out
from careers.domain.web import parts

PLAIN = (
    "/",
    "/roles/",
    "/roles/compare/",
    "/ladder/",
    "/ladder/route/",
    "/skills/",
    "/challenges/",
    "/training/",
    "/guides/",
    "/jobs/",
    "/search/",
    "/sources/",
    "/editions/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/assessment/",
    "/assessment/methods/",
    "/assessment/resume/",
    "/open-data/",
)
"""The addresses of pages that every site has, whatever its catalogue holds."""

_FOLDERS = {kind.folder for kind in KINDS if kind.folder}

_NUMBERED = re.compile(r"/(jobs|editions)/[0-9]+/|/open-data/[^/]+")

_FADED = _(
    "This colour has a contrast of %(ratio)s to 1 on our paper, and text needs %(least)s. The nearest "
    "shade that can be read is %(shade)s."
)
_NOWHERE = _("There is no page at “%(address)s”.")
_LEFT_OUT = _("“%(address)s” belongs to a part that this site leaves out.")


def readable_accent(catalogue: Catalogue) -> Iterator[Finding]:
    """The accent can be read as text on light paper; the shade for dark paper is worked out."""
    colour = catalogue.site.accent
    if not colour:
        return
    # Rounded down, as 4.49 does not pass.
    ratio = int(on_light(colour) * 100) / 100
    if ratio < LEAST:
        told = said(ratio=f"{ratio:.2f}", least=f"{LEAST:g}", shade=passing(colour))
        yield Finding("error", "site", "", "accent", _FADED, told)


def astray(catalogue: Catalogue) -> Iterator[Finding]:
    """No link at the foot leads to a part that is left out, nor to a page of ours that nobody has.
    Links to things and to the web are `careers.domain.checks.links.foot`'s."""
    for index, link in enumerate(catalogue.site.links):
        path = parts(link.address).path
        if not link.address.startswith("/"):
            continue
        if leads_out(path, catalogue):
            text = _LEFT_OUT
        elif path not in PLAIN and not _of_a_thing(path):
            text = _NOWHERE
        else:
            continue
        field = f"links[{index}].address"
        yield Finding("error", "site", "", field, text, said(address=link.address))


def is_page(address: str, catalogue: Catalogue) -> bool:
    """Whether an address that begins with a slash is one of a public page there is now. Of openings and
    editions only the form of their addresses is known here."""
    path = parts(address).path
    if leads_out(path, catalogue):
        return False
    if _of_a_thing(path):
        return is_there(address, catalogue)
    return path in PLAIN or bool(_NUMBERED.fullmatch(path))


def _of_a_thing(path: str) -> bool:
    folder, _slash, code = path.strip("/").partition("/")
    return bool(code) and folder in _FOLDERS
