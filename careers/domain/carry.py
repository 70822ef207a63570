"""Which answers still say the same under another edition's questionnaire, and which do not.

An answer was given to words. It carries over only where every word a person chose by is as it was and
the question measures the same thing; where it stands among the others, and what a role makes of it,
do not matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.requirements import Profile, requirements
from careers.domain.things import Item


@dataclass(frozen=True)
class Carry:
    """Two questionnaires compared, the newer one's questions in the order asked.

    `reworded` pairs a question as it was with what it is now: other words, poles or options, another
    thing measured, or other words for the levels one answers with.
    """

    kept: tuple[Item, ...]
    reworded: tuple[tuple[Item, Item], ...]
    new: tuple[Item, ...]
    gone: tuple[Item, ...]
    roles_changed: int
    """In how many roles that both hold what is asked of the measured skills differs."""

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the questions whose answers carry over."""
        return frozenset(item.code for item in self.kept)

    @property
    def unchanged(self) -> bool:
        """Whether every question is as it was, so that nothing has to be answered again."""
        return not (self.reworded or self.new or self.gone)

    def carried(self, answers: Mapping[str, int | None]) -> dict[str, int | None]:
        """Those of the answers that still say the same."""
        return {item: value for item, value in answers.items() if item in self.codes}


def carry(old: Catalogue, new: Catalogue) -> Carry:
    """What becomes of answers to the old questionnaire under the new one."""
    kept = unchanged(old, new)
    before = {item.code: item for item in old.questionnaire}
    both = [(before[item.code], item) for item in new.questionnaire if item.code in before]
    after = {item.code for item in new.questionnaire}
    asked_before, asked_after = _asked(old, new), _asked(new)
    return Carry(
        kept=tuple(now for _, now in both if now.code in kept),
        reworded=tuple(pair for pair in both if pair[1].code not in kept),
        new=tuple(item for item in new.questionnaire if item.code not in before),
        gone=tuple(item for item in old.questionnaire if item.code not in after),
        roles_changed=sum(
            asked_before.get(role.code) != asked_after.get(now)
            for role in old.roles
            if (now := now_called(new, "role", role.code))
        ),
    )


def now_called(new: Catalogue, kind: str, code: str) -> str:
    """What a thing of an older edition is called in a newer one: by its own code, or by that of what
    was known by it; empty where there is neither."""
    found = new.known_as(kind, code)
    return found.code if found else ""


def unchanged(old: Catalogue, new: Catalogue) -> frozenset[str]:
    """The codes of the questions whose answers mean the same in both."""
    same = _same_anchors(old, new)
    before = {item.code: _chosen_by(_renamed(item, new)) for item in old.items}
    return frozenset(
        item.code
        for item in new.items
        if before.get(item.code) == _chosen_by(item) and (same or not item.skill)
    )


def asks_alike(old: Catalogue, new: Catalogue, role: str) -> bool:
    """Whether two editions ask the same of the measured skills for a role, so that a difference
    between two figures for it is the person's and not ours. Codes must be the same in both."""
    return _asked(old).get(role) == _asked(new).get(role)


def _chosen_by(item: Item) -> tuple[object, ...]:
    """The words a person chooses by, and what they are about. The part and the place among the others
    are left out."""
    measured = (item.skill, item.preference, item.challenge)
    return (item.text, *measured, item.left, item.right, item.flipped, item.options)


def _renamed(item: Item, new: Catalogue) -> Item:
    """An old item, about what it is about under its code of now."""
    return replace(
        item,
        skill=now_called(new, "skill", item.skill) or item.skill,
        challenge=now_called(new, "challenge", item.challenge) or item.challenge,
    )


def _same_anchors(old: Catalogue, new: Catalogue) -> bool:
    """Whether the answers to a question about a skill have the same words."""
    words = [[(a.rank, a.anchor) for a in catalogue.anchors] for catalogue in (old, new)]
    return words[0] == words[1]


def _asked(
    catalogue: Catalogue, new: Catalogue | None = None
) -> dict[str, tuple[tuple[str, int, int], ...]]:
    """By role: each measured skill it asks for, with level and importance, by the skill's code, that
    of `new` where one is given."""
    needed = requirements(catalogue)
    return {
        profile.role.code: _needs(profile, new or catalogue)
        for profile in (*needed.centre, *needed.beyond)
    }


def _needs(profile: Profile, new: Catalogue) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        sorted(
            (now_called(new, "skill", need.skill) or need.skill, need.level, need.importance)
            for need in profile.needs
        )
    )
