"""People who answer the questions, for the cell of submits: each with their own cookies and a form."""

import re
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

from bench.load import Ask
from bench.serving import Server

SECTION = "/assessment/part/1/"
CHOICES = re.compile(r'<input[^>]*type="radio"[^>]*>')
HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')
NAME, VALUE = re.compile(r'name="([^"]+)"'), re.compile(r'value="([^"]*)"')


def submits(server: Server, people: int) -> list[Ask]:
    """So many people's first page of questions, sent again and again with other answers each time: all
    that is asked of the server is what it takes to change ten answers."""
    asked: list[list[Ask]] = [[], []]
    for _ in range(people):
        opener, jar = _browser()
        page = _read(opener, server, SECTION)
        _read(opener, server, SECTION, _form(page, 1))
        page = _read(opener, server, SECTION)
        cookies = "; ".join(f"{it.name}={it.value}" for it in jar)
        for turn in (0, 1):
            body = urlencode(_form(page, turn + 1))
            asked[turn].append(Ask(SECTION, (("Cookie", cookies),), body))
    return [*asked[0], *asked[1]]


def _browser() -> tuple[OpenerDirector, CookieJar]:
    jar = CookieJar()
    return build_opener(HTTPCookieProcessor(jar)), jar


def _read(
    opener: OpenerDirector, server: Server, path: str, form: list[tuple[str, str]] | None = None
) -> str:
    data = urlencode(form).encode() if form else None
    with opener.open(server.url + path, data, timeout=20) as answer:
        text: str = answer.read().decode()
    return text


def _form(page: str, choice: int) -> list[tuple[str, str]]:
    """What a browser would send of the page with the first, second … choice of every question."""
    held: dict[str, list[str]] = {}
    for tag in CHOICES.findall(page):
        name, value = NAME.search(tag), VALUE.search(tag)
        if name and value:
            held.setdefault(name[1], []).append(value[1])
    pairs = [(NAME.search(tag), VALUE.search(tag)) for tag in HIDDEN.findall(page)]
    sent = [(name[1], value[1]) for name, value in pairs if name and value]
    return [*sent, ("next", "")] + [
        (name, values[min(choice, len(values) - 1)]) for name, values in held.items()
    ]
