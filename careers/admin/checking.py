"""The checks of the draft as the desk shows them: what each is for, and what it found."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from careers.admin.findings import Pointed, points
from careers.domain.checks import CHECKS, Finding
from careers.models import WITH_SITE

SHOWN = 100
"""As many findings of one check as a page lists."""

REFUSED, VANISHED = "", "vanished"
"""Findings of no check: values that no catalogue may hold, and addresses that would lead nowhere."""

Words = str | Promise

PURPOSES: dict[str, tuple[Words, Words]] = {
    REFUSED: (
        gettext_lazy("Values that cannot be"),
        gettext_lazy("A text longer than its field, a level of 7: no edition can hold it."),
    ),
    "unique": (
        gettext_lazy("Codes used twice"),
        gettext_lazy("A code is an address, and an address leads to one thing."),
    ),
    "taken": (
        gettext_lazy("Codes that are taken"),
        gettext_lazy("A few addresses are pages of the site itself."),
    ),
    "formerly": (
        gettext_lazy("Former codes"),
        gettext_lazy("A code something had before goes on leading to it, and to nothing else."),
    ),
    "dangling": (
        gettext_lazy("What is named and not there"),
        gettext_lazy("Every role, skill or guide that something names or links to is there."),
    ),
    "written": (
        gettext_lazy("Links in texts"),
        gettext_lazy("What looks like a link is one, and its address is whole."),
    ),
    "foot": (
        gettext_lazy("Links at the foot of every page"),
        gettext_lazy("They lead to a page that is there, or out by a whole address."),
    ),
    "astray": (
        gettext_lazy("Links to parts that are off"),
        gettext_lazy("At the foot of every page nothing leads to what this site leaves out."),
    ),
    "readable_accent": (
        gettext_lazy("The colour of links"),
        gettext_lazy("It can be read on paper as light as ours."),
    ),
    "sourced": (
        gettext_lazy("Sources"),
        gettext_lazy("Whatever a text says, it says where that comes from, or that it is ours."),
    ),
    "steps": (
        gettext_lazy("Steps"),
        gettext_lazy("A step joins two roles, starts in the centre, and its code says which."),
    ),
    "reachable": (
        gettext_lazy("Roles nobody can reach"),
        gettext_lazy("From a role where people begin, steps lead to every other."),
    ),
    "downward": (
        gettext_lazy("Steps down"),
        gettext_lazy("People do go back; a step with its ends swapped looks just the same."),
    ),
    "closed": (
        gettext_lazy("Circles"),
        gettext_lazy("Below the top, some step leads on."),
    ),
    "leaps": (
        gettext_lazy("Leaps"),
        gettext_lazy("A step that asks for far more of a skill says how people get there."),
    ),
    "leapt": (
        gettext_lazy("Roles only leaps lead to"),
        gettext_lazy("There is one way up that somebody can see themselves take."),
    ),
    "ladder": (
        gettext_lazy("Rungs, numbers and letters"),
        gettext_lazy("No two rungs, sources or tracks share their sign."),
    ),
    "whole": (
        gettext_lazy("A whole ladder"),
        gettext_lazy("There is a role to show and something to ask."),
    ),
    "questions": (
        gettext_lazy("Questions"),
        gettext_lazy("Each measures one thing, and has the answers its kind needs."),
    ),
    "skills": (
        gettext_lazy("Levels and parts of skills"),
        gettext_lazy("What is asked about has five levels; a part belongs to what is asked about."),
    ),
    "profiles": (
        gettext_lazy("What roles ask"),
        gettext_lazy("Every role says what it asks of each skill, and what people do in it."),
    ),
    "unmeasured": (
        gettext_lazy("Skills no question measures"),
        gettext_lazy("What matters to a role is asked about, or people’s results leave it out."),
    ),
    "alike": (
        gettext_lazy("Roles that ask the same"),
        gettext_lazy("Answers can tell any two roles apart."),
    ),
    "unused": (
        gettext_lazy("Things nothing uses"),
        gettext_lazy("A skill no role asks for was probably forgotten."),
    ),
    "readable": (
        gettext_lazy("Reading age"),
        gettext_lazy("Somebody of sixteen can read every text, and no sentence goes on too long."),
    ),
    "brief": (
        gettext_lazy("Texts too long"),
        gettext_lazy("Nothing is longer than people read it where it stands."),
    ),
    "helpful": (
        gettext_lazy("Synonyms"),
        gettext_lazy("What a synonym leads to stands in some text."),
    ),
    VANISHED: (
        gettext_lazy("Addresses that would lead nowhere"),
        gettext_lazy("What has a page now keeps its address, or hands it on."),
    ),
}
"""By a check's name: what it is called and what it is for. One that is not here says what its
docstring does."""


@dataclass(frozen=True)
class Checked:
    """One check and what it found: what is listed of it, and how many findings there are in all."""

    name: str
    title: str
    purpose: str
    points: tuple[Pointed, ...]
    count: int
    blocking: int
    """How many of them stand in the way of publishing."""
    new: int
    """How many of them the live edition does not have."""

    @property
    def anchor(self) -> str:
        return f"check-{self.name or 'values'}"

    @property
    def rest(self) -> int:
        """How many are not listed."""
        return self.count - len(self.points)


def checked(found: Iterable[Finding], new: Collection[Finding]) -> list[Checked]:
    """Every check with its findings, those that found something first: what blocks before what informs,
    then as the checks run. The findings of a check are in their own order."""
    held: dict[str, list[Finding]] = {name: [] for name in _names()}
    for finding in found:
        held.setdefault(finding.check, []).append(finding)
    listed = [it for findings in held.values() for it in findings[:SHOWN]]
    pointed = dict(zip(listed, points(listed), strict=True))
    rows = [_checked(name, findings, pointed, set(new)) for name, findings in held.items()]
    return sorted(rows, key=lambda row: (not row.blocking, not row.count))


def _names() -> list[str]:
    return [REFUSED, *(check.__name__ for check in CHECKS), VANISHED]


def _checked(
    name: str, found: list[Finding], pointed: dict[Finding, Pointed], new: set[Finding]
) -> Checked:
    title, purpose = PURPOSES.get(name) or _told(name)
    return Checked(
        name,
        str(title),
        str(purpose),
        tuple(pointed[it] for it in found[:SHOWN]),
        len(found),
        sum(it.severity == "error" for it in found),
        sum(it in new for it in found),
    )


def _told(name: str) -> tuple[str, str]:
    """A check that nobody has worded for the desk, by its name and its docstring's first paragraph."""
    said = next((it.__doc__ or "" for it in CHECKS if it.__name__ == name), "")
    return name.replace("_", " ").capitalize(), " ".join(said.partition("\n\n")[0].split())


def kinds(found: Iterable[Finding]) -> list[tuple[str, str, int]]:
    """The kinds of things that findings are about, by name: their code, and how many findings."""
    counted = Counter(it.kind for it in found)
    named = [
        (kind, str(WITH_SITE[kind]._meta.verbose_name_plural), n) for kind, n in counted.items()
    ]
    return sorted(named, key=lambda row: row[1])


def severities(found: Collection[Finding]) -> list[tuple[str, str, int]]:
    """What can be asked for: everything, what stands in the way, what is worth a look."""
    blocking = sum(it.severity == "error" for it in found)
    return [
        ("", _("everything"), len(found)),
        ("error", _("what stands in the way"), blocking),
        ("warning", _("what is worth a look"), len(found) - blocking),
    ]
