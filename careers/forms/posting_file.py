"""A file of openings against those there are: what each row would do, and what is wrong with it."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.domain import posting_file
from careers.domain.catalogue import Catalogue
from careers.domain.posting_file import FIELDS, LARGEST, Row, Sheet
from careers.forms.notices import VacancyForm
from careers.models import Vacancy

_COLUMNS = {field: column for column, field in FIELDS.items()}

What = Literal["added", "changed", "unchanged"]


class FileForm(forms.Form):
    """The file, as it is chosen; or, the second time, its text as it came back with the page."""

    file = forms.FileField(
        label=_lazy("The file"),
        help_text=_lazy("A table as CSV, at most 1 MB. Excel: Save as, CSV UTF-8."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        file = found.get("file")
        if not file:
            self.add_error("file", _("Choose a file first."))
        elif file.size > LARGEST:
            self.add_error("file", _("That file is larger than 1 MB. Split it."))
        return found


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell: its row's number in the file, its column, and in words."""

    row: int
    column: str
    said: str


@dataclass(frozen=True)
class Line:
    """What a row would do: to which opening, and which of its columns would change."""

    row: Row
    what: What
    title: str
    changed: tuple[tuple[str, str, str], ...]
    """Each column that would change: its name, what is there now, and what would be."""
    instance: Vacancy
    seen: int | None


@dataclass(frozen=True)
class Plan:
    """What a file would do. Its digest names it, so that what is done is what was looked at."""

    lines: tuple[Line, ...]
    faults: tuple[Fault, ...]
    sheet: Sheet

    @property
    def writes(self) -> list[tuple[Vacancy, int | None]]:
        return [(it.instance, it.seen) for it in self.lines if it.what != "unchanged"]

    def of(self, what: What) -> list[Line]:
        return [it for it in self.lines if it.what == what]

    @property
    def digest(self) -> str:
        told = [
            (it.row.number, it.what, it.changed, it.seen, dict(it.row.cells)) for it in self.lines
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def plan(raw: bytes, catalogue: Catalogue | None) -> Plan:
    """What a file would do to the openings there are. One query."""
    sheet = posting_file.read(raw)
    faults = [Fault(1, it, _("This column is missing.")) for it in sheet.missing]
    faults += [Fault(1, it, _("No column of ours has this name.")) for it in sheet.strange]
    if sheet.cut:
        most = {"most": posting_file.MOST_ROWS}
        faults.append(Fault(0, "", _("It has more than %(most)d rows. Split it.") % most))
    held = {it.reference: it for it in Vacancy.objects.exclude(reference="")}
    lines: list[Line] = []
    met: dict[str, int] = {}
    for row in () if sheet.missing else sheet.rows:
        if (first := met.setdefault(row.reference, row.number)) != row.number and row.reference:
            said = _("The same number stands in row %(row)d.") % {"row": first}
            faults.append(Fault(row.number, "reference", said))
            continue
        line, wrong = _line(row, held.get(row.reference), catalogue)
        faults += wrong
        lines += [line] if line else []
    return Plan(tuple(lines), tuple(faults), sheet)


def _line(
    row: Row, held: Vacancy | None, catalogue: Catalogue | None
) -> tuple[Line | None, list[Fault]]:
    form = _form(row, held, catalogue)
    if not form.is_valid() or not row.reference:
        return None, _faults(row, form)
    instance = form.instance
    changed = tuple(
        (_COLUMNS.get(name, name), _plain(form.before.get(name)), _plain(form.cleaned_data[name]))
        for name in form.before
        if form.before[name] != form.cleaned_data[name]
    )
    if held is None:
        return Line(row, "added", instance.title, (), instance, None), []
    what: What = "changed" if changed else "unchanged"
    return Line(row, what, instance.title, changed, instance, held.revision), []


def _form(row: Row, held: Vacancy | None, catalogue: Catalogue | None) -> Any:
    """The form that a person would have filled in with this row. A column that the file does not have
    stays as it is, or as a new opening begins."""
    instance = held or Vacancy()
    before = {name: getattr(instance, name) for name in VacancyForm.Meta.fields}
    given = {**before, **{FIELDS.get(it, it): text for it, text in row.cells.items()}}
    if catalogue and given["role"]:
        given["role"] = _role(str(given["role"]), catalogue)
    if held is None:
        given["opens_on"] = given["opens_on"] or Vacancy().opens_on
        given["remote"], given["working"] = given["remote"] or "site", given["working"] or "full"
    form = VacancyForm(catalogue, given, instance=instance)
    form.before = before if held else {}  # type: ignore[attr-defined]
    return form


def _role(text: str, catalogue: Catalogue) -> str:
    """A role's code by its code, one it was known by, or its title; anything else as it is."""
    by_title = {it.title.casefold(): it.code for it in catalogue.roles}
    known = catalogue.known_as("role", text)
    return known.code if known else by_title.get(text.casefold(), text)


def _faults(row: Row, form: VacancyForm) -> list[Fault]:
    found = []
    if not row.reference:
        said = _("Give each opening a number of your own: the file knows it by that the next time.")
        found.append(Fault(row.number, "reference", said))
    for name, errors in form.errors.items():
        column = "" if name == "__all__" else _COLUMNS.get(name, name)
        found += [Fault(row.number, column, str(said)) for said in errors]
    return found


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
