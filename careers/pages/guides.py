"""The guides: short reads on a subject, told in sections."""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.anchors import anchors
from careers.domain.catalogue import Catalogue
from careers.domain.things import Guide, GuideSection
from careers.pages import around
from careers.pages.page import GUIDES, Missing, Page

WORDS_A_MINUTE = 200
"""An unhurried reader's pace, for saying how long a guide is."""


@dataclass(frozen=True)
class Entry:
    """A guide in the index, with the minutes it takes to read."""

    guide: Guide
    minutes: int


@dataclass(frozen=True)
class Part:
    """A section of a guide and its anchor on the page, which stays when sections change places."""

    id: str
    section: GuideSection


def guides(catalogue: Catalogue) -> Page:
    """Every guide, in reading order."""
    return Page(
        template="guides/index.html",
        path=GUIDES.path,
        short=str(GUIDES.name),
        title=_("Guides, for the bus home"),
        description=_("Short reads on the parts of contact-centre work no job advert mentions."),
        section="guides",
        context={"entries": [Entry(g, minutes(g)) for g in catalogue.listed("guides")]},
    )


def guide(catalogue: Catalogue, code: str) -> Page:
    """A guide's page. Raises `Missing` for a code the catalogue does not hold."""
    guide: Guide | None = catalogue.get("guide", code)
    if guide is None:
        raise Missing("guide", code)
    listed = catalogue.listed("guides")
    place = listed.index(guide)
    parts = [Part(*pair) for pair in zip(anchors(guide), guide.sections, strict=True)]
    disagreements = [d for d in catalogue.listed("disagreements") if guide.code in d.guides]
    contents = [(part.id, part.section.title, part.section.label) for part in parts]
    if disagreements:
        contents.append(("disagreements", _("Disagreements"), ""))
    return Page(
        template="guides/guide.html",
        path=guide.path,
        above=(GUIDES,),
        title=guide.title,
        description=prose.plain(guide.summary),
        section="guides",
        context={
            "guide": guide,
            "number": place + 1,
            "count": len(listed),
            "minutes": minutes(guide),
            "parts": parts,
            "disagreements": disagreements,
            "contents": contents,
            "beside": around.of_guide(guide, catalogue),
        },
    )


def minutes(guide: Guide) -> int:
    """The minutes a guide takes to read, rounded up: at least one."""
    texts = [guide.lead, *(section.body for section in guide.sections)]
    return ceil(sum(len(prose.plain(text).split()) for text in texts) / WORDS_A_MINUTE) or 1
