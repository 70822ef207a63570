"""What the examples of the style guide are about: real things of a catalogue, as pages have them."""

from datetime import UTC, datetime
from typing import Any

from careers.domain.board import board
from careers.domain.catalogue import Catalogue
from careers.domain.history import Entry, History
from careers.domain.profile import moves_in, training_towards
from careers.domain.questionnaire import sections
from careers.domain.recommendation import recommend
from careers.domain.routes import routes
from careers.domain.sketch import neighbourhood, poster
from careers.domain.tally import Count, holdings
from careers.domain.things import Role
from careers.forms.assessment import SectionForm
from careers.pages import around_roles, roles, skills
from careers.pages.choosing import Choice, choice
from careers.pages.editions import rungs
from careers.pages.itinerary import itinerary
from careers.pages.portion import paged, portion
from careers.pages.standing import standing


def things(catalogue: Catalogue) -> dict[str, Any]:
    """What an example may name. Of what a catalogue does not hold there is nothing."""
    role = _fullest(catalogue)
    return {
        "catalogue": catalogue,
        "rungs": roles.index(catalogue),
        "beyond": catalogue.roles_beyond,
        "portion": portion("2", 250, paged("/roles/")),
        "board": board(catalogue),
        "choice": choice(catalogue),
        "many": Choice(),
        "poster": poster(catalogue),
        "challenges": catalogue.listed("challenges")[:2],
        "disagreements": catalogue.listed("disagreements")[:2],
        "sections": [("job", "What the job is"), ("day", "A day"), ("next", "Where it leads")],
        "editions": _editions(catalogue),
        **_of_role(role, catalogue),
        **_of_skill(catalogue),
        **_of_assessment(role, catalogue),
    }


def _fullest(catalogue: Catalogue) -> Role:
    """The role that shows most: steps lead to it, and it has most notes in its margin."""
    return max(
        catalogue.roles_in_centre,
        key=lambda role: (bool(catalogue.steps_to(role)), len(role.notes), len(role.duties)),
    )


def _of_role(role: Role, catalogue: Catalogue) -> dict[str, Any]:
    steps, start = list(catalogue.steps_to(role)), catalogue.roles_in_centre[0]
    ways = routes(start, role, catalogue)
    return {
        "role": role,
        "level": catalogue.level(role.level),
        "track": catalogue.track(role.track),
        "trail": roles.role(catalogue, role.code).trail,
        "beside": around_roles.of_role(role, catalogue),
        "sketch": neighbourhood(role, catalogue),
        "notes": role.notes[:1],
        "moves": moves_in(role, catalogue)[:2],
        "modules": training_towards(steps, catalogue) or catalogue.listed("training"),
        "stops": itinerary(ways[0], catalogue) if ways else [],
    }


def _of_skill(catalogue: Catalogue) -> dict[str, Any]:
    skill = catalogue.measured_skills[0]
    return {
        "skill": skill,
        "skills": catalogue.measured_skills[:3],
        "climb": skills.skill(catalogue, skill.code).context["rungs"],
        "standing": standing(skill, catalogue),
    }


def _of_assessment(role: Role, catalogue: Catalogue) -> dict[str, Any]:
    """The first half of the questions, answered one way and another."""
    parts, items = sections(catalogue), catalogue.questionnaire
    half = items[: len(items) // 2]
    answers: dict[str, int | None] = {item.code: 2 + at % 4 for at, item in enumerate(half)}
    form = SectionForm(parts[0], catalogue, answers)
    return {
        "parts": parts,
        "answers": answers,
        "question": form[parts[0].items[0].code],
        "result": recommend(catalogue, answers, "").by_role[role.code],
    }


def _editions(catalogue: Catalogue) -> Any:
    """Two editions as they might stand in a history: the first with all it holds, and a small one."""
    day = datetime(2030, 5, 1, tzinfo=UTC)
    small = (Count("role", changed=3, removed=1), Count("step", added=2))
    entries = (
        Entry(2, day, "What the publisher wrote about it", "", small),
        Entry(1, day, "The first edition", "", holdings(catalogue)),
    )
    return rungs(History(entries, 2, day))
