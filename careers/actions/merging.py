"""Saving what two people's changes to the same things came to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from django.contrib.auth.models import User

from careers.actions.saving import Unfit, remove_thing, save_thing
from careers.actions.writing import writing
from careers.domain.merging import Chosen, Merge, faults, merge
from careers.domain.said import Said, type_of

WHOLE = ""
"""Stands for the whole of a thing, in the place of a spot's name."""


@dataclass(frozen=True)
class Case:
    """One thing as it was seen (`base`; None: not known, or not there), as it is (`theirs`; None: gone)
    and as somebody wants it (`mine`; None: taken out)."""

    kind: str
    code: str
    base: Said | None
    theirs: Said | None
    mine: Said | None

    @property
    def merge(self) -> Merge | None:
        """The two brought together, where there are two."""
        if self.theirs is None or self.mine is None:
            return None
        return merge(type_of(self.kind), self.base, self.theirs, self.mine)

    @property
    def whole(self) -> Literal["mine", "theirs", ""] | None:
        """Where one side has nothing: what is proposed, empty for a choice to be made. None where both
        have something, or neither."""
        if (self.theirs is None) == (self.mine is None):
            return None
        if self.mine == self.base:
            return "theirs"
        return "mine" if self.theirs == self.base else ""


Choices = Mapping[str, Chosen]
"""By the name of a spot, or `WHOLE`."""


class Unsettled(Exception):
    """Nothing was saved: by case, the places where nothing was chosen, and what no draft can hold."""

    def __init__(self) -> None:
        super().__init__()
        self.undecided: dict[tuple[str, str], list[str]] = {}
        self.faults: dict[tuple[str, str], dict[str, str]] = {}

    def __bool__(self) -> bool:
        return bool(self.undecided or self.faults)


def save_merged(
    cases: Sequence[Case], choices: Mapping[tuple[str, str], Choices], by: User
) -> None:
    """Save these things as their two versions were brought together, all or none, each in its place
    only if it still says what `theirs` is.

    Raises `Unsettled` for what is not chosen or cannot be held, and `careers.actions.saving.Overtaken`
    or `Needed`.
    """
    wrong = Unsettled()
    results = [
        (case, _result(case, choices.get((case.kind, case.code), {}), wrong)) for case in cases
    ]
    if wrong:
        raise wrong
    with writing():
        for case, result in results:
            try:
                _save(case, result, by)
            except Unfit as error:
                wrong.faults[case.kind, case.code] = error.faults
        if wrong:
            raise wrong


def _result(case: Case, chosen: Choices, wrong: Unsettled) -> Said | None:
    """What a case comes to; what keeps it from that is put down."""
    merged = case.merge
    if merged is None:
        which = chosen[WHOLE].which if WHOLE in chosen else case.whole
        if which == "":
            wrong.undecided[case.kind, case.code] = [WHOLE]
        result = case.mine if which == "mine" else case.theirs
    else:
        if left := [it.name for it in merged.conflicts if it.name not in chosen]:
            wrong.undecided[case.kind, case.code] = left
            return None
        result = merged.resolved(chosen)
    wanted = result if result != case.theirs else None
    if wanted is not None and (found := faults(type_of(case.kind), wanted)):
        wrong.faults[case.kind, case.code] = found
    return result


def _save(case: Case, result: Said | None, by: User) -> None:
    if result == case.theirs:
        return
    if result is None:
        assert case.theirs is not None
        remove_thing(case.kind, case.code, by, case.theirs)
    else:
        value: Any = msgspec.convert(dict(result), type_of(case.kind))
        save_thing(case.kind, value, by, case.theirs)
