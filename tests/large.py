"""A catalogue as large as a country's, and how fast it is searched: `./dev bench search`.

It is made from ours: its texts with words of their own put in, its roles with other titles, as many
skills as ESCO has and as many links between them. Nobody would want to read it; what counts is that its
words are as many and as unevenly spread as a real one's.
"""

import argparse
import gc
import random
import re
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import django
import msgspec

from careers.domain import files, things
from careers.domain.catalogue import Catalogue
from careers.domain.search import SitePage, search
from careers.domain.search.index import Index

ROOT = Path(__file__).parent.parent
ROLES, SKILLS, LINKS = 3_000, 14_000, 120_000
WORDS = 25_000
STIRRED = 0.12
"""How many of a text's longer words are put for others."""
SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "bu",
    "da",
    "de",
    "di",
    "do",
    "du",
    "ka",
    "ke",
    "ki",
    "ko",
    "ku",
    "la",
    "le",
    "li",
    "lo",
    "lu",
    "ma",
    "me",
    "mi",
    "mo",
    "mu",
    "na",
    "ne",
    "ni",
    "no",
    "nu",
    "ra",
    "re",
    "ri",
    "ro",
    "ru",
    "sa",
    "se",
    "si",
    "so",
    "su",
    "ta",
    "te",
    "ti",
    "to",
    "tu",
    "va",
    "ve",
    "vi",
    "vo",
    "vu",
    "pra",
    "stre",
    "cli",
    "gran",
]
RANKS = [
    "Senior",
    "Junior",
    "Assistant",
    "Deputy",
    "Regional",
    "Lead",
    "Principal",
    "Associate",
    "Chief",
    "Night",
    "Field",
    "Remote",
    "Digital",
    "Clinical",
    "Technical",
    "Industrial",
    "Legal",
    "Medical",
    "Retail",
    "Public",
]
FIELDS = [
    "Insurance",
    "Banking",
    "Water",
    "Energy",
    "Travel",
    "Housing",
    "Transport",
    "Telecoms",
    "Health",
    "Software",
    "Hardware",
    "Logistics",
    "Fraud",
    "Claims",
    "Billing",
    "Sales",
    "Retention",
    "Complaints",
    "Quality",
    "Learning",
    "Planning",
    "Data",
    "Safety",
    "Media",
    "Food",
    "Textile",
    "Forest",
    "Marine",
    "Mining",
    "Rail",
]
ASKED = [
    "team leader",
    "team leeder",
    "call centr manager",
    "supervisor",
    "burn out",
    "WFM",
    "angry customers",
    "custmer serv",
    "qa analist",
    "how do i become a team leader",
    "night shfits",
    "senior insurance trainr",
    "escalation",
    "techncal suport specialist",
    "xyzzyplugh",
    "customer",
    "senior",
    "remote banking",
    "pay",
    "feedback coaching",
    "work from home",
    "data analysis",
    "leadership training course",
    "it",
    "what do i say to my manager",
    "will ai take my job",
    "what does a typical day look like",
    "agent to team leader",
    "i hate my job and want to quit",
    "salary of a marine data anaylst",
]
_WORD = re.compile(r"\b[a-z]{6,}\b(?![^{]*\})(?![^(]*\))")


