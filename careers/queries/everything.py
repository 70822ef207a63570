"""Reading everything that is stored of an attempt."""

from careers.domain.stored import Stored
from careers.models import Attempt, Edition
from careers.queries.earlier import times_of
from careers.queries.edition import Published
from careers.queries.plan import kept_of


def stored_of(attempt: Attempt, published: Published, answers: dict[str, int | None]) -> Stored:
    """All of an attempt, in five queries and one for each other edition it was once under;
    `published` is its own edition."""
    *earlier, now = times_of(attempt, published, answers)
    numbers = {time.edition for time in (*earlier, now)}
    digests = dict(Edition.objects.filter(number__in=numbers).values_list("number", "sha256"))
    return Stored(
        now=now,
        earlier=tuple(earlier),
        seconds=dict(attempt.answers.values_list("item", "seconds")),
        digests=digests | {published.number: published.sha256},
        target=attempt.target,
        request=attempt.request,
        set_aside=tuple(attempt.set_aside),
        group=attempt.group.name if attempt.group else "",
        revision=attempt.revision,
        opened=attempt.seen_on,
        kept_until=attempt.kept_until,
        kept=kept_of(attempt),
    )
