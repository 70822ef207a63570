"""A house with one of everything that any page lists, or three: what query counts are taken in."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.auth.models import Group as RightsGroup, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from careers.actions import preview, reviewing, workbook
from careers.actions.caring import look_after
from careers.actions.draft import replace_draft
from careers.actions.group import make
from careers.actions.staff_roles import keep_roles
from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from careers.models import (
    Action,
    Announcement,
    Attempt,
    Earlier,
    Edition,
    Errand,
    Evidence,
    Group,
    PreviewLink,
    Role,
    Site,
    Vacancy,
    VainSearch,
)
from careers.queries.workbook import Taken
from tests import factories
from tests.changing import note, seen
from tests.crowd import crowd
from tests.exporting import exported
from tests.views.sitting import publish

LEVELS = ("Not once.", "With help.", "On ordinary days.", "On hard days.", "For others.")
WORDS = ("One", "Two", "Three")


ROWS = {
    "careers": {
        "skill": "speaking",
        "trainingmodule": "mentorship",
        "challenge": "shifts",
        "guide": "start",
        "disagreement": "odds",
        "question": "speaking-1",
        "synonym": "turnover",
        "source": "duties",
        "level": "entry",
        "track": "service",
        "proficiency": "others-come",
        "preference": "people",
        "advancementstep": "agent-to-leader",
        "role": "agent",
    }
}
"""The rows that the admin's addresses name, those with the most hanging on them."""


@dataclass
class House:
    """Who is in it, and what stands for the parts of an address: for all of them, and of some
    patterns their own."""

    desk: Client
    visitor: Client
    publisher: User
    attempt: Attempt
    samples: dict[str, object] = field(default_factory=dict)
    own: dict[str, dict[str, object]] = field(default_factory=dict)


def whole(rows: int) -> Catalogue:
    """A catalogue with so many of everything besides what the smallest one needs."""
    small = factories.catalogue()
    of = [f"more-{number}" for number in range(1, rows + 1)]
    at = list(enumerate(of, start=5))
    needs = {"speaking": (3, 2), "planning": (2, 1)} | dict.fromkeys(of, (2, 1))
    likes = {"people": 4} | dict.fromkeys(of, 3)
    meets = {"shifts": 4} | dict.fromkeys(of, 2)
    pieces: dict[str, Any] = {
        "notes": tuple(
            things.Note(place="next", heading=word, text="So. {ed}") for word in WORDS[:rows]
        ),
        "codes": tuple(
            things.OccupationCode(
                scheme="ESCO", code=code, title=code, edition="1.2", match="close"
            )
            for code in of
        ),
    }
    asks_more, asks_most = (dict.fromkeys(needs, (level, 3)) for level in (4, 5))
    return factories.catalogue(
        factories.site(
            links=tuple(things.FooterLink(label=it, address="https://a.example") for it in of)
        ),
        sources=[*small.sources, *(factories.source(it, number=n) for n, it in at)],
        levels=[*small.levels, *(factories.level(it, n) for n, it in at)],
        tracks=[*small.tracks, *(factories.track(it, letter="ABCDEFGH"[n - 5]) for n, it in at)],
        preferences=[*small.preferences, *(factories.preference(it, order=n) for n, it in at)],
        skills=[
            factories.skill(it, order=n, levels=LEVELS, build=("Plan a week. {ed}",))
            for n, it in enumerate(("speaking", "planning", *of))
        ],
        challenges=[*small.challenges, *(factories.challenge(it, order=n) for n, it in at)],
        training=[factories.module(it, skills=("speaking",)) for it in ("mentorship", *of)],
        roles=[
            factories.role("agent", needs, likes, meets, **pieces),
            factories.role("leader", asks_more, likes, meets, level="leads", **pieces),
            *(
                factories.role(it, asks_most, likes, meets, level=it, track=it, **pieces)
                for it in of
            ),
        ],
        steps=[
            factories.step("agent", it, begin=("Sit beside a colleague. {ed}",), training=tuple(of))
            for it in ("leader", *of)
        ],
        guides=[
            factories.guide(
                it,
                sections=tuple(
                    things.GuideSection(heading=word, body="So. {ed}") for word in WORDS[:rows]
                ),
            )
            for it in ("start", *of)
        ],
        disagreements=[
            things.Disagreement(code=it, order=1, title="Odds", body="So. {ed}", roles=("agent",))
            for it in ("odds", *of)
        ],
        synonyms=[
            things.Synonym(code=it, name=it, means=("attrition",)) for it in ("turnover", *of)
        ],
        items=[
            *small.items,
            *(it for code in of for it in factories.skill_items(code, order=3)),
            *(factories.preference_item(it, code=f"prefers-{it}") for it in of),
            *(factories.preview_item(it, code=f"preview-{it}") for it in of),
        ],
    )


