"""Reading an attempt: what every page of the questions begins with, and so in plain SQL. Django takes
five to ten times as long to write these two queries as any database to answer them."""

from django.db import connection

from careers.models import Attempt
from careers.models.attempt import kept_since, token_hash

_OPENED = """
SELECT careers_attempt.*,
    careers_edition.number AS edition_number,
    (SELECT COUNT(*) FROM careers_earlier WHERE careers_earlier.attempt_id = careers_attempt.id)
        AS times_before
FROM careers_attempt INNER JOIN careers_edition ON careers_edition.id = careers_attempt.edition_id
WHERE careers_attempt.token_sha256 = %s AND careers_attempt.seen_on >= %s AND """
_REAL = "careers_edition.number > 0"
_OF_ONE = "careers_edition.id = %s"
_ANSWERS = "SELECT item, value FROM careers_answer WHERE attempt_id = %s"


def opened_by(token: str, edition: int | None = None) -> Attempt | None:
    """The attempt alive that a code opens, with the number of its edition (`edition_number`) and how
    many earlier times its code had answers (`times_before`). Only of visitors, or only under the
    edition of this id, which may be a preview. One query."""
    asked = [token_hash(token), kept_since()]
    if edition is None:
        return next(iter(Attempt.objects.raw(_OPENED + _REAL, asked)), None)
    return next(iter(Attempt.objects.raw(_OPENED + _OF_ONE, [*asked, edition])), None)


def answers_of(attempt: Attempt) -> dict[str, int | None]:
    """The attempt's answers by item code: 1 to 5, or None for a skipped item. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERS, [attempt.pk])
        return dict(cursor.fetchall())
