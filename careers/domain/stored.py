"""Everything that is stored of one attempt, as it is handed to whoever it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careers.domain.plan import Kept
from careers.domain.times import Time


@dataclass(frozen=True)
class Stored:
    """An attempt whole. `now` are its present answers with the edition they are read against and the
    role held; `earlier` those set apart, the first one first. `seconds` are by item, as far as
    anybody could tell; `digests` the SHA-256 of each edition's document by its number.
    """

    now: Time
    earlier: tuple[Time, ...]
    seconds: Mapping[str, float | None]
    digests: Mapping[int, str]
    target: str
    request: str
    set_aside: tuple[str, ...]
    group: str
    """The name of the group they are counted with; empty for none."""
    revision: Mapping[str, Any] | None
    """As `careers.models.Attempt` has it."""
    opened: date
    kept_until: date
    kept: Kept
