"""Checks of steps that ask for much more than where they start, and of whether they say how."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.checks.each import once_each, words
from careers.domain.checks.finding import Finding, gettext_noop as _, said
from careers.domain.ladder import Difference, in_order
from careers.domain.once import once
from careers.domain.search.words import form
from careers.domain.things import Skill, Step
from careers.domain.walk import texts

FAR = 2
"""So many levels more are a leap: from doing a thing alone to being the one others come to."""
IMPORTANT = 2
"""The importance from which a leap has to be explained."""

_WORD = re.compile(r"[^\W_]+")


def leaps(catalogue: Catalogue) -> Iterator[Finding]:
    """A step that asks for far more of an important skill names the skill or has training for it."""
    for step in catalogue.steps:
        if silent := _silent(catalogue).get(step.code):
            names = tuple(_rise(it) for it in silent)
            message = _(
                "It asks for far more of %(names)s, and neither its words nor its training say how. "
                "Name the skill under “where to begin”, or add training that serves it."
            )
            yield Finding("warning", "step", step.code, "begin", message, said(names=names))


def leapt(catalogue: Catalogue) -> Iterator[Finding]:
    """A role above entry to which nothing but such leaps leads."""
    silent = _silent(catalogue)
    for role in catalogue.roles if silent else ():
        known = [step for step in catalogue.steps_to(role) if step.origin]
        if len(known) > 1 and all(step.code in silent for step in known):
            message = _(
                "Every step that leads here asks for far more than where it starts and does not say "
                "how. Explain one of them, or set a role in between."
            )
            yield Finding("warning", "role", role.code, "skills", message)


@once
def _silent(catalogue: Catalogue) -> dict[str, list[Difference]]:
    """By step: the skills of which it asks for far more without a word on how. Others are left out."""
    levels = {role.code: {it.skill: it.level for it in role.skills} for role in catalogue.roles}
    found = {
        step.code: [
            it for it in _far(step, levels, catalogue) if not _told(it.skill, step, catalogue)
        ]
        for step in catalogue.steps
    }
    return {code: in_order(silent) for code, silent in found.items() if silent}


def _far(
    step: Step, levels: Mapping[str, Mapping[str, int]], catalogue: Catalogue
) -> list[Difference]:
    """The important skills of which a step asks for far more."""
    before, destination = levels.get(step.origin), catalogue.get("role", step.destination)
    if before is None or destination is None:
        return []
    return [
        Difference(skill, before[it.skill], it.level, it.importance)
        for it in destination.skills
        if it.importance >= IMPORTANT
        and it.level - before.get(it.skill, it.level) >= FAR
        and (skill := catalogue.get("skill", it.skill))
    ]


def _rise(found: Difference) -> str:
    return f"{found.skill.name} {found.before} → {found.after}"


def _told(skill: Skill, step: Step, catalogue: Catalogue) -> bool:
    """Whether a step's training serves a skill, or its words name it, link to it, or name a part."""
    whole: Skill | None = catalogue.get("skill", skill.part_of)
    kin = [skill, *catalogue.parts_of(skill), *([whole] if whole else [])]
    codes = {it.code for it in kin}
    modules = filter(None, (catalogue.get("training", code) for code in step.training))
    if any(codes.intersection(module.skills) for module in modules):
        return True
    (said_by_it,) = words(step)
    if any(link.kind == "skill" and link.code in codes for link in said_by_it.links):
        return True
    (spoken,) = _spoken_by(step)
    called = (name for it in kin for name in (it.name, *it.also_called, *it.synonyms))
    return any(f" {_spoken(name).strip()} " in spoken for name in called)


@once_each
def _spoken_by(step: Step) -> Iterator[str]:
    """A step's own words, in one text of their forms."""
    yield " ".join(
        _forms(prose.plain(text)) for _path, text, expected in texts(step) if expected.marked
    )


@lru_cache(maxsize=16_384)
def _spoken(name: str) -> str:
    return _forms(name)


def _forms(text: str) -> str:
    """The forms of a text's words between spaces, so that one is found in another as whole words."""
    return f" {' '.join(form(word) for word in _WORD.findall(text))} "
