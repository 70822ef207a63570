"""What a person keeps of their own: actions and notes, in the order they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

MOST_ACTIONS = 50
MOST_NOTES = 100
"""How many of each one attempt holds: more than anybody reads, few enough to keep a page short."""
LONGEST_ACTION = 300
LONGEST_NOTE = 1000
LONGEST_WHEN = 60
LONGEST_REQUEST = 400


@dataclass(frozen=True)
class Action:
    """Something to do. `skill` is a code or empty; `done` is when it was marked so."""

    id: int
    text: str
    skill: str
    due: date | None
    done: datetime | None
    made: datetime

    def overdue(self, today: date) -> bool:
        return self.done is None and self.due is not None and self.due < today


@dataclass(frozen=True)
class Note:
    """Something done that shows a skill, and when it was, in the person's own words."""

    id: int
    skill: str
    text: str
    when: str
    made: datetime


@dataclass(frozen=True)
class Kept:
    """All the actions and notes of one attempt."""

    actions: tuple[Action, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def open(self) -> tuple[Action, ...]:
        """What is to do: by date, then what has none, as it was put down."""
        waiting = (action for action in self.actions if action.done is None)
        return tuple(sorted(waiting, key=lambda a: (a.due is None, a.due or date.max, a.id)))

    @property
    def done(self) -> tuple[Action, ...]:
        """What is done, the last first."""
        finished = [(action.done, action) for action in self.actions if action.done]
        finished.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
        return tuple(action for _, action in finished)

    @property
    def texts(self) -> frozenset[str]:
        """The words of every action, to see what is on the list already."""
        return frozenset(action.text for action in self.actions)

    def about(self, skills: Iterable[str]) -> tuple[Note, ...]:
        """The notes about any of these skills, as they were put down."""
        codes = set(skills)
        return tuple(note for note in self.notes if note.skill in codes)
