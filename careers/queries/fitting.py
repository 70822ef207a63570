"""Whether the draft's tables can hold what a file says, and what they make of its texts.

A form tidies what is typed into it: a paragraph is one line, a line has no white space around it. What
comes from a file is tidied by the same fields.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models
from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import gettext_noop as _
from careers.domain.kinds import BY_NAME as KIND
from careers.domain.telling import Telling
from careers.domain.workbook.layout import BY_NAME, SITE
from careers.domain.workbook.merging import place
from careers.domain.workbook.reading import Fault
from careers.domain.workbook.wishes import Wish, Wishes
from careers.models import DRAFT_MODELS
from careers.models.fields import LinesField
from careers.queries.workbook import model_of

_NUL = ProhibitNullCharactersValidator()
"""PostgreSQL keeps no text with a NUL in it; a form refuses one."""


def tidied(found: Wishes) -> tuple[Wishes, list[Fault]]:
    """The wishes as the tables keep them, without those that then wish for nothing; and what they
    cannot keep."""
    kept: list[Wish] = []
    faults: list[Fault] = []
    for wish in found.wishes:
        now = wish.after()
        if now is None:
            kept.append(wish)
            continue
        was, fit = wish.before(), _Fit(found, wish)
        values = {name: fit.field(name, getattr(now, name)) for name in wish.fields}
        faults += fit.faults
        tidy = replace(now, **values)
        if tidy != was:
            kept.append(msgspec.structs.replace(wish, now=msgspec.json.encode(tidy).decode()))
    return replace(found, wishes=tuple(kept)), faults


class _Fit:
    """One thing's values, through the fields of its tables."""

    def __init__(self, found: Wishes, wish: Wish) -> None:
        self.found, self.wish = found, wish
        self.faults: list[Fault] = []
        own = wish.kind if wish.kind == SITE else KIND[wish.kind].plural
        self.model = model_of(BY_NAME[own])

    def field(self, name: str, value: Any) -> Any:
        """A field's value as its table keeps it."""
        sheet = BY_NAME.get(f"{self.wish.kind}_{name}")
        if sheet is None:
            return self._clean(self.model, name, value, name)
        model = model_of(sheet)
        return tuple(
            replace(
                piece,
                **{
                    inner: self._clean(model, inner, getattr(piece, inner), name, f"{name}.{inner}")
                    for inner in piece.__struct_fields__
                },
            )
            for piece in value
        )

    def _clean(
        self, model: type[models.Model], name: str, value: Any, field: str, path: str = ""
    ) -> Any:
        column: Any = model._meta.get_field(name)
        if column.is_relation:
            return value
        several = isinstance(column, LinesField)
        try:
            whole = "\n".join(value) if several else value
            if isinstance(whole, str):
                _NUL(whole)
            clean = column.clean(whole, None)
        except ValidationError as error:
            said = Telling(" ".join(map(str, error.messages)))
            self.faults.append(place(self.found, self.wish, field, said, path))
            return value
        return tuple(filter(None, clean.split("\n"))) if several else clean


def alone(after: Catalogue, named: Iterable[Wish], found: Wishes) -> Iterator[Fault]:
    """Values that no two rows may share and two would: a rung's number, a track's letter; and steps
    that lead nowhere."""
    wishes = {(wish.kind, wish.code): wish for wish in named}
    for model in DRAFT_MODELS:
        kind = model.kind()
        for column in model._meta.concrete_fields:
            if column.unique and not column.primary_key:
                holders: dict[Any, list[str]] = {}
                for thing in getattr(after, kind.plural):
                    holders.setdefault(getattr(thing, column.name), []).append(thing.code)
                for value, codes in holders.items():
                    wished = [code for code in codes if (kind.name, code) in wishes]
                    if len(codes) > 1 and wished:
                        others = ", ".join(code for code in codes if code != wished[-1])
                        words = _("%(value)s is taken already, by “%(others)s”")
                        message = Telling(words, value=str(value), others=others)
                        yield place(found, wishes[kind.name, wished[-1]], column.name, message)
    for step in after.steps:
        wish = wishes.get(("step", step.code))
        if wish and step.origin == step.destination:
            yield place(found, wish, "destination", Telling(_("A step must lead to another role")))
