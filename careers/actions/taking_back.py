"""Taking back into the draft what an edition says: one thing, or all of it."""

import json
from collections.abc import Mapping

from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from careers.actions.anew import Note, write_anew
from careers.actions.saving import Needed, Unfit, remove_thing, save_thing
from careers.actions.writing import writing
from careers.domain import document
from careers.domain.changes import name_of
from careers.domain.checks.finding import references
from careers.domain.taking_back import Name, Taking, Value, taking, with_things
from careers.domain.things import Thing
from careers.models import WITH_SITE, Site
from careers.queries.draft import draft
from careers.queries.edition import glance


class NotTaken(Exception):
    """It was not taken back, and why; the draft is as it was."""


class Lacking(NotTaken):
    """It was not taken back, because the things in `names` have to come along."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names
        super().__init__(_("Other things have to come along."))


def take_back(
    kind: str, code: str, number: int, by: User, seen: str, *, along: bool = False
) -> Taking:
    """Make one thing of the draft what edition `number` says of it, in one transaction: changed back,
    added back, or removed where that edition lacks it. The site is `("site", "")`.

    `seen` is the `digest` of the `Taking` that was looked at. Raises `Lacking` for what has to come
    with it, unless `along`; `NotTaken` where the draft has changed since it was looked at, says that
    already, or holds something else in its place.
    """
    try:
        with writing():
            now = draft().catalogue
            found = taking(glance(number).catalogue, now, kind, code)
            _may(found, seen, along)
            _write(found)
            if draft().catalogue != with_things(now, found.whole):
                raise NotTaken(_its_place())
            _note(found, number, by)
    except Unfit as error:
        said = _("The draft cannot hold it as it was: %(faults)s")
        raise NotTaken(said % {"faults": " ".join(error.faults.values())}) from error
    except (IntegrityError, Needed) as error:
        raise NotTaken(_its_place()) from error
    return found


def bring_draft_back(number: int, by: User, seen: str) -> None:
    """Make the whole draft say what edition `number` says, in one transaction. `seen` is the digest of the
    draft that was looked at; raises `NotTaken` where it has changed since."""
    with writing():
        now = draft()
        if document.digest(document.write(now.catalogue)) != seen:
            raise NotTaken(_changed())
        # Rows that no catalogue may hold are in neither of the two, and would stay.
        broken = bool(now.refused)
        write_anew(now.catalogue, glance(number).catalogue, by, _as_in(number), whole=broken)
        if broken:
            site = Site.objects.get()
            _log(by, Site, site.pk, str(site), CHANGE, number)


def _changed() -> str:
    return _("The draft has changed since you looked at it. Look again, then take it back.")


def _its_place() -> str:
    return _("Something else in the draft has its place: a number, a letter or a code that it had.")


def _may(found: Taking, seen: str, along: bool) -> None:
    if found.digest != seen:
        raise NotTaken(_changed())
    if not found.differs:
        raise NotTaken(_("The draft says that already."))
    if found.along and not along:
        raise Lacking(tuple(found.along))


def _write(found: Taking) -> None:
    """Save what is to be there, what is named first; then remove what is not, what names first."""
    values = found.whole
    for name in _named_first({it: value for it, value in values.items() if value is not None}):
        value = values[name]
        assert value is not None
        save_thing(name[0], value, None, found.before[name])
    gone = {it: found.before[it] for it, value in values.items() if value is None}
    for name in reversed(_named_first(gone)):
        before = found.before[name]
        assert before is not None
        remove_thing(*name, None, before)


def _named_first(values: Mapping[Name, Value | None]) -> list[Name]:
    """These things, each after those of them that it names in its fields."""
    order = list(WITH_SITE)
    found: list[Name] = []
    rest = sorted(values, key=lambda name: order.index(name[0]))
    while rest:
        named = {name: _fields(values[name]) for name in rest}
        ready = [name for name in rest if not named[name] & set(rest) - {name}]
        # A ring of things that name one another is left to the tables to refuse.
        found += ready or rest
        rest = [name for name in rest if ready and name not in ready]
    return found


def _fields(value: Value | None) -> set[Name]:
    if not isinstance(value, Thing):
        return set()
    return {(kind, code) for _path, kind, code in references(value)}


def _note(found: Taking, number: int, by: User) -> None:
    """Let the desk's log say who took what back, and from where."""
    for name, value in found.whole.items():
        kind, code = name
        before = found.before[name]
        flag = ADDITION if before is None else DELETION if value is None else CHANGE
        said = value or before
        called = name_of(said) if isinstance(said, Thing) else getattr(said, "name", code)
        key = code or Site.objects.values_list("pk", flat=True).get()
        _log(by, WITH_SITE[kind], key, called, flag, number)


def _log(
    by: User, model: type[models.Model], key: object, called: str, flag: int, number: int
) -> None:
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(model),
        object_id=str(key),
        object_repr=called[:200],
        action_flag=flag,
        change_message=json.dumps([_as_in(number)]),
    )


def _as_in(number: int) -> Note:
    return {"changed": {"fields": [_("As in edition %(n)d") % {"n": number}]}}