def peopled(desk: Client, publisher: User, rows: int) -> House:
    """A house with so many rows of everything, and its draft ahead of the live edition by as many."""
    keep_roles()
    ContentType.objects.get_for_models(*apps.get_models())  # which Django keeps from then on
    catalogue = whole(rows)
    replace_draft(catalogue)
    for number in range(rows + 1):
        publish(catalogue, number + 1)
    colleagues = [_colleague(number) for number in range(1, rows + 1)]
    group, *_ = [make(f"Ward {number}", publisher) for number in range(1, rows + 1)]
    visitor = Client()
    attempt = _answered(visitor, catalogue, rows, group)
    crowd(catalogue, 20 * rows, group, number=rows)
    number = _sent_in(catalogue, publisher, rows)
    _changed(colleagues)
    link, token = _looked_in(publisher, rows)
    _posted(rows)
    samples = {
        "number": rows + 1,
        "kind": "role",
        "code": "agent",
        "skill": "speaking",
        "role": "leader",
        "colour": "0b5fa5",
        "digits": "0b5fa5",
        "light": "light",
        "part": 1,
        "folder": "roles",
        "name": "roles",
        "group": group.pk,
        "link": link.pk,
        "token": token,
        "ending": "xlsx",
        "path": "roles/agent/",
        "id": colleagues[0].pk,
        "app_label": "careers",
    }
    return House(desk, visitor, publisher, attempt, samples, _own(rows, attempt, number, publisher))


def _own(rows: int, attempt: Attempt, upload: int, publisher: User) -> dict[str, dict[str, object]]:
    """What stands in some addresses instead, by how their pattern begins."""
    vacancy, announcement = Vacancy.objects.latest("pk"), Announcement.objects.latest("pk")
    return {
        "skills/": {"code": "speaking"},
        "steps/": {"code": "agent-to-leader"},
        "challenges/": {"code": "shifts"},
        "guides/": {"code": "start"},
        "jobs/": {"number": vacancy.pk},
        "desk/jobs/": {"number": vacancy.pk},
        "desk/announcements/": {"number": announcement.pk},
        "desk/workbook/": {"number": upload, "errand": _stopped(publisher, "apply", upload=upload)},
        "desk/editions/<int:number>/draft/<int:errand>/": {
            "errand": _stopped(publisher, "bring-back", edition=rows + 1)
        },
        "desk/workbook/taking/": {
            "number": _stopped(publisher, "take-out", ending="xlsx", edition="")
        },
        "desk/publish/<int:number>/": {"number": _stopped(publisher, "publish", note="One")},
        "desk/numbers/": {"name": "items"},
        "desk/groups/": {"name": "items"},
        "desk/r/": {
            "content_type_id": ContentType.objects.get_for_model(Role).pk,
            "object_id": "agent",
        },
        **{
            f"desk/{app}/{kind}/": {"object_id": pk}
            for app, kinds in ROWS.items()
            for kind, pk in kinds.items()
        },
        "desk/careers/site/": {"object_id": Site.objects.get().pk},
        "desk/account/": {"number": User.objects.get(username="colleague-1").pk},
        "desk/auth/user/": {"object_id": User.objects.get(username="colleague-1").pk},
        "desk/auth/group/": {"object_id": RightsGroup.objects.get(name="House group 1").pk},
        "desk/careers/edition/": {"object_id": Edition.objects.get(number=1).pk},
        **{
            f"desk/axes/{model._meta.model_name}/": {
                "object_id": model._default_manager.earliest("pk").pk
            }
            for model in (AccessAttempt, AccessFailureLog, AccessLog)
        },
        "desk/order/": {"kind": "skill"},
        "assessment/part/": {"number": 1},
        "assessment/earlier/": {"number": 1},
        "assessment/plan/actions/": {"number": attempt.actions.latest("pk").pk},
        "assessment/plan/evidence/": {"number": attempt.evidence.latest("pk").pk},
        "preview/<int:number>/": {"number": 1},
    }


