"""Checks of links that name no thing: to pages of the site, to the web, and those that are none.

Links to things are `dangling`'s. In texts nothing else may lead to a page of the site; the links at the
foot of every page may.
"""

import re
from collections.abc import Iterator

from careers.domain import prose
from careers.domain.anchors import anchors
from careers.domain.catalogue import Catalogue
from careers.domain.checks.each import once_each
from careers.domain.checks.finding import KIND_OF, Finding, gettext_noop as _, said
from careers.domain.kinds import KINDS
from careers.domain.things import Guide, Thing
from careers.domain.walk import texts
from careers.domain.web import parts

_WRITTEN = re.compile(r"\[[^][\n]*\]\(\s*<?([^)>]*?)>?\s*\)")
"""A link as people write it, whether or not it will be one."""
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:\d+)?", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_KINDS = {kind.folder: kind.name for kind in KINDS if kind.folder}


def written(catalogue: Catalogue) -> Iterator[Finding]:
    """A link in a text is one: it names a thing, or has a whole web or mail address."""
    for _kind, _thing, found in _written.over(catalogue):
        yield from found


@once_each
def _written(thing: Thing) -> Iterator[Finding]:
    for path, text, expected in texts(thing):
        if not expected.marked or "](" not in text:
            continue
        for address in _WRITTEN.findall(text):
            if not prose.leads(address):
                message = _(
                    "“%(address)s” is no address that a link here can have: name a thing, as in "
                    "role:team-leader, or give a web address with https:// in front."
                )
            elif not _sound(address):
                message = _("“%(address)s” is no whole address: look for what is missing in it.")
            else:
                continue
            told = said(address=address)
            yield Finding("error", KIND_OF[type(thing)], thing.code, path, message, told)


def foot(catalogue: Catalogue) -> Iterator[Finding]:
    """The site's own links lead somewhere: its licence, and those at the foot of every page."""
    site = catalogue.site
    if site.licence_url and not _on_the_web(site.licence_url):
        yield _bad("licence_url", site.licence_url)
    for index, link in enumerate(site.links):
        path = f"links[{index}].address"
        if not link.address.startswith("/"):
            if not _sound(link.address) or ":" not in link.address:
                yield _bad(path, link.address)
        elif not is_there(link.address, catalogue):
            message = _("There is no page %(address)s on this site.")
            yield Finding("error", "site", "", path, message, said(address=link.address))


def _bad(path: str, address: str) -> Finding:
    message = _("“%(address)s” is no whole address: look for what is missing in it.")
    return Finding("error", "site", "", path, message, said(address=address))


def _sound(address: str) -> bool:
    """Whether an address is whole, as far as it leads out of the site."""
    scheme, _colon, rest = address.partition(":")
    if scheme == "mailto":
        return bool(_MAIL.fullmatch(rest.partition("?")[0]))
    return scheme not in ("http", "https") or _on_the_web(address)


def _on_the_web(address: str) -> bool:
    found = parts(address)
    return found.scheme in ("http", "https") and bool(_HOST.fullmatch(found.netloc))


def is_there(address: str, catalogue: Catalogue) -> bool:
    """Whether a path leads to a thing that is there, and to a part of it; any other path is taken for
    a page of the site."""
    asked = parts(address)
    _root, folder, code, *_rest = (*asked.path.split("/"), "", "")
    if folder not in _KINDS or not code or (folder, code) == ("roles", "compare"):
        return True
    thing = catalogue.known_as(_KINDS[folder], code)
    if isinstance(thing, Guide) and asked.fragment:
        return asked.fragment in anchors(thing)
    return thing is not None
