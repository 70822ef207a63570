"""Counting what was searched in vain, so that staff can mend it, and nothing of who searched.

Anybody may type anything. So words are written down only once the same ones were asked for a third
time; before that a keyed hash stands for them. Words that may be an address or a number, and long ones,
are never written down: only how many there were. Of the time no more is kept than the day. The page on
privacy says all of this, with the numbers below.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from careers.actions.erasing import mark_of, remember
from careers.models import VainSearch

SHOWN_FROM = 3
"""Times the same words must have been asked for before they are written down."""
LONGEST = 60
MOST_DIGITS = 3
"""Letters and digits of a text that is written down at all."""
KEPT = 3000
"""As many different texts as are counted; the one that was not asked for longest is given up."""
KEPT_FOR = timedelta(days=180)
"""How long a text is remembered that nobody asks for any more."""
UNWRITTEN = ""
"""Stands for all texts that are never written down, and are counted together."""


def count(query: str) -> None:
    """One more search for this text that found nothing.

    Whoever searches in vain also sweeps out what nobody asks for any more, so that nothing is kept
    longer than we say where nobody has set a clock for it.
    """
    sweep()
    words = _writable(query)
    today = timezone.localdate()
    with transaction.atomic():
        row, made = VainSearch.objects.get_or_create(
            digest=_digest(words), defaults={"first_on": today, "last_on": today}
        )
        if made:
            _give_up_oldest()
            return
        VainSearch.objects.filter(pk=row.pk).update(times=F("times") + 1, last_on=today)
        seen = VainSearch.objects.filter(pk=row.pk, times__gte=SHOWN_FROM)
        seen.exclude(words=words).update(words=words)


def forget(digest: str) -> None:
    """Forget a text that was searched in vain; that it is gone already is no matter."""
    with transaction.atomic():
        if VainSearch.objects.filter(digest=digest).delete()[0]:
            remember([mark_of("search", digest)])


def sweep() -> None:
    """Forget what nobody has asked for in a long time."""
    VainSearch.objects.filter(last_on__lt=timezone.localdate() - KEPT_FOR).delete()


def is_unwritten(row: VainSearch) -> bool:
    """Whether a row counts the texts that are never written down."""
    return row.digest == _digest(UNWRITTEN)


def _writable(query: str) -> str:
    """The text in lower case and single spaces, or `UNWRITTEN` where it may be somebody's."""
    words = " ".join(query.casefold().split())
    digits = sum(letter.isdigit() for letter in words)
    if len(words) > LONGEST or digits > MOST_DIGITS or "@" in words:
        return UNWRITTEN
    return words


def _digest(words: str) -> str:
    return salted_hmac("careers.actions.searching", words, algorithm="sha256").hexdigest()


def _give_up_oldest() -> None:
    spare = VainSearch.objects.count() - KEPT
    if spare > 0:
        oldest = VainSearch.objects.order_by("last_on", "times", "pk")[:spare]
        VainSearch.objects.filter(pk__in=list(oldest.values_list("pk", flat=True))).delete()
