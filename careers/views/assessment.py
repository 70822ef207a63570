"""The self-assessment: one view per address.

An attempt begins with the first answers sent, not with a look at the questions, and belongs to the
edition that was current then. Every page here is personal.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from careers import access
from careers.actions import attempt as actions
from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import Section, first_open, sections
from careers.domain.ratings import SECONDS_PER_ANSWER
from careers.domain.recommendation import recommend
from careers.forms.assessment import SectionForm, StandingForm, faults
from careers.models import Attempt
from careers.pages.page import Page
from careers.pages.questions import overview
from careers.pages.result import ResultSheet
from careers.pages.saying import lead
from careers.queries.attempt import answers_of
from careers.queries.edition import Published, current_edition, edition
from careers.views.personal import personal
from careers.views.public import imprint


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


def _sitting(request: HttpRequest) -> Sitting:
    attempt = access.attempt_of(request)
    if attempt is None:
        return Sitting(None, current_edition(), {})
    return Sitting(attempt, edition(attempt.edition.number), answers_of(attempt))


def _render(
    request: HttpRequest, page: Page, sitting: Sitting, status: int = 200, **context: object
) -> HttpResponse:
    """A page of the assessment; `reached` counts the questions answered or skipped."""
    questionnaire = sitting.catalogue.questionnaire
    return render(
        request,
        page.template,
        {
            "page": page,
            "catalogue": sitting.catalogue,
            "edition": imprint(sitting.published),
            "sitting": sitting,
            "parts": sections(sitting.catalogue),
            "first_open": first_open(sections(sitting.catalogue), sitting.answers),
            "reached": sum(item.code in sitting.answers for item in questionnaire),
            "count": len(questionnaire),
            **context,
        },
        status=status,
    )


def _page(name: str, title: str) -> Page:
    """What every page of the assessment says of itself. None of them has a public address."""
    return Page(f"assessment/{name}.html", "", title, "", "assessment")


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, number: int) -> HttpResponse:
    """One section: show it, or save what was answered and go where the person wants."""
    sitting = _sitting(request)
    parts = sections(sitting.catalogue)
    if not 1 <= number <= len(parts):
        raise Http404(f"section:{number}")
    here = parts[number - 1]
    if request.method == "POST":
        return _save(request, sitting, here)
    form = SectionForm(here, sitting.catalogue, sitting.answers)
    return _section_page(
        request, sitting, here, form, StandingForm(sitting.catalogue, sitting.role)
    )


def _save(request: HttpRequest, sitting: Sitting, here: Section) -> HttpResponse:
    form = SectionForm(here, sitting.catalogue, sitting.answers, request.POST)
    asks_role = here.number == 1
    standing = StandingForm(sitting.catalogue, sitting.role, request.POST)
    good = form.is_valid()
    role = standing.cleaned_data["role"] if asks_role and standing.is_valid() else None
    # What is good is saved even when something else is not: nothing typed is ever lost.
    attempt, token = sitting.attempt, ""
    if attempt is None and (form.answered() or role):
        attempt, token = actions.start(sitting.published.id)
    if attempt:
        try:
            actions.save(attempt, sitting.catalogue, form.answered(), role)
        except actions.Gone:
            return _erased(request, sitting, status=410)
    good = good and not (asks_role and standing.errors)
    if good or "back" in request.POST or "later" in request.POST:
        response: HttpResponse = redirect(*_next(request, sitting, here))
    else:
        kept = Sitting(attempt, sitting.published, answers_of(attempt) if attempt else {})
        response = _section_page(request, kept, here, form, standing, status=422)
    if token:
        access.hand_over(response, token)
    return response


def _next(request: HttpRequest, sitting: Sitting, here: Section) -> tuple[str, ...]:
    """Where to go after a section: back, away for now, on, or to the result after the first part
    and the last. Who had answered everything came to change something, and goes back to the list.
    """
    parts = sections(sitting.catalogue)
    if "back" in request.POST:
        return ("assessment-section", str(max(1, here.number - 1)))
    if "later" in request.POST or first_open(parts, sitting.answers) is None:
        return ("assessment-answers",)
    if here.number == len(parts):
        return ("assessment-result",)
    following = parts[here.number]
    if here.part == "a" and following.part != "a":
        return ("assessment-result",)
    return ("assessment-section", str(following.number))


def _section_page(
    request: HttpRequest,
    sitting: Sitting,
    here: Section,
    form: SectionForm,
    standing: StandingForm,
    status: int = 200,
) -> HttpResponse:
    title = _("Questions %(first)d to %(last)d of %(count)d") % {
        "first": here.first,
        "last": here.last,
        "count": len(sitting.catalogue.questionnaire),
    }
    asked = standing if here.number == 1 else None
    return _render(
        request,
        _page("section", title),
        sitting,
        status,
        section=here,
        form=form,
        standing=asked,
        faults=faults(form, asked) if form.is_bound else [],
    )


@personal
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """All questions with the answers given, each with a way to change it."""
    sitting = _sitting(request)
    groups = overview(sections(sitting.catalogue), sitting.answers, sitting.catalogue)
    return _render(request, _page("answers", _("Your answers")), sitting, groups=groups)


@personal
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the answers say, and what to do next."""
    sitting = _sitting(request)
    if not any(sitting.answers.values()):
        return _render(request, _page("nothing_yet", _("No result yet")), sitting)
    found = recommend(sitting.catalogue, sitting.answers, sitting.role, _seconds(sitting))
    return _render(
        request,
        _page("result", _("What your answers say")),
        sitting,
        found=found,
        lead=lead(found),
        skipped=sum(value is None for value in sitting.answers.values()),
        sheet=ResultSheet(found, sections(sitting.catalogue)),
    )


def _seconds(sitting: Sitting) -> float | None:
    """The time the answers took: from the first save to the last, and what the page before the
    first save would take a quick reader."""
    if sitting.attempt is None:
        return None
    taken = sitting.attempt.changed_at - sitting.attempt.started_at
    longest = max(len(part.items) for part in sections(sitting.catalogue))
    return taken.total_seconds() + SECONDS_PER_ANSWER * longest


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask once, then delete the attempt and have the browser forget it."""
    sitting = _sitting(request)
    if request.method != "POST":
        return _render(request, _page("erase", _("Erase your answers")), sitting)
    if sitting.attempt:
        actions.erase(sitting.attempt)
    return _erased(request, sitting)


def _erased(request: HttpRequest, sitting: Sitting, status: int = 200) -> HttpResponse:
    """Say that nothing is kept any more, and have the browser forget the token."""
    nobody = Sitting(None, sitting.published, {})
    page = _page("erased", _("Your answers are erased"))
    response = _render(request, page, nobody, status)
    access.take_back(response)
    return response
