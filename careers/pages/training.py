"""Training: one page, by the stage at which it comes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.things import Role, Skill, Stage, Step, TrainingModule
from careers.pages import around
from careers.pages.page import SKILLS, TRAINING, Page

STAGES: tuple[Stage, ...] = ("first", "ongoing", "advancement")


NAMED = 12
"""So many roles that a piece of training leads to are named; the others name it on their own pages."""


@dataclass(frozen=True)
class Start:
    """Where a step begins: `origin` is None for any rung."""

    step: Step
    origin: Role | None


@dataclass(frozen=True)
class Served:
    """A piece of training, the skills it serves, and the steps by where they lead, of the first roles
    that they lead to; `count` is of all steps, `more` of the other roles."""

    module: TrainingModule
    skills: tuple[Skill, ...]
    steps: list[tuple[Role, list[Start]]]
    count: int
    more: int


def training(catalogue: Catalogue) -> Page:
    """All training, around the start first; a module's anchor is its code."""
    names = {"first": _("Around the start"), "ongoing": _("Along the way")}
    modules = [_served(module, catalogue) for module in catalogue.listed("training")]
    stages = [
        (
            stage,
            names.get(stage, _("Towards a next rung")),
            [served for served in modules if served.module.stage == stage],
        )
        for stage in STAGES
    ]
    held = [found for found in stages if found[2]]
    return Page(
        template="training/index.html",
        path=TRAINING.path,
        above=(SKILLS,),
        title=_("Training"),
        description=_("The training of contact-centre work: when it comes and what it serves."),
        section="",
        context={
            "stages": held,
            "beside": around.of_training(catalogue),
            "contents": [(f"stage-{stage}", name) for stage, name, _modules in held],
        },
    )


def _served(module: TrainingModule, catalogue: Catalogue) -> Served:
    skills = [skill for code in module.skills if (skill := catalogue.get("skill", code))]
    skills.sort(key=lambda skill: (skill.order, skill.code))
    steps = _steps(module, catalogue)
    count = sum(len(starts) for _role, starts in steps)
    return Served(module, tuple(skills), steps[:NAMED], count, len(steps[NAMED:]))


def _steps(module: TrainingModule, catalogue: Catalogue) -> list[tuple[Role, list[Start]]]:
    """The steps a module serves by destination, both ends in the order of the ladder."""
    roles = catalogue.roles_read
    places = {role.code: place for place, role in enumerate(roles)}
    found: dict[str, list[Start]] = {}
    for step in sorted(catalogue.steps, key=lambda step: places.get(step.origin, -1)):
        if module.code in step.training:
            start = Start(step, catalogue.get("role", step.origin))
            found.setdefault(step.destination, []).append(start)
    return [(role, found[role.code]) for role in roles if role.code in found]
