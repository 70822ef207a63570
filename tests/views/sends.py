"""What is sent to each address that takes something, and what has to be so before it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.utils import timezone

from careers.actions.group import close
from careers.domain import document
from careers.models import (
    Challenge,
    Edition,
    Errand,
    Group,
    Level,
    Preference,
    Proficiency,
    Role,
    Skill,
    Track,
    Upload,
)
from careers.models.upload import Stage
from careers.queries.edition import forget_editions
from tests.views.peopled import House, whole
from tests.views.sending import filled_in
from tests.views.sitting import COOKIE

Ready = Callable[[House], object]
Sent = dict[str, Any]
Value = Callable[[House, Sent], object]
"""What a field is changed to, where that depends on what the form sends."""


@dataclass(frozen=True)
class Send:
    """The form that is sent: where it is shown (the address itself by default; no form at all for
    ``-``), what is changed in it, and what is done before, without being counted."""

    at: str = ""
    also: dict[str, Any] = field(default_factory=dict)
    ready: Ready | None = None
    twice: bool = False
    """Whether a form asks once more, with another, before anything is done."""


Sends = dict[str, Send]
UPLOAD = "/desk/workbook/{number}/"


def _waits(house: House) -> None:
    """One more edition, which waits for tomorrow."""
    number = Edition.objects.count() + 1
    text = document.write(whole(1))
    Edition.objects.create(
        number=number,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note="For tomorrow",
        published_at=timezone.now(),
        live_at=timezone.now() + timedelta(days=1),
    )
    house.samples["number"] = number
    forget_editions()


def _another(house: House) -> None:
    """A newer edition than the one the visitor answered, with another question."""
    text = document.write(whole(1)).replace("Doing one thing", "Doing another thing", 1)
    Edition.objects.create(
        number=Edition.objects.count() + 1,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note="Another",
        published_at=timezone.now(),
    )
    forget_editions()


def _reading(house: House) -> None:
    """The file sent in last is being read, and whoever reads it has died."""
    Upload.objects.filter(pk=_upload(house)).update(stage=Stage.READING, document="e30=")


def _under_way(_house: House) -> None:
    """What was sent off is being done by another process."""
    Errand.objects.update(stage=Errand.Stage.RUNNING, beat_at=timezone.now())


def _upload(house: House) -> Any:
    return house.own["desk/workbook/"]["number"]


def _applied(house: House) -> None:
    """The workbook is read in."""
    at = f"/desk/workbook/{_upload(house)}/"
    page = house.desk.get(at).content.decode()
    seen = page.split('name="draft" value="')[1].split('"')[0]
    assert house.desk.post(f"{at}apply/", {"draft": seen}).status_code == 302


def _again(house: House) -> None:
    """The visitor set the answers apart to begin anew."""
    again = "/assessment/again/"
    assert house.visitor.post(again, filled_in(house.visitor.get(again), again)).status_code == 302


def _turned(_house: House, sent: Sent) -> list[str]:
    """The same things, the last first."""
    return list(reversed(sent["code"]))


def _own_code(house: House, _sent: Sent) -> str:
    return house.visitor.cookies[COOKIE].value


def _named(name: str, text: bytes) -> Value:
    return lambda _house, _sent: SimpleUploadedFile(name, text)


def _taken_away(house: House, _sent: Sent) -> SimpleUploadedFile:
    """The openings as a file, each with another title."""
    text = house.desk.get("/desk/jobs/openings.csv").getvalue()
    return SimpleUploadedFile("jobs.csv", text.replace(b"Agent ", b"Clerk "))


def _spare(model: type[models.Model], **fields: Any) -> Ready:
    """A row like the one the addresses name, that nothing else names: it can be deleted."""

    def ready(house: House) -> None:
        base = f"desk/{model._meta.app_label}/{model._meta.model_name}/"
        row: Any = model._default_manager.get(pk=str(house.own[base]["object_id"]))
        pieces = [it for name in PIECES.get(model, ()) for it in getattr(row, name).all()]
        row.pk = "spare"
        for name, value in fields.items():
            setattr(row, name, value)
        row.save(force_insert=True)
        for it in pieces:
            it.pk, it.role = None, row
            it.save()
        house.own[f"{base}<path:object_id>/delete/"] = {"object_id": "spare"}

    return ready


def _closed(house: House) -> None:
    close(Group.objects.get(pk=str(house.samples["group"])), house.publisher)


PIECES: dict[Any, tuple[str, ...]] = {
    Role: ("skills", "challenges", "preferences", "codes", "notes")
}


def _newcomer(house: House) -> None:
    """Somebody with an account and no deeds."""
    user = User.objects.create_user("newcomer")
    house.own["desk/auth/user/<path:object_id>/delete/"] = {"object_id": user.pk}


def _one_less(_house: House) -> None:
    """A scale that lacks its last level."""
    Proficiency.objects.filter(pk="others-come").delete()


OPENING = {
    "title": "Night lead",
    "remote": "site",
    "working": "full",
    "text": "You lead eight people.",
    "link": "https://work.example/1",
    "opens_on": "2030-05-01",
    "closes_on": "2030-05-20",
}
ROLE = {
    "code": "new",
    "title": "New",
    "level": "entry",
    "track": "service",
    "lead": "So. {ed}",
    "summary": "A role. {ed}",
    **dict.fromkeys(("job", "day", "here", "next", "profile"), "Told in words. {ed}"),
}
THING = {"summary": "A thing. {ed}", "about": "Told in words. {ed}"}
SKILL = {"code": "new", "name": "New", "family": "self", **THING}
TRAINING = {"code": "new", "name": "New", "stage": "ongoing", **THING}
PHRASE = "a long enough phrase"


def _admin(app: str, kind: str, changed: dict[str, Any], new: dict[str, Any] | None) -> Sends:
    """What the admin's pages of a kind take: a row changed, one added where that can be, one deleted."""
    base = f"desk/{app}/{kind}/"
    found = {f"{base}<path:object_id>/change/": Send(also=changed)}
    if new is not None:
        found[f"{base}add/"] = Send(also=new)
    return found


