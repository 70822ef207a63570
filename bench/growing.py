"""What one size of catalogue takes, measured in a process of its own: `bench.growth` asks for it.

Times are this process's own processor time in milliseconds, the median of a few rounds, since others
use the machine meanwhile. What is made once for an edition is there before a page is timed: it has
lines of its own. Pages are timed in a process that holds what a server holds: the edition and its
search, and nothing else.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from itertools import count
from math import nan
from pathlib import Path
from statistics import median
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from bench import addresses
from careers.domain import document, files
from careers.domain.catalogue import Catalogue
from careers.domain.synthetic import LINKS, ROLES, SKILLS, synthetic

ROOT = Path(__file__).parent.parent
ROUNDS = 3
OFTEN = 9
"""Rounds of what takes milliseconds."""
PAGES = {
    "role": "/roles/team-leader/",
    "list": "/roles/",
    "list, its last part": "/roles/?page={last}",
    "ladder": "/ladder/",
    "skills": "/skills/",
    "skill": "/skills/planning/",
    "first page": "/",
}
"""Published pages, as a visitor asks for them."""
DESK = {
    "desk": "/desk/",
    "roles": "/desk/careers/role/",
    "role form": "/desk/careers/role/team-leader/change/",
    "checks": "/desk/checks/",
    "publish": "/desk/publish/",
}

Told = dict[str, float]


def milliseconds(doing: Callable[[], Any]) -> float:
    gc.collect()
    return _once(doing)


def milliseconds_unless(refused: type[Exception], doing: Callable[[], Any]) -> float:
    """The same; no number where it is refused."""
    try:
        return milliseconds(doing)
    except refused:
        return nan


def rounds(
    doing: Callable[[], Any], before: Callable[[], Any] = lambda: None, many: int = ROUNDS
) -> float:
    """The median of a few; `before` makes each begin alike."""
    found = []
    for _ in range(many):
        before()
        found.append(milliseconds(doing))
    return median(found)


def memory() -> float:
    """Megabytes this process holds."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmRSS"))


def calibration() -> float:
    """What a fixed sum takes at best: how fast the machine was meanwhile."""
    return min(milliseconds(lambda: sum(n * n for n in range(300_000))) for _ in range(7))


