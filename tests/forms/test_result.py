"""Which role to look at, and what to suppose."""

import pytest

from careers.forms.result import LookForm, WhatIfForm
from tests import factories
from tests.pages.results import found


def test_every_role_with_a_result_can_be_chosen_by_rung() -> None:
    plain = factories.catalogue()
    roles = [
        *plain.roles,
        factories.role("idle", {"speaking": (1, 1)}),
        factories.role("office", {"speaking": (3, 1)}, level="beyond"),
    ]
    levels = [factories.level("beyond", 0), *plain.levels]
    form = LookForm(found(3, 3, roles=roles, levels=levels).without(["leader"]))
    assert list(form.fields["role"].choices)[1:] == [  # type: ignore[attr-defined]
        ("Entry", [("agent", "Agent")]),
        ("Leads", [("leader", "Leader")]),
        ("Beyond the centre", [("office", "Office")]),
    ]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ("", "Choose a role."),
        ("boss", "“boss” is not one of the roles. Choose one of those shown."),
    ],
)
def test_no_role_or_an_unknown_one_is_refused(sent: str, message: str) -> None:
    form = LookForm(found(3, 3), {"role": sent})
    assert not form.is_valid()
    assert form.errors["role"] == [message]


def test_a_level_is_offered_in_the_words_of_the_questions() -> None:
    form = WhatIfForm(found(3, None), [])
    assert [bound.name for bound in form.others] == ["speaking", "planning"]
    choices = list(form.fields["speaking"].choices)  # type: ignore[attr-defined]
    assert choices[0] == ("", "As it is: you said 3 and 3")
    assert choices[1] == ("1", "1: Not yet")
    assert len(choices) == 6
    choices = list(form.fields["planning"].choices)  # type: ignore[attr-defined]
    assert choices[0] == ("", "As it is: you gave no answer, so we take the middle")


def test_what_comes_first_stands_in_its_own_order() -> None:
    form = WhatIfForm(found(3, 3), ["planning"])
    assert [bound.name for bound in form.before] == ["planning"]
    assert [bound.name for bound in form.others] == ["speaking"]


def test_only_what_is_a_level_is_supposed() -> None:
    sent = {"speaking": "5", "planning": "six", "juggling": "3"}
    form = WhatIfForm(found(3, 3), [], sent)
    assert form.levels() == {"speaking": 5}
    assert form.errors["planning"] == ["Choose one of the levels shown."]
    assert [fault.target for fault in form.faults()] == ["id_planning"]


def test_before_anything_is_sent_what_was_given_counts() -> None:
    assert WhatIfForm(found(3, 3), [], initial={"planning": 4}).levels() == {"planning": 4}
    assert WhatIfForm(found(3, 3), []).levels() == {}
