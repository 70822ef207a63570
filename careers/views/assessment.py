"""Taking the self-assessment: one view per address. What comes of it is in `result`.

An attempt begins with the first answers sent, not with a look at the questions, and belongs to the
edition that was current then. Every page here is personal.
"""

from dataclasses import replace
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers import access
from careers.actions import attempt as actions
from careers.actions.group import leave
from careers.domain.pace import minutes_left
from careers.domain.questionnaire import Section, ends_part_one, first_open, sections
from careers.domain.ratings import rate
from careers.domain.things import Role
from careers.forms.assessment import InvitationForm, SectionForm, StandingForm, faults, shortened
from careers.models import Group
from careers.pages import questions
from careers.queries import pace
from careers.queries.attempt import answers_of
from careers.views import stamps
from careers.views.invitation import enter
from careers.views.moved import what_moved
from careers.views.personal import personal
from careers.views.sitting import Sitting, begun_again, page_of, show, sitting_of, superseded


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, number: int) -> HttpResponse:
    """One section: show it, or save what was answered and go where the person wants."""
    sitting = sitting_of(request, begin=True)
    here = _meant(request, sitting, number)
    if here is None:
        raise Http404(f"section:{number}")
    if request.method == "POST":
        return _save(request, sitting, here)
    form, first = SectionForm(here, sitting.catalogue, sitting.answers), here.number == 1
    standing = StandingForm(sitting.catalogue, sitting.role) if first else None
    invited = InvitationForm() if first else None
    return _section_page(request, sitting, here, form, standing, invited)


def _meant(request: HttpRequest, sitting: Sitting, number: int) -> Section | None:
    """The section of that number, if there is one. For a form of another edition, whose questions may
    stand elsewhere by now, the section that asks the first of them."""
    parts = sections(sitting.catalogue)
    if request.method == "POST" and sitting.moved(request):
        for part in parts:
            if any(item.code in request.POST for item in part.items):
                return part
    return parts[number - 1] if 1 <= number <= len(parts) else None


def _goal(request: HttpRequest, sitting: Sitting) -> Role | None:
    """The role that somebody means to measure themselves for who has not begun, as the address of the
    first questions names it and their form carries it on. None for none, and for one that is none."""
    named = request.POST.get("target", "") or request.GET.get("role", "")
    return None if sitting.attempt else sitting.catalogue.get("role", named)


def _save(request: HttpRequest, sitting: Sitting, here: Section) -> HttpResponse:
    form = SectionForm(here, sitting.catalogue, sitting.answers, request.POST)
    # Only the first page asks where they work, and for a group.
    standing = (
        StandingForm(sitting.catalogue, sitting.role, request.POST) if here.number == 1 else None
    )
    good = form.is_valid()
    role = standing.cleaned_data["role"] if standing and standing.is_valid() else None
    assert sitting.key
    code = sitting.key.code
    if moved := sitting.moved(request):
        return _lost(request, sitting, here, form, role or "", moved)
    # What is good is saved even when something else is not: nothing typed is ever lost.
    attempt = sitting.attempt
    was: dict[str, int | None] | None = sitting.answers
    invited = InvitationForm(request.POST) if standing else None
    begins = attempt is None and bool(form.answered() or role)
    if begins:
        goal = _goal(request, sitting)
        attempt, was = actions.start(sitting.published.id, code, goal.code if goal else ""), None
    if attempt:
        try:
            seconds = stamps.seconds_open(request)
            actions.save(attempt, sitting.catalogue, form.answered(), role, seconds, was)
            invited = enter(request, attempt) if standing else None
        except actions.Gone:
            return erased(request, sitting, status=410)
        except actions.Moved:
            # In another tab, this very moment: read again, the form is that of other answers.
            return section(request, here.number)
    good = good and not (standing and standing.errors)
    # A code that opens nothing is said even to who only wants to stop: it would be lost otherwise.
    if not (invited and invited.errors) and (
        good or "back" in request.POST or "later" in request.POST
    ):
        response: HttpResponse = redirect(*_next(request, sitting, here))
    else:
        kept = replace(sitting, attempt=attempt, answers=answers_of(attempt) if attempt else {})
        response = _section_page(request, kept, here, form, standing, invited)
    if begins or (attempt and sitting.key.fresh):
        access.hand_over(response, code)
    return response


def _lost(
    request: HttpRequest,
    sitting: Sitting,
    here: Section,
    form: SectionForm,
    role: str,
    moved: stamps.Moved,
) -> HttpResponse:
    """What this form was shown for is not what the browser holds now: save nothing, and show what
    was filled in. Sent again, it goes where the page now says."""
    filled = SectionForm(here, sitting.catalogue, form.answered())
    first, group = here.number == 1, shortened(request.POST.get("group", ""))
    standing = StandingForm(sitting.catalogue, role) if first else None
    invited = InvitationForm(initial={"group": group}) if first else None
    return _section_page(request, sitting, here, filled, standing, invited, moved)


