"""Whether a result says anything clearly, or nothing fits for now."""

from dataclasses import dataclass

from careers.domain.recommendation import Recommendation


@dataclass(frozen=True)
class Unclear:
    """Why nothing fits clearly; true if anything is the matter."""

    far: bool
    """No role of the centre is ready or close."""
    flat: bool
    """Every skill answer is the same, so that the order comes from the roles and not from them."""

    def __bool__(self) -> bool:
        return self.far or self.flat


def unclear(found: Recommendation) -> Unclear:
    """What keeps a result from saying anything clearly.

    The line is where “close” begins, because that is where a result stops saying “not yet” of a
    role; a line of its own would be one more number that nobody could explain. Roles beyond the
    centre do not count, their figures being the less certain ones; what a person set aside does,
    since not wanting a role is no sign of not being able to do it.

    Raising an answer never makes a result `far`, because it never worsens a band. It can make it
    `flat`: that is about sameness, which is not a matter of more or less.
    """
    bands = {r.band for r in (*found.ranking, *found.aside) if r.profile.rung}
    return Unclear(far=bands == {"stretch"}, flat=found.patterns.flat)
