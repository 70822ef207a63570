"""What a result leads with: the role a person chose, if they did, and what comes next."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from careers.domain.plan import Kept
from careers.domain.things import Level
from careers.pages import plan_lead
from careers.pages.lead import lead
from careers.pages.plan import PlanSheet
from careers.pages.reasons import First, Warned
from careers.pages.result import Entry, ResultSheet


@dataclass(frozen=True, eq=False)
class Opening:
    """A result's beginning; `target` is the code of the role they chose, or empty."""

    sheet: ResultSheet
    target: str
    today: date

    @cached_property
    def aim(self) -> Entry | None:
        """The role they chose, unless they hold it or have set it aside."""
        found = self.sheet.entry(self.target)
        return found if found and not found.here and not found.aside else None

    @property
    def lead(self) -> str:
        """What to read if one reads nothing else."""
        return lead(self.sheet.found, self.aim.result if self.aim else None)

    @property
    def rungs(self) -> list[tuple[Level, list[Entry]]]:
        """The ladder with where they stand, what comes next, and the role they chose."""
        return self.sheet.rungs(self.aim)

    @property
    def way(self) -> str:
        """What lies between here and the role they chose, in a sentence or two."""
        if self.aim is None:
            return ""
        found = self.sheet.found
        return plan_lead.lead(
            PlanSheet(found.catalogue, found.current, self.aim.role, self.sheet, Kept(), self.today)
        )

    @property
    def level(self) -> bool:
        """Whether the role they chose is itself among what comes next."""
        return self.aim is not None and self.aim.role in [e.role for e in self.sheet.next]

    @property
    def ahead(self) -> list[Entry]:
        """What comes next, besides the role they chose."""
        return [e for e in self.sheet.next if self.aim is None or e.role != self.aim.role]

    @property
    def begin(self) -> list[First]:
        """What to learn first for the role they chose, else for what comes next."""
        return self.aim.begin if self.aim else self.sheet.begin

    @property
    def worth_knowing(self) -> list[Warned]:
        """What these roles bring that the person would rather not have."""
        return self.sheet.warned([*([self.aim] if self.aim else []), *self.ahead])
