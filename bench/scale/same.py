"""Whether both hosts, and the proxy before them, say the same to the byte at every public address."""

import random
import re
from collections.abc import Mapping

from bench.scale.browser import Answer, Browser
from bench.scale.house import SITE, Host, Proxy
from bench.scale.told import Table

CODINGS = ("identity", "gzip", "br")
ASKED = 150
"""How many addresses with a query string are looked at, of all that pages lead to."""
OWN = {
    "date",
    "server",
    "connection",
    "keep-alive",
    "transfer-encoding",
    "x-accel-expires",
    "accept-ranges",
}
"""Headers of the connection or of the server that sent it, not of the page."""
NOT_PUBLIC = re.compile(r"/(desk|assessment/(?!methods/).|preview/(open|-?\d))")


def plain(browser: Browser) -> list[str]:
    """The pages on the portal's own list for search engines."""
    text = browser.get("/sitemap.xml").text
    return re.findall(rf"<loc>https://{re.escape(SITE)}([^<]+)</loc>", text)


def addresses(browser: Browser) -> list[str]:
    """Every public address: what is on the list, and what those pages lead to or are made of; of the
    many with a query string a sample."""
    found = dict.fromkeys([*plain(browser), "/robots.txt", "/sitemap.xml", "/editions/feed.xml"])
    links: dict[str, None] = {}
    for path in list(found):
        links |= dict.fromkeys(browser.get(path).links())
    asked = sorted(link for link in links if "?" in link)
    sample = random.Random(1).sample(asked, min(ASKED, len(asked)))
    found |= dict.fromkeys([*(link for link in links if "?" not in link), *sample])
    return [path for path in found if not NOT_PUBLIC.match(path)]


def _headers(answer: Answer) -> Mapping[str, str]:
    """The page's headers. The policy's directives stand in an order of each process's own (django-csp
    goes through a set of them), which means nothing."""
    found = {name.lower(): value for name, value in answer.headers.items()}
    policy = found.get("content-security-policy", "")
    found["content-security-policy"] = "; ".join(sorted(policy.split("; ")))
    return {name: value for name, value in found.items() if name not in OWN}


def check(table: Table, hosts: list[Host], proxy: Proxy) -> list[str]:
    """Ask for everything at both hosts and, twice, through the proxy. Hands back the addresses."""
    browsers = [Browser(host.door) for host in hosts]
    through = Browser(proxy.door)
    paths = addresses(browsers[0])
    differing, foreign, cookies, known, count = [], [], [], [], 0
    for path in paths:
        for coding in CODINGS:
            first, second = (it.get(path, Accept_Encoding=coding) for it in browsers)
            count += 1
            if first.status >= 400:
                differing.append(f"{path}: {first.status}")
            if (first.body, _headers(first)) != (second.body, _headers(second)):
                differing.append(f"{path} ({coding})")
            for _twice in range(2):
                proxied = through.get(path, Accept_Encoding=coding)
                if (proxied.body, _headers(proxied)) != (first.body, _headers(first)):
                    foreign.append(f"{path} ({coding}): {_apart(first, proxied)}")
            cookies += [path for it in (first, second, proxied) if it.headers.get("Set-Cookie")]
            if (tag := first.headers.get("ETag")) is not None:
                again = through.get(path, Accept_Encoding=coding, If_None_Match=tag)
                if (again.status, again.body) != (304, b""):
                    known.append(f"{path} ({coding}): {again.status}")
    told = f"{len(paths)} addresses, {count} answers"
    table.add(
        "Both hosts send the same bytes and headers at every public address",
        f"{told}, {len(differing)} differ",
        "0 differ",
        bool(paths) and not differing,
        differing,
    )
    table.add(
        "The proxy sends just those, in the encoding asked for, from its cache too",
        f"{len(foreign)} differ",
        "0 differ",
        not foreign,
        foreign,
    )
    table.add(
        "A browser that holds a page is answered with 304 by the proxy",
        f"{len(known)} were not",
        "0 were not",
        not known,
        known,
    )
    table.add("Public answers with a cookie", str(len(cookies)), "0", not cookies, cookies)
    for browser in (*browsers, through):
        browser.close()
    return paths


def _apart(first: Answer, second: Answer) -> str:
    """In what two answers differ, in a few words."""
    if first.status != second.status:
        return f"{first.status} and {second.status}"
    one, other = _headers(first), _headers(second)
    names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
    return ", ".join(names) or "body"