def _stopped(by: User, what: str, **about: object) -> int:
    """Something somebody sent off and stopped; its number."""
    stage = Errand.Stage.STOPPED
    return Errand.objects.create(what=what, about=about, begun_by=by, stage=stage).pk


def _colleague(number: int) -> User:
    name, now = f"colleague-{number}", timezone.now()
    user = User.objects.create_user(name, f"{name}@example.org", is_staff=True)
    user.groups.set(RightsGroup.objects.filter(name="Author"))
    RightsGroup.objects.create(name=f"House group {number}").user_set.add(user)
    AccessAttempt.objects.create(username=name, attempt_time=now, failures_since_start=1)
    AccessFailureLog.objects.create(username=name, attempt_time=now)
    AccessLog.objects.create(username=name, attempt_time=now)
    return user


def _answered(visitor: Client, catalogue: Catalogue, rows: int, group: Group) -> Attempt:
    """A visitor who answered everything, changed an answer, and has a plan and earlier answers."""
    for given in ("2", "4"):
        for section in sections(catalogue):
            answers = {item.code: given for item in section.items}
            visitor.post(f"/assessment/part/{section.number}/", {"role": "agent", **answers})
    attempt = Attempt.objects.get()
    Attempt.objects.filter(pk=attempt.pk).update(target="leader", group=group)
    then = timezone.now() - timedelta(days=400)
    for number in range(1, rows + 1):
        later = then + timedelta(days=number)
        Earlier.objects.create(
            attempt=attempt,
            edition=Edition.objects.get(number=number),
            answers={item.code: 3 for item in catalogue.questionnaire},
            started_at=later,
            ended_at=later + timedelta(minutes=9),
        )
        Action.objects.create(attempt=attempt, text=f"Read {number}", due=timezone.localdate())
        Evidence.objects.create(attempt=attempt, skill="speaking", note=f"Did {number}")
    return attempt


def _sent_in(catalogue: Catalogue, by: User, rows: int) -> int:
    """Workbooks that would change so many things; the last one's number."""
    data = exported(catalogue, "json", Taken(0, "")).decode()
    for word in ("Speaking", "Planning", "Mentorship")[:rows]:
        data = data.replace(f'"{word}"', f'"{word} anew"', 1)  # what it was made of stands below
    return [workbook.send(f"{it}.json", data.encode(), by).pk for it in WORDS[:rows]][-1]


def _changed(colleagues: list[User]) -> None:
    """As many roles of the draft say something else as there are hands, one by each; each is talked
    about and looked after."""
    for code, by in zip(("agent", "leader", "more-1"), colleagues, strict=False):
        Role.objects.filter(pk=code).update(title=f"Clerk {code}")
        note(Role.objects.get(pk=code), by)
        look_after("role", code, by, timezone.localdate(), 6)
    for by in colleagues:
        reviewing.say(seen(), by, "Good.")


def _looked_in(by: User, rows: int) -> tuple[PreviewLink, str]:
    """Previews of the draft, with links."""
    taken = preview.take(by)
    return [preview.share(taken, by, f"Link {number}", 7) for number in range(rows)][-1]


def _posted(rows: int) -> None:
    """Openings and announcements, and texts searched in vain."""
    today = timezone.localdate()
    for number in range(1, rows + 1):
        Vacancy.objects.create(
            reference=f"A-{number}",
            title=f"Agent {number}",
            role="leader",
            text="Come.",
            link="https://a.example",
            closes_on=today + timedelta(days=9),
        )
        Announcement.objects.create(text=f"Closed on {number}")
        VainSearch.objects.create(
            digest=f"{number}".rjust(64, "0"),
            words=f"pay {number}",
            times=9,
            first_on=today,
            last_on=today,
        )
