"""What the pages of the self-assessment share: whose they are, and how one is shown."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from careers import access
from careers.actions.attempt import see
from careers.domain import code as codes
from careers.domain.catalogue import Catalogue
from careers.domain.parts import shown
from careers.domain.questionnaire import first_open, sections
from careers.models import Attempt
from careers.pages import questions
from careers.pages.page import Page
from careers.queries.attempt import answers_of
from careers.queries.edition import Published, current_edition, edition
from careers.views import stamps
from careers.views.public import imprint

DESCRIPTIONS = {
    "section": _(
        "Questions about what you can do and how you like to work. You can skip any of them and "
        "stop at any time."
    ),
    "answers": _("Every question with the answer you gave, and a way to change it."),
    "erase": _("Erase every answer you gave, for good."),
    "erased": _("Nothing you answered is kept any more."),
    "resume": _("Open your answers on any device, with the code you noted."),
    "no_code": _("Where your code would be, and where to get one."),
    "code_card": _("The code that opens your answers, to be noted, printed or sent."),
    "code_new": _("A new code in place of one that somebody may have seen."),
    "code_forget": _("Leave nothing of yours in a browser that others use too."),
    "code_forgotten": _("Your code once more, before you leave."),
    "result": _(
        "What your answers say: which roles come next, how sure that is, and what would help most."
    ),
    "role": _("What you already have for this role, and what is still to climb."),
    "unclear": _(
        "What it means that nothing fits clearly, what is strong all the same, and what to do next."
    ),
    "all_aside": _("The roles you set aside, and a way to bring them back."),
    "what_if": _("Suppose you stood on another level of a skill, and see what it would change."),
    "nothing_yet": _("What a result is made from, and where to begin."),
    "undone": _("What you answered before your last change."),
    "again": _("Answer the questions anew and keep what you said before, under the same code."),
    "put_back": _("The answers you gave before, open again."),
    "carry_over": _("What a newer edition changes in the questions, and which answers carry over."),
    "carried_over": _("Which edition your answers are read against."),
    "progress": _("How far you have come in each skill, from one time to the next."),
    "earlier": _("A result as it was, under the edition it was made with."),
    "earlier_role": _("What you had for this role then, and what was still to climb."),
    "too_early": _("How many more answers a first result needs."),
}
"""What search engines and previews are told of each page of the assessment, by its template."""


@dataclass(frozen=True)
class Sitting:
    """A visitor's attempt, or the beginning of one, with the edition it is read under."""

    attempt: Attempt | None
    published: Published
    answers: dict[str, int | None]
    key: access.Key | None = None
    hand_over: bool = False
    """Whether the browser is to be given the key with the next page, because it is new or is to be
    kept longer."""

    @property
    def catalogue(self) -> Catalogue:
        """What the answers are read under, on the site of today: what that leaves out is not there to
        be led to, whatever the edition of then still had."""
        own, today = self.published.catalogue, current_edition().catalogue.site
        site = replace(today, questionnaire=own.site.questionnaire)
        return shown(own, site, answered=self.attempt is not None)

    @property
    def code(self) -> str:
        """The code that opens these answers, or will, as it is shown; empty without one."""
        return codes.grouped(self.key.code) if self.key else ""

    @property
    def belongs(self) -> str:
        """The mark that forms of these answers carry."""
        return stamps.belonging(*self._stamped)

    def moved(self, request: HttpRequest) -> stamps.Moved:
        """Whether a form was shown for other answers than these, and what is other about them."""
        return stamps.moved(request, *self._stamped)

    @property
    def _stamped(self) -> tuple[str, int, int]:
        earlier = getattr(self.attempt, "times_before", 0)
        return self.key.code if self.key else "", self.published.number, earlier

    @property
    def kept_until(self) -> date | None:
        """The last day the answers are kept if nobody opens them again; None before there are any."""
        return self.attempt.kept_until if self.attempt else None

    @property
    def role(self) -> str:
        """The role they hold now, by its code; empty if they did not say, or if the edition their
        answers moved to no longer has it."""
        role = self.attempt.role if self.attempt else ""
        return role if self.catalogue.get("role", role) else ""

    @property
    def target(self) -> str:
        """The role their plan leads to, by its code; empty while there is none."""
        return self.attempt.target if self.attempt else ""

    @property
    def set_aside(self) -> list[str]:
        """The codes of the roles they do not want to see."""
        return self.attempt.set_aside if self.attempt else []

    @property
    def role_title(self) -> str:
        """The role they hold now, by name; empty if they did not say."""
        return self.catalogue.role(self.role).title if self.role else ""


def sitting_of(request: HttpRequest, *, begin: bool = False) -> Sitting:
    """What the request's key opens. With `begin` there is a key in any case: a fresh one, if what
    the browser holds opens nothing any more."""
    key = access.key_of(request)
    attempt = access.attempt_of(key)
    if attempt is None:
        known = key if key and key.fresh else None
        new = access.Key(codes.make(), fresh=True) if begin and known is None else None
        return Sitting(None, current_edition(), {}, known or new, hand_over=bool(new))
    # Once it has begun, a fresh key is to last: the answer that said so may have been lost.
    longer = see(attempt) or bool(key and key.fresh)
    published = edition(attempt.edition_number)
    return Sitting(attempt, published, answers_of(attempt), key, longer)


def show(
    request: HttpRequest, page: Page, sitting: Sitting, status: int = 200, **context: object
) -> HttpResponse:
    """A page of the assessment; `go_on` is the address of the first question still open."""
    parts = sections(sitting.catalogue)
    upcoming = first_open(parts, sitting.answers)
    counts = questions.counts(sitting.catalogue, sitting.answers)
    response = render(
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
    if sitting.key and sitting.hand_over:
        access.hand_over(response, sitting.key.code, fresh=sitting.attempt is None)
    return response


def page_of(name: str, title: str) -> Page:
    """What every page of the assessment says of itself. None of them has a public address."""
    return Page(f"assessment/{name}.html", "", title, str(DESCRIPTIONS[name]), "assessment")


def begun_again(sitting: Sitting) -> bool:
    """Whether the answers were set apart and no new one is given yet."""
    attempt = sitting.attempt
    return attempt is not None and not sitting.answers and attempt.earlier.exists()


def superseded(sitting: Sitting) -> bool:
    """Whether a newer edition is out than the one the answers are read against."""
    if sitting.attempt is None:
        return False
    return current_edition().number > sitting.published.number
