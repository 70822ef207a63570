"""How fast a catalogue as large as a country's is searched: `./dev bench search`."""

import argparse
import gc
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

from careers.domain import files
from careers.domain.catalogue import Catalogue
from careers.domain.search import SitePage, search
from careers.domain.search.index import Index
from careers.domain.synthetic import LINKS, ROLES, SKILLS, synthetic

ROOT = Path(__file__).parent.parent
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
    large = synthetic(ours, given.roles, given.skills, given.links)
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
