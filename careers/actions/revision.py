"""Taking back the last change of answers."""

from django.utils import timezone

from careers.actions.attempt import holding
from careers.domain.catalogue import Catalogue
from careers.models import Answer, Attempt


class Overtaken(Exception):
    """The answers have changed again since they were read; nothing was taken back."""


def take_back(attempt: Attempt, catalogue: Catalogue) -> None:
    """Give the answers of the attempt's last revision, as it was read, the values they had before it.

    What was never changed stays, and so does the role they hold. Without a change there is nothing
    to do, so doing it twice is no error. Raises `Overtaken` where the revision is another by now, and
    `Gone` for an attempt erased meanwhile.
    """
    if attempt.revision is None or not attempt.revision["was"]:
        return
    with holding(attempt) as held:
        if held.revision != attempt.revision or held.edition_id != attempt.edition_id:
            raise Overtaken
        was = attempt.revision["was"]
        given = list(
            attempt.answers.filter(item__in=[it for it in was if catalogue.get("item", it)])
        )
        for answer in given:
            answer.value = was[answer.item]
        Answer.objects.bulk_update(given, ["value"])
        changes = {"revision": None, "changed_at": timezone.now()}
        Attempt.objects.filter(pk=attempt.pk).update(**changes)
    attempt.revision = None
