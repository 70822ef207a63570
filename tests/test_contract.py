"""What a migration may not do while the release before still runs."""

from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from portal import contract


def state() -> ProjectState:
    """A table as the release before has it."""
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("name", models.CharField(max_length=40)),
        ("note", models.TextField(null=True)),
        ("at", models.IntegerField()),
    ]
    made = ProjectState()
    made.add_model(ModelState("careers", "Role", fields))
    return made


def wrong(*operations: Any, name: str = "0099_new") -> list[str]:
    made = type("Next", (migrations.Migration,), {"operations": operations})(name, "careers")
    return [it.partition(": ")[2] for it in contract.found(state(), made)]


def nothing(*_: Any) -> None:
    """What a migration of rows does here."""


GOOD = {
    "a column that may be empty": migrations.AddField("role", "way", models.TextField(null=True)),
    "one the database fills in": migrations.AddField(
        "role", "n", models.IntegerField(db_default=0)
    ),
    "an index": migrations.AddIndex("role", models.Index(fields=["at"], name="role_at")),
    "more room": migrations.AlterField("role", "name", models.CharField(max_length=60)),
    "any length": migrations.AlterField("role", "at", models.IntegerField(null=True)),
    "rows, both ways": migrations.RunPython(nothing, nothing),
    "an index in SQL": migrations.RunSQL("CREATE INDEX a ON b (c)", "DROP INDEX a"),
    "a table": migrations.CreateModel("Way", [("id", models.BigAutoField(primary_key=True))]),
}

BAD = {
    "a column gone": migrations.RemoveField("role", "note"),
    "a table gone": migrations.DeleteModel("Role"),
    "a column renamed": migrations.RenameField("role", "note", "remark"),
    "a table renamed": migrations.RenameModel("Role", "Post"),
    "a column that must be filled": migrations.AddField(
        "role", "way", models.TextField(default="")
    ),
    "less room": migrations.AlterField("role", "name", models.CharField(max_length=20)),
    "a limit": migrations.AlterField("role", "note", models.CharField(max_length=20, null=True)),
    "never empty": migrations.AlterField("role", "note", models.TextField()),
    "another kind": migrations.AlterField("role", "at", models.BigIntegerField()),
    "unique": migrations.AlterField("role", "at", models.IntegerField(unique=True)),
    "unique together": migrations.AlterUniqueTogether("role", {("name", "at")}),
    "a rule": migrations.AddConstraint(
        "role", models.CheckConstraint(condition=models.Q(at__gt=0), name="at")
    ),
    "rows, one way": migrations.RunPython(nothing),
    "SQL, one way": migrations.RunSQL("CREATE INDEX a ON b (c)"),
    "SQL that drops": migrations.RunSQL("DROP TABLE b", "CREATE TABLE b (c int)"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_adds_is_let_through(name: str) -> None:
    assert wrong(GOOD[name]) == []


@pytest.mark.parametrize("name", BAD)
def test_what_takes_away_or_narrows_is_refused_with_what_to_do(name: str) -> None:
    found = wrong(BAD[name])
    assert found
    assert all(it.endswith((".", ".)", "(CONTRACTS).")) for it in found)


def test_a_table_of_its_own_it_may_change_as_it_likes() -> None:
    made = GOOD["a table"]
    assert wrong(made, migrations.AddField("way", "text", models.TextField(default=""))) == []


def test_what_no_release_uses_any_more_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contract, "CONTRACTS", {("careers", "0099_new"): "Since 2.1."})
    assert wrong(BAD["a column gone"]) == []
    assert wrong(BAD["rows, one way"]) != []
    assert contract.check() == ["careers.0099_new: CONTRACTS names a migration that is not there."]


def test_our_own_since_the_first_release() -> None:
    assert contract.check() == []


def test_what_was_done_before_the_first_release_would_be_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(contract, "BASELINE", {"careers": "0007_query_plans"})
    assert [it.partition(":")[0] for it in contract.check()][:3] == ["careers.0008_errand"] * 3
