"""How many queries each address takes: the one table of them, by pattern.

What every page of the desk needs is among its number: the session and the account (2), and where it tells
of the draft, the draft (25: one for each kind of thing, one for each kind of row that hangs on one).
"""

from dataclasses import dataclass

EACH = "each thing is written by itself, with a line in the log, as long as it says what was seen"
KIND = "one query for each kind of thing that a finding is about, and these are about another"
ROW = "each row that hangs on a thing is held against the table before it is written"
TAKEN = "Django names whatever it would take along, and asks what each is called"


@dataclass(frozen=True)
class Grows:
    """Another number for three rows than for one, and why that is as it should be."""

    at_one: int
    at_three: int
    why: str


@dataclass(frozen=True)
class Locks:
    """On PostgreSQL one query more, which asks for the lock that lets one publish at a time: SQLite has
    one writer anyway."""

    asks: int


Queries = int | Grows | Locks | None
"""None: there is nothing to send."""

PUBLIC = (
    "",
    "roles/",
    "roles/compare/",
    "roles/<slug:code>/",
    "ladder/",
    "ladder/route/",
    "steps/<slug:code>/",
    "skills/",
    "skills/<slug:code>/",
    "challenges/",
    "challenges/<slug:code>/",
    "training/",
    "guides/",
    "guides/<slug:code>/",
    "jobs/",
    "jobs/feed.xml",
    "jobs/<int:number>/",
    "search/",
    "search/suggestions/",
    "opensearch.xml",
    "sources/",
    "editions/",
    "editions/feed.xml",
    "editions/<int:number>/",
    "about/",
    "privacy/",
    "accessibility/",
    "assessment/",
    "assessment/methods/",
    "open-data/",
    "open-data/edition.json",
    "open-data/schema.json",
    "open-data/csv-metadata.json",
    "open-data/SHA256SUMS",
    "open-data/edition.zip",
    "open-data/<slug:name>.csv",
    "open-data/editions/",
    "open-data/editions/<int:number>/",
    "open-data/editions/<int:number>/edition.json",
    "open-data/editions/<int:number>/schema.json",
    "open-data/editions/<int:number>/csv-metadata.json",
    "open-data/editions/<int:number>/SHA256SUMS",
    "open-data/editions/<int:number>/edition.zip",
    "open-data/editions/<int:number>/<slug:name>.csv",
    "robots.txt",
    ".well-known/security.txt",
    r"^accent/(?P<colour>[0-9a-f]{6})\.css$",
    "sitemap.xml",
    "sitemap-<int:part>.xml",
    "preview/site.png",
    "preview/<slug:folder>/<slug:code>.png",
)
"""What everybody may read: nothing, once it was read. How much a first reader takes is told elsewhere
(`tests/views/test_public.py`)."""

