"""Search: one field, and what the catalogue holds for it, by kind, each with why it is there."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.nearest import nearest
from careers.domain.search import KINDS, Hit
from careers.pages import finding, found, words
from careers.pages.page import SEARCH, Page

ECHOED = 60
"""Characters of a query that are shown back in a sentence."""
SUGGESTED, FEW = 6, 3
"""Things that are suggested while somebody types; and how many, where no name has what is typed."""
NAMES = 8
"""Other names of roles that are offered to begin with."""


def search(catalogue: Catalogue, query: str = "") -> Page:
    """The search page: before anything is asked, with what was found, or with the nearest things."""
    query = clean(query)
    if not query:
        return _page(catalogue, "search/start.html", _("Search"), _beginning(catalogue))
    answer = finding.search(catalogue, query)
    title = _("“%(query)s” · Search") % {"query": shortened(query)}
    said = {"query": query, "wrote": shortened(query)}
    if not answer.count:
        near = [(thing, words.name(thing, catalogue)) for thing in nearest(catalogue, query)]
        heard = bool(answer.reading.strange)
        return _page(
            catalogue, "search/nothing.html", title, {**said, "near": near, "heard": heard}
        )
    context = {
        **said,
        "read": shortened(answer.reading.text),
        "corrected": answer.reading.text != answer.reading.written,
        "strange": [shortened(word) for word in answer.reading.strange],
        "cut": answer.reading.cut,
        "partly": answer.partly,
        "weak": answer.weak,
        "count": answer.count,
        "best": [found.row(hit, catalogue) for hit in answer.best],
        "sections": [found.section(group, catalogue) for group in answer.groups],
    }
    return _page(catalogue, "search/found.html", title, context)


@dataclass(frozen=True)
class Suggestion:
    """A thing that may be meant by what is being typed, and what kind of thing it is."""

    name: str
    kind: str
    path: str


def suggestions(catalogue: Catalogue, query: str) -> list[Suggestion]:
    """The likeliest things for what is being typed, best first: those a name of which has it, and others
    only where there are few of them."""
    if not query:
        return []
    answer = finding.search(catalogue, query)
    typed = _words(answer.reading.text)
    by_name = [hit for hit in answer.hits if _calling(hit, typed)]
    others = [hit for hit in answer.hits if hit not in by_name]
    others = [hit for hit in others if "text" not in hit.where] or others
    hits = by_name[:SUGGESTED] + others[: max(0, FEW - len(by_name))]
    return [_suggestion(hit, _calling(hit, typed), catalogue) for hit in hits]


def _suggestion(hit: Hit, called: str, catalogue: Catalogue) -> Suggestion:
    kind = str(found.CALLED[hit.kind])
    if called and called != hit.name:
        kind = _("%(kind)s, also called %(name)s") % {"kind": kind, "name": called}
    return Suggestion(words.name(hit.thing, catalogue), kind, hit.thing.path)


def _calling(hit: Hit, typed: list[str]) -> str:
    """The name of a thing that is shown and has all the words typed, be they but begun; empty if none."""
    for name in (hit.name, *getattr(hit.thing, "also_called", ())):
        held = _words(name)
        if all(any(word.startswith(one) for word in held) for one in typed):
            return str(name)
    return ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def clean(query: str) -> str:
    """A query in one line, without what cannot be printed."""
    printable = (" " if unicodedata.category(c)[0] == "C" else c for c in query)
    return " ".join("".join(printable).split())


def shortened(text: str) -> str:
    """A text as it is quoted in a sentence: its end cut off where it is long."""
    return text if len(text) <= ECHOED else text[: ECHOED - 1].rstrip() + "…"


def _page(catalogue: Catalogue, template: str, title: str, context: dict[str, object]) -> Page:
    return Page(
        template=template,
        path=SEARCH.path,
        short=str(SEARCH.name),
        title=title,
        description=_("Find a job, a skill, a worry or a word in %(name)s, even with a slip in it.")
        % {"name": catalogue.site.name},
        section="search",
        context=context,
    )


def _beginning(catalogue: Catalogue) -> dict[str, object]:
    """What there is to find, and names that somebody may know a role by."""
    roles = catalogue.roles_read
    names = [role.also_called[0] for role in roles if role.also_called]
    kinds = [
        (found.INDEXES[kind], found.counted(kind, held), found.TELLS[kind])
        for kind, plural in KINDS.items()
        if plural and (held := len(getattr(catalogue, plural)))
    ]
    return {"query": "", "kinds": kinds, "names": names[:NAMES]}
