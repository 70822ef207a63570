"""Dates in words."""

from datetime import date, timedelta

from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from careers.domain.plan import Action


def day(value: date) -> str:
    """A day as it stands in a sentence: “3 May 2026”."""
    return date_format(value, "j F Y")


def done_on(action: Action) -> str:
    """The day something was done; empty while it is not."""
    return day(localtime(action.done).date()) if action.done else ""


def when(action: Action, today: date) -> str:
    """When an action is to be done or was, as half a sentence; empty where nobody said."""
    if action.done:
        return _("done on %(day)s") % {"day": done_on(action)}
    if action.due is None:
        return ""
    if action.due < today:
        return _("overdue: it was to be done by %(day)s") % {"day": day(action.due)}
    if action.due == today:
        return _("to be done today")
    if action.due == today + timedelta(days=1):
        return _("by tomorrow, %(day)s") % {"day": day(action.due)}
    return _("by %(day)s") % {"day": day(action.due)}
