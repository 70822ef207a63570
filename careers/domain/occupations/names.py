"""Other names: which are shown, which are only searched by, and which say nothing new."""

from collections import defaultdict

from careers.domain.occupations.account import Account, Outcome
from careers.domain.occupations.tables import Row

MOST_SHOWN = 8
"""More names than these beside a title would be a list, not names; the others are searched by."""

AS_SHOWN = "other names, shown"
AS_HIDDEN = "search words"
REPEATED = "the same as the title or another name"


class Names:
    """The other names of many things, by their keys, each once whatever its case."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._seen: dict[str, set[str]] = defaultdict(set)
        self.shown: dict[str, list[str]] = defaultdict(list)
        self.hidden: dict[str, list[str]] = defaultdict(list)

    def title(self, key: str, name: str) -> None:
        self._seen[key].add(_folded(name))

    def add(self, key: str, name: str, subject: str, place: str, *, show: bool = False) -> None:
        """One more name of a thing; what became of it goes into the account."""
        outcome, what = self._placed(key, name, show=show)
        self._account.put(subject, outcome, what, place)

    def labels(self, row: Row) -> None:
        """The labels of an ESCO concept: a cell holds several, one a line."""
        key = row["conceptUri"]
        self.title(key, row["preferredLabel"])
        for column in ("altLabels", "hiddenLabels"):
            subject = f"{column} in {row.file}"
            for label in filter(None, map(str.strip, row[column].splitlines())):
                self._account.read(subject)
                self.add(key, label, subject, row.place, show=column == "altLabels")

    def _placed(self, key: str, name: str, *, show: bool) -> tuple[Outcome, str]:
        if _folded(name) in self._seen[key]:
            return "merged", REPEATED
        self._seen[key].add(_folded(name))
        if show and len(self.shown[key]) < MOST_SHOWN:
            self.shown[key].append(name)
            return "taken", AS_SHOWN
        self.hidden[key].append(name)
        return "taken", AS_HIDDEN


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
