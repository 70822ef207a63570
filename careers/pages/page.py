"""What a public page is: a template and what it shows, made from a catalogue and nothing else.

A page function takes the catalogue and validated parameters and returns a `Page`. It is handed no
request, no user and no cookie, and this package may import neither Django's HTTP machinery nor the
models (the import contract sees to it), so a public page cannot leak anything personal and its
bytes can be kept for as long as the edition lives.
"""

from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string

from careers.domain.catalogue import Catalogue


class Missing(Exception):
    """There is no such page in this catalogue. `kind` and `code` say what was asked for."""

    def __init__(self, kind: str, code: str) -> None:
        self.kind, self.code = kind, code
        super().__init__(f"no {kind} {code!r}")


@dataclass(frozen=True)
class Edition:
    """What a page may say of the edition it is read from.

    `published` is a date in words; `site` is the address the portal is reached at, without a slash at
    its end, or empty where the operator did not say.
    """

    number: int
    published: str
    site: str = ""


@dataclass(frozen=True)
class Page:
    """A page before it is rendered.

    `path` is its canonical address; `section` names the main-navigation entry it belongs to
    (ladder, roles, guides, assessment, or empty).
    """

    template: str
    path: str
    title: str
    description: str
    section: str = ""
    context: dict[str, Any] = field(default_factory=dict)

    def render(self, catalogue: Catalogue, edition: Edition) -> str:
        """The page's HTML."""
        return render_to_string(
            self.template,
            {"page": self, "catalogue": catalogue, "edition": edition, **self.context},
        )