class Making:
    """A catalogue of so many roles, skills and links between them, the same every time."""

    def __init__(self, ours: Catalogue, seed: int = 7) -> None:
        self.ours, self.random = ours, random.Random(seed)
        self.words = [
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))
            for _ in range(WORDS)
        ]

    def catalogue(self, roles: int = ROLES, skills: int = SKILLS, links: int = LINKS) -> Catalogue:
        members = {kind: getattr(self.ours, kind) for kind in self.ours.__struct_fields__}
        members.pop("site")
        members["skills"] = [
            *self.ours.skills,
            *map(self._skill, range(len(self.ours.skills), skills)),
        ]
        codes = [skill.code for skill in members["skills"]]
        each = links // roles
        made = [self._role(number, codes, each) for number in range(len(self.ours.roles), roles)]
        members["roles"] = [*self.ours.roles, *made]
        return Catalogue.of(self.ours.site, members)

    def _role(self, number: int, skills: list[str], links: int) -> things.Role:
        pick = self.random.choice
        role: things.Role = self._stirred(self.ours.roles[number % len(self.ours.roles)])
        asked = self.random.sample(skills, links)
        return msgspec.structs.replace(
            role,
            code=f"role-{number}",
            title=f"{pick(RANKS)} {pick(FIELDS)} {role.title}",
            order=number,
            also_called=tuple(f"{pick(FIELDS)} {name}" for name in role.also_called),
            synonyms=tuple(f"{pick(FIELDS)} {name}" for name in role.synonyms[:4]),
            skills=tuple(things.RoleSkill(skill=s, level=3, importance=1) for s in asked),
        )

    def _skill(self, number: int) -> things.Skill:
        pick = self.random.choice
        skill = self.ours.skills[number % len(self.ours.skills)]
        return things.Skill(
            code=f"skill-{number}",
            order=number,
            name=f"{skill.name} {pick(self.words)}",
            family=skill.family,
            summary=self._stirred(skill.summary),
            about=f"{self._stirred(skill.summary)} {self._stirred(skill.summary)}",
            synonyms=tuple(f"{word} {pick(self.words)}" for word in skill.synonyms[:4]),
        )

    def _stirred(self, value: Any) -> Any:
        """The same with other words in its marked texts."""
        if isinstance(value, str) and "{" in value:
            return _WORD.sub(self._other, value)
        if isinstance(value, tuple):
            return tuple(map(self._stirred, value))
        if isinstance(value, msgspec.Struct):
            fields = {name: self._stirred(getattr(value, name)) for name in value.__struct_fields__}
            return msgspec.structs.replace(value, **fields)
        return value

    def _other(self, found: re.Match[str]) -> str:
        return self.random.choice(self.words) if self.random.random() < STIRRED else found[0]


def asked(catalogue: Catalogue, seed: int = 7) -> Iterator[str]:
    """Queries of every sort: plain ones, whole questions, titles with a slip, beginnings of titles."""
    yield from ASKED
    chance = random.Random(seed)
    for role in chance.sample(catalogue.roles, min(60, len(catalogue.roles))):
        at = chance.randrange(len(role.title))
        yield role.title[:at] + chance.choice("abcdefghij") + role.title[at + 1 :]
        yield role.title[: chance.randint(4, len(role.title))]


def timed(
    catalogue: Catalogue, pages: tuple[SitePage, ...], rounds: int
) -> list[tuple[float, str]]:
    """What each search took, in milliseconds of this process's own time, the quickest first: what
    others do on the machine meanwhile is not the search's."""
    found = []
    for _ in range(rounds):
        for query in asked(catalogue):
            start = time.process_time()
            search(catalogue, query, pages)
            found.append(((time.process_time() - start) * 1000, query))
    return sorted(found)


def at(share: float, found: list[tuple[float, str]]) -> float:
    return found[min(int(len(found) * share), len(found) - 1)][0]


def memory() -> float:
    """Megabytes this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def calibration() -> float:
    """Milliseconds a fixed sum takes at best, so that figures of two machines can be compared."""

    def once() -> float:
        start = time.process_time()
        sum(number * number for number in range(100_000))
        return (time.process_time() - start) * 1000

    return min(once() for _ in range(30))


def main(arguments: Iterable[str]) -> None:
    parser = argparse.ArgumentParser(prog="./dev bench search", description=__doc__)
    parser.add_argument("--roles", type=int, default=ROLES)
    parser.add_argument("--skills", type=int, default=SKILLS)
    parser.add_argument("--links", type=int, default=LINKS)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args(list(arguments))
    django.setup()
    from careers.pages import site

    ours, _places = files.read(ROOT / "catalogue")
    large = Making(ours).catalogue(given.roles, given.skills, given.links)
    links = sum(len(role.skills) for role in large.roles)
    print(f"{len(large.roles)} roles, {len(large.skills)} skills, {links} links")
    gc.collect()
    before, start, spent = memory(), time.perf_counter(), time.process_time()
    index = Index.of(large, site.pages(large))
    print(
        f"index: {time.perf_counter() - start:.1f} s ({time.process_time() - spent:.1f} s of processor),"
        f" {memory() - before:.0f} MB, {len(index.words.forms())} words"
    )
    found = timed(large, site.pages(large), given.rounds)
    print(
        f"search, {len(found)} queries: p50 {at(0.5, found):.1f} ms, p95 {at(0.95, found):.1f} ms,"
        f" p99 {at(0.99, found):.1f} ms, worst {found[-1][0]:.1f} ms"
    )
    slowest = list(dict.fromkeys(query for _took, query in reversed(found)))[:5]
    print(f"slowest: {', '.join(slowest)}")
    print(f"calibration: a sum of 100,000 squares takes {calibration():.1f} ms here")


if __name__ == "__main__":
    main(sys.argv[1:])
