"""What is measured: our own pages, and beside them what others do with the same bytes."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import Ask, fetched
from bench.people import submits
from bench.serving import Server, granian, nginx

BROTLI = (("Accept-Encoding", "br"),)
GZIP = (("Accept-Encoding", "gzip"),)
ROLE = "/roles/team-leader/"
PAGES = {
    "role": ROLE,
    "ladder": "/ladder/",
    "skill": "/skills/coaching/",
    "guide": "/guides/getting-started/",
    "home": "/",
}
SEARCHED = (
    "team leader", "supervisor", "burn out", "angry customers", "qa analist", "night shifts",
    "work from home", "feedback coaching", "data analysis", "how do i become a team leader",
)  # fmt: skip
CENTRE = (
    "customer-service-representative", "technical-support-specialist", "senior-agent", "team-leader",
    "trainer", "quality-assurance-analyst", "call-center-manager", "operations-manager",
)  # fmt: skip
MANY = 400
"""So many different queries of each kind are asked in turn: more than are kept."""


@dataclass(frozen=True)
class Cell:
    """One line of the table: who is asked, what, over how many connections."""

    name: str
    what: str
    server: Server
    asked: Sequence[Ask]
    clients: int = 16


@contextmanager
def cells(folder: Path, sqlite: dict[str, str], postgres: dict[str, str]) -> Iterator[list[Cell]]:
    """All of them, with their servers running. The two environments name a portal each, made ready."""
    with ExitStack() as stack:
        ours = stack.enter_context(granian("portal.wsgi:application", sqlite))
        page = folder / "page.html"
        page.write_bytes(fetched(ours, ROLE).body)
        bench = {"BENCH_PAGE": str(page)}
        served = stack.enter_context(nginx(folder, page))
        bare = stack.enter_context(granian("bench.apps.bare:application", bench))
        plain = stack.enter_context(
            granian("bench.apps.plain:application", {**bench, "BENCH_MIDDLEWARE": "none"})
        )
        usual = stack.enter_context(
            granian("bench.apps.plain:application", {**bench, "BENCH_MIDDLEWARE": "default"})
        )
        orm = stack.enter_context(granian("bench.apps.orm:application", sqlite))
        orm_pg = stack.enter_context(granian("bench.apps.orm:application", postgres))
        cold = stack.enter_context(granian("bench.apps.cold:application", sqlite))
        drawn = stack.enter_context(
            granian("bench.apps.cold:application", {**sqlite, "BENCH_RENDERED": "yes"})
        )
        theirs = stack.enter_context(granian("portal.wsgi:application", postgres))
        found = [
            Cell("bare WSGI", "one function, the same bytes", bare, [Ask("/")]),
            Cell("bare Django", "a view without middleware, the same bytes", plain, [Ask("/")]),
            Cell("usual Django", "a view with the default middleware", usual, [Ask("/")]),
            Cell("ORM, SQLite", "the role page from prefetched rows", orm, [Ask(ROLE)]),
            Cell("ORM, PostgreSQL", "the role page from prefetched rows", orm_pg, [Ask(ROLE)]),
            *_pages(ours),
            Cell("role, cold", "made anew for each request, all of Django", cold, [Ask(ROLE)]),
            Cell(
                "role, its making",
                "the template alone, neither kept nor packed",
                drawn,
                [Ask(ROLE)],
            ),
            Cell("search", f"{len(searches())} queries in turn", ours, searches()),
            Cell("route", f"{len(_routes())} pairs in turn", ours, _routes()),
            Cell("compare", f"{len(_compared())} pairs in turn", ours, _compared()),
            Cell("submit, SQLite", "ten answers changed, 32 people", ours, submits(ours, 32), 32),
            Cell("submit, PostgreSQL", "the same", theirs, submits(theirs, 32), 32),
        ]
        if served:
            found.insert(0, Cell("nginx", "a file, the same bytes", served, [Ask("/")]))
        yield found


def _pages(server: Server) -> Iterator[Cell]:
    for name, path in PAGES.items():
        yield Cell(f"{name}, identity", "kept, not packed", server, [Ask(path)])
        yield Cell(f"{name}, brotli", "kept, packed", server, [Ask(path, BROTLI)])
    tag = fetched(server, ROLE, **dict(BROTLI)).headers["ETag"]
    held = (*BROTLI, ("If-None-Match", tag))
    yield Cell("role, gzip", "kept, packed", server, [Ask(ROLE, GZIP)])
    yield Cell("role, 304", "held by who asks", server, [Ask(ROLE, held)])


def searches() -> list[Ask]:
    return [
        Ask(f"/search/?q={text.replace(' ', '+')}+{number}", BROTLI)
        for number in range(MANY // len(SEARCHED))
        for text in SEARCHED
    ]


def _pairs() -> Iterator[tuple[str, str]]:
    return ((one, other) for one in CENTRE for other in CENTRE if one != other)


def _routes() -> list[Ask]:
    wishes = ("", *(f"&avoid={code}" for code in CENTRE))
    asked = [f"/ladder/route/?from={a}&to={b}{wish}" for wish in wishes for a, b in _pairs()]
    return [Ask(path, BROTLI) for path in asked[:MANY]]


def _compared() -> list[Ask]:
    threes = [
        f"/roles/compare/?role={a}&role={b}&role={c}"
        for a, b in _pairs()
        for c in CENTRE
        if c not in (a, b)
    ]
    return [Ask(path, BROTLI) for path in threes[:MANY]]