COUNTS: dict[str, tuple[Queries, Queries]] = {
    # address: (to show it, to send it)
    # The questions, what comes of them, and the plan
    "assessment/part/<int:number>/": (3, 6),
    "assessment/answers/": (3, None),
    "assessment/continue/": (2, None),
    "assessment/result/": (
        Grows(2, 4, "with three more roles nothing stands out, and that page tells of the plan"),
        None,
    ),
    "assessment/result/<slug:role>/": (4, None),
    "assessment/group/leave/": (0, 6),
    "assessment/look/": (0, 2),
    "assessment/aside/": (0, 6),
    "assessment/route/": (2, None),
    "assessment/route/<slug:role>/": (2, None),
    "assessment/what-if/": (4, 4),
    "assessment/what-if/<slug:skill>/": (4, 4),
    "assessment/erase/": (2, 14),
    "assessment/resume/": (2, 8),
    "assessment/code/": (2, None),
    "assessment/code/new/": (2, 7),
    "assessment/code/forget/": (2, 2),
    "assessment/code/send/": (0, 8),
    "assessment/undo/": (0, 8),
    "assessment/again/": (5, 10),
    "assessment/put-back/": (0, 14),
    "assessment/carry-over/": (6, 10),
    "assessment/progress/": (4, None),
    "assessment/earlier/<int:number>/": (5, None),
    "assessment/earlier/<int:number>/<slug:role>/": (5, None),
    "assessment/plan/": (4, None),
    "assessment/plan/target/": (2, 6),
    "assessment/plan/talk/": (4, 8),
    "assessment/plan/talk.pdf": (4, None),
    "assessment/plan/plan.pdf": (4, None),
    "assessment/plan/dates.ics": (4, None),
    "assessment/plan/export.json": (0, None),
    "assessment/export.json": (9, None),
    "assessment/plan/actions/": (2, 8),
    "assessment/plan/actions/<int:number>/": (3, 6),
    "assessment/plan/actions/<int:number>/done/": (0, 7),
    "assessment/plan/actions/<int:number>/remove/": (0, 7),
    "assessment/plan/evidence/": (2, 8),
    "assessment/plan/evidence/of/<slug:skill>/": (2, 7),
    "assessment/plan/evidence/<int:number>/": (3, 6),
    "assessment/plan/evidence/<int:number>/remove/": (0, 7),
    # Previews
    "preview/open/<str:token>/": (7, None),
    "preview/<int:number>/": (4, None),
    "preview/<int:number>/<path:path>": (4, None),
    # The desk: what the draft becomes
    "desk/": (Grows(49, 48, KIND), None),
    "desk/questions/": (29, None),
    "desk/questions/one/": (2, 3),
    "desk/preview/": (32, None),
    "desk/preview/links/": (3, 35),
    "desk/preview/links/<int:link>/close/": (2, 4),
    "desk/checks/": (Grows(35, 36, KIND), None),
    "desk/changes/": (35, None),
    "desk/publish/": (Grows(39, 40, KIND), Locks(73)),
    "desk/publish/<int:number>/": (Grows(40, 41, KIND), 4),
    "desk/editions/": (5, None),
    "desk/editions/<int:number>/": (6, None),
    "desk/editions/<int:number>/withdraw/": (5, Locks(11)),
    "desk/editions/<int:number>/roll-back/": (6, Locks(14)),
    "desk/editions/<int:number>/draft/": (35, Grows(86, 108, EACH)),
    "desk/editions/<int:number>/draft/<int:errand>/": (35, 7),
    "desk/editions/<int:number>/take-back/": (33, None),
    "desk/editions/<int:number>/take-back/site/": (32, None),
    "desk/editions/<int:number>/take-back/<slug:kind>/<slug:code>/": (32, 98),
    "desk/address/<slug:kind>/<slug:code>/": (3, Grows(154, 174, EACH)),
    "desk/review/": (36, None),
    "desk/review/ask/": (2, 37),
    "desk/review/approve/": (2, 38),
    "desk/review/send-back/": (2, 37),
    "desk/review/say/": (2, 37),
    "desk/review/<slug:kind>/<slug:code>/": (37, None),
    "desk/due/": (33, None),
    "desk/due/assign/": (2, Grows(13, 10, "a thing nobody looked after gets its row first")),
    "desk/care/<slug:kind>/<slug:code>/": (2, 8),
    "desk/care/<slug:kind>/<slug:code>/read/": (2, 7),
    "desk/rules/": (4, 9),
    "desk/clone/<slug:kind>/<slug:code>/": (30, Grows(93, 109, ROW)),
    "desk/order/<slug:kind>/": (30, Grows(45, 57, EACH)),
    "desk/retire/<slug:kind>/<slug:code>/": (30, Grows(180, 258, EACH)),
    "desk/read/": (2, 3),
    # The desk: people, files, openings, words
    "desk/numbers/": (4, None),
    "desk/numbers/<int:number>/": (4, None),
    "desk/numbers/<int:number>/<slug:name>.csv": (3, None),
    "desk/searches/": (6, None),
    "desk/searches/forget/": (2, 6),
    "desk/workbook/": (5, None),
    "desk/workbook/draft.<slug:ending>": (37, None),
    "desk/workbook/taking/<int:number>/": (3, 4),
    "desk/workbook/taking/<int:number>/file/": (3, None),
    "desk/workbook/send/": (2, 38),
    "desk/workbook/<int:number>/": (31, None),
    "desk/workbook/<int:number>/faults.csv": (3, None),
    "desk/workbook/<int:number>/apply/": (2, Grows(110, 123, EACH)),
    "desk/workbook/<int:number>/apply/<int:errand>/": (32, 5),
    "desk/workbook/<int:number>/again/": (2, 37),
    "desk/workbook/<int:number>/drop/": (2, 5),
    "desk/workbook/<int:number>/back/": (2, Grows(83, 96, EACH)),
    "desk/groups/": (4, 8),
    "desk/groups/<int:group>/": (5, None),
    "desk/groups/<int:group>/edition/<int:number>/": (5, None),
    "desk/groups/<int:group>/edition/<int:number>/<slug:name>.csv": (4, None),
    "desk/groups/<int:group>/rename/": (3, 8),
    "desk/groups/<int:group>/close/": (2, 8),
    "desk/groups/<int:group>/open/": (2, 8),
    "desk/groups/<int:group>/delete/": (3, 8),
    "desk/groups/<int:group>/sheet/": (3, None),
    "desk/colour/": (2, None),
    "desk/colour/<slug:digits>/<slug:light>.svg": (2, None),
    "desk/jobs/": (5, None),
    "desk/jobs/new/": (2, 12),
    "desk/jobs/new/try/": (2, 8),
    "desk/jobs/<int:number>/": (4, 14),
    "desk/jobs/<int:number>/try/": (2, 10),
    "desk/jobs/<int:number>/close/": (2, 9),
    "desk/jobs/<int:number>/delete/": (3, 7),
    "desk/jobs/import/": (2, Grows(14, 32, EACH)),
    "desk/jobs/openings.csv": (2, None),
    "desk/jobs/template.csv": (2, None),
    "desk/announcements/": (3, None),
    "desk/announcements/new/": (2, 6),
    "desk/announcements/new/try/": (2, 2),
    "desk/announcements/<int:number>/": (3, 8),
    "desk/announcements/<int:number>/try/": (2, 3),
    "desk/announcements/<int:number>/end/": (2, 9),
    "desk/announcements/<int:number>/delete/": (2, 7),
    # The admin's own
    "desk/login/": (2, None),
    "desk/login/code/": (2, None),
    "desk/login/phone/": (2, None),
    "desk/login/leave/": (2, None),
    "desk/account/": (5, None),
    "desk/account/codes/": (2, None),
    "desk/account/phone/": (2, None),
    "desk/account/end/": (2, None),
    "desk/account/<int:number>/phone/": (5, 8),
    "desk/logout/": (2, 6),
    "desk/password_change/": (2, 18),
    "desk/password_change/done/": (2, None),
    "desk/autocomplete/": (4, None),
    "desk/jsi18n/": (2, None),
    "desk/r/<path:content_type_id>/<path:object_id>/": (4, None),
    "desk/auth/user/<id>/password/": (3, 17),
    "desk/^(?P<app_label>careers|auth|axes)/$": (2, None),
    "desk/(?P<url>.*)$": (2, None),
    "styleguide/": (2, None),
}


