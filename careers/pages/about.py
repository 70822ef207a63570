"""About the portal itself: what it is and how its numbers come about, privacy, accessibility."""

from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.domain.catalogue import Catalogue
from careers.domain.parts import offers
from careers.pages import around
from careers.pages.page import ABOUT, ACCESSIBILITY, PRIVACY, Page

MARGIN = 30
"""So many days longer than a backup it is remembered that something was erased."""

_NUMBERS = (
    ("method", _lazy("How the numbers are worked out")),
    ("limits", _lazy("What they can say")),
)
_ANSWERS = (
    ("measuring", _lazy("When you measure yourself")),
    ("back", _lazy("When you come back")),
    ("together", _lazy("What is seen of many people together")),
    ("erasing", _lazy("Erasing it")),
)
_BEFORE = (("measuring", _lazy("If you answered before")),)
"""Sections about the questions: while there are any, and once there are none any more."""


def about(catalogue: Catalogue) -> Page:
    """What this is, who it is for, who writes it, and how its numbers come about, in short."""
    return Page(
        template="about/about.html",
        path=ABOUT.path,
        short=str(ABOUT.name),
        title=_("About %(name)s") % {"name": catalogue.site.name},
        description=_("What this is, who writes it, and how its numbers are worked out."),
        context={
            "beside": around.of_site(ABOUT, catalogue),
            "items": len(catalogue.questionnaire),
            "contents": [
                ("what", _("What it is")),
                ("for", _("Who it is for")),
                ("who", _("Who writes it")),
                *(_NUMBERS if offers(catalogue, "assessment") else ()),
                ("never", _("What it never does")),
                ("use", _("Using it yourself")),
            ],
        },
    )


def privacy(
    catalogue: Catalogue, days: int = 180, sign_ins: int = 90, backups: int = 120, hours: int = 8
) -> Page:
    """What is stored about a visitor and about staff, and how to erase it. `days` is how long answers
    are kept that nobody opens, `sign_ins` who signed in at the desk, and `backups` a backup at most;
    `hours` is how long staff stay signed in."""
    return Page(
        template="about/privacy.html",
        path=PRIVACY.path,
        above=(ABOUT,),
        title=_("Privacy"),
        description=_(
            "What is stored when you read, measure yourself or sign in, and what is not."
        ),
        context={
            "beside": around.of_site(PRIVACY, catalogue),
            "days": days,
            "sign_ins": sign_ins,
            "backups": backups,
            "marks": backups + MARGIN,
            "hours": hours,
            "contents": [
                ("reading", _("When you read")),
                *(_ANSWERS if offers(catalogue, "assessment") else _BEFORE),
                ("staff", _("When staff sign in")),
                ("cookies", _("Every cookie")),
                ("not", _("What does not happen")),
                ("ask", _("Whom to ask")),
            ],
        },
    )


def accessibility(catalogue: Catalogue) -> Page:
    """What the portal does so that everybody can use it, and where it falls short."""
    return Page(
        template="about/accessibility.html",
        path=ACCESSIBILITY.path,
        above=(ABOUT,),
        title=_("Accessibility"),
        description=_(
            "What this site does so that everybody can use it, and where it falls short."
        ),
        context={
            "beside": around.of_site(ACCESSIBILITY, catalogue),
            "contents": [
                ("done", _("What has been done")),
                ("limits", _("Known limits")),
                ("tested", _("How it was tested")),
                ("tell", _("Tell us")),
            ],
        },
    )
