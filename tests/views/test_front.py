"""Published pages answered before Django: the same answers, and never one that is no longer true."""

import io
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections, connection
from django.test.signals import template_rendered
from django.utils import timezone
from hypothesis import HealthCheck, given, settings as hypothesis, strategies as st

from careers.actions.draft import replace_draft
from careers.actions.notices import delete, save
from careers.domain.catalogue import Catalogue
from careers.models import Announcement, Edition, Vacancy, VainSearch
from careers.queries import edition as shelf, pace
from careers.queries.edition import current_edition
from careers.queries.notices import told
from careers.views import front as module
from careers.views.front import Front
from careers.views.public import standing
from tests import factories
from tests.crowd import crowd
from tests.views.sitting import publish
from tests.views.test_public import addresses

pytestmark = pytest.mark.django_db

HOST = "rungs.example"
ASKED = (
    "/roles/?skill=coaching&level=4",
    "/ladder/?role=team-leader",
    "/search/",
    "/roles/compare/?role=trainer&role=team-leader",
)


class Answer(NamedTuple):
    status: str
    headers: dict[str, str]
    body: bytes


class Django:
    """Django, and how often it was asked."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked += 1
        body: Iterable[bytes] = self.application(environ, start_response)
        return body


class Door:
    """A portal with a front before it, and what the two answer."""

    def __init__(self) -> None:
        self.django = Django()
        self.front = Front(self.django)

    def ask(self, address: str, method: str = "GET", **environ: str) -> Answer:
        """What a visitor is answered."""
        return ask(self.front, address, method, **environ)

    def plainly(self, address: str, method: str = "GET", **environ: str) -> Answer:
        """What Django would have answered."""
        return ask(self.django.application, address, method, **environ)

    def by_itself(self, address: str, method: str = "GET", **environ: str) -> Answer | None:
        """What the front answers; None where it leaves the answer to Django."""
        before = self.django.asked
        answer = self.ask(address, method, **environ)
        return answer if self.django.asked == before else None


def ask(application: Any, address: str, method: str = "GET", **environ: str) -> Answer:
    path, _, query = address.partition("?")
    heard: list[Any] = []
    asked = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **environ,
    }
    answer = application(asked, lambda status, headers, *_: heard.append((status, headers)))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    status, headers = heard[-1]
    names = [name.lower() for name, _value in headers]
    assert len(set(names)) == len(names), "a header is sent twice"
    return Answer(status, dict(zip(names, (it[1] for it in headers), strict=True)), body)


@pytest.fixture(autouse=True)
def _one_transaction(
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """A test's connection holds its transaction: no request may close it, as any other may."""
    monkeypatch.setattr(module, "close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def door(edition: Edition, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Door:
    settings.ALLOWED_HOSTS = [HOST]
    settings.SITE_URL = f"https://{HOST}"
    monkeypatch.setattr(shelf, "FRESH_FOR", 0.0)
    monkeypatch.setattr(module, "LOOK_EVERY", 0.0)
    return Door()


@pytest.fixture
def small(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The same with a small catalogue in the draft, published as edition 1."""
    settings.ALLOWED_HOSTS = [HOST]
    monkeypatch.setattr(shelf, "FRESH_FOR", 0.0)
    monkeypatch.setattr(module, "LOOK_EVERY", 0.0)
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)
    return Door()


def warm(door: Door, address: str) -> None:
    door.ask(address)
    assert door.by_itself(address), f"{address} is not kept"


def test_every_public_page_is_answered_as_django_answers_it(
    door: Door, catalogue: Catalogue
) -> None:
    for address in (*addresses(catalogue), *ASKED):
        if not address.startswith("/search/"):
            first = door.ask(address, HTTP_ACCEPT_ENCODING="br")
            assert first.status == "200 OK", address
            assert door.by_itself(address, HTTP_ACCEPT_ENCODING="br") == first, address


@pytest.mark.parametrize(
    "address", ["/", "/ladder/", "/roles/trainer/", "/skills/coaching/", *ASKED[:2]]
)
def test_each_way_of_asking_is_answered_as_django_answers_it(door: Door, address: str) -> None:
    door.ask(address)
    for accepted in ("br", "gzip", "identity", "", "br;q=0, *"):
        tag = door.plainly(address, HTTP_ACCEPT_ENCODING=accepted).headers["etag"]
        for held in ("", tag, f'"x", W/{tag}', "*", '"other"'):
            way = {"HTTP_ACCEPT_ENCODING": accepted, "HTTP_IF_NONE_MATCH": held}
            theirs = door.plainly(address, **way)
            assert theirs.status[:3] == ("200" if held in ("", '"other"') else "304")
            assert door.by_itself(address, **way) == theirs, way
    head, theirs = door.by_itself(address, "HEAD"), door.plainly(address, "HEAD")
    assert head and (head.status, head.headers) == (theirs.status, theirs.headers)


NAMES = [
    "USER_AGENT",
    "ACCEPT",
    "ACCEPT_LANGUAGE",
    "COOKIE",
    "AUTHORIZATION",
    "REFERER",
    "ORIGIN",
    "RANGE",
    "DNT",
    "CACHE_CONTROL",
    "PRAGMA",
    "IF_MODIFIED_SINCE",
    "IF_MATCH",
    "IF_RANGE",
    "X_FORWARDED_FOR",
    "X_FORWARDED_HOST",
    "X_FORWARDED_PROTO",
    "X_REAL_IP",
    "X_REQUESTED_WITH",
    "X_HTTP_METHOD_OVERRIDE",
    "SEC_FETCH_DEST",
    "SEC_PURPOSE",
    "SEC_GPC",
    "SAVE_DATA",
    "FORWARDED",
    "X_ORIGINAL_URL",
    "X_REWRITE_URL",
    "HX_REQUEST",
    "UPGRADE_INSECURE_REQUESTS",
]
VALUES = st.one_of(
    st.sampled_from(
        ["*", "br", "de-DE,de;q=0.9", "attempt=abc; staff=xyz; csrf=1", "bytes=0-9", "https"]
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=60),
)


@given(
    headers=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8),
    address=st.sampled_from(
        ["/", "/roles/team-leader/", "/skills/", "/roles/?skill=coaching&level=4"]
    ),
)
@hypothesis(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_no_other_header_changes_a_byte(door: Door, headers: dict[str, str], address: str) -> None:
    """Only Accept-Encoding, If-None-Match and the check of the host may."""
    sent = {f"HTTP_{name}": value for name, value in headers.items()}
    known = door.plainly(address)
    assert door.plainly(address, **sent) == known
    assert door.ask(address, **sent) == known
    assert door.by_itself(address, **sent) == known


def words(text: str) -> Catalogue:
    return factories.catalogue(
        roles=[factories.role("agent"), factories.role("leader", level="leads", title=text)]
    )


def test_what_is_published_is_seen_at_once_and_so_is_what_is_brought_back(small: Door) -> None:
    warm(small, "/roles/leader/")
    old = small.ask("/roles/leader/")
    publish(words("Head of a team"), 2)
    new = small.ask("/roles/leader/")
    assert (b"Head of a team" in old.body, b"Head of a team" in new.body) == (False, True)
    warm(small, "/roles/leader/")
    publish(factories.catalogue(), 3)
    assert b"Head of a team" not in small.ask("/roles/leader/").body


def test_an_edition_that_waits_goes_live_at_its_moment(small: Door) -> None:
    soon = timezone.now() + timedelta(seconds=0.6)
    publish(words("Head of a team"), 2, live_at=soon)
    while timezone.now() < soon - timedelta(seconds=0.1):
        assert b"Head of a team" not in small.ask("/roles/leader/").body
    time.sleep(0.15)
    assert b"Head of a team" in small.ask("/roles/leader/").body


def test_an_opening_and_an_announcement_are_seen_and_gone_again(
    small: Door, publisher: User
) -> None:
    day = timezone.localdate()
    for row, said in (
        (
            Vacancy(title="Agent at night", text="Come.", link="https://a.example", closes_on=day),
            "/jobs/",
        ),
        (Announcement(text="Agent at night"), "/roles/leader/"),
    ):
        warm(small, said)
        save(row, publisher)
        assert b"Agent at night" in small.ask(said).body
        warm(small, said)
        delete(row, publisher)
        assert b"Agent at night" not in small.ask(said).body


def test_an_announcement_that_comes_and_goes_while_a_page_is_made_leaves_none_behind(
    small: Door, publisher: User
) -> None:
    """A page made while something else was true is not kept, even where all is as before by then."""
    begun = standing([told])
    notice = Announcement(text="Closed on Friday")
    save(notice, publisher)
    during = standing([told])
    delete(notice, publisher)
    after = standing([told])
    assert begun.published is after.published
    assert (begun.lasts(during), during.lasts(after), begun.lasts(after)) == (False, False, False)
    assert after.lasts(standing([told, pace.minutes]))


def test_how_long_the_questions_take_is_told_as_soon_as_it_is_known(
    door: Door, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm(door, "/assessment/")
    crowd(catalogue, 60)
    pace.forget_pace()
    said = door.ask("/assessment/").body.decode()
    assert f"{pace.minutes(current_edition())} minutes" in said
    assert pace.minutes(current_edition()) > 0


@pytest.mark.parametrize(
    ("address", "method", "sent"),
    [
        ("/roles/leader/", "POST", {}),
        ("/roles/leader/", "DELETE", {}),
        ("/roles/leader/", "GET", {"CONTENT_LENGTH": "5"}),
        ("/roles/leader/", "GET", {"HTTP_TRANSFER_ENCODING": "chunked"}),
        ("/roles/leader/", "GET", {"HTTP_HOST": "evil.example"}),
        ("/roles/leader/", "GET", {"SCRIPT_NAME": "/below"}),
        ("/roles/leader", "GET", {}),
        ("/roles/nobody/", "GET", {}),
        ("/roles/leader/\0", "GET", {}),
        ("/roles/leader/?a=%00", "GET", {}),
        ("/desk/", "GET", {}),
        ("/assessment/result/", "GET", {}),
        ("/privacy", "GET", {}),
    ],
)
def test_whatever_is_unusual_is_djangos(
    small: Door, address: str, method: str, sent: dict[str, str]
) -> None:
    warm(small, "/roles/leader/")
    for _ in range(2):
        assert small.by_itself(address, method, **sent) is None
    assert small.by_itself("/roles/leader/")


def test_a_forged_host_is_refused_however_warm_a_page_is(small: Door) -> None:
    warm(small, "/roles/leader/")
    for _ in range(2):
        answer = small.ask("/roles/leader/", HTTP_HOST="evil.example")
        assert (answer.status[:3], b"evil" in answer.body) == ("400", False)


def test_behind_https_the_headers_are_those_of_https(
    small: Door, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    monkeypatch.setattr(module, "PROXY", "HTTP_X_FORWARDED_PROTO")
    door = Door()
    safe = {"HTTP_X_FORWARDED_PROTO": "https"}
    door.ask("/roles/leader/", **safe)
    answer = door.by_itself("/roles/leader/", **safe)
    assert answer == door.plainly("/roles/leader/", **safe)
    assert answer and answer.headers["strict-transport-security"].startswith("max-age=60")
    for other in ({}, {"HTTP_X_FORWARDED_PROTO": "http"}):
        assert door.by_itself("/roles/leader/", **other) is None
        assert door.ask("/roles/leader/", **other).status[:3] == "301"


def test_who_searches_in_vain_is_counted_each_time(small: Door) -> None:
    for _ in range(3):
        assert small.by_itself("/search/?q=zeppelin+pilot") is None
    assert VainSearch.objects.get().times == 3


def test_without_the_database_what_is_kept_is_still_answered(small: Door) -> None:
    warm(small, "/roles/leader/")
    held = small.ask("/roles/leader/")

    def away(*_: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        assert small.by_itself("/roles/leader/") == held


def test_before_anything_is_published_nothing_is_kept(db: None, settings: Any) -> None:
    settings.ALLOWED_HOSTS = [HOST]
    door = Door()
    for _ in range(2):
        assert door.by_itself("/roles/") is None
    assert door.ask("/roles/").status[:3] == "503"


def test_made_up_queries_displace_no_page_and_memory_is_bounded(
    small: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", {False: 3, True: 2})
    warm(small, "/roles/leader/")
    for n in range(5):
        warm(small, f"/roles/leader/?n={n}")
    assert small.by_itself("/roles/leader/?n=0") is None
    assert small.by_itself("/roles/leader/")
    for n, path in enumerate(("/roles/", "/skills/", "/ladder/", "/guides/")):
        warm(small, path)
        assert bool(small.by_itself("/roles/leader/?n=4")) or n
    monkeypatch.setattr(module, "MOST_BYTES", 60_000)
    for path in ("/", "/training/", "/challenges/", "/about/", "/privacy/"):
        small.ask(path)
    held = [it for pages in small.front._pages.values() for it in pages.values()]
    assert sum(it.packed.size for it in held) == small.front._bytes <= 60_000


@pytest.mark.django_db(transaction=True)
def test_a_hundred_who_come_first_have_it_made_once(small: Door) -> None:
    made: list[str] = []

    def note(template: Any, **_: Any) -> None:
        made.append(template.name)

    gate = threading.Barrier(100)
    answers: list[bytes] = []

    def come() -> None:
        try:
            gate.wait()
            answers.append(small.ask("/about/").body)
        finally:
            connection.close()

    template_rendered.connect(note)
    try:
        people = [threading.Thread(target=come) for _ in range(100)]
        for it in people:
            it.start()
        for it in people:
            it.join()
    finally:
        template_rendered.disconnect(note)
    assert (len(answers), len(set(answers))) == (100, 1)
    assert made.count("about/about.html") == 1


def test_what_is_answered_from_here_is_counted(small: Door) -> None:
    warm(small, "/roles/leader/")
    before = small.front.counted()
    tag = small.ask("/roles/leader/").headers["etag"]
    small.ask("/roles/leader/", "HEAD")
    small.ask("/roles/leader/", HTTP_IF_NONE_MATCH=tag)
    small.ask("/roles/nobody/")
    after = small.front.counted()
    assert {status: after[status] - before[status] for status in after} == {200: 2, 304: 1}
    assert small.front.counted() == after
