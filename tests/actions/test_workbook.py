"""Long files: read in a thread that leaves signs of life, dropped, begun again; all or nothing."""

from base64 import b64encode
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from careers.actions import anew, workbook as actions
from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.models import Errand, Role, Site, Upload
from careers.models.upload import Stage
from careers.queries.draft import draft
from careers.queries.workbook import Taken
from tests import factories
from tests.errands import all_done, held_up
from tests.exporting import exported
from tests.views.seen import seen

TABLE = b"code,title\nagent,Chief\nleader,Leader\n"


@pytest.fixture
def loaded(db: None) -> Catalogue:
    replace_draft(factories.catalogue())
    return draft().catalogue


def stage(upload: Upload) -> str:
    return Upload.objects.values_list("stage", flat=True).get(pk=upload.pk)


@pytest.mark.django_db(transaction=True)
def test_a_long_file_is_read_beside_and_its_page_says_how_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replace_draft(factories.catalogue())
    publisher = User.objects.create_superuser("publisher")
    client = Client()
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    with held_up(monkeypatch):
        upload = actions.send("roles.csv", TABLE, publisher)
        page = client.get(f"/desk/workbook/{upload.pk}/")
        assert page["Refresh"] == "2"
        assert "Something else that takes long is being done on this machine." in seen(page).words
    all_done()
    assert stage(upload) == Stage.READY
    assert client.get(f"/desk/workbook/{upload.pk}/").get("Refresh") is None


@pytest.mark.django_db(transaction=True)
def test_a_long_file_that_is_dropped_stops_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    replace_draft(factories.catalogue())
    publisher = User.objects.create_superuser("publisher")
    with held_up(monkeypatch):
        upload = actions.send("roles.csv", TABLE, publisher)
        actions.drop(upload)
    all_done()
    assert stage(upload) == Stage.DROPPED
    assert Errand.objects.get().stage == Errand.Stage.STOPPED
    assert draft().catalogue.role("agent").title == "Agent"


def test_one_whose_reader_died_says_so_and_is_begun_again(
    desk: Client, publisher: User, loaded: Catalogue
) -> None:
    kept = b64encode(TABLE).decode()
    upload = Upload.objects.create(made_by=publisher, name="roles.csv", document=kept)
    reader = Errand.objects.create(what="read", about={"upload": upload.pk}, begun_by=publisher)
    assert desk.get(f"/desk/workbook/{upload.pk}/")["Refresh"] == "2"
    long_ago = timezone.now() - timedelta(minutes=1)
    Errand.objects.filter(pk=reader.pk).update(beat_at=long_ago)
    page = desk.get(f"/desk/workbook/{upload.pk}/")
    assert "Nobody reads it any more" in seen(page).headings
    assert page.get("Refresh") is None
    desk.post(f"/desk/workbook/{upload.pk}/again/")
    assert stage(upload) == Stage.READY
    with pytest.raises(actions.Refused):
        actions.again(Upload.objects.get(pk=upload.pk), publisher)


def test_a_reader_taken_for_dead_that_was_not_does_no_harm(
    publisher: User, loaded: Catalogue
) -> None:
    upload = actions.send("roles.csv", TABLE, publisher)
    actions._study(upload.pk, "roles.csv", b"code,title\nagent,Late\n")
    row = Upload.objects.get(pk=upload.pk)
    assert (row.stage, row.document) == (Stage.READY, upload.document)
    assert "Chief" in row.document


def test_a_write_that_fails_in_the_middle_leaves_nothing(
    publisher: User, loaded: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = b"code,title\nagent,Chief\nleader,Boss\n"
    upload = actions.send("roles.csv", table, publisher)
    revision = Site.objects.get().revision
    monkeypatch.setattr(anew, "draft", lambda: draft_of(loaded))
    with pytest.raises(actions.Refused):
        actions.apply(upload, set(), upload.digest, publisher)
    assert draft().catalogue == loaded
    assert Site.objects.get().revision == revision
    assert stage(upload) == Stage.READY


def draft_of(catalogue: Catalogue) -> object:
    """A draft that says what it should not: as if the rows had come out otherwise."""

    class Said:
        def __init__(self) -> None:
            self.catalogue = catalogue

    return Said()


def test_many_things_are_written_at_once_and_each_is_noted(
    publisher: User, loaded: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anew, "FEW", 1)
    table = b"code,title\nagent,Chief\nleader,Boss\n"
    upload = actions.send("roles.csv", table, publisher)
    actions.apply(upload, set(), upload.digest, publisher)
    assert set(Role.objects.values_list("title", flat=True)) == {"Chief", "Boss"}
    assert set(LogEntry.objects.values_list("object_id", flat=True)) == {"agent", "leader"}


def test_only_the_last_files_are_kept(
    publisher: User, loaded: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "KEPT", 2)
    sent = [actions.send("roles.csv", TABLE, publisher).pk for _ in range(4)]
    assert sorted(Upload.objects.values_list("pk", flat=True)) == sent[-2:]


def test_what_is_applied_is_not_applied_again(publisher: User, loaded: Catalogue) -> None:
    upload = actions.send("roles.csv", TABLE, publisher)
    actions.apply(upload, set(), upload.digest, publisher)
    for verb in (
        lambda: actions.apply(upload, set(), upload.digest, publisher),
        lambda: actions.drop(upload),
    ):
        with pytest.raises(actions.Refused):
            verb()
    actions.take_back(upload, publisher)
    assert draft().catalogue == loaded
    with pytest.raises(actions.Refused):
        actions.take_back(upload, publisher)


@pytest.mark.parametrize("ending", ["xlsx", "zip", "json"])
def test_a_hostile_draft_there_and_back_changes_nothing(
    publisher: User, db: None, ending: str
) -> None:
    texts = (
        "=1+1",
        "+44",
        "007",
        "1-2",
        "TRUE",
        "_x0041_x0042_",
        "<r>x</r>",
        "שלום",
        "'=1",
        "👩🏽‍🚒",
    )
    hostile = factories.role(title="=cmd|' /C calc'!A0", also_called=texts, synonyms=texts)
    leader = factories.role("leader", level="leads")
    replace_draft(factories.catalogue(roles=[hostile, leader]))
    before = draft().catalogue
    assert before.role("agent").also_called == texts
    data = exported(before, ending, Taken(0, "Ann"))
    upload = actions.send(f"draft.{ending}", data, publisher)
    assert (upload.stage, upload.report) == (Stage.READY, None)
    with pytest.raises(actions.Refused):
        actions.apply(upload, set(), upload.digest, publisher)
    assert draft().catalogue == before
