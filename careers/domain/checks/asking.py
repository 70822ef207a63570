"""Checks of what is asked and measured: the questions, the skills, the roles’ profiles."""

from collections import defaultdict
from collections.abc import Iterator, Set as AbstractSet
from operator import itemgetter

from careers.domain.catalogue import Catalogue
from careers.domain.checks.each import words
from careers.domain.checks.finding import Finding, gettext_noop as _, said

LEANING = 2
"""The importance from which a role leans on a skill: important or critical."""


def whole(catalogue: Catalogue) -> Iterator[Finding]:
    """There is a ladder to show and something to ask."""
    ranks = {level.code: level.rank for level in catalogue.levels}
    if not any(ranks.get(role.level) for role in catalogue.roles):
        yield Finding("error", "role", "", "", _("There is no role in the centre."))
    if not catalogue.items:
        yield Finding("error", "item", "", "", _("The questionnaire has no questions."))


def questions(catalogue: Catalogue) -> Iterator[Finding]:
    """Every question measures one thing, and has what its kind needs."""
    for item in catalogue.items:
        measured = [name for name in ("skill", "preference", "challenge") if getattr(item, name)]
        if len(measured) != 1:
            message = _("A question measures exactly one skill, preference or challenge.")
            yield Finding("error", "item", item.code, "skill", message)
        if item.preference and not (item.left and item.right):
            message = _("A preference needs both its ends.")
            yield Finding("error", "item", item.code, "left", message)
        if len(item.options) != (5 if item.challenge else 0):
            message = _("A challenge preview has five options; other questions have none.")
            yield Finding("error", "item", item.code, "options", message)


def skills(catalogue: Catalogue) -> Iterator[Finding]:
    """A measured skill has five behavioural levels; a part belongs to a measured whole."""
    for skill in catalogue.skills:
        measured = skill.code in catalogue.items_for
        if len(skill.levels) != 5 and (measured or skill.levels):
            message = _("Give five behavioural levels, lowest first.")
            yield Finding("error", "skill", skill.code, "levels", message)
        if skill.part_of and (measured or skill.part_of not in catalogue.items_for):
            message = _("A part has no questions of its own and belongs to a skill that has.")
            yield Finding("error", "skill", skill.code, "part_of", message)


def profiles(catalogue: Catalogue) -> Iterator[Finding]:
    """Every role asks for something, and says where it stands on all that is measured."""
    for role in catalogue.roles:
        if catalogue.items_for and not any(
            need.importance and need.level > 1 and need.skill in catalogue.items_for
            for need in role.skills
        ):
            message = _(
                "The role asks for no measured skill above level 1: no fit can be worked out."
            )
            yield Finding("error", "role", role.code, "skills", message)
        held = {need.skill for need in role.skills}
        without = tuple(it.name for it in catalogue.measured_skills if it.code not in held)
        if without:
            message = _("No level is given for %(names)s.")
            yield Finding("warning", "role", role.code, "skills", message, said(names=without))
        liked = {liking.preference for liking in role.preferences}
        without = tuple(it.name for it in catalogue.preferences if it.code not in liked)
        if without:
            message = _("No place is given on %(names)s.")
            yield Finding("warning", "role", role.code, "preferences", message, said(names=without))
        if not role.duties:
            yield Finding("warning", "role", role.code, "duties", _("No duty is given."))


def unused(catalogue: Catalogue) -> Iterator[Finding]:
    """Things nothing else uses are probably forgotten."""
    asked = {need.skill for role in catalogue.roles for need in role.skills if need.importance}
    for skill in catalogue.skills:
        if not skill.part_of and skill.code not in asked:
            yield Finding("warning", "skill", skill.code, "", _("No role asks for this skill."))
    met = {link.challenge for role in catalogue.roles for link in role.challenges}
    for challenge in catalogue.challenges:
        if challenge.code not in met:
            message = _("No role is said to meet this challenge.")
            yield Finding("warning", "challenge", challenge.code, "", message)
    serving = {code for step in catalogue.steps for code in step.training}
    for module in catalogue.training:
        if module.stage == "advancement" and module.code not in serving:
            message = _("No step is said to be served by this training.")
            yield Finding("warning", "training", module.code, "", message)
    told = {code for role in catalogue.roles for said in words(role) for code in said.marks}
    for source in catalogue.sources:
        if source.code not in told:
            yield Finding("warning", "source", source.code, "", _("No role leans on this source."))


def unmeasured(catalogue: Catalogue) -> Iterator[Finding]:
    """A skill that matters to a role is asked about, itself or as part of one that is."""
    if not catalogue.items:
        return
    lacking = [it for it in catalogue.listed("skills") if catalogue.measured_by(it) is None]
    needing = _leaning(catalogue, {skill.code for skill in lacking})
    for skill in lacking:
        if leaning := needing.get(skill.code):
            message = _(
                "It matters to %(names)s, and no question measures it: nobody’s result knows of it. Ask "
                "about it, or say which measured skill it is part of."
            )
            yield Finding("warning", "skill", skill.code, "part_of", message, said(names=leaning))


def _leaning(catalogue: Catalogue, skills: AbstractSet[str]) -> dict[str, tuple[str, ...]]:
    """By skill: the titles of the roles it matters to, the most demanding first."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for role in catalogue.listed("roles"):
        for need in role.skills:
            if need.importance >= LEANING and need.skill in skills:
                found[need.skill].append((-need.importance, -need.level, role.title))
    return {
        code: tuple(title for *_, title in sorted(rows, key=itemgetter(0, 1)))
        for code, rows in found.items()
    }
