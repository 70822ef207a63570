"""About the portal itself: what it is and how its numbers come about, privacy, accessibility."""

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.pages import around
from careers.pages.page import ABOUT, ACCESSIBILITY, PRIVACY, Page


def about(catalogue: Catalogue) -> Page:
    """What this is, who it is for, who writes it, and how its numbers come about, in short."""
    return Page(
        template="about/about.html",
        path=ABOUT.path,
        short=str(ABOUT.name),
        title=_("About %(name)s") % {"name": catalogue.site.name},
        description=_("What this is, who writes it, and how its numbers are worked out."),
        context={
            "beside": around.of_site(ABOUT),
            "items": len(catalogue.questionnaire),
            "contents": [
                ("what", _("What it is")),
                ("for", _("Who it is for")),
                ("who", _("Who writes it")),
                ("method", _("How the numbers are worked out")),
                ("limits", _("What they can say")),
                ("never", _("What it never does")),
                ("use", _("Using it yourself")),
            ],
        },
    )


def privacy(catalogue: Catalogue, days: int = 180) -> Page:
    """What is stored about a visitor and about staff, and how to erase it. `days` is how long answers
    are kept that nobody opens."""
    return Page(
        template="about/privacy.html",
        path=PRIVACY.path,
        above=(ABOUT,),
        title=_("Privacy"),
        description=_(
            "What is stored when you read, measure yourself or sign in, and what is not."
        ),
        context={
            "beside": around.of_site(PRIVACY),
            "days": days,
            "contents": [
                ("reading", _("When you read")),
                ("measuring", _("When you measure yourself")),
                ("back", _("When you come back")),
                ("together", _("What is seen of many people together")),
                ("erasing", _("Erasing it")),
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
            "beside": around.of_site(ACCESSIBILITY),
            "contents": [
                ("done", _("What has been done")),
                ("limits", _("Known limits")),
                ("tested", _("How it was tested")),
                ("tell", _("Tell us")),
            ],
        },
    )