def _deleted(app: str, *kinds: str, ready: Ready | None = None) -> Sends:
    return {f"desk/{app}/{it}/<path:object_id>/delete/": Send(ready=ready) for it in kinds}


SENDS: Sends = {
    # The questions, and what comes of them
    "assessment/part/<int:number>/": Send(also={"next": ""}),
    "assessment/group/leave/": Send("-"),
    "assessment/look/": Send("-", {"role": "leader"}),
    "assessment/aside/": Send("-", {"role": "more-1"}),
    "assessment/what-if/": Send("-", {"speaking": "5"}),
    "assessment/what-if/<slug:skill>/": Send("-", {"speaking": "5"}),
    "assessment/erase/": Send(),
    "assessment/undo/": Send("/assessment/answers/"),
    "assessment/again/": Send(),
    "assessment/put-back/": Send("/assessment/again/", ready=_again),
    "assessment/carry-over/": Send(ready=_another),
    "assessment/resume/": Send(also={"code": _own_code}),
    "assessment/code/new/": Send(),
    "assessment/code/forget/": Send(),
    "assessment/code/send/": Send("/assessment/code/", {"address": "zoe@example.org"}),
    "assessment/plan/target/": Send(also={"target": "more-1"}),
    "assessment/plan/talk/": Send(also={"request": "Time to learn."}),
    "assessment/plan/actions/": Send(also={"text": "Sit beside Bea"}),
    "assessment/plan/actions/<int:number>/": Send(also={"text": "Sit beside Bea"}),
    "assessment/plan/actions/<int:number>/done/": Send("-"),
    "assessment/plan/actions/<int:number>/remove/": Send("-"),
    "assessment/plan/evidence/": Send(also={"skill": "speaking", "note": "Did it"}),
    "assessment/plan/evidence/of/<slug:skill>/": Send("-", {"skill": "speaking", "note": "Did it"}),
    "assessment/plan/evidence/<int:number>/": Send(also={"note": "Did it"}),
    "assessment/plan/evidence/<int:number>/remove/": Send("-"),
    # What the draft becomes
    "desk/preview/links/": Send(also={"note": "Ann", "days": "7"}),
    "desk/preview/links/<int:link>/close/": Send("-"),
    "desk/publish/": Send(also={"note": "New names", "acknowledged": "on", "when": "now"}),
    "desk/publish/<int:number>/": Send("-", ready=_under_way),
    "desk/editions/<int:number>/withdraw/": Send(ready=_waits),
    "desk/editions/<int:number>/roll-back/": Send(also={"note": "As it was"}, ready=_another),
    "desk/editions/<int:number>/draft/": Send(),
    "desk/editions/<int:number>/draft/<int:errand>/": Send("-", ready=_under_way),
    "desk/editions/<int:number>/take-back/<slug:kind>/<slug:code>/": Send(),
    "desk/address/<slug:kind>/<slug:code>/": Send(also={"code": "clerk"}, twice=True),
    "desk/review/ask/": Send("/desk/review/role/agent/", {"comment": "Is it so?"}),
    "desk/review/approve/": Send("/desk/review/role/agent/"),
    "desk/review/send-back/": Send("/desk/review/role/agent/", {"comment": "Not so."}),
    "desk/review/say/": Send("/desk/review/role/agent/", {"comment": "Hm."}),
    "desk/due/assign/": Send("-", {"thing": ["role:agent", "role:leader"], "every": "3"}),
    "desk/care/<slug:kind>/<slug:code>/": Send("-", {"every": "3"}),
    "desk/care/<slug:kind>/<slug:code>/read/": Send("-"),
    "desk/rules/": Send(also={"approval": "one", "remind_days": "7"}),
    "desk/clone/<slug:kind>/<slug:code>/": Send(also={"name": "Another", "code": "another"}),
    "desk/order/<slug:kind>/": Send(also={"code": _turned, "save": "1"}),
    "desk/retire/<slug:kind>/<slug:code>/": Send(also={"replacement": "leader"}, twice=True),
    # What goes in and out
    "desk/workbook/send/": Send("-", {"file": _named("draft.json", b"{}")}),
    "desk/workbook/taking/<int:number>/": Send("-", ready=_under_way),
    "desk/workbook/<int:number>/apply/": Send(UPLOAD),
    "desk/workbook/<int:number>/apply/<int:errand>/": Send("-", ready=_under_way),
    "desk/workbook/<int:number>/again/": Send("-", ready=_reading),
    "desk/workbook/<int:number>/drop/": Send("-"),
    "desk/workbook/<int:number>/back/": Send("-", ready=_applied),
    # People, openings, words
    "desk/searches/forget/": Send("-", {"digest": "1".rjust(64, "0")}),
    "desk/groups/": Send(also={"name": "Nights"}),
    "desk/groups/<int:group>/rename/": Send(also={"name": "Nights"}),
    "desk/groups/<int:group>/close/": Send("-"),
    "desk/groups/<int:group>/open/": Send("-", ready=_closed),
    "desk/groups/<int:group>/delete/": Send(),
    "desk/jobs/new/": Send(also=OPENING),
    "desk/jobs/new/try/": Send("-", OPENING),
    "desk/jobs/<int:number>/": Send(also={"title": "Another"}),
    "desk/jobs/<int:number>/try/": Send("-", OPENING),
    "desk/jobs/<int:number>/close/": Send("-"),
    "desk/jobs/<int:number>/delete/": Send(),
    "desk/jobs/import/": Send("-", {"file": _taken_away}, twice=True),
    "desk/announcements/new/": Send(also={"text": "Open on Monday"}),
    "desk/announcements/new/try/": Send("-", {"text": "Open on Monday"}),
    "desk/announcements/<int:number>/": Send(also={"text": "Open on Monday"}),
    "desk/announcements/<int:number>/try/": Send("-", {"text": "Open on Monday"}),
    "desk/announcements/<int:number>/end/": Send("-"),
    "desk/announcements/<int:number>/delete/": Send("-"),
    # What is shown of a form and kept nowhere
    "desk/questions/one/": Send("/desk/careers/question/speaking-1/change/"),
    "desk/read/": Send("-", {"text": "Told in words. {ed}", "manner": "prose"}),
    # The admin
    "desk/logout/": Send("-"),
    "desk/account/<int:number>/phone/": Send("-"),
    "desk/password_change/": Send(
        also={"old_password": PHRASE, "new_password1": PHRASE * 2, "new_password2": PHRASE * 2}
    ),
    "desk/auth/user/<id>/password/": Send(
        also={"password1": PHRASE * 2, "password2": PHRASE * 2, "usable_password": "true"}
    ),
    **_admin(
        "auth",
        "user",
        {"first_name": "Ann"},
        {"username": "ann", "password1": PHRASE * 2, "password2": PHRASE * 2},
    ),
    **_admin("auth", "group", {"name": "Ours"}, {"name": "Ours"}),
    **_admin("careers", "site", {"strapline": "Up and up"}, None),
    **_admin("careers", "skill", {"name": "New"}, SKILL),
    **_admin("careers", "trainingmodule", {"name": "New"}, TRAINING),
    **_admin("careers", "challenge", {"name": "New"}, {"code": "new", "name": "New", **THING}),
    **_admin(
        "careers",
        "guide",
        {"title": "New"},
        {"code": "new", "title": "New", "lead": "So. {ed}", "summary": "A thing. {ed}"},
    ),
    **_admin(
        "careers",
        "disagreement",
        {"title": "New"},
        {"code": "new", "title": "New", "body": "So. {ed}", "roles": "agent"},
    ),
    **_admin(
        "careers",
        "question",
        {"text": "Doing a third thing."},
        {"code": "new", "text": "Doing a third thing.", "part": "c", "skill": "speaking"},
    ),
    **_admin("careers", "synonym", {"name": "new"}, {"code": "new", "name": "new", "means": "pay"}),
    **_admin(
        "careers",
        "source",
        {"name": "New"},
        {"code": "new", "name": "New", "number": "50", "about": "So."},
    ),
    **_admin(
        "careers",
        "level",
        {"name": "New"},
        {"code": "new", "name": "New", "rank": "15", "summary": "A thing. {ed}"},
    ),
    **_admin(
        "careers",
        "track",
        {"name": "New"},
        {"code": "new", "name": "New", "letter": "Z", "summary": "A thing. {ed}"},
    ),
    **_admin("careers", "proficiency", {"meaning": "New"}, None),
    "desk/careers/proficiency/add/": Send(
        also={"code": "new", "anchor": "New", "meaning": "New", "rank": "5"}, ready=_one_less
    ),
    **_admin(
        "careers",
        "preference",
        {"name": "New"},
        {"code": "new", "name": "New", "low": "few", "high": "many"},
    ),
    **_admin(
        "careers",
        "advancementstep",
        {"summary": "Another move. {ed}"},
        {
            "code": "new",
            "origin": "leader",
            "destination": "more-1",
            "evidence": "editorial",
            **THING,
        },
    ),
    **_admin("careers", "role", {"title": "New"}, ROLE),
    **_deleted("auth", "user", ready=_newcomer),
    **_deleted("auth", "group"),
    **_admin("axes", "accessattempt", {"path_info": "/desk/"}, None),
    **_admin("axes", "accesslog", {"path_info": "/desk/"}, None),
    **_admin("axes", "accessfailurelog", {"path_info": "/desk/"}, None),
    **_deleted("axes", "accessattempt", "accesslog", "accessfailurelog"),
    **_deleted("careers", "trainingmodule", "guide", "disagreement", "question", "synonym"),
    **_deleted("careers", "source", "proficiency", "advancementstep"),
    **_deleted("careers", "skill", ready=_spare(Skill)),
    **_deleted("careers", "challenge", ready=_spare(Challenge)),
    **_deleted("careers", "preference", ready=_spare(Preference)),
    **_deleted("careers", "level", ready=_spare(Level, rank=19)),
    **_deleted("careers", "track", ready=_spare(Track, letter="Q")),
    **_deleted("careers", "role", ready=_spare(Role)),
}
"""By pattern."""
