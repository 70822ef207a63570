"""The whole-catalogue checks that stand between a draft and an edition.

Each check is a function from a catalogue to findings. An *error* keeps an edition from being
published; a *warning* informs. A finding names the very field, so that the admin can link to it
and a file's reader be told the line.
"""

from collections.abc import Callable, Iterable

from careers.domain.catalogue import Catalogue
from careers.domain.checks.asking import profiles, questions, skills, unused, whole
from careers.domain.checks.climbing import ladder, reachable, steps
from careers.domain.checks.codes import TAKEN, dangling, formerly, taken, unique
from careers.domain.checks.finding import Finding
from careers.domain.checks.wording import helpful, readable, sourced
from careers.domain.kinds import KINDS

CHECKS: tuple[Callable[[Catalogue], Iterable[Finding]], ...] = (
    unique,
    taken,
    formerly,
    dangling,
    sourced,
    steps,
    reachable,
    ladder,
    whole,
    questions,
    skills,
    profiles,
    unused,
    readable,
    helpful,
)


def check(catalogue: Catalogue) -> list[Finding]:
    """All findings, errors first, then in the order of the kinds and codes."""
    order = {kind.name: index for index, kind in enumerate(KINDS)}
    found = [finding for one in CHECKS for finding in one(catalogue)]
    return sorted(
        found, key=lambda f: (f.severity != "error", order.get(f.kind, -1), f.code, f.field)
    )


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


__all__ = ["CHECKS", "TAKEN", "Finding", "check", "errors", "helpful"]
