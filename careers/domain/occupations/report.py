"""The report of an import: what becomes of every row, what the draft will hold, what is left to do."""

import re
from collections.abc import Iterable, Iterator

from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding
from careers.domain.kinds import KINDS
from careers.domain.occupations import wording
from careers.domain.occupations.account import Account, Entry
from careers.domain.occupations.importing import Import

MISSING = (
    ("preferences", "what people like about work"),
    ("challenges", "what is hard"),
    ("training", "training"),
    ("guides", "guides"),
    ("items", "the questions, and five levels for each skill they measure"),
    ("synonyms", "words people search for that belong to no one thing"),
)
"""Kinds that neither body publishes anything of."""


def report(found: Import, findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of a report."""
    yield f"{found.name}, from {found.folder}"
    yield from _account(found.account)
    yield from _held(found.catalogue)
    yield from _to_write(found.catalogue)
    yield from _checked(findings, every=found.account.every)


def _account(account: Account) -> Iterator[str]:
    yield from _headed("What became of every row")
    for subject, total in account.subjects.items():
        yield f"  {subject}: {total:,} read"
        for outcome, what, entry in account.of(subject):
            yield from _counted(entry, f"{outcome}: {what}", placed=outcome == "left out")
    if account.absent:
        yield from _headed("Not there, and not needed")
        yield from (f"  {file}: without it {what}" for file, what in account.absent)
    if account.unread:
        yield from _headed("Not read")
        yield f"  {', '.join(account.unread)}"
    if account.shortened:
        yield from _headed("Cut to the length of their field, ending in …")
        for what, entry in account.shortened.items():
            yield from _counted(entry, what, placed=True)


def _counted(entry: Entry, what: str, *, placed: bool) -> Iterator[str]:
    """A line of the account; below it all places if they are kept, else the first within it."""
    first = f" (first: {entry.first})" if placed and entry.first and not entry.places else ""
    yield f"{entry.count:>12,}  {what}{first}"
    yield from (f"{'':>14}{place}" for place in entry.places)


def _held(catalogue: Catalogue) -> Iterator[str]:
    yield from _headed("The draft would hold")
    for kind in KINDS:
        count = len(getattr(catalogue, kind.plural))
        if count:
            yield f"{count:>12,}  {kind.plural}"


def _to_write(catalogue: Catalogue) -> Iterator[str]:
    """The texts where the data is silent, and the kinds of which it has nothing."""
    yield from _headed("Left for you to write, as the data says nothing")
    roles, skills = catalogue.roles, catalogue.skills
    silent = (
        ("openings of roles", sum(1 for it in roles if it.lead)),
        ("descriptions of roles", sum(1 for it in roles if it.job == wording.NOT_DESCRIBED)),
        ("days of roles", sum(1 for it in roles if it.day == wording.DAY)),
        ("how people get to a role", sum(1 for it in roles if it.here == wording.HERE)),
        ("where a role leads", sum(1 for it in roles if it.next == wording.NOWHERE)),
        ("duties of roles", sum(1 for it in roles if not it.duties)),
        ("descriptions of skills", sum(1 for it in skills if it.about == wording.NOT_DESCRIBED)),
    )
    for what, count in silent:
        if count:
            yield f"{count:>12,}  {what}"
    for plural, what in MISSING:
        if not getattr(catalogue, plural):
            yield f"{'all':>12}  {what}"


def _checked(findings: Iterable[Finding], *, every: bool) -> Iterator[str]:
    yield from _headed("What the checks say of it")
    grouped: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        field = re.sub(r"\[\d+\]", "", finding.field)
        message = re.sub(r"“.*?”|\d+", "…", finding.message)
        key = (finding.severity, finding.kind, field, re.sub(r"(…, )*… and … more", "…", message))
        grouped.setdefault(key, []).append(finding)
    for (severity, *_), alike in sorted(grouped.items(), key=_by_weight):
        first = alike[0]
        hint = " (the first; all with --every)" if len(alike) > 1 and not every else ""
        yield f"{len(alike):>12,}  {severity}, {first.place}: {first.message}{hint}"
        if every:
            yield from (f"{'':>14}{it.place}: {it.message}" for it in alike[1:])
    if not grouped:
        yield "  Nothing: it could be published as it is."


def _by_weight(group: tuple[tuple[str, str, str, str], list[Finding]]) -> tuple[bool, int]:
    """Errors first, then what there is most of."""
    (severity, *_), alike = group
    return severity != "error", -len(alike)


def _headed(words: str) -> Iterator[str]:
    yield ""
    yield words
