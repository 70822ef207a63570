"""What to ask, and whom: questions for a conversation about a role, drawn from what is known of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain import profile, prose
from careers.domain.catalogue import Catalogue
from careers.domain.profile import Move
from careers.domain.related import OFTEN
from careers.domain.things import Challenge, Role, Skill
from careers.pages import saying

ASKED = 2
"""Questions from the steps that lead to a role; the pages of the others have theirs."""
SKILLS, HARD = 3, 2
"""Critical skills and hard things that are asked about."""
CRITICAL = 3

_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True)
class Asked:
    """A question, as it can be spoken, and the step it belongs to; None for any."""

    words: str
    move: Move | None = None


def quoted(texts: Iterable[str]) -> list[str]:
    """The questions that stand between quotation marks in texts of the catalogue."""
    return [
        found
        for text in texts
        for found in _QUOTED.findall(prose.plain(text))
        if found.rstrip().endswith("?")
    ]


def questions(role: Role, catalogue: Catalogue) -> list[Asked]:
    """What to ask about a role before one takes it: who decides, what weighs most, what the steps to
    it say to ask; where no step of the centre leads, how its hardest parts are borne."""
    moves = profile.moves_in(role, catalogue)
    found = []
    if moves and catalogue.rank(role):
        found.append(Asked(_("Who decides about this, and when will there be a place?")))
    if critical := [
        need.skill
        for weight, group in profile.needs(role, catalogue)
        if weight == CRITICAL
        for need in group
    ]:
        said = _("What would you want to see of me in %(skills)s?")
        found.append(Asked(said % {"skills": _named(critical[:SKILLS])}))
    of_steps = [(words, move) for move in moves for words in quoted(move.step.begin)[:1]]
    found += [Asked(words, move) for words, move in of_steps[:ASKED]]
    if moves and catalogue.rank(role):
        return found
    met = [one.challenge for one in profile.hardships(role, catalogue) if one.exposure >= OFTEN]
    if met:
        said = _("What is done here about %(hard)s?")
        found.append(Asked(said % {"hard": _named(met[:HARD])}))
    return found


def _named(things: Sequence[Skill | Challenge]) -> str:
    return saying.listed([saying.lower(thing.name) for thing in things])
