"""Getting an installation ready: the first time, again, and when something stands in the way."""

import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain import files
from careers.domain.catalogue import Catalogue
from careers.models import Edition, Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(tmp_path: Path, settings: Any) -> Path:
    """Where this release's static files belong."""
    settings.STATIC_ROOT = tmp_path / "static" / "release-1"
    return Path(settings.STATIC_ROOT)


def prepare(catalogue: Catalogue | None = None, folder: Path | None = None) -> str:
    """What `prepare` says; `catalogue` is what its folder holds."""
    out = StringIO()
    options: dict[str, Any] = {}
    if folder:
        if catalogue:
            files.write(catalogue, folder)
        options["catalogue"] = folder
    call_command("prepare", stdout=out, **options)
    return out.getvalue()


def everything(folder: Path) -> dict[str, float]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_first_run_makes_everything_ready(released: Path, tmp_path: Path) -> None:
    said = prepare(factories.catalogue(), tmp_path / "catalogue")
    edition = Edition.objects.get()
    assert (edition.number, edition.published_by) == (1, None)
    assert Role.objects.count() == 2
    user = User.objects.get()
    assert (user.username, user.is_staff, user.is_superuser) == ("desk", True, True)
    password = next(line.split()[1] for line in said.splitlines() if "password  " in line)
    assert user.check_password(password)
    assert (released / "staticfiles.json").is_file()
    assert [line for line in said.splitlines() if line and line[0] != " "] == [
        "Loading the catalogue …",
        "Published edition 1.",
        "A staff account was made for you. This is the only time its password is shown:",
        "Packing static files …",
    ]


def test_the_second_run_changes_nothing_and_says_nothing(released: Path, tmp_path: Path) -> None:
    prepare(factories.catalogue(), tmp_path / "catalogue")
    before = everything(released)
    user = User.objects.values().get()
    edition = Edition.objects.values().get()
    assert prepare(folder=tmp_path / "catalogue") == ""
    assert everything(released) == before
    assert User.objects.values().get() == user
    assert Edition.objects.values().get() == edition


def test_a_published_edition_is_left_alone(released: Path, edition: Edition) -> None:
    said = prepare()
    assert "Published" not in said
    assert Edition.objects.get() == edition
    assert Role.objects.count() == 0


def test_a_draft_without_an_edition_is_published_as_it_is(released: Path) -> None:
    replace_draft(factories.catalogue())
    assert "Loading" not in prepare()
    assert Edition.objects.count() == 1
    assert Role.objects.count() == 2


def test_staff_there_are_get_no_account_beside_them(released: Path, publisher: User) -> None:
    replace_draft(factories.catalogue())
    assert "password" not in prepare()
    assert User.objects.get() == publisher


UNPUBLISHED = (
    "Nothing is published yet: 1 error in the draft stands in the way. Staff see and mend them at "
    "/desk/publish/; until then visitors are told to come back another day."
)


def test_a_draft_with_errors_is_left_for_the_desk(released: Path, visitor: Client) -> None:
    roles = [factories.role("agent", summary="No mark at all."), factories.role("leader")]
    replace_draft(factories.catalogue(roles=roles))
    said = prepare()
    assert said.startswith(f"{UNPUBLISHED}\n\nA staff account was made for you.")
    assert prepare() == f"{UNPUBLISHED}\n"
    assert Edition.objects.count() == 0
    assert Role.objects.get(pk="agent").summary == "No mark at all."
    assert (released / "staticfiles.json").is_file()
    page = visitor.get("/")
    assert page.status_code == 503
    assert "Nothing is published yet" in page.content.decode()
    visitor.force_login(User.objects.get())
    assert visitor.get("/desk/").status_code == 200
    assert "“No mark at all.” ends without" in visitor.get("/desk/publish/").content.decode()
    Role.objects.filter(pk="agent").update(summary="Answers. {ed}")
    assert prepare() == "Published edition 1.\n"


def test_several_errors_are_counted(released: Path) -> None:
    roles = [factories.role("agent", summary="None."), factories.role("leader", summary="None.")]
    replace_draft(factories.catalogue(roles=roles))
    assert prepare().startswith("Nothing is published yet: 2 errors in the draft stand in the way.")


def test_files_with_errors_are_loaded_for_the_desk_too(released: Path, tmp_path: Path) -> None:
    roles = [factories.role("agent", summary="No mark at all."), factories.role("leader")]
    said = prepare(factories.catalogue(roles=roles), tmp_path / "catalogue")
    assert said.startswith(f"Loading the catalogue …\n{UNPUBLISHED}\n")
    assert Role.objects.count() == 2


def test_a_catalogue_that_cannot_be_read_is_named(released: Path, tmp_path: Path) -> None:
    (tmp_path / "catalogue" / "roles").mkdir(parents=True)
    (tmp_path / "catalogue" / "roles" / "agent.yaml").write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match=r"The catalogue cannot be read:\n.*agent\.yaml"):
        prepare(folder=tmp_path / "catalogue")
    assert Role.objects.count() == 0


# Static files -----------------------------------------------------------------------------------


def test_a_new_release_takes_no_file_from_a_running_server(
    released: Path, edition: Edition, settings: Any
) -> None:
    prepare()
    before = everything(released)
    settings.STATIC_ROOT = released.with_name("release-2")
    assert prepare() == "Packing static files …\n"
    assert everything(released) == before
    assert set(everything(Path(settings.STATIC_ROOT))) == set(before)
    assert sorted(path.name for path in released.parent.iterdir()) == ["release-1", "release-2"]


def test_every_host_gives_the_files_of_a_release_the_same_dates_and_another_release_others(
    released: Path, edition: Edition, settings: Any
) -> None:
    prepare()
    here = everything(released)
    settings.STATIC_ROOT = released.parents[1] / "other host" / released.name
    prepare()
    assert everything(Path(settings.STATIC_ROOT)) == here
    assert len(set(here.values())) == 1
    settings.STATIC_ROOT = released.with_name("release-2")
    prepare()
    assert set(everything(Path(settings.STATIC_ROOT)).values()) != set(here.values())


def test_old_releases_are_given_up_after_a_while(
    released: Path, edition: Edition, settings: Any
) -> None:
    for number in range(6):
        old = released.with_name(f"old-{number}")
        old.mkdir(parents=True)
        os.utime(old, (number, number))
    prepare()
    left = sorted(path.name for path in released.parent.iterdir())
    assert left == ["old-3", "old-4", "old-5", "release-1"]


def test_a_start_killed_while_packing_leaves_no_half_release(
    released: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("portal.storage.joined", killed)
        with pytest.raises(CommandError, match=r"^Stopped\. Start it again") as error:
            prepare()
    assert error.value.returncode == 130
    assert not released.exists()
    assert prepare() == "Packing static files …\n"
    assert (released / "staticfiles.json").is_file()
