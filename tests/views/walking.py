"""Every address of the portal, walked: one added later is met by the tests that walk."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def declared(start: str = "") -> Iterator[tuple[str, Any]]:
    """Every pattern that begins so, with its view."""
    return (one for one in _under("", get_resolver().url_patterns) if one[0].startswith(start))


def _under(start: str, patterns: list[Any]) -> Iterator[tuple[str, Any]]:
    for it in patterns:
        path = start + str(it.pattern)
        if isinstance(it, URLResolver):
            yield from _under(path, it.url_patterns)
        elif isinstance(it, URLPattern):
            yield path, it.callback


def filled(path: str, samples: Mapping[str, object]) -> str:
    """A pattern as an address, with what stands in it for a part of this name. Of those not named a
    number is 1, all else one word."""
    path = path.replace("(?P<url>.*)$", "no-such-page").replace(
        "(?P<app_label>auth|", "(?P<app_label>"
    )
    path = re.sub(r"\^?\(\?P<(\w+)>[^)]*\)/\$", r"<slug:\1>/", path)
    path = re.sub(r"\^?accent/\(\?P<(\w+)>[^)]*\)\\\.css\$", r"accent/<slug:\1>.css", path)
    put = re.sub(
        r"<(?:(\w+):)?(\w+)>",
        lambda it: str(samples.get(it[2], 1 if it[1] == "int" else "speaking")),
        path,
    )
    return f"/{put}"
