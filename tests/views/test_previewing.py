"""The whole site over a preview: every page, nothing that leads out, nothing that leaks into the live
site."""

import re
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.models import Attempt, Edition, Level, Preview, Role, Skill, VainSearch
from careers.queries.edition import edition as numbered, looked_at
from careers.queries.numbers import parts_of
from careers.queries.pace import totals
from tests import factories
from tests.views.previews import addresses, below_the_banner, enter, leaving
from tests.views.sitting import COOKIE, answer_all, carried, publish, send
from tests.views.test_public import addresses as public_addresses

pytestmark = pytest.mark.django_db

SESSION, CSRF = configured.SESSION_COOKIE_NAME, configured.CSRF_COOKIE_NAME


@pytest.fixture
def loaded() -> None:
    """The smallest catalogue, published as edition 1; in the draft the agent has another title."""
    publish(factories.catalogue(), 1)
    replace_draft(factories.catalogue())
    Role.objects.filter(pk="agent").update(title="Voice of the house")


class Inside(Client):
    """A browser that is in a preview: addresses are the site's own."""

    def __init__(self, desk: Client, prefix: str) -> None:
        super().__init__()
        self.cookies = desk.cookies
        self.prefix = prefix

    def generic(self, method: str, path: str, *args: object, **options: object) -> object:  # type: ignore[override]
        return super().generic(method, self.prefix + path, *args, **options)  # type: ignore[arg-type]


@dataclass
class Crawl:
    """What was found in a preview by its own links: the pages, by the site's own paths."""

    prefix: str
    pages: dict[str, str] = field(default_factory=dict)
    asked: set[tuple[str, ...]] = field(default_factory=set)

    def new(self, address: str) -> bool:
        """Whether an address leads inside and asks for what was not asked for before."""
        parts = urlsplit(address)
        question = (parts.path, *sorted(parse_qs(parts.query, keep_blank_values=True)))
        if question in self.asked or not parts.path.startswith(f"{self.prefix}/"):
            return False
        self.asked.add(question)
        return True


def crawl(client: Client, prefix: str) -> Crawl:
    found, waiting = Crawl(prefix), [f"{prefix}/"]
    while waiting:
        address = waiting.pop(0).partition("#")[0]
        if not found.new(address):
            continue
        response = client.get(address)
        assert response["Cache-Control"] == "no-store, private", address
        assert response["X-Robots-Tag"] == "noindex, nofollow", address
        assert response["Referrer-Policy"] == "no-referrer", address
        assert "ETag" not in response, address
        assert "Content-Encoding" not in response, address
        if response.status_code == 302:
            waiting.append(response["Location"])
        elif response.status_code != 405:  # where a form leads
            assert response.status_code == 200, address
            if response["Content-Type"].startswith("text/html"):
                html = response.content.decode()
                found.pages[urlsplit(address).path.removeprefix(prefix)] = html
                waiting += addresses(below_the_banner(html))
    return found


def test_every_page_is_there_and_none_leads_out(
    desk: Client, edition: Edition, catalogue: Catalogue, settings: Settings
) -> None:
    settings.SITE_URL = "https://rungs.example"
    replace_draft(catalogue)
    prefix = enter(desk)
    found = crawl(desk, prefix).pages
    for path, html in found.items():
        assert html.count("not the live site") == 1, path
        assert list(leaving(html, prefix)) == [], path
        assert f"rungs.example{path}" not in below_the_banner(html), path
    pages = {one for one in public_addresses(catalogue) if not one.startswith("/editions/")}
    assert {one for one in pages if not one.endswith((".json", ".csv"))} - set(found) == set()
    assert {"/editions/", "/editions/1/", "/editions/2/", "/assessment/result/"} <= set(found)
    assert set(desk.cookies) == {SESSION, CSRF, "preview-attempt"}
    assert desk.cookies["preview-attempt"]["path"] == f"{prefix}/"


def test_it_shows_the_draft_and_says_so(desk: Client, visitor: Client, loaded: None) -> None:
    prefix = enter(desk)
    page = desk.get(f"{prefix}/roles/agent/").content.decode()
    assert "<h1>Voice of the house</h1>" in page
    assert re.search(r"This is the draft as of \d\d:\d\d, not the live site\.", page)
    assert "Changed since edition 1:" in page
    assert 'href="/desk/changes/?kind=role#differs"' in page
    assert "You are reading the draft, which is not published." in page
    assert page.index('class="skip"') < page.index("not the live site") < page.index("<header")
    assert 'href="/desk/preview/?to=%2Froles%2Fagent%2F"' in page
    assert "Changed since" not in desk.get(f"{prefix}/roles/leader/").content.decode()
    live = visitor.get("/roles/agent/").content.decode()
    assert "<h1>Agent</h1>" in live
    assert "draft" not in live


