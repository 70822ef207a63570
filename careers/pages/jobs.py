"""The openings: all of them or those that filters leave, one as a letter, and one that has closed."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from careers.domain import narrowing, profile
from careers.domain.catalogue import Catalogue
from careers.domain.narrowing import Group
from careers.domain.notices import Notices, Vacancy, role_of
from careers.pages import posted
from careers.pages.page import OPENINGS, Missing, Page
from careers.pages.questions import beginning
from careers.pages.saying import few

OTHERS = 5
"""So many other openings are named on the page of one."""


def jobs(catalogue: Catalogue, notices: Notices, **asked: tuple[str, ...]) -> Page:
    """The openings, the soonest to close first; or those that what is `asked` leaves, by the groups of
    `careers.domain.narrowing`."""
    groups: dict[Group, tuple[str, ...]] = {it: asked.get(it, ()) for it in narrowing.GROUPS}
    chosen, strange = narrowing.known(groups, notices, catalogue)
    found = narrowing.narrowed(chosen, notices, catalogue)
    named = [posted.name(one, catalogue) for one in chosen]
    return Page(
        template="jobs/index.html",
        path=posted.address(chosen),
        above=(OPENINGS,) if chosen else (),
        short=_("Narrowed down") if chosen else str(OPENINGS.name),
        title=_("Openings: %(filters)s") % {"filters": few(named)} if chosen else _("Openings"),
        description=_("What can be applied for now, by role, place and hours."),
        context={
            "count": len(found),
            "all": len(notices.vacancies),
            "rows": [posted.row(it, notices, catalogue) for it in found],
            "chosen": chosen,
            "strange": strange,
            "chips": posted.chips(chosen, notices, catalogue),
            "choices": posted.choices(chosen, notices, catalogue),
            "soonest": posted.soonest(found, notices),
            "begin": beginning(catalogue),
        },
    )


def job(catalogue: Catalogue, notices: Notices, number: int) -> Page:
    """An opening's letter. Raises `Missing` for one that is not open."""
    vacancy = notices.vacancy(number)
    if vacancy is None:
        raise Missing("job", str(number))
    role = role_of(vacancy, catalogue)
    needs = profile.needs(role, catalogue) if role else []
    row = posted.row(vacancy, notices, catalogue)
    return Page(
        template="jobs/job.html",
        path=vacancy.path,
        above=(OPENINGS,),
        title=vacancy.title,
        description=posted.sentence(vacancy, catalogue),
        context={
            "row": row,
            "vacancy": vacancy,
            "employer": vacancy.employer or catalogue.site.organisation,
            "role": role,
            "level": catalogue.level(role.level) if role else None,
            "track": catalogue.track(role.track) if role else None,
            "needs": needs[:1],
            "begin": beginning(catalogue, role) if role else "",
            "others": _others(vacancy, notices, catalogue),
            "contents": _contents(needs),
        },
    )


def closed(catalogue: Catalogue, notices: Notices, vacancy: Vacancy) -> Page:
    """What stands where an opening was, once it has closed. It has no address to be listed under."""
    role = role_of(vacancy, catalogue)
    return Page(
        template="jobs/closed.html",
        path="",
        title=_("This opening has closed"),
        description="",
        context={
            "vacancy": vacancy,
            "day": posted.day(vacancy.closes_on),
            "role": role,
            "others": _others(vacancy, notices, catalogue),
            "all": len(notices.vacancies),
        },
    )


def _others(vacancy: Vacancy, notices: Notices, catalogue: Catalogue) -> list[posted.Row]:
    """Other openings, those of the same role before those of the same track, before all others."""
    role = role_of(vacancy, catalogue)

    def far(other: Vacancy) -> int:
        its = role_of(other, catalogue)
        if role is None or its is None:
            return 2
        return 0 if its.code == role.code else 1 if its.track == role.track else 2

    others = sorted((it for it in notices.vacancies if it.id != vacancy.id), key=far)
    return [posted.row(it, notices, catalogue) for it in others[:OTHERS]]


def _contents(needs: Sequence[object]) -> list[tuple[str, str]]:
    """The letter's sections, by id and short name."""
    held = [("job", _("The job"), True), ("asks", _("What it asks"), bool(needs))]
    held.append(("apply", _("How to apply"), True))
    return [(anchor, words) for anchor, words, there in held if there]
