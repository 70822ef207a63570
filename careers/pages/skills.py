"""The skills: the index by family, and each skill's page."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.parts import offers
from careers.domain.things import (
    Item,
    Level,
    Proficiency,
    Role,
    RoleSkill,
    Skill,
    TrainingModule,
)
from careers.pages import around, words
from careers.pages.families import address, by_family
from careers.pages.page import SKILLS, Crumb, Missing, Page
from careers.pages.portion import Portion, cut, paged, portion
from careers.pages.standing import standing

ASKING = 50
"""So many roles that ask for a skill are listed at once, each with a meter."""


@dataclass(frozen=True)
class Entry:
    """A skill in the index. `measured` says how; `roles` counts those that ask for it."""

    skill: Skill
    parts: tuple[Skill, ...]
    measured: str
    roles: int


@dataclass(frozen=True)
class Rung:
    """One of a skill's five levels; `roles` counts those that ask for it, critical or not."""

    anchor: Proficiency
    behaviour: str
    roles: int


@dataclass(frozen=True)
class Asking:
    """A role that asks for a skill, and where it hangs."""

    role: Role
    rung: Level
    need: RoleSkill


def skills(catalogue: Catalogue, page: str = "") -> Page:
    """Every skill by family, its parts under it; of many a part, the one of the number `page`."""
    families = by_family(catalogue)
    part = portion(page, sum(len(held) for _family, held in families), paged(str(SKILLS.path)))
    return Page(
        template="skills/index.html",
        path=paged(str(SKILLS.path))(part.number),
        short=str(SKILLS.name),
        title=_("What the work asks of you"),
        description=_("The skills of contact-centre work, what each is, and which we measure."),
        section="",
        context={
            "families": [
                (family, words.family(family), [_entry(skill, catalogue) for skill in held])
                for family, held in cut(families, part)
            ],
            "part": part,
            "heads": [
                (words.family(family), address(family, catalogue), len(held))
                for family, held in families
            ],
            "measured": len(catalogue.measured_skills),
            "count": len(catalogue.skills),
        },
    )


def skill(catalogue: Catalogue, code: str, page: str = "") -> Page:
    """A skill's page; of many roles that ask for it the part of the number `page`. Raises `Missing` for a code the catalogue does not hold."""
    skill: Skill | None = catalogue.get("skill", code)
    if skill is None:
        raise Missing("skill", code)
    parts, items = catalogue.parts_of(skill), _items(skill, catalogue)
    whole: Skill | None = catalogue.get("skill", skill.part_of)
    family = words.family(skill.family)
    above = [SKILLS, Crumb(family, address(skill.family, catalogue))]
    needing = len(catalogue.roles_needing.get(skill.code, ()))
    part = portion(page, needing, paged(skill.path, "#roles"), ASKING)
    if whole:
        above.append(Crumb(whole.name, whole.path))
    context = {
        "skill": skill,
        "family": family,
        "measured": words.measured(skill, catalogue),
        "whole": whole,
        "parts": parts,
        "rungs": _rungs(skill, catalogue),
        "standing": standing(skill, catalogue),
        "asked": asked_by(skill, catalogue, part),
        "part": part,
        "roles": needing,
        "training": _training(skill, parts, catalogue),
        "items": items,
        "questions": words.questions(len(items)),
        "beside": around.of_skill(skill, catalogue),
    }
    return Page(
        template="skills/skill.html",
        path=skill.path,
        above=tuple(above),
        title=skill.name,
        description=prose.plain(skill.summary),
        section="",
        context={**context, "contents": _contents(context, catalogue)},
    )


def asked_by(
    skill: Skill, catalogue: Catalogue, part: Portion | None = None
) -> list[tuple[int, list[Asking]]]:
    """The roles that ask for a skill, or a portion of them, by importance, 3 first; each group by level,
    highest first.

    Within a level the roles come in the order of the ladder, entry first, then those beyond it.
    """
    places = catalogue.places_read
    found = sorted(
        catalogue.roles_needing.get(skill.code, ()),
        key=lambda pair: (-pair[1].importance, -pair[1].level, places[pair[0].code]),
    )
    if part:
        found = found[part.first : part.last]
    asking = (Asking(role, catalogue.level(role.level), need) for role, need in found)
    groups = groupby(asking, key=lambda one: one.need.importance)
    return [(importance, list(group)) for importance, group in groups]


def _entry(skill: Skill, catalogue: Catalogue) -> Entry:
    return Entry(
        skill,
        catalogue.parts_of(skill),
        words.measured(skill, catalogue),
        len(catalogue.roles_needing.get(skill.code, ())),
    )


def _rungs(skill: Skill, catalogue: Catalogue) -> list[Rung]:
    """The five levels of a skill from the top down; none for a skill without levels of its own."""
    if len(skill.levels) != len(catalogue.anchors):
        return []
    levels = [need.level for _, need in catalogue.roles_needing.get(skill.code, ())]
    found = [
        Rung(anchor, behaviour, levels.count(anchor.rank))
        for anchor, behaviour in zip(catalogue.anchors, skill.levels, strict=True)
    ]
    return found[::-1]


def _training(skill: Skill, parts: tuple[Skill, ...], catalogue: Catalogue) -> list[TrainingModule]:
    """The training that serves a skill or one of its parts, each once, in listed order."""
    served = {skill.code, *(part.code for part in parts)}
    return [m for m in catalogue.listed("training") if served & set(m.skills)]


def _items(skill: Skill, catalogue: Catalogue) -> tuple[Item, ...]:
    """The questions that speak for a skill; none if it is not measured."""
    by = catalogue.measured_by(skill)
    return catalogue.items_for[by.code] if by else ()


def _contents(context: dict[str, object], catalogue: Catalogue) -> list[tuple[str, str]]:
    """The page's sections, by id and short name; those with nothing to say are left out."""
    skill = context["skill"]
    assert isinstance(skill, Skill)
    sections = [
        ("what", _("What it is"), True),
        ("levels", _("The five levels"), context["rungs"]),
        ("roles", _("Who asks for it"), context["asked"]),
        ("better", _("Getting better"), skill.build),
        ("training", _("Training"), context["training"]),
        ("measured", _("How it is measured"), offers(catalogue, "assessment")),
    ]
    return [(anchor, name) for anchor, name, held in sections if held]
