"""The whole-catalogue checks that stand between a draft and an edition.

Each check is a function from a catalogue to findings. An *error* keeps an edition from being
published; a *warning* informs. A finding names the very field, so that the admin can link to it
and a file's reader be told the line.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from careers.domain.catalogue import Catalogue
from careers.domain.checks.apart import alike
from careers.domain.checks.asking import profiles, questions, skills, unmeasured, unused, whole
from careers.domain.checks.circles import closed, downward
from careers.domain.checks.climbing import ladder, reachable, steps
from careers.domain.checks.codes import TAKEN, dangling, formerly, taken, unique
from careers.domain.checks.each import words
from careers.domain.checks.finding import Finding, every, gettext_noop, said
from careers.domain.checks.leaps import leaps, leapt
from careers.domain.checks.length import brief
from careers.domain.checks.links import foot, written
from careers.domain.checks.site import astray, readable_accent
from careers.domain.checks.wording import helpful, readable, sourced
from careers.domain.kinds import KINDS
from careers.domain.progress import tell

CHECKS: tuple[Callable[[Catalogue], Iterable[Finding]], ...] = (
    unique,
    taken,
    formerly,
    dangling,
    written,
    foot,
    astray,
    readable_accent,
    sourced,
    steps,
    reachable,
    downward,
    closed,
    leaps,
    leapt,
    ladder,
    whole,
    questions,
    skills,
    profiles,
    unmeasured,
    alike,
    unused,
    readable,
    brief,
    helpful,
)


def check(catalogue: Catalogue) -> list[Finding]:
    """All findings, errors first, then in the order of the kinds and codes."""
    order = {kind.name: index for index, kind in enumerate(KINDS)}
    # What was never checked is read through first: that takes longer than all checks after it.
    things = sum(1 for _thing in every(catalogue))
    tell("checking", 0, 2 * things)
    for number, _read in enumerate(words.over(catalogue)):
        if number % 100 == 0:
            tell("checking", number, 2 * things)
    found: list[Finding] = []
    for number, one in enumerate(CHECKS):
        tell("checking", things + things * number // len(CHECKS), 2 * things)
        found += [replace(it, check=one.__name__) for it in one(catalogue)]
    return sorted(
        found, key=lambda f: (f.severity != "error", order.get(f.kind, -1), f.code, f.field)
    )


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


def fresh(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those found after that were not found before: not about the same thing, in the same words. Where
    in a list a text stands does not matter, since one line more moves those below it; nor do other
    things that are listed in the words, such as the roles that ask for a skill."""
    known = {_known(finding) for finding in before}
    return tuple(finding for finding in after if _known(finding) not in known)


def _known(finding: Finding) -> tuple[object, ...]:
    field = re.sub(r"\[\d+\]", "", finding.field)
    told = tuple((name, it) for name, it in finding.parameters if not isinstance(it, tuple))
    return finding.severity, finding.kind, finding.code, field, finding.template, told


__all__ = [
    "CHECKS",
    "TAKEN",
    "Finding",
    "check",
    "errors",
    "fresh",
    "gettext_noop",
    "helpful",
    "said",
]
