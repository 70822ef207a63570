"""What nobody sends who means well: every address, parameter, header, cookie and body, as raw bytes.

It is made up with a seed that is printed, so that what was found once can be found again (FUZZ_SEED).
"""

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from bench.scale.browser import Browser, Door
from tests.verify.conftest import Tell
from tests.verify.house import House
from tests.verify.raw import Reply, sent
from tests.verify.unit import signed_in
from tests.views.walking import declared, filled

REQUESTS = 5_400
TOGETHER = 4
"""Requests in all, half of them by staff, and how many at a time."""

WORDS: tuple[bytes, ...] = (
    b"", b"0", b"1", b"-1", b"007", b"1e9", b"NaN", b"Infinity", b"9" * 19, b"9" * 400, b"1.5", b"None",
    b"null", b"true", b"[]", b"{}", b"[object Object]", b"junk", b"agent", b"team-leader", b"coaching",
    b"%00", b"a%00b", b"%FF%FE", b"%C0%80", b"%ED%A0%80", b"%F4%90%80%80", b"%zz", b"%", b"%%", b"\xff\xfe",
    "\u201c\u202e\u00e4\u6f22\U0001f642".encode(), b"%E2%80%AE", b"%0d%0aSet-Cookie:%20x=1", b"%0a", b"../../etc/passwd",
    b"..%2f..%2fetc%2fpasswd", b"/etc/passwd", b"//evil.example/", b"https://evil.example/", b"\\\\evil",
    b"' OR '1'='1", b"'; DROP TABLE careers_role; --", b"1 UNION SELECT 1", b"%25' --", b"<script>alert(1)</script>",
    b"{{7*7}}", b"{%25 load x %25}", b"${7*7}", b"0000-00-00", b"9999-99-99", b"9999-12-31", b"10000-01-01",
    b"24:61", b"2024-02-30 25:00", b"javascript:alert(1)", b"a" * 300, b"a" * 5_000, b"%20", b"+", b"&", b"=",
)  # fmt: skip
"""What stands where something else should: numbers too large, broken UTF-8, other languages' syntax."""

NAMES = (
    b"q", b"page", b"role", b"roles", b"skill", b"from", b"to", b"of", b"show", b"before", b"kind", b"next",
    b"p", b"o", b"e", b"all", b"_popup", b"_to_field", b"_changelist_filters", b"_facets", b"app_label",
    b"model_name", b"field_name", b"term", b"id", b"pk", b"title__exact", b"level__rank__gt", b"order__in",
    b"published_at__gte", b"datetime", b"date_joined__year", b"code", b"severity", b"check", b"warnings",
    b"differs", b"action", b"_selected_action", b"form-TOTAL_FORMS", b"csrfmiddlewaretoken", b"draft", b"seen",
    b"note", b"day", b"time", b"language", b"theme", b"digits", b"level", b"track", b"sort", b"text",
)  # fmt: skip

METHODS = (
    *["GET"] * 6,
    *["POST"] * 5,
    "HEAD",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "BREW",
)

HEADERS: tuple[bytes, ...] = (
    b"Accept-Language: \xff\xfe,,;q=9", b"Accept-Language: " + b"x-" * 500, b"Accept: */*;q=a",
    b"Accept-Encoding: br;q=nan, gzip;q=-1", b'If-None-Match: "\xff', b'If-None-Match: W/"a", *',
    b"If-Modified-Since: Mon, 99 Foo 10000 99:99:99 GMT", b"Range: bytes=9-1,-,a-b", b"X-Forwarded-For: ,,;' --",
    b"X-Forwarded-For: " + b"1.2.3.4, " * 200, b"X-Forwarded-For: ::ffff:999.1.1.1", b"X-Forwarded-Host: evil.example",
    b"X-Request-ID: " + b"a" * 3_000, b"X-Request-ID: \xff\xfe{}", b"Referer: \xff://[::1", b"Referer: http://[broken",
    b"Origin: null", b"Origin: http://[", b"Sec-Fetch-Site: cross-site", b"User-Agent: \xff" + b"x" * 2_000,
    b"Authorization: Bearer \xff", b"Authorization: Basic !!!", b"X-HTTP-Method-Override: DELETE", b"HX-Request: true",
    b"Cookie: __Host-staff=\xff\xfe; __Host-attempt=%00", b"Cookie: __Host-attempt=" + b"a" * 3_000,
    b"Cookie: ;;;=;a", b"Cookie: __Host-csrf=junk; __Host-messages=junk", b"Expect: 100-continue",
    b"Transfer-Encoding: chunked", b"Content-Encoding: gzip", b"X-Forwarded-Proto: ftp", b"Upgrade: websocket",
)  # fmt: skip

TYPES: tuple[bytes, ...] = (
    *[b"application/x-www-form-urlencoded"] * 5, b"application/x-www-form-urlencoded; charset=utf-16",
    b"application/x-www-form-urlencoded; charset=no-such", b"multipart/form-data", b"text/plain", b"\xff",
    b"multipart/form-data; boundary=", b"multipart/form-data; boundary=x", b"application/json",
    b"multipart/form-data; boundary=" + b"y" * 500, b"",
)  # fmt: skip

PARTS: tuple[bytes, ...] = (
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="\xff.xlsx"\r\n\r\nPK\x03\x04\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="a\x00"\r\n\r\n\x00\r\n--x--\r\n',
    b"--x\r\nContent-Disposition: form-data\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--",
    b"--x", b"--x--", b"\x00" * 2_000, b'{"a": [', b"\xff\xfe" * 50,
)  # fmt: skip


