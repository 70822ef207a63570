"""The desk's lists: beside each row the sources it leans on, and who changed it last."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from careers.admin.seen import hidden, pack_digests
from careers.domain import prose
from careers.domain.text import EDITORIAL
from careers.models import Source
from careers.models.fields import LinesField, ProseField, StatementField
from careers.queries.desk import hands


class Roll(ChangeList):
    """Django's list, with a few queries more for the whole page: the last hands, the sources, and what
    hangs on the rows, so that no action is done to what somebody else changed meanwhile."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows: list[Any] = list(self.result_list)
        name = str(self.model._meta.model_name)
        touched = hands((name, str(row.pk)) for row in rows)
        numbers = dict(Source.objects.values_list("code", "number")) | {EDITORIAL: _("ed.")}
        for row in rows:
            row.last_hand = touched.get((name, str(row.pk)))
            row.leans_on = _cited(row, numbers)
        self.result_list = rows
        self.seen = hidden(pack_digests(rows)) if self.model_admin.get_actions(request) else ""


def _cited(row: models.Model, numbers: dict[str, Any]) -> str:
    """The marks a reader sees after this row's texts: "2 3 ed.", the sources in order."""
    texts = (
        getattr(row, it.name)
        for it in row._meta.concrete_fields
        if isinstance(it, StatementField | ProseField | LinesField)
    )
    codes = {code for text in texts for code in prose.marks(text)}
    known = sorted((numbers[code] for code in codes if code in numbers), key=_last)
    return " ".join(str(number) for number in known)


def _last(number: Any) -> tuple[bool, Any]:
    return isinstance(number, str), number


def hand(row: Any) -> str:
    """Who changed a row of a list last, and when."""
    if not row.last_hand:
        return ""
    when = date_format(row.last_hand.when, "j M Y, H:i")
    return format_html('{} <span class="hush">{}</span>', row.last_hand.who, when)
