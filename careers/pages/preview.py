"""The picture that stands for a page where its address is shared: its name on a sheet of ours.

typst draws it (1200 × 630, the size that chats and networks show) from `templates/preview/card.typ`.
What it says goes in as data and never as markup.
"""

from pathlib import Path
from typing import Any

import msgspec
from django.utils.translation import get_language, gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.things import Role, Step
from careers.pages import words
from careers.pages.page import Missing
from careers.pages.press import printed

FOLDER = Path(__file__).parents[2] / "templates" / "preview"
WIDTH, HEIGHT = 1200, 630
SITE = "/preview/site.png"
"""The picture of every page that has none of its own."""

_KINDS = {kind.folder: kind.name for kind in KINDS if kind.folder}


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture says: the name of a page, what kind of page it is, and whose."""

    tag: str
    title: str
    site: str
    lang: str


def address(path: str, catalogue: Catalogue) -> str:
    """The picture's address for a page by its own."""
    folder, _slash, code = path.strip("/").partition("/")
    if catalogue.get(_KINDS.get(folder, ""), code) is None:
        return SITE
    return f"/preview/{folder}/{code}.png"


def preview(catalogue: Catalogue, folder: str, code: str) -> bytes:
    """The picture of a thing's page, as a PNG file. Raises `Missing` for a page that is not there; a
    thing's former code is as good as its own."""
    kind = _KINDS.get(folder, "")
    thing = catalogue.known_as(kind, code)
    if thing is None:
        raise Missing(folder, code)
    title = words.name(thing, catalogue)
    return _drawn(Card(tag=_tag(kind, thing, catalogue), title=title, **_ours(catalogue)))


def preview_site(catalogue: Catalogue) -> bytes:
    """The picture of the site, as a PNG file."""
    tag = _("Careers, rung by rung")
    return _drawn(Card(tag=tag, title=catalogue.site.strapline, **_ours(catalogue)))


def _ours(catalogue: Catalogue) -> dict[str, Any]:
    return {"site": catalogue.site.name, "lang": (get_language() or "en").split("-")[0]}


def _tag(kind: str, thing: Any, catalogue: Catalogue) -> str:
    """What kind of page it is."""
    if isinstance(thing, Role):
        level, track = catalogue.level(thing.level), catalogue.track(thing.track)
        return f"{_('Role')} · {level.name}" + (f" · {track.name}" if level.rank else "")
    if isinstance(thing, Step):
        return _("A step on the ladder")
    return {"skill": _("Skill"), "challenge": _("What is hard"), "guide": _("Guide")}[kind]


def _drawn(card: Card) -> bytes:
    told = msgspec.json.encode(card).decode()
    markup = (FOLDER / "card.typ").read_bytes()
    return printed(markup, FOLDER, {"told": told}, format="png", ppi=72)