def targets() -> list[str]:
    """Every address there is, with samples that are there, and with nothing that is."""
    known = {"code": "team-leader", "kind": "role", "skill": "coaching", "role": "team-leader"}
    found = []
    for path, _view in declared():
        more = {"object_id": "team-leader", "app_label": "careers", "ending": "csv", **known}
        found += [filled(path, more), filled(path, {})]
    return sorted(set(found))


@dataclass
class Fuzz:
    """One who sends it. `cookies` are those of whoever is signed in; empty for anybody."""

    door: Door
    rng: random.Random
    paths: list[str]
    cookies: dict[str, str] = field(default_factory=dict)

    def request(self) -> bytes:
        rng = self.rng
        method = rng.choice(METHODS)
        path = self._path()
        host = b"evil.example\x00" if rng.random() < 0.02 else self.door.site.encode()
        head = [
            method.encode() + b" " + path + b" HTTP/1.1",
            b"Host: " + host,
            b"Connection: close",
        ]
        head += [b"X-Forwarded-Proto: https"] if rng.random() < 0.97 else []
        if self.cookies and rng.random() < 0.95:
            line = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            head.append(b"Cookie: " + line.encode())
        head += rng.sample(HEADERS, rng.choice((0, 0, 1, 2, 4)))
        body = self._body() if method not in ("GET", "HEAD", "TRACE") else b""
        if body or method == "POST":
            head.append(b"Content-Type: " + rng.choice(TYPES))
            head.append(b"Origin: https://" + self.door.site.encode())
            length = len(body) if rng.random() < 0.97 else rng.choice((0, max(0, len(body) - 3)))
            head.append(b"Content-Length: %d" % length)
        return b"\r\n".join(head) + b"\r\n\r\n" + body

    def _path(self) -> bytes:
        rng = self.rng
        path = self.rng.choice(self.paths).encode()
        if rng.random() < 0.3:
            parts = path.split(b"/")
            parts[rng.randrange(len(parts))] = self._word()
            path = b"/".join(parts)
        if not path.startswith(b"/"):
            path = b"/" + path
        pairs = [
            rng.choice(NAMES) + rng.choice((b"=", b"=", b"=", b"", b"[]=")) + self._word()
            for _ in range(rng.choice((0, 1, 1, 2, 5)))
        ]
        return (path + (b"?" + b"&".join(pairs) if pairs else b"")).replace(b" ", b"%20")

    def _word(self) -> bytes:
        return self.rng.choice(WORDS)

    def _body(self) -> bytes:
        rng = self.rng
        if rng.random() < 0.15:
            return rng.choice(PARTS)
        pairs = [rng.choice(NAMES) + b"=" + self._word() for _ in range(rng.choice((0, 1, 3, 8)))]
        if token := self.cookies.get("__Host-csrf"):
            pairs.append(b"csrfmiddlewaretoken=" + token.encode())
        return b"&".join(pairs).replace(b" ", b"+")


def _fields(house: House, cookies: dict[str, str]) -> tuple[bytes, ...]:
    """The names of fields that forms of the portal have."""
    pages = ("/search/", "/compare/", "/route/", "/assessment/part/1/", "/assessment/code/")
    desk = ("/desk/careers/role/team-leader/change/", "/desk/publish/", "/desk/jobs/new/")
    found: set[str] = set()
    for path in (*pages, *desk):
        answer = Browser(house.door, dict(cookies)).get(path)
        found |= set(answer.choices())
        for name in ("csrfmiddlewaretoken", "q", "title"):
            try:
                found |= set(answer.form(name))
            except LookupError:
                continue
    return tuple(quote(name).encode() for name in sorted(found))


def test_nothing_sent_ends_in_an_error_or_hangs(house: House, tell: Tell, tmp_path: Path) -> None:
    seed = int(os.environ.get("FUZZ_SEED", "") or random.SystemRandom().randrange(10**6))
    print(f"FUZZ_SEED={seed}")
    paths = targets()
    statuses: Counter[int] = Counter()
    bad: list[tuple[Reply, bytes]] = []
    lock = Lock()

    def some(number: int) -> None:
        staff = number % 2 == 1
        one = Fuzz(house.door, random.Random(f"{seed} {number}"), paths)
        for count in range(REQUESTS // TOGETHER):
            if staff and count % 50 == 0:
                # It signs itself out now and then.
                one.cookies = signed_in(house)
            request = one.request()
            reply = sent(house.door, request)
            with lock:
                statuses[reply.status] += 1
                if reply.status >= 500 or reply.hung:
                    bad.append((reply, request))

    with ThreadPoolExecutor(TOGETHER) as pool:
        list(pool.map(some, range(TOGETHER)))
    for reply, request in bad[:10]:
        print(reply.status, f"{reply.seconds:.1f} s", request[:600])
    if bad:
        said = house.host.said.read_text(encoding="utf-8", errors="replace").splitlines()
        print(*[it for it in said if '"level":"INFO"' not in it][-100:], sep="\n")
    count = sum(statuses.values())
    errors = sum(many for status, many in statuses.items() if status >= 500)
    hung = sum(reply.hung for reply, _request in bad)
    assert statuses[200] > count / 20, f"too few reach a page: {statuses}"
    assert house.get("/").status == 200
    tell(
        f"Raw-byte fuzz of every URL, parameter, header, cookie and body ({house.store.name})",
        "≥ 5,000 requests, 0 responses ≥ 500, 0 hangs over 5 s",
        f"{count} requests to {len(paths)} addresses, {errors} responses ≥ 500, {hung} hangs;"
        f" seed {seed}",
        count >= 5_000 and not errors and not hung,
    )
