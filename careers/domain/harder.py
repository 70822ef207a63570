"""What becomes harder, or easier, from one role to another."""

from dataclasses import dataclass

from careers.domain.catalogue import Catalogue
from careers.domain.things import Challenge, Role

OFTEN = 3
"""The exposure from which something counts as hard about a role."""


@dataclass(frozen=True)
class Turn:
    """How much of a challenge each of two roles meets, from 1 to 5; 0 where it is not said to."""

    challenge: Challenge
    before: int
    after: int


@dataclass(frozen=True)
class Turns:
    """What a change of roles changes about what is hard, the most met first."""

    harder: tuple[Turn, ...]
    """Met often at least, and more than before."""
    same: tuple[Turn, ...]
    """Met often at least, as before."""
    easier: tuple[Turn, ...]
    """Met often at least before, and less now."""
    gone: tuple[Turn, ...]
    """Met often at least before, and not said of the role now."""


def turns(origin: Role, destination: Role, catalogue: Catalogue) -> Turns:
    """Compare what two roles meet. What neither meets often is left out."""
    before = {link.challenge: link.exposure for link in origin.challenges}
    after = {link.challenge: link.exposure for link in destination.challenges}
    found = [
        Turn(challenge, before.get(challenge.code, 0), after.get(challenge.code, 0))
        for challenge in catalogue.listed("challenges")
    ]
    found.sort(key=lambda turn: (-max(turn.after, turn.before), -abs(turn.after - turn.before)))
    hard = [turn for turn in found if turn.after >= OFTEN]
    was = [turn for turn in found if turn.before >= OFTEN]
    return Turns(
        tuple(turn for turn in hard if turn.after > turn.before),
        tuple(turn for turn in hard if turn.after == turn.before),
        tuple(turn for turn in was if 0 < turn.after < turn.before),
        tuple(turn for turn in was if not turn.after),
    )