def test_search_and_suggestions_stay_inside_and_are_not_counted(desk: Client, loaded: None) -> None:
    prefix = enter(desk)
    found = desk.get(f"{prefix}/search/?q=voice+of+the+house").content.decode()
    assert f'href="{prefix}/roles/agent/"' in found
    said = desk.get(f"{prefix}/search/suggestions/?q=voice").json()
    assert [said[1][0], said[3][0]] == ["Voice of the house", f"{prefix}/roles/agent/"]
    desk.get(f"{prefix}/search/?q=xylophone")
    assert VainSearch.objects.count() == 0
    desk.get("/search/?q=xylophone")
    assert VainSearch.objects.count() == 1


@pytest.mark.parametrize(
    "path",
    [
        "robots.txt",
        ".well-known/security.txt",
        "sitemap.xml",
        "opensearch.xml",
        "desk/",
        "styleguide/",
        "preview/1/",
        "nowhere/",
    ],
)
def test_what_is_no_page_of_the_site_is_not_there(desk: Client, loaded: None, path: str) -> None:
    prefix = enter(desk)
    response = desk.get(f"{prefix}/{path}")
    assert response.status_code == 404
    assert list(leaving(response.content.decode(), prefix)) == []
    assert "not the live site" in response.content.decode()


def test_a_slash_left_out_is_added_inside(desk: Client, loaded: None) -> None:
    prefix = enter(desk)
    response = desk.get(f"{prefix}/roles/agent")
    assert (response.status_code, response["Location"]) == (302, f"{prefix}/roles/agent/")


def test_a_former_address_and_a_wrong_method(desk: Client, loaded: None) -> None:
    Role.objects.filter(pk="agent").update(formerly="caller")
    prefix = enter(desk)
    assert desk.get(f"{prefix}/roles/caller/")["Location"] == f"{prefix}/roles/agent/"
    refused = desk.post(f"{prefix}/roles/agent/")
    assert refused.status_code == 405
    assert list(leaving(refused.content.decode(), prefix)) == []


# The assessment -----------------------------------------------------------------------------------


def test_the_assessment_is_taken_inside_and_counts_nowhere(
    desk: Client, loaded: None, visitor: Client
) -> None:
    inside = Inside(desk, enter(desk))
    live = Edition.objects.get(number=1)
    answer_all(inside)
    result = inside.get("/assessment/result/")
    assert result.status_code == 200
    assert "Voice of the house" in result.content.decode()
    assert Attempt.objects.get().edition.number == -1
    assert parts_of(live.pk).whole.present == 0
    assert totals(1, 6) == totals(2, 6) == []
    for path in (
        "/assessment/answers/",
        "/assessment/result/leader/",
        "/assessment/what-if/speaking/",
        "/assessment/plan/target/",
        "/assessment/code/",
        "/assessment/again/",
        "/assessment/carry-over/",
        "/assessment/progress/",
        "/assessment/export.json",
        "/assessment/erase/",
    ):
        response = inside.get(path)
        assert response.status_code == 200, path
        html = response.content.decode()
        assert "edition -1" not in html, path
        assert path.endswith(".json") or list(leaving(html, inside.prefix)) == [], path
    exported = inside.get("/assessment/export.json").json()
    assert exported["edition"] == {"number": 2, "sha256": Preview.objects.get().sha256}
    planned = inside.post("/assessment/plan/target/", {"target": "leader"})
    assert planned["Location"] == f"{inside.prefix}/assessment/plan/"
    for path in ("plan.pdf", "talk.pdf", "dates.ics"):
        assert inside.get(f"/assessment/plan/{path}").status_code == 200, path
    inside.post("/assessment/erase/")
    assert Attempt.objects.count() == 0


def test_answers_of_the_same_browser_on_the_live_site_are_not_touched(
    desk: Client, loaded: None
) -> None:
    answer_all(desk)
    mine = Attempt.objects.get()
    before = desk.get("/assessment/answers/").content
    code = desk.cookies[COOKIE].value
    inside = Inside(desk, enter(desk))
    assert "Your answers" in inside.get("/assessment/answers/").content.decode()
    send(inside, 1, role="agent", speaking_1="1", planning_1="1")
    inside.post("/assessment/erase/")
    assert desk.cookies[COOKIE].value == code
    assert Attempt.objects.get() == mine
    assert _shown(desk.get("/assessment/answers/").content) == _shown(before)


def _shown(html: bytes) -> str:
    """A page without what is new in it each time."""
    return re.sub(r'value="[^"]{40,}"', "", html.decode())