def _next(request: HttpRequest, sitting: Sitting, here: Section) -> tuple[str, ...]:
    """Where to go after a section: back, away for now, on, or to the result after the last. Who had
    answered everything came to change something, and goes back to the list."""
    parts = sections(sitting.catalogue)
    if "back" in request.POST:
        return ("assessment-section", str(max(1, here.number - 1)))
    if "later" in request.POST or first_open(parts, sitting.answers) is None:
        return ("assessment-answers",)
    if here.number == len(parts):
        return ("assessment-result",)
    return ("assessment-section", str(here.number + 1))


def _section_page(
    request: HttpRequest,
    sitting: Sitting,
    here: Section,
    form: SectionForm,
    standing: StandingForm | None,
    invited: InvitationForm | None,
    moved: stamps.Moved = "",
) -> HttpResponse:
    title = _("Questions %(first)d to %(last)d of %(count)d") % {
        "first": here.first,
        "last": here.last,
        "count": len(sitting.catalogue.questionnaire),
    }
    joined = bool(sitting.attempt and sitting.attempt.group_id)
    status = _status(form, moved)
    return show(
        request,
        page_of("section", title),
        sitting,
        status,
        section=here,
        form=form,
        standing=standing,
        invited=invited if not joined else None,
        faults=faults(form, standing, invited) if form.is_bound else [],
        stamps=_stamps(request, sitting),
        moved=moved,
        goal=_goal(request, sitting),
        minutes_left=_minutes_left(sitting),
        part_one_done=status == HTTPStatus.OK and _part_one_done(sitting, here),
    )


def _status(form: SectionForm, moved: stamps.Moved) -> HTTPStatus:
    """Shown again with what was sent, a page is an answer to it: 409 or 422."""
    if moved:
        return HTTPStatus.CONFLICT
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK


def _minutes_left(sitting: Sitting) -> int:
    """How long the open questions take most people; 0 where nobody knows."""
    counts = questions.counts(sitting.catalogue, sitting.answers)
    return minutes_left(pace.minutes(sitting.published), counts.open, counts.all)


def _stamps(request: HttpRequest, sitting: Sitting) -> dict[str, str]:
    """What the form carries unseen. Shown again, it was open since it was shown first."""
    return {
        stamps.BELONGS: sitting.belongs,
        stamps.SHOWN: request.POST.get(stamps.SHOWN) or stamps.shown_now(),
    }


def _part_one_done(sitting: Sitting, here: Section) -> bool:
    """Whether a person on their way has just come through part one, with enough for a result."""
    parts = sections(sitting.catalogue)
    return (
        here.number > 1
        and first_open(parts, sitting.answers) is not None
        and ends_part_one(parts[here.number - 2], parts, sitting.answers)
        and not rate(sitting.catalogue, sitting.answers).too_early
    )


@personal
@require_safe
def go_on(request: HttpRequest) -> HttpResponse:
    """To the first open question; to the list when there is none, to the beginning for whoever has
    not begun."""
    sitting = sitting_of(request)
    upcoming = first_open(sections(sitting.catalogue), sitting.answers)
    if sitting.attempt is None:
        return redirect("assessment-section", 1)
    if upcoming is None:
        return redirect("assessment-answers")
    return redirect(questions.address(upcoming.section, upcoming.item))


@personal
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """All questions with the answers given, each with a way to change it."""
    sitting = sitting_of(request)
    if begun_again(sitting):
        return redirect("assessment-again")
    return _answers_page(request, sitting)


@personal
@require_POST
def leave_group(request: HttpRequest) -> HttpResponse:
    """Be counted with no group any more. The answers stay."""
    sitting = sitting_of(request)
    left = sitting.attempt.group if sitting.attempt else None
    if sitting.attempt:
        try:
            leave(sitting.attempt)
        except actions.Gone:
            return erased(request, sitting, status=410)
    return _answers_page(request, sitting, left=left)


def _answers_page(
    request: HttpRequest, sitting: Sitting, left: Group | None = None
) -> HttpResponse:
    groups = questions.overview(sections(sitting.catalogue), sitting.answers, sitting.catalogue)
    page = page_of("answers", _("Your answers"))
    return show(
        request,
        page,
        sitting,
        groups=groups,
        superseded=superseded(sitting),
        left=left,
        moved=what_moved(sitting),
    )


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask once, then delete the attempt and have the browser forget it."""
    sitting = sitting_of(request)
    if request.method != "POST":
        return show(request, page_of("erase", _("Erase your answers")), sitting)
    if sitting.attempt:
        actions.erase(sitting.attempt)
    return erased(request, sitting)


def erased(request: HttpRequest, sitting: Sitting, status: int = 200) -> HttpResponse:
    """Say that nothing is kept any more, and have the browser forget the token."""
    nobody = Sitting(None, sitting.published, {})
    page = page_of("erased", _("Your answers are erased"))
    response = show(request, page, nobody, status)
    access.take_back(response)
    return response
