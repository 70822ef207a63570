"""Writing, publishing, rolling back, bringing back, workbooks: what the catalogue says after any of it.

The model is a pair of titles for the draft, and such a pair for each edition.
"""

import pytest
from django.contrib.auth.models import User
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from careers.actions import workbook
from careers.actions.draft import replace_draft
from careers.actions.edition import Refused, Seen, publish, roll_back
from careers.actions.saving import save_thing
from careers.actions.taking_back import NotTaken, bring_draft_back, take_back
from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.taking_back import taking
from careers.models import Edition, Upload
from careers.models.upload import Stage
from careers.queries.draft import draft, forget_draft
from careers.queries.edition import current_edition, edition, forget_editions
from tests import factories
from tests.stateful.machine import Machine, run

CODES = ("agent", "leader")
TITLES = st.sampled_from(("Agent", "Leader", "Clerk", "Host"))
Titles = tuple[str, str]


def of(titles: Titles) -> Catalogue:
    """The catalogue that says these titles."""
    agent, leader = titles
    return factories.catalogue(
        roles=[
            factories.role("agent", title=agent),
            factories.role(
                "leader", {"speaking": (4, 2), "planning": (4, 3)}, level="leads", title=leader
            ),
        ]
    )


class Desk(Machine):
    def __init__(self) -> None:
        super().__init__()
        self.by = User.objects.create_superuser("desk")
        self.draft: Titles = ("Agent", "Leader")
        self.editions: list[Titles] = []
        self.notes = 0
        self.applied: tuple[Upload, Titles, Titles] | None = None
        replace_draft(of(self.draft))

    def note(self) -> str:
        self.notes += 1
        return f"Note {self.notes}"

    def pick(self, which: int) -> int:
        """The number of one of the editions there are."""
        return which % len(self.editions) + 1

    @initialize()
    def first(self) -> None:
        self.publishes()

    @rule(role=st.sampled_from((0, 1)), title=TITLES)
    def writes(self, role: int, title: str) -> None:
        before = draft().catalogue.role(CODES[role])
        titles = list(self.draft)
        titles[role] = title
        self.draft = (titles[0], titles[1])
        save_thing("role", of(self.draft).role(CODES[role]), self.by, before)

    @rule()
    def publishes(self) -> None:
        if self.editions and self.editions[-1] == self.draft:
            with pytest.raises(Refused):
                publish(self.note(), self.by)
        else:
            publish(self.note(), self.by)
            self.editions.append(self.draft)

    @rule()
    def publishes_what_somebody_has_changed_since(self) -> None:
        seen = Seen(len(self.editions), "0" * 64)
        with pytest.raises(Refused):
            publish(self.note(), self.by, seen)

    @rule(which=st.integers(0, 9))
    def rolls_back(self, which: int) -> None:
        number = self.pick(which)
        seen = Seen(len(self.editions), Edition.objects.get(number=number).sha256)
        if self.editions[number - 1] == self.editions[-1]:
            with pytest.raises(Refused):
                roll_back(number, self.note(), self.by, seen)
        else:
            made = roll_back(number, self.note(), self.by, seen)
            assert made.sha256 == seen.digest
            self.editions.append(self.editions[number - 1])

    @rule(which=st.integers(0, 9))
    def brings_the_draft_back(self, which: int) -> None:
        number = self.pick(which)
        bring_draft_back(number, self.by, document.named(draft().catalogue))
        self.draft = self.editions[number - 1]

    @rule(which=st.integers(0, 9), role=st.sampled_from((0, 1)))
    def takes_one_thing_back(self, which: int, role: int) -> None:
        number, code = self.pick(which), CODES[role]
        theirs = self.editions[number - 1][role]
        seen = taking(edition(number).catalogue, draft().catalogue, "role", code).digest
        if theirs == self.draft[role]:
            with pytest.raises(NotTaken):
                take_back("role", code, number, self.by, seen)
            return
        take_back("role", code, number, self.by, seen)
        self.draft = (theirs, self.draft[1]) if role == 0 else (self.draft[0], theirs)

    @rule(titles=st.tuples(TITLES, TITLES), broken=st.booleans())
    def reads_a_workbook_in(self, titles: Titles, *, broken: bool) -> None:
        rows = "".join(f"{code},{it}\n" for code, it in zip(CODES, titles, strict=True))
        more = "nobody-knows-it,\n" if broken else ""
        upload = workbook.send("roles.csv", f"code,title\n{rows}{more}".encode(), self.by)
        if broken or upload.stage != Stage.READY:
            assert broken == (upload.stage == Stage.REFUSED)
            return
        seen = document.named(draft().catalogue)
        if titles == self.draft:
            with pytest.raises(workbook.Refused):
                workbook.apply(upload, set(), seen, self.by)
            return
        workbook.apply(upload, set(), seen, self.by)
        self.applied = upload, self.draft, titles
        self.draft = titles

    @precondition(lambda self: self.applied)
    @rule()
    def takes_the_workbook_back(self) -> None:
        assert self.applied
        upload, before, after = self.applied
        if self.draft != after:
            with pytest.raises(workbook.Refused):
                workbook.take_back(upload, self.by)
            return
        workbook.take_back(upload, self.by)
        self.draft, self.applied = before, None

    @invariant()
    def the_draft_says_what_was_written(self) -> None:
        forget_draft()
        assert draft().catalogue == of(self.draft)

    @invariant()
    def every_edition_says_what_it_said(self) -> None:
        forget_editions()
        rows = Edition.objects.order_by("number")
        assert [it.number for it in rows] == list(range(1, len(self.editions) + 1))
        for row, titles in zip(rows, self.editions, strict=True):
            assert row.document == document.write(of(titles))
            assert row.sha256 == document.digest(row.document)

    @precondition(lambda self: self.editions)
    @invariant()
    def visitors_read_the_last(self) -> None:
        forget_editions()
        assert current_edition().catalogue == of(self.editions[-1])


@pytest.mark.django_db
def test_the_catalogue_is_what_the_last_of_them_made_it() -> None:
    run(Desk, runs=12, steps=12)
