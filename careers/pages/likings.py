"""How a person likes to work beside what the work is like, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.scoring import PreferenceResult, RoleResult
from careers.domain.things import Item, Preference


@dataclass(frozen=True)
class Compared:
    """One preference: what it is about, a sentence, and whether the two are alike. `alike` is None
    where either could be said, or the person did not say."""

    preference: Preference
    sentence: str
    alike: bool | None


def compared(result: RoleResult, catalogue: Catalogue) -> list[Compared]:
    """Every preference that is asked about and that the role has a leaning on, in the order asked."""
    items = {item.preference: item for item in catalogue.questionnaire if item.preference}
    return [
        _compared(liking, items[liking.preference], catalogue)
        for liking in result.preferences
        if liking.level is not None
    ]


def _compared(liking: PreferenceResult, item: Item, catalogue: Catalogue) -> Compared:
    mine, work = _pole(liking.position, item), _pole(liking.level, item)
    alike = mine == work if mine and work else None
    return Compared(
        catalogue.preference(liking.preference),
        _sentence(mine, work, said=liking.position is not None) % {"mine": mine, "work": work},
        alike,
    )


def _sentence(mine: str, work: str, *, said: bool) -> str:
    if not said:
        return (
            _("You did not say; this job leans to “%(work)s”.")
            if work
            else _("You did not say; this job is as much the one as the other.")
        )
    if not mine:
        return (
            _("Either suits you; this job leans to “%(work)s”.")
            if work
            else _("Either suits you, and this job is as much the one as the other.")
        )
    if not work:
        return _("You would rather “%(mine)s”; this job is as much that as the other.")
    if mine == work:
        return _("You would rather “%(mine)s”, and this job leans that way too.")
    return _("You would rather “%(mine)s”; this job leans to “%(work)s”.")


def _pole(position: float | None, item: Item) -> str:
    """The pole that a place leans to, in the question's own words, to be quoted; empty for the
    middle and for none."""
    if position is None or position == 3:
        return ""
    return item.right if (position > 3) != item.flipped else item.left
