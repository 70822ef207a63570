"""The sources: what the catalogue leans on, how sure it is, and where the sources disagree."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.things import (
    Challenge,
    Disagreement,
    Evidence,
    Guide,
    OccupationCode,
    Role,
    Source,
    Step,
)
from careers.pages import around, words
from careers.pages.page import ABOUT, SOURCES, Page
from careers.pages.portion import paged, portion

UNCODED = 40
"""So many roles without a code are named; the rest is counted."""

CLASSES: tuple[Evidence, ...] = ("both", "end", "order", "editorial")


@dataclass(frozen=True)
class Sureness:
    """One class of evidence: its name, how many steps rest on it, and one of them."""

    evidence: Evidence
    name: str
    steps: int
    example: Step | None
    origin: Role | None
    destination: Role | None


@dataclass(frozen=True)
class Dispute:
    """A disagreement, and the pages it concerns."""

    disagreement: Disagreement
    concerns: list[Role | Challenge | Guide]


@dataclass(frozen=True)
class Coded:
    """An occupation code and how well it fits, in words."""

    code: OccupationCode
    match: str


def sources(catalogue: Catalogue, page: str = "") -> Page:
    """Where everything comes from. A source's anchor is `s-` and its code. Of many occupation codes the
    part of the number `page`."""
    disputes = [_dispute(d, catalogue) for d in catalogue.listed("disagreements")]
    roles = catalogue.roles_read
    coded = [role for role in roles if role.codes]
    uncoded = [role for role in roles if not role.codes]
    part = portion(page, len(coded), paged(str(SOURCES.path), "#codes"))
    contents = [
        ("list", _("The sources")),
        ("marks", _("How the marks work")),
        ("sure", _("How sure we are")),
        *([("disagreements", _("Disagreements"))] if disputes else []),
        *([("codes", _("Occupation codes"))] if coded else []),
    ]
    listed: list[Source] = sorted(catalogue.sources, key=lambda source: source.number)
    return Page(
        template="sources/index.html",
        path=SOURCES.path,
        above=(ABOUT,),
        title=_("Sources"),
        description=_("What this is drawn from, how sure it is, and where the sources disagree."),
        context={
            "beside": around.of_site(SOURCES, catalogue),
            "sources": listed,
            "texts": words.number(len(listed)),
            "first": listed[0] if listed else None,
            "sureness": [_sureness(evidence, catalogue) for evidence in CLASSES],
            "disputes": disputes,
            "coded": [
                (role, [Coded(code, words.match(code.match)) for code in role.codes])
                for role in coded[part.first : part.last]
            ],
            "part": part,
            "uncoded": uncoded[:UNCODED],
            "more_uncoded": len(uncoded[UNCODED:]),
            "contents": contents,
        },
    )


def _sureness(evidence: Evidence, catalogue: Catalogue) -> Sureness:
    steps = [step for step in catalogue.steps if step.evidence == evidence]
    example = steps[0] if steps else None
    return Sureness(
        evidence,
        words.evidence(evidence),
        len(steps),
        example,
        catalogue.get("role", example.origin) if example else None,
        catalogue.get("role", example.destination) if example else None,
    )


def _dispute(disagreement: Disagreement, catalogue: Catalogue) -> Dispute:
    concerned = (
        ("role", disagreement.roles),
        ("challenge", disagreement.challenges),
        ("guide", disagreement.guides),
    )
    found = [catalogue.get(kind, code) for kind, codes in concerned for code in codes]
    return Dispute(disagreement, [thing for thing in found if thing])
