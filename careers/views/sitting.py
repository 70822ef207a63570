"""What the pages of the self-assessment share: whose they are, and how one is shown."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from careers import access
from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import first_open, sections
from careers.models import Attempt
from careers.pages import questions
from careers.pages.page import Page
from careers.queries.attempt import answers_of
from careers.queries.edition import Published, current_edition, edition
from careers.views.public import imprint

DESCRIPTIONS = {
    "section": _(
        "Questions about what you can do and how you like to work. You can skip any of them and "
        "stop at any time."
    ),
    "answers": _("Every question with the answer you gave, and a way to change it."),
    "erase": _("Erase every answer you gave in this browser, for good."),
    "erased": _("Nothing you answered is kept any more."),
    "result": _(
        "What your answers say: which roles come next, how sure that is, and what would help most."
    ),
    "role": _("What you already have for this role, and what is still to climb."),
    "nothing_yet": _("What a result is made from, and where to begin."),
    "too_early": _("How many more answers a first result needs."),
}
"""What search engines and previews are told of each page of the assessment, by its template."""


@dataclass(frozen=True)
class Sitting:
    """A visitor's attempt, or the beginning of one, with the edition it is read under."""

    attempt: Attempt | None
    published: Published
    answers: dict[str, int | None]

    @property
    def catalogue(self) -> Catalogue:
        return self.published.catalogue

    @property
    def role(self) -> str:
        return self.attempt.role if self.attempt else ""

    @property
    def role_title(self) -> str:
        """The role they hold now, by name; empty if they did not say."""
        return self.catalogue.role(self.role).title if self.role else ""


def sitting_of(request: HttpRequest) -> Sitting:
    attempt = access.attempt_of(request)
    if attempt is None:
        return Sitting(None, current_edition(), {})
    return Sitting(attempt, edition(attempt.edition.number), answers_of(attempt))


def show(
    request: HttpRequest, page: Page, sitting: Sitting, status: int = 200, **context: object
) -> HttpResponse:
    """A page of the assessment; `go_on` is the address of the first question still open."""
    parts = sections(sitting.catalogue)
    upcoming = first_open(parts, sitting.answers)
    counts = questions.counts(sitting.catalogue, sitting.answers)
    return render(
        request,
        page.template,
        {
            "page": page,
            "catalogue": sitting.catalogue,
            "edition": imprint(sitting.published),
            "sitting": sitting,
            "parts": parts,
            "first_open": upcoming,
            "go_on": questions.address(upcoming.section, upcoming.item) if upcoming else "",
            "counts": counts,
            "count": counts.all,
            "reached": counts.reached,
            **context,
        },
        status=status,
    )


def page_of(name: str, title: str) -> Page:
    """What every page of the assessment says of itself. None of them has a public address."""
    return Page(f"assessment/{name}.html", "", title, str(DESCRIPTIONS[name]), "assessment")


def superseded(sitting: Sitting) -> bool:
    """Whether a newer edition is out than the one the answers are read against."""
    if sitting.attempt is None:
        return False
    return current_edition().number > sitting.published.number
