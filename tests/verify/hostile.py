"""A house in which every text that anybody may write is hostile; run inside a portal, beside its server.

    python hostile.py ROUND

Each text holds as many payloads as fit, in another order in each round.
"""

import sys
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

import msgspec

EACH, LINE = 6, 390
"""So many payloads stand in a text at once, as far as a line has letters."""


def written(thing: msgspec.Struct, payloads: "cycle[str]") -> msgspec.Struct:
    """The same with every text of it replaced, wherever its type takes that."""
    from careers.domain.walk import texts

    value: Any = msgspec.json.decode(msgspec.json.encode(thing))
    for path, _text, expected in texts(thing):
        mark = " {ed}" if expected.marked else ""
        if expected.paragraphs:
            said = "\n\n".join(it.strip() + mark for it in islice(payloads, EACH))
        else:
            said = " ".join(islice(payloads, EACH)).replace("\n", " ")[:LINE].strip() + mark
        put(value, path, said)
    for name in ("contact", "licence_url"):
        if name in value:
            value[name] = next(payloads).replace("\n", " ")[:190]
    for link in value.get("links", []):
        link["address"] = next(payloads).replace("\n", " ")[:190]
    try:
        return msgspec.convert(value, type(thing))
    except msgspec.ValidationError:
        return thing


def put(value: Any, path: str, text: str) -> None:
    """Put a text where a path such as ``skills[2].note`` leads."""
    steps = path.replace("[", ".").replace("]", "").split(".")
    for step in steps[:-1]:
        value = value[int(step)] if step.isdigit() else value[step]
    last = steps[-1]
    value[int(last) if last.isdigit() else last] = text


def main(turn: int) -> None:
    from django.contrib.auth.models import User
    from django.utils import timezone

    from careers.actions.draft import replace_draft
    from careers.actions.group import make
    from careers.domain import document
    from careers.domain.catalogue import Catalogue
    from careers.domain.kinds import KINDS
    from careers.models import Announcement, Edition, Group, Review, Vacancy, VainSearch
    from careers.queries.edition import glance
    from tests.verify.payloads import PAYLOADS

    desk = User.objects.get(username="desk")
    payloads = cycle((*PAYLOADS[turn * EACH :], *PAYLOADS[: turn * EACH]))
    ours = glance(1).catalogue
    members = {
        kind.plural: [written(it, payloads) for it in getattr(ours, kind.plural)] for kind in KINDS
    }
    site: Any = written(ours.site, payloads)
    hostile = Catalogue.of(site, members)
    replace_draft(hostile)
    text = document.write(hostile)
    now = timezone.now()
    # Past every check: what staff write is not to be trusted, whatever let it in.
    Edition.objects.create(
        number=Edition.objects.count() + 1,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note=next(payloads),
        published_at=now,
        published_by=desk,
    )
    desk.first_name, desk.last_name = next(payloads)[:140], next(payloads)[:140]
    desk.save()
    Vacancy.objects.all().delete()
    for number in range(3):
        Vacancy.objects.create(
            reference=f"{next(payloads)[:40]} {number}",
            title=next(payloads)[:120],
            employer=next(payloads)[:120],
            place=next(payloads)[:120],
            hours=next(payloads)[:120],
            text="\n\n".join(islice(payloads, EACH)),
            link="https://example.org/",
            closes_on=(now + timedelta(days=9)).date(),
            role="trainer",
        )
    Announcement.objects.all().delete()
    Announcement.objects.create(
        text=next(payloads)[:300], address="/roles/", words=next(payloads)[:80]
    )
    Group.objects.all().delete()
    make(next(payloads)[:80], desk)
    Review.objects.all().delete()
    for code in ("trainer", "team-leader"):
        said = "\n".join(islice(payloads, EACH))
        Review.objects.create(kind="role", code=code, verdict="said", comment=said, by=desk)
    VainSearch.objects.all().delete()
    for count in range(3):
        today = now.date()
        words = next(payloads)[:100]
        digest = f"{count}".rjust(64, "0")
        VainSearch.objects.create(words=words, digest=digest, first_on=today, last_on=today)


if __name__ == "__main__":
    main(int(sys.argv[1]))
