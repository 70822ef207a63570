"""Who says so: the sources behind what is told of a step."""

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.text import EDITORIAL
from careers.domain.things import Step


def attested(step: Step, catalogue: Catalogue) -> list[str]:
    """The sources of what is told of a step, by number; our own judgement last."""
    told = prose.marks("\n\n".join((step.summary, *step.takes)))
    sources = sorted(catalogue.sources, key=lambda source: source.number)
    return [code for code in (*(s.code for s in sources), EDITORIAL) if code in told]
