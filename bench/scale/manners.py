"""What the proxy turns away, leads on, lets through and writes down; and the unit, as systemd reads it."""

import http.client
import random

from bench.scale.browser import Browser
from bench.scale.desk import Desk
from bench.scale.house import SITE, Host, Proxy, amiss
from bench.scale.told import Table

WORKBOOK = "/desk/workbook/send/"


def _asked_plainly(proxy: Proxy) -> tuple[int, str]:
    """What who comes by http is told."""
    connection = http.client.HTTPConnection("127.0.0.1", proxy.plain, timeout=20)
    connection.request("GET", "/roles/?track=service", headers={"Host": SITE})
    answer = connection.getresponse()
    connection.close()
    return answer.status, answer.headers["Location"]


def _sent(browser: Browser, path: str, size: int) -> tuple[int, bytes]:
    """What a form of so many bytes is answered with."""
    browser.close()  # one that was idle meanwhile may be closing
    answer = browser.post(path, {"field": "a" * size})
    return answer.status, answer.body


def _announced(proxy: Proxy, path: str, size: int) -> int:
    """What a form is answered with that only says how many bytes it will have."""
    connection = proxy.door.connection()
    connection.putrequest("POST", path, skip_host=True)
    for name, value in {**proxy.door.headers, "Content-Length": str(size)}.items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def _watched(table: Table, hosts: list[Host], proxy: Proxy) -> None:
    """How hosts are: each says it to who asks it by its address, and none to who comes through the
    proxy."""
    paths = ("/health/live", "/health/ready", "/metrics")
    inside = [Browser(host.door).get("/health/ready").status for host in hosts]
    outside = {Browser(proxy.door).get(path).status for path in paths}
    table.add(
        "Hosts say that they are ready, and nobody outside is told",
        f"{', '.join(map(str, inside))}; {', '.join(map(str, outside))}",
        "200 from each; 404",
        set(inside) == {200} and outside == {404},
    )


def check(table: Table, hosts: list[Host], proxy: Proxy, desk: Desk) -> None:
    """One request for each manner. `desk` is somebody's who is signed in, through the proxy."""
    found = amiss(proxy.folder)
    table.add(
        "The unit, as systemd reads it",
        "not looked at: no systemd here" if found is None else found.strip() or "nothing amiss",
        "nothing amiss",
        not found,
    )
    _watched(table, hosts, proxy)
    browser = Browser(proxy.door)
    plainly = _asked_plainly(proxy)
    table.add(
        "Who comes by http is led on to https",
        f"{plainly[0]} to {plainly[1]}",
        "301 to the same address",
        plainly == (301, f"https://{SITE}/roles/?track=service"),
    )
    forged = browser.get("/roles/trainer/", Host="elsewhere.example").status
    after = browser.get("/roles/trainer/")
    table.add(
        "A forged name of the site is refused and changes nothing for others",
        f"{forged}, then {after.status}",
        "400, then 200",
        (forged, after.status) == (400, 200) and "elsewhere" not in after.text,
    )
    large = _sent(browser, "/assessment/part/1/", 2_700_000)
    larger = _announced(proxy, "/assessment/part/1/", 4_000_000)
    told = b"<title>" in large[1] and b"nginx" not in large[1]
    passed = b"nginx" not in _sent(desk.browser, WORKBOOK, 9_000_000)[1]
    table.add(
        "A form too large is refused by the portal, a huge one by the proxy; a workbook is passed on",
        f"{large[0]}{' in its own words' if told else ''}, {larger}, {'yes' if passed else 'no'}",
        "413 in its own words, 413, yes",
        (large[0], larger, told, passed) == (413, 413, True, True),
    )
    secret = f"{random.getrandbits(64):x}"
    browser.get(f"/search/?q={secret}")
    browser.get(f"/preview/open/{secret}/")
    written = proxy.log.read_text(encoding="utf-8") + proxy.errors.read_text(encoding="utf-8")
    logged = "".join(host.said.read_text(encoding="utf-8") for host in hosts)
    named = [word for word in (secret, "127.0.0.1 - ") if word in written + logged]
    table.add(
        "Searches, keys of previews and callers in the proxy's log and the hosts'",
        str(len(named)),
        "0",
        not named and "/search/" in written,
    )
    browser.close()