def _kind(*queries: tuple[Queries, Queries]) -> dict[str, tuple[Queries, Queries]]:
    """The admin's pages of a kind of row, in the order of the heading."""
    return dict(zip(PAGES, queries, strict=True))


PAGES = (
    "",
    "add/",
    "<path:object_id>/history/",
    "<path:object_id>/delete/",
    "<path:object_id>/change/",
    "<path:object_id>/",
)
KINDS = {
    # kind: list, add, history, delete, change, and the address without a verb
    "careers/skill": _kind(
        (6, None), (5, 41), (4, None), (Grows(11, 13, TAKEN), 20), (40, 40), (2, None)
    ),
    "careers/trainingmodule": _kind((7, None), (5, 41), (4, None), (7, 17), (42, 44), (2, None)),
    "careers/challenge": _kind(
        (6, None), (4, 40), (4, None), (Grows(10, 12, TAKEN), 18), (39, 39), (2, None)
    ),
    "careers/guide": _kind((7, None), (5, 39), (4, None), (7, 17), (41, 41), (2, None)),
    "careers/disagreement": _kind((9, None), (7, 47), (4, None), (10, 21), (48, 52), (2, None)),
    "careers/question": _kind((6, None), (7, 45), (4, None), (4, 12), (43, 46), (2, None)),
    "careers/synonym": _kind((6, None), (3, 40), (4, None), (4, 12), (40, 40), (2, None)),
    "careers/source": _kind((6, None), (3, 41), (4, None), (31, 39), (40, 41), (2, None)),
    "careers/level": _kind((6, None), (3, 40), (4, None), (5, 14), (39, 40), (2, None)),
    "careers/track": _kind((6, None), (4, 40), (4, None), (5, 14), (39, 40), (2, None)),
    "careers/proficiency": _kind((6, None), (3, 43), (4, None), (4, 12), (39, 42), (2, None)),
    "careers/preference": _kind(
        (6, None), (4, 39), (4, None), (Grows(9, 11, TAKEN), 16), (39, 39), (2, None)
    ),
    "careers/edition": _kind((2, None), (2, None), (4, None), (2, None), (3, None), (2, None)),
    "careers/advancementstep": _kind((8, None), (5, 47), (6, None), (8, 17), (45, 47), (2, None)),
    "careers/role": _kind(
        (13, None),
        (17, 50),
        (5, None),
        (Grows(26, 34, TAKEN), Grows(40, 46, TAKEN)),
        (66, Grows(71, 81, ROW)),
        (2, None),
    ),
    "careers/site": _kind((5, None), (2, None), (4, None), (2, None), (33, 14), (2, None)),
    "auth/user": _kind((5, None), (5, 15), (4, None), (14, 42), (13, 21), (2, None)),
    "auth/group": _kind((4, None), (6, 12), (4, None), (5, 13), (10, 17), (2, None)),
    "axes/accessattempt": _kind((6, None), (2, None), (4, None), (4, 9), (4, 7), (2, None)),
    "axes/accesslog": _kind((6, None), (2, None), (4, None), (3, 7), (3, 7), (2, None)),
    "axes/accessfailurelog": _kind((6, None), (2, None), (4, None), (3, 7), (3, 7), (2, None)),
}
COUNTS |= {
    f"desk/{kind}/{page}": queries
    for kind, pages in KINDS.items()
    for page, queries in pages.items()
}

SILENT = {
    "assessment/look/",
    "assessment/what-if/",
    "assessment/what-if/<slug:skill>/",
    "assessment/code/forget/",
    "assessment/code/send/",
    "desk/jobs/new/try/",
    "desk/jobs/<int:number>/try/",
    "desk/announcements/new/try/",
    "desk/announcements/<int:number>/try/",
    "desk/questions/one/",
    "desk/read/",
}
"""What is sent here is shown, or leads on, and is kept nowhere."""
