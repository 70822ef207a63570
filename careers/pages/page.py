"""What a public page is: a template and what it shows, made from a catalogue and nothing else.

A page function takes the catalogue and validated parameters and returns a `Page`. It is handed no
request, no user and no cookie, and this package may import neither Django's HTTP machinery nor the
models (the import contract sees to it), so a public page cannot leak anything personal and its
bytes can be kept for as long as the edition lives.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import gettext as _, gettext_lazy

from careers.domain.catalogue import Catalogue
from careers.domain.notices import Announcement


class Missing(Exception):
    """There is no such page in this catalogue. `kind` and `code` say what was asked for."""

    def __init__(self, kind: str, code: str) -> None:
        self.kind, self.code = kind, code
        super().__init__(f"no {kind} {code!r}")


@dataclass(frozen=True)
class Edition:
    """What a page may say of the edition it is read from.

    `published` is a date in words; `site` is the address the portal is reached at, without a slash at
    its end, or empty where the operator did not say. `draft` says that it is a preview of what is not
    published; `number` is then what it would be. The announcement is of no edition: it is what every
    page says above itself at the moment.
    """

    number: int
    published: str
    site: str = ""
    draft: bool = False
    announcement: Announcement | None = None


class Crumb(NamedTuple):
    """A place a page lies under, or the page itself: what it is called, and its address."""

    name: str
    path: str


def _place(name: Any, path: str) -> Crumb:
    """A place with a fixed name, which is translated where it is read."""
    return Crumb(name, path)


LADDER = _place(gettext_lazy("The ladder"), "/ladder/")
ROLES = _place(gettext_lazy("Roles"), "/roles/")
SKILLS = _place(gettext_lazy("Skills"), "/skills/")
CHALLENGES = _place(gettext_lazy("What is hard"), "/challenges/")
GUIDES = _place(gettext_lazy("Guides"), "/guides/")
TRAINING = _place(gettext_lazy("Training"), "/training/")
SEARCH = _place(gettext_lazy("Search"), "/search/")
ABOUT = _place(gettext_lazy("About"), "/about/")
EDITIONS = _place(gettext_lazy("What changed"), "/editions/")
MEASURE = _place(gettext_lazy("Measure yourself"), "/assessment/")
METHODS = _place(gettext_lazy("How the numbers are worked out"), "/assessment/methods/")
SOURCES = _place(gettext_lazy("Sources"), "/sources/")
OPEN_DATA = _place(gettext_lazy("Open data"), "/open-data/")
OPENINGS = _place(gettext_lazy("Openings"), "/jobs/")
PRIVACY = _place(gettext_lazy("Privacy"), "/privacy/")
ACCESSIBILITY = _place(gettext_lazy("Accessibility"), "/accessibility/")


@dataclass(frozen=True)
class Page:
    """A page before it is rendered.

    `path` is its canonical address; `section` names the main-navigation entry it belongs to
    (ladder, roles, guides, assessment, or empty). `above` are the places between the front page and
    this one, the widest first; `short` is what it is called among them where its title is long.
    """

    template: str
    path: str
    title: str
    description: str
    section: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    above: tuple[Crumb, ...] = ()
    short: str = ""

    @property
    def trail(self) -> tuple[Crumb, ...]:
        """Where the page stands, from the front page down to itself: what the line above it says, and
        what machines are told. Empty for the front page and for what has no address of its own."""
        if self.path in ("", "/"):
            return ()
        here = Crumb(self.short or self.title, self.path)
        crumbs = (Crumb(_("Front page"), "/"), *self.above, here)
        return tuple(Crumb(str(name), path) for name, path in crumbs)

    def render(self, catalogue: Catalogue, edition: Edition) -> str:
        """The page's HTML."""
        return render_to_string(
            self.template,
            {"page": self, "catalogue": catalogue, "edition": edition, **self.context},
        )