def test_a_code_of_a_preview_opens_nothing_on_the_live_site_nor_the_other_way_round(
    desk: Client, loaded: None, visitor: Client
) -> None:
    inside = Inside(desk, enter(desk))
    send(inside, 1, role="agent", speaking_1="4", planning_1="3")
    tried = inside.cookies["preview-attempt"].value
    refused = visitor.post("/assessment/resume/", {"code": tried})
    assert refused.status_code == 422
    visitor.cookies[COOKIE] = tried
    assert "speaking" not in visitor.get("/assessment/answers/").content.decode()
    stranger = Client()
    send(stranger, 1, role="agent", speaking_1="4", planning_1="3")
    lived = stranger.cookies[COOKIE].value
    Role.objects.filter(pk="agent").update(title="Another")
    other = Inside(desk, enter(desk))
    shown = carried(other.get("/assessment/resume/"))
    for code in (tried, lived):
        assert other.post("/assessment/resume/", {"code": code, **shown}).status_code == 422
    again = Inside(desk, "/preview/1")
    shown = carried(again.get("/assessment/resume/"))
    opened = again.post("/assessment/resume/", {"code": tried, **shown})
    assert opened["Location"] == "/preview/1/assessment/continue/"


def test_the_code_is_told_with_the_address_of_the_preview(desk: Client, loaded: None) -> None:
    inside = Inside(desk, enter(desk))
    send(inside, 1, role="agent", speaking_1="4", planning_1="3")
    page = inside.get("/assessment/code/").content.decode()
    assert "http://testserver/preview/1/assessment/resume/" in page


# Isolation ----------------------------------------------------------------------------------------


def test_what_is_live_stays_to_the_byte_and_is_kept(
    desk: Client,
    visitor: Client,
    loaded: None,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("careers.queries.edition.FRESH_FOR", 3600)
    paths = ("/", "/roles/agent/", "/editions/", "/assessment/", "/search/?q=agent", "/open-data/")
    before = {path: visitor.get(path) for path in paths}
    prefix = enter(desk)
    for path in paths:
        desk.get(f"{prefix}{path}", headers={"Accept-Encoding": "br"})
    with django_assert_num_queries(0):  # every page is still where it was kept
        after = {path: visitor.get(path) for path in paths if path != "/assessment/"}
    for path, page in after.items():
        assert (page.content, page["ETag"]) == (before[path].content, before[path]["ETag"]), path
    assert visitor.get("/assessment/").content == before["/assessment/"].content
    assert looked_at() is None


@pytest.mark.django_db(transaction=True)
def test_one_thread_serves_the_preview_and_another_what_is_live(desk: Client, loaded: None) -> None:
    prefix = enter(desk)
    wrong: list[str] = []
    begin = threading.Barrier(2)

    def read(path: str, words: str) -> None:
        client = Client()
        client.cookies = desk.cookies
        begin.wait(10)
        for _ in range(15):
            for rest in ("/roles/agent/", "/"):
                html = client.get(path + rest).content.decode()
                if words not in html or ("draft" in html) is not bool(path):
                    wrong.append(path + rest)
        connection.close()

    threads = [
        threading.Thread(target=read, args=(prefix, "Voice of the house")),
        threading.Thread(target=read, args=("", "Agent")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_page_asks_no_more_of_the_database_than_who_may_see_it(
    desk: Client,
    loaded: None,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("careers.queries.edition.FRESH_FOR", 3600)
    prefix = enter(desk)
    desk.get(f"{prefix}/roles/agent/")
    # The session, the account, the preview’s row, what was left out of it.
    with django_assert_num_queries(4):
        desk.get(f"{prefix}/roles/agent/")


def test_a_number_is_read_as_the_preview_only_while_it_is_looked_at(
    desk: Client, loaded: None
) -> None:
    enter(desk)
    with pytest.raises(Edition.DoesNotExist):
        numbered(2)
    with pytest.raises(Edition.DoesNotExist):
        numbered(-1)


# A broken draft ------------------------------------------------------------------------------------


def test_a_page_that_the_draft_breaks_names_the_errors_and_leads_to_them(
    desk: Client, loaded: None
) -> None:
    Level.objects.filter(pk="entry").update(name="")
    Skill.objects.filter(pk="speaking").update(name="")
    prefix = enter(desk)
    page = desk.get(f"{prefix}/roles/agent/")
    html = page.content.decode()
    assert page.status_code == 409
    assert "This page cannot be shown yet" in html
    assert 'href="/desk/careers/role/agent/change/#id_level"' in html
    assert "Left out, as no edition can hold it: level:entry name; skill:speaking name." in html
    statuses = {
        desk.get(prefix + path).status_code for path in public_addresses(factories.catalogue())
    }
    assert statuses == {200, 404, 409}


def test_a_fault_of_ours_is_no_fault_of_the_draft(
    desk: Client, loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = enter(desk)
    monkeypatch.setattr("careers.views.search.finding.search", None)
    monkeypatch.setattr("careers.pages.search.found", None, raising=False)
    with pytest.raises(TypeError):
        desk.get(f"{prefix}/search/?q=agent")
