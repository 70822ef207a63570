"""The roles: the index from the top rung down, and each role's letter."""

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from careers.domain import filters, profile, prose, sketch
from careers.domain.catalogue import Catalogue
from careers.domain.notices import Notices
from careers.domain.requirements import requirements
from careers.domain.things import Note, Role, Track
from careers.pages import around_roles, asking, filtering, posted
from careers.pages.page import ROLES, Crumb, Missing, Page
from careers.pages.questions import beginning
from careers.pages.saying import few

HARDEST = 3
"""So many challenges are told at once, the most frequent first; a longer list folds after them."""

POSTED = 3
"""So many openings are named on a role's page."""

FEW = 5
"""So many skills are told of those that are important; a longer list folds after them."""


def roles(catalogue: Catalogue, page: str = "", much: str = "", **asked: tuple[str, ...]) -> Page:
    """The roles from the top rung down, and by track; or those that what is `asked` leaves, by the
    groups of `careers.domain.filters`. `page` is the number of a part of a long list, `much` what is wished of a
    skill that is named alone."""
    chosen, strange = filtering.asked(catalogue, asked, much)
    found = filters.narrowed(chosen, catalogue)
    part = filtering.part(chosen, page, len(found))
    shown = found[part.first : part.last]
    named = [filtering.name(one, catalogue) for one in chosen]
    return Page(
        template="roles/index.html",
        path=filtering.address(chosen, part.number),
        above=(ROLES,) if chosen else (),
        short=_("Narrowed down") if chosen else str(ROLES.name),
        title=_("Roles: %(filters)s") % {"filters": few(named)} if chosen else _("Every role"),
        description=_("All the roles of a contact centre, by rung and by track, and beyond it."),
        section="roles",
        context={
            "chosen": chosen,
            "strange": strange,
            "chips": filtering.chips(chosen, catalogue),
            "choices": filtering.choices(chosen, catalogue),
            "wishes": filtering.wishes(chosen, much, catalogue),
            "count": len(found),
            "part": part,
            "rows": [filtering.row(role, chosen, catalogue) for role in shown] if chosen else [],
            "rungs": index(catalogue, shown),
            "beyond": [role for role in shown if not catalogue.rank(role)],
            "tracks": [] if chosen or part.before or part.after else _by_track(catalogue),
        },
    )


def role(catalogue: Catalogue, code: str, notices: Notices | None = None) -> Page:
    """A role's letter, with what is open for it now. Raises `Missing` for a code the catalogue does
    not hold."""
    role = catalogue.get("role", code)
    if role is None:
        raise Missing("role", code)
    level = catalogue.level(role.level)
    out, open_to_it = profile.moves_out(role, catalogue), profile.moves_open(role, catalogue)
    hardships = profile.hardships(role, catalogue)
    hardest = len(hardships) if len(hardships) <= HARDEST + 1 else HARDEST
    context = {
        "role": role,
        "level": level,
        "track": catalogue.track(role.track),
        "begin": beginning(catalogue, role),
        "sketch": sketch.neighbourhood(role, catalogue),
        "notes": _by_place(role),
        "needs": profile.needs(role, catalogue),
        "few": FEW,
        "after_few": f"{FEW}:",
        "measured": role.code not in requirements(catalogue).unscored,
        "hardships": hardships,
        "hardest": hardest,
        "more_hardships": len(hardships) - hardest,
        "likings": profile.likings(role, catalogue),
        "moves_in": profile.moves_in(role, catalogue),
        "moves_out": out,
        "moves_open": open_to_it,
        "training": profile.training_towards([move.step for move in out], catalogue),
        "disagreements": profile.disagreements_about(role, catalogue),
        "ask": asking.questions(role, catalogue),
        "beside": around_roles.of_role(role, catalogue),
        **_open(role, catalogue, notices),
    }
    return Page(
        template="roles/role.html",
        path=role.path,
        above=(ROLES, Crumb(level.name, f"{ROLES.path}#{level.code}")),
        title=role.title,
        description=prose.plain(role.summary),
        section="roles",
        context={**context, "contents": _contents(role, context)},
    )


def _open(role: Role, catalogue: Catalogue, notices: Notices | None) -> dict[str, object]:
    """The openings for a role: how many, and the first of them to close."""
    found = notices.of(role, catalogue) if notices else ()
    shown = [posted.row(it, notices, catalogue) for it in found[:POSTED] if notices]
    return {"openings": shown, "posted": len(found)}


def index(
    catalogue: Catalogue, among: Sequence[Role] | None = None
) -> list[tuple[object, list[Role]]]:
    """The rungs that hold a role, the top one first, each with its roles; or those of them that are
    `among` these."""
    told = catalogue.roles_in_centre if among is None else among
    held = [
        (level, [role for role in told if role.level == level.code])
        for level in reversed(catalogue.rungs)
    ]
    return [(level, roles) for level, roles in held if roles]


def _by_track(catalogue: Catalogue) -> list[tuple[Track, list[Role]]]:
    """The tracks that hold a role of the centre, each with its roles, entry first."""
    inside = catalogue.roles_in_centre
    held = [
        (track, [role for role in inside if role.track == track.code])
        for track in catalogue.listed("tracks")
    ]
    return [(track, roles) for track, roles in held if roles]


def _by_place(role: Role) -> dict[str, list[Note]]:
    """A role's margin notes by the section they stand beside."""
    found: dict[str, list[Note]] = defaultdict(list)
    for note in role.notes:
        found[note.place].append(note)
    return dict(found)


def _contents(role: Role, context: dict[str, object]) -> list[tuple[str, str]]:
    """The letter's sections, by id and short name; those with nothing to say are left out."""
    sections: list[tuple[str, str, object]] = [
        ("job", _("What the job is"), True),
        ("do", _("What you do"), role.duties),
        ("day", _("A day"), True),
        ("skills", _("What it asks"), context["needs"]),
        ("like", _("What it is like"), context["likings"]),
        ("hard", _("What is hard"), context["hardships"]),
        ("here", _("Getting here"), True),
        ("ask", _("What to ask"), context["ask"]),
        ("next", _("Where it leads"), True),
        ("training", _("Training"), context["training"]),
        ("disagreements", _("Disagreements"), context["disagreements"]),
    ]
    return [(anchor, words) for anchor, words, held in sections if held]
