"""The forms of a plan."""

from datetime import UTC, date, datetime

import pytest

from careers.domain.catalogue import Catalogue
from careers.forms.assessment import Fault
from careers.forms.plan import ActionForm, EvidenceForm, RequestForm, TargetForm
from tests import factories


@pytest.fixture
def small() -> Catalogue:
    plain = factories.catalogue()
    return factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
    )


def test_a_plan_leads_to_any_role_by_rung(small: Catalogue) -> None:
    choices = TargetForm(small).fields["target"].choices  # type: ignore[attr-defined]
    assert list(choices)[1:] == [
        ("Entry", [("agent", "Agent")]),
        ("Leads", [("leader", "Leader")]),
        ("Beyond the centre", [("own-business", "Own business")]),
    ]
    assert TargetForm(small, data={"target": "own-business"}).is_valid()
    assert TargetForm(small, data={"target": ""}).errors == {"target": ["Choose a role."]}
    assert TargetForm(small, data={"target": "boss"}).errors == {
        "target": ["“boss” is not one of the roles. Choose one of those shown."]
    }


def test_without_doors_there_is_no_group_for_them() -> None:
    choices = TargetForm(factories.catalogue()).fields["target"].choices  # type: ignore[attr-defined]
    assert [name for name, _ in list(choices)[1:]] == ["Entry", "Leads"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2099-05-03", date(2099, 5, 3)),
        ("3/5/2099", date(2099, 5, 3)),
        ("03.05.2099", date(2099, 5, 3)),
        ("3 May 2099", date(2099, 5, 3)),
        ("", None),
    ],
)
def test_a_date_may_be_typed_in_several_ways(
    small: Catalogue, typed: str, read: date | None
) -> None:
    form = ActionForm(small, {"text": "Read", "due": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"text": "Read", "due": read, "skill": "", "done": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "That is not a date we can read. Write it like 31/5/2027 or 2027-05-31."),
        ("31/2/2030", "That is not a date we can read. Write it like 31/5/2027 or 2027-05-31."),
        ("0001-01-01", "Choose a date between 2000 and 2099."),
        ("2100-01-01", "Choose a date between 2000 and 2099."),
    ],
)
def test_what_is_no_date_is_shown_again_as_it_was_typed(
    small: Catalogue, typed: str, said: str
) -> None:
    form = ActionForm(small, {"text": "Read", "due": typed})
    assert form.errors == {"due": [said]}
    assert 'type="text"' in str(form["due"])
    assert form["due"].value() == typed
    assert 'type="date"' in str(ActionForm(small)["due"])


def test_a_day_that_has_passed_is_for_what_is_done_or_was_due_then(small: Catalogue) -> None:
    passed = {"text": "Read", "due": "2020-05-03"}
    assert ActionForm(small, passed).errors == {
        "due": ["That day has passed. Choose another, or none. What is done, you can mark done."]
    }
    for kept in ({"was": "2020-05-03"}, {"done": "2020-05-04T08:00:00Z"}):
        assert ActionForm(small, {**passed, **kept}).is_valid(), kept
    for kept in ({"was": "2020-05-02"}, {"was": "x"}, {"was": "2020-13-40"}, {"done": "x"}):
        assert not ActionForm(small, {**passed, **kept}).is_valid(), kept
    assert ActionForm(small, due=date(2020, 5, 3))["was"].value() == "2020-05-03"


def test_an_action_is_one_line_without_what_cannot_be_seen(small: Catalogue) -> None:
    form = ActionForm(small, {"text": "  Read\r\nthe\tform \x1b again 👩‍🔧 "})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "Read the form again 👩‍🔧"
    assert ActionForm(small, {"text": " \r\n\x07 "}).errors == {
        "text": ["Write down what you will do, in a few words."]
    }


def test_too_much_is_said_and_not_cut(small: Catalogue) -> None:
    form = ActionForm(small, {"text": "x" * 301})
    assert form.errors == {
        "text": ["That is 301 characters, and there is room for 300. Take something out."]
    }
    assert "maxlength" not in str(ActionForm(small)["text"])
    assert ActionForm(small, {"text": "x" * 300}).is_valid()
    note = EvidenceForm(small, {"skill": "speaking", "note": "x" * 1001, "when": "y" * 61})
    assert note.errors == {
        "note": ["That is 1001 characters, and there is room for 1000. Take something out."],
        "when": ["That is 61 characters, and there is room for 60. Take something out."],
    }


def test_line_ends_count_once(small: Catalogue) -> None:
    text = "\r\n".join(["x" * 9] * 100)
    form = EvidenceForm(small, {"skill": "speaking", "note": text})
    assert form.is_valid()
    assert form.cleaned_data["note"] == text.replace("\r\n", "\n")


def test_a_note_is_about_one_of_the_skills(small: Catalogue) -> None:
    assert EvidenceForm(small, {"note": "Did"}).errors == {"skill": ["Choose a skill."]}
    assert EvidenceForm(small, {"skill": "juggling", "note": "Did"}).errors == {
        "skill": ["“juggling” is not one of the skills. Choose one of those shown."]
    }
    choices = EvidenceForm(small).fields["skill"].choices  # type: ignore[attr-defined]
    assert list(choices)[1:] == [
        ("With customers", [("speaking", "Speaking"), ("planning", "Planning")])
    ]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("2030-05-01T09:00:00+00:00", datetime(2030, 5, 1, 9, tzinfo=UTC)),
        ("2030-05-01T09:00:00", datetime(2030, 5, 1, 9, tzinfo=UTC)),
        ("0001-01-01T00:00:00+00:00", None),
        ("2030-13-01T09:00:00", None),
        ("yes", None),
        ("", None),
    ],
)
def test_a_time_carried_along_is_ours_or_nothing(
    small: Catalogue, sent: str, read: datetime | None
) -> None:
    form = ActionForm(small, {"text": "Read", "done": sent})
    assert form.is_valid()
    assert form.cleaned_data["done"] == read


def test_faults_lead_to_their_controls_in_page_order(small: Catalogue) -> None:
    form = ActionForm(small, {"text": "", "due": "soon", "skill": "juggling"})
    assert form.faults() == [
        Fault("id_text", "What will you do?"),
        Fault("id_due", "By when?"),
        Fault("id_skill", "For which skill?"),
    ]
    assert ActionForm(small).faults() == []


def test_a_request_may_be_emptied(small: Catalogue) -> None:
    form = RequestForm("Ours", {"request": "  "})
    assert form.is_valid()
    assert form.cleaned_data == {"request": ""}
    assert RequestForm("Ours")["request"].value() == "Ours"
