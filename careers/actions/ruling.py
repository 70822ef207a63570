"""Setting the rules of the house."""

import json

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from careers.models import Approval, Rules


def set_rules(approval: str, remind_days: int, by: User) -> bool:
    """Let these be the rules from now on, and note who set them and what they were before. Returns
    whether they are others than before."""
    with transaction.atomic():
        row = Rules.objects.select_for_update().first() or Rules.objects.create()
        before = Approval(row.approval)
        if (row.approval, row.remind_days) == (approval, remind_days):
            return False
        said = [f"{before.label} → {Approval(approval).label}"] if approval != before else []
        if row.remind_days != remind_days:
            said.append(f"{row.remind_days} → {remind_days}")
        row.approval, row.remind_days = approval, remind_days
        row.save()
        LogEntry.objects.create(
            user=by,
            content_type=ContentType.objects.get_for_model(Rules),
            object_id=str(row.pk),
            object_repr=str(row),
            action_flag=CHANGE,
            change_message=json.dumps([{"changed": {"fields": said}}]),
        )
    return True