def made(roles: int) -> Catalogue:
    """A catalogue of so many roles, its skills and links in ESCO's proportion."""
    ours = files.read(ROOT / "catalogue")[0]
    return synthetic(ours, roles, SKILLS * roles // ROLES, LINKS * roles // ROLES)


def worked(roles: int) -> Told:
    """What staff do and what is worked out, for so many roles."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    large = made(roles)
    told = {"calibration": calibration()}
    told |= written(large)
    told |= value(large)
    told |= staffed()
    told["calibration"] = min(told["calibration"], calibration())
    return told


def written(large: Catalogue) -> Told:
    """Into the draft, checked, published, and read from there."""
    from careers.actions.draft import replace_draft
    from careers.actions.edition import publish
    from careers.queries.draft import forget_draft
    from careers.queries.edition import current_edition, forget_editions, prepare_with

    prepare_with(None)  # nothing is to be made ready at a moment of its own choosing
    told = {"draft written": milliseconds(lambda: replace_draft(large))}
    forget_draft()
    told["published"] = milliseconds(lambda: publish("To measure.", None))
    told["loaded"] = rounds(current_edition, forget_editions)
    return told


def value(large: Catalogue) -> Told:
    """What is worked out of a catalogue alone."""
    from careers.domain.changes import changes
    from careers.domain.checks import check
    from careers.domain.measure import measure
    from careers.domain.ratings import rate
    from careers.domain.recommendation import recommend
    from careers.domain.requirements import requirements
    from careers.domain.scoring import score
    from careers.domain.search.index import Index
    from careers.domain.workbook import opening
    from careers.domain.workbook.grid import Unreadable
    from careers.domain.workbook.reading import read
    from careers.domain.workbook.wishes import wishes
    from careers.pages import site
    from careers.queries.workbook import Taken, export, words

    text = document.write(large)
    other = replace(large, roles=tuple(_retold(role, n) for n, role in enumerate(large.roles)))
    told = {"checked": milliseconds(lambda: check(large))}
    told["diffed"] = rounds(lambda: changes(large, other))
    given = {item.code: 1 + place % 5 for place, item in enumerate(large.questionnaire)}
    needed = requirements(large)

    def scored() -> None:
        measured = measure(rate(large, given))
        for profile in (*needed.centre, *needed.beyond):
            assert score(profile, measured).fit is not None

    told["scored"] = rounds(scored)
    told["result"] = rounds(lambda: recommend(large, given))
    told["search index"] = milliseconds(lambda: Index.of(large, site.pages(large)))
    file = BytesIO()
    told["workbook written"] = milliseconds(lambda: export(file, large, "xlsx", Taken(0, "")))
    book = file.getvalue()
    told["workbook read"] = milliseconds_unless(
        Unreadable, lambda: wishes(read(opening.grids("draft.xlsx", book), words()), large)
    )
    return told | {"document, MB": len(text) / 1e6}


def _retold(role: Any, number: int) -> Any:
    return replace(role, title=f"{role.title} again") if number % 10 == 0 else role


def served(roles: int) -> Told:
    """What a server does for visitors: the memory it takes, and the pages as they are made."""
    from careers.pages import finding
    from careers.queries.edition import current_edition, prepare_with

    prepare_with(None)
    catalogue = current_edition().catalogue
    loaded = memory()
    finding.prepare(catalogue)
    gc.collect()
    told = {"edition, MB": loaded, "edition and search, MB": memory(), "calibration": calibration()}
    told |= visited(roles)
    told |= asked("search", addresses.searches(catalogue))
    told |= asked("route", addresses.routes(catalogue))
    told |= asked("compare", addresses.comparisons(catalogue))
    told["calibration"] = min(told["calibration"], calibration())
    return told


def visited(roles: int) -> Told:
    """Pages as they are made, kept by nobody."""
    from careers.views.public import forget_pages

    client, told = Client(), {}
    last = -(-roles // 100)
    for name, path in PAGES.items():
        address = path.format(last=last)
        size = len(client.get(address).content)
        told[f"page: {name}"] = rounds(partial(client.get, address), forget_pages, OFTEN)
        told[f"page: {name}, KB"] = size / 1000
    told["page: role, kept"] = rounds(lambda: client.get(PAGES["role"]), many=OFTEN)
    return told


def asked(name: str, paths: Sequence[str]) -> Told:
    """Many different addresses in turn, with the collector at work as in service: the median of them, and
    what nineteen in twenty stay under."""
    from careers.views.public import forget_pages

    client = Client()
    client.get(paths[0])
    forget_pages()
    found = sorted(_once(partial(client.get, path)) for path in paths)
    return {f"page: {name}": median(found), f"page: {name}, p95": found[len(found) * 95 // 100]}


def _once(doing: Callable[[], Any]) -> float:
    start = time.process_time()
    doing()
    return (time.process_time() - start) * 1000


def staffed() -> Told:
    """The desk's pages, for somebody who may see all; with how many queries each takes."""
    from django.contrib.auth.models import User

    from careers.actions.writing import writing
    from careers.models import Role
    from careers.queries.draft import forget_draft

    turns = count()

    def write() -> None:
        with writing():
            Role.objects.filter(pk="team-leader").update(summary=f"Version {next(turns)}. {{ed}}")

    client, told = Client(), {}
    user = User.objects.create_superuser("desk", password="a long enough phrase")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/desk/")
    forget_draft()
    told["desk, draft read anew"] = milliseconds(lambda: client.get("/desk/"))
    told["desk, after a write"] = rounds(partial(client.get, "/desk/"), write)
    for name, path in DESK.items():
        told[f"desk: {name}"] = rounds(partial(client.get, path))
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        told[f"desk: {name}, queries"] = len(asked)
        told[f"desk: {name}, KB"] = len(answer.content) / 1000
    return told


if __name__ == "__main__":
    django.setup()
    what, roles = sys.argv[1:]
    print(json.dumps({"worked": worked, "served": served}[what](int(roles))))
