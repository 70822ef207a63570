"""Whether any answers could tell two roles apart.

The recommender puts that role first whose place is highest (`scoring`), and calls two places level
where answers alone could turn them round (`recommendation.too_close`). Here the same is asked of the
profiles themselves. Take somebody who has just what role A asks, and somebody who has just what B
asks. With d the place of A less that of B,

    d′ = (d for A’s person − d for B’s person) / SD of d,

the sensitivity index of signal detection (D. M. Green and J. A. Swets, “Signal Detection Theory and
Psychophysics”, Wiley, New York 1966). At d′ = 2 each of the two is on average one SD on the right side,
and chance in the answers still names the wrong role first for one person in six. Below that the two
profiles are one profile, to anybody who answers. In our catalogue the nearest two have 2.6; a role and
its copy with one skill changed by one level have 1.3 to 1.9.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import sqrt

from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import Finding, gettext_noop as _, said
from careers.domain.measure import Measure, measure
from careers.domain.ratings import rate
from careers.domain.recommendation import apart
from careers.domain.requirements import Profile, profile
from careers.domain.respondents import asked_levels
from careers.domain.scoring import score
from careers.domain.things import Role

APART = 2.0
"""The d′ from which two profiles can be told apart."""
FEW = 40
"""As many roles are compared each with each, in 30 ms. Of more, as public classifications have, only
those are found whose profiles are the same."""

MESSAGE = _(
    "Answers can hardly tell this role from “%(other)s”: both ask for nearly the same. Change a level or "
    "how much it matters where they differ in truth, or make them one role."
)


def alike(catalogue: Catalogue) -> Iterator[Finding]:
    """No two roles ask so nearly the same that the questions cannot tell one from the other."""
    if not catalogue.items_for or not _sound(catalogue):
        return
    for roles in (catalogue.roles_in_centre, catalogue.roles_beyond):
        for one, other in _pairs(catalogue, roles):
            told = said(other=other.title)
            yield Finding("warning", "role", one.code, "skills", MESSAGE, told)


def _sound(catalogue: Catalogue) -> bool:
    """Whether every role names a rung and skills that are there: otherwise `dangling` has its say
    first."""
    levels, skills = ({it.code for it in held} for held in (catalogue.levels, catalogue.skills))
    return all(
        role.level in levels and skills.issuperset([need.skill for need in role.skills])
        for role in catalogue.roles
    )


def _pairs(catalogue: Catalogue, roles: tuple[Role, ...]) -> Iterator[tuple[Role, Role]]:
    asked = [(role, needs) for role in roles if (needs := _needs(catalogue, role))]
    if len(asked) > FEW:
        yield from _same(asked)
        return
    profiles = [profile(catalogue, role) for role, _needs in asked]
    people = [_person(catalogue, it) for it in profiles]
    for (one, first), (other, second) in combinations(zip(profiles, people, strict=True), 2):
        if sensitivity(one, other, first, second) < APART:
            yield one.role, other.role


_Needs = tuple[tuple[str, int, int], ...]


def _needs(catalogue: Catalogue, role: Role) -> _Needs:
    """What a role asks of the measured skills: skill, level, importance. Nothing for a role that asks for
    none above level 1, which has no profile."""
    measured = catalogue.items_for
    found = tuple(
        [
            (n.skill, n.level, n.importance)
            for n in role.skills
            if n.importance and n.skill in measured
        ]
    )
    return found if any(level > 1 for _skill, level, _importance in found) else ()


def _same(asked: Iterable[tuple[Role, _Needs]]) -> Iterator[tuple[Role, Role]]:
    found: dict[_Needs, list[Role]] = defaultdict(list)
    for role, needs in asked:
        found[needs].append(role)
    for first, *others in found.values():
        yield from ((other, first) for other in others)


def _person(catalogue: Catalogue, profile: Profile) -> Measure:
    """Somebody who has just what a role asks, and answers every question so."""
    levels = zip(catalogue.measured_skills, asked_levels(catalogue, profile), strict=True)
    given = {
        item.code: level for skill, level in levels for item in catalogue.items_for[skill.code]
    }
    return measure(rate(catalogue, given))


def sensitivity(one: Profile, other: Profile, first: Measure, second: Measure) -> float:
    """d′ of two roles, given the person of each; 0 where the profiles are the same."""
    of_first, of_second = (apart(score(one, it), score(other, it)) for it in (first, second))
    difference = of_first[0] - of_second[0]
    sd = sqrt((of_first[1] + of_second[1]) / 2)
    return difference / sd if sd else 0.0
