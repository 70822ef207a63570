"""What a thing says, in the words of the desk: names behind codes, words of choices, labels."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from careers.domain import things
from careers.domain.merging import ORDER, Spot
from careers.domain.references import LINKS, LISTS, SINGLE
from careers.domain.said import Key, Said, naming, rows, type_of
from careers.models import WITH_SITE


class Words:
    """Says the values of one kind of thing; asks the database once for each name it needs."""

    def __init__(self, kind: str) -> None:
        self.model: Any = WITH_SITE[kind]
        self.type = type_of(kind)
        self._names: dict[tuple[str, str], str] = {}

    def title(self, said: Said) -> str:
        """What people call a thing that says this."""
        if "destination" in said:
            ends = [self._name("role", said[name]) for name in ("origin", "destination")]
            return " → ".join([ends[0] or _("Any rung"), ends[1]])
        names = ("title", "name", "anchor", "text", "code")
        return str(next((said[it] for it in names if said.get(it)), ""))

    def fields(self, names: Iterable[str]) -> list[str]:
        """The names of some fields, in words."""
        return [_label(self.model, name) for name in names]

    def is_text(self, spot: Spot) -> bool:
        """Whether a place holds words that anybody may write anew."""
        model = self._piece(spot.field) if spot.inner else self.model
        column = model._meta.get_field(spot.inner or spot.field)
        return isinstance(column, models.CharField | models.TextField) and not column.choices

    def label(self, spot: Spot) -> str:
        """A place in words: "skills it asks for, Coaching, level needed"."""
        words = [_label(self.model, spot.field)]
        if spot.row:
            words.append(self.row(spot.field, spot.row))
        if spot.inner == ORDER:
            words.append(_("order"))
        elif spot.inner:
            words.append(_label(self._piece(spot.field), spot.inner))
        return ", ".join(words)

    def row(self, field: str, key: Key) -> str:
        """What a row is known by, in words."""
        names = naming(rows(self.type)[field])
        return " ".join(
            self._value(rows(self.type)[field], self._piece(field), name, value)
            for name, value in zip(names, key, strict=False)
        )

    def lines(self, spot: Spot, value: Any) -> list[str]:
        """A value of a place, a line each; none for what is not there."""
        if value is None:
            return []
        if spot.inner == ORDER:
            return [self.row(spot.field, tuple(key)) for key in value]
        if spot.row:
            return self._of_row(spot, value)
        values = value if isinstance(value, list) else [value]
        return [self._value(self.type, self.model, spot.field, it) for it in values]

    def _of_row(self, spot: Spot, value: Any) -> list[str]:
        piece, model = rows(self.type)[spot.field], self._piece(spot.field)
        if spot.inner:
            return [self._value(piece, model, spot.inner, value)]
        return [
            f"{_label(model, name)}: {self._value(piece, model, name, said)}"
            for name, said in value.items()
            if said != "" and name not in naming(piece)
        ]

    def _piece(self, field: str) -> type[models.Model]:
        found: type[models.Model] = self.model._meta.get_field(field).related_model
        return found

    def _value(self, type_: Any, model: type[models.Model], name: str, value: Any) -> str:
        if kind := _named(type_, name):
            return self._name(kind, str(value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        column: Any = model._meta.get_field(name)
        words: dict[Any, Any] = dict(getattr(column, "flatchoices", ()))
        return str(words.get(value, value))

    def _name(self, kind: str, code: str) -> str:
        if (kind, code) not in self._names:
            row = WITH_SITE[kind]._default_manager.filter(pk=code).first() if code else None
            self._names[kind, code] = str(row or code)
        return self._names[kind, code]


def _named(type_: Any, name: str) -> str:
    """The kind of thing a field's value is the code of; empty for other fields."""
    if issubclass(type_, things.Piece):
        found = dict(LINKS[things.Role].values()) if not hasattr(type_, "scheme") else {}
    else:
        found = SINGLE.get(type_, {}) | LISTS.get(type_, {})
    return found.get(name, "")


def _label(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural)
