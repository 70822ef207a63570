"""What a file that was sent in would do to the draft as it is."""

from collections.abc import Collection
from dataclasses import dataclass

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, fresh
from careers.domain.once import once
from careers.domain.workbook.layout import SHEETS
from careers.domain.workbook.merging import Deed, Named, applied, dangling, deeds
from careers.domain.workbook.reading import Fault
from careers.domain.workbook.wishes import Wishes
from careers.queries.draft import checked
from careers.queries.fitting import alone


@dataclass(frozen=True)
class Outcome:
    """What a file comes to: everything it would do and what of that is done, the draft after it, and
    why it cannot be done."""

    before: Catalogue
    after: Catalogue
    deeds: tuple[Deed, ...]
    done: tuple[Deed, ...]
    faults: tuple[Fault, ...]

    @property
    def collisions(self) -> tuple[Deed, ...]:
        return tuple(deed for deed in self.deeds if deed.collides)

    @property
    def removed(self) -> tuple[Deed, ...]:
        return tuple(deed for deed in self.done if deed.what == "removed")

    def new_findings(self) -> tuple[Finding, ...]:
        """What the checks would find then and do not find now."""
        return fresh(checked(self.before), checked(self.after))


def wanted(document: str) -> Wishes:
    """What a file that was read wants, as its row has it."""
    return msgspec.json.decode(document, type=Wishes)


@once
def _known(_draft: Catalogue) -> dict[str, tuple[Wishes, Outcome]]:
    """What is known of the file that was last looked at beside that draft, by what it wants."""
    return {}


def known(document: str, draft: Catalogue) -> tuple[Wishes, Outcome]:
    """What a file wants, as its row has it, and what that comes to in a draft: worked out once for the
    last one. So what the checks find in the draft after it, which may take longer than anybody waits, is
    looked for once as well."""
    held = _known(draft)
    found = held.get(document)
    if found is None:
        wishes = wanted(document)
        found = wishes, outcome(wishes, draft)
        held.clear()
        held[document] = found
    return found


def outcome(found: Wishes, draft: Catalogue, taken: Collection[Named] = ()) -> Outcome:
    """What wishes come to in a draft; of what somebody else has changed too, what is `taken`."""
    all_of_it = deeds(draft, found.wishes)
    after, done = applied(draft, all_of_it, taken)
    named = [deed.wish for deed in done]
    faults = (*dangling(after, done, found), *alone(after, named, found))
    return Outcome(draft, after, tuple(all_of_it), tuple(done), faults)


def rows_gone(found: Wishes) -> int:
    """How many rows of sheets of pieces a file leaves out."""
    pieces = {sheet.name for sheet in SHEETS if sheet.field}
    return sum(tally[2] for name, tally in found.rows.items() if name in pieces)
