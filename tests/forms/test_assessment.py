"""The forms of the self-assessment."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import Section, sections
from careers.forms.assessment import Fault, SectionForm, StandingForm, faults, shortened
from tests import factories


@pytest.fixture
def small() -> Catalogue:
    return factories.catalogue()


def section(catalogue: Catalogue, number: int) -> Section:
    return sections(catalogue)[number - 1]


def test_a_skill_is_answered_with_the_five_levels_or_skipped(small: Catalogue) -> None:
    form = SectionForm(section(small, 1), small, {})
    assert list(form.fields) == ["speaking-1", "planning-1"]
    assert [(value, str(label)) for value, label in form.fields["speaking-1"].choices] == [  # type: ignore[attr-defined]
        ("1", "Not yet"),
        ("2", "Guided"),
        ("3", "Alone"),
        ("4", "Difficult"),
        ("5", "Others come"),
        ("skip", "Not sure, skip"),
    ]


def test_a_preference_says_its_pole_with_every_place_but_the_middle(small: Catalogue) -> None:
    form = SectionForm(section(small, 2), small, {})
    assert [str(label) for _, label in form.fields["prefers-people"].choices] == [  # type: ignore[attr-defined]
        'Clearly<span class="hidden">: do this</span>',
        'Rather<span class="hidden">: do this</span>',
        "Both alike",
        'Rather<span class="hidden">: do that</span>',
        'Clearly<span class="hidden">: do that</span>',
        "Not sure, skip",
    ]


def test_a_pole_is_text_and_no_markup() -> None:
    item = factories.preference_item(left="<b>this</b>")
    catalogue = factories.catalogue(items=[item])
    form = SectionForm(section(catalogue, 1), catalogue, {})
    (_, label), *_others = form.fields["prefers-people"].choices  # type: ignore[attr-defined]
    assert label == 'Clearly<span class="hidden">: &lt;b&gt;this&lt;/b&gt;</span>'


def test_a_preview_is_answered_with_its_own_options(small: Catalogue) -> None:
    form = SectionForm(section(small, 3), small, {})
    assert [str(label) for _, label in form.fields["preview-shifts"].choices] == [  # type: ignore[attr-defined]
        "Out",
        "Badly",
        "I could live with it",
        "Well",
        "It would spur me on",
        "Not sure, skip",
    ]


def test_answers_are_numbers_and_a_skipped_item_is_none(small: Catalogue) -> None:
    form = SectionForm(section(small, 1), small, {}, {"speaking-1": "4", "planning-1": "skip"})
    assert form.is_valid()
    assert form.answered() == {"speaking-1": 4, "planning-1": None}


def test_earlier_answers_are_chosen_already(small: Catalogue) -> None:
    form = SectionForm(section(small, 1), small, {"speaking-1": 2, "planning-1": None})
    assert form.initial == {"speaking-1": "2", "planning-1": "skip"}


def test_an_item_left_out_is_an_error_and_the_other_stays_good(small: Catalogue) -> None:
    form = SectionForm(section(small, 1), small, {}, {"speaking-1": "4"})
    assert not form.is_valid()
    assert form.answered() == {"speaking-1": 4}
    assert form.errors == {
        "planning-1": ["Choose the answer that comes closest, or “Not sure, skip”."]
    }


@pytest.mark.parametrize("value", ["0", "6", "4.0", "-1", "four", "None", "<b>"])
def test_a_value_off_the_scale_is_shown_back_and_not_saved(small: Catalogue, value: str) -> None:
    form = SectionForm(section(small, 1), small, {}, {"speaking-1": value, "planning-1": "1"})
    assert not form.is_valid()
    assert form.answered() == {"planning-1": 1}
    assert form.errors.as_data()["speaking-1"][0].messages == [
        f"“{value}” is not one of the answers. Choose one of those shown."
    ]


def test_items_of_other_sections_are_not_taken(small: Catalogue) -> None:
    data = {"speaking-1": "4", "planning-1": "4", "speaking-2": "5", "nobody": "5"}
    form = SectionForm(section(small, 1), small, {}, data)
    assert form.is_valid()
    assert form.answered() == {"speaking-1": 4, "planning-1": 4}


def test_roles_of_the_centre_can_be_stood_on_and_none_need_be() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
    )
    choices = StandingForm(catalogue, "").fields["role"].choices  # type: ignore[attr-defined]
    assert [(value, str(label) if value == "" else label) for value, label in choices] == [
        ("", "Not in a contact centre, or not saying"),
        ("Entry", [("agent", "Agent")]),
        ("Leads", [("leader", "Leader")]),
    ]
    assert StandingForm(catalogue, "", {}).is_valid()
    assert StandingForm(catalogue, "", {"role": "agent"}).is_valid()
    beyond = StandingForm(catalogue, "", {"role": "own-business"})
    assert beyond.errors == {
        "role": [
            "“own-business” is not one of the roles. Choose one of those shown, or the first line."
        ]
    }


def test_faults_lead_to_the_first_control_of_each_question_in_page_order(small: Catalogue) -> None:
    form = SectionForm(section(small, 1), small, {}, {"planning-1": "9"})
    standing = StandingForm(small, "", {"role": "nobody"})
    assert faults(form, standing) == [
        Fault("id_role", "Where do you work now?"),
        Fault("id_speaking-1_0", "Doing one thing that others can see."),
        Fault("id_planning-1_0", "Doing one thing that others can see."),
    ]
    assert faults(SectionForm(section(small, 2), small, {}, {}), None) == [
        Fault("id_prefers-people_0", "Most days I would rather … do this, or do that?")
    ]


def test_a_value_is_quoted_back_short_and_printable() -> None:
    assert shortened("nine") == "nine"
    assert shortened("a\0b\x1b") == "ab"
    assert shortened("x" * 100_000) == "x" * 80 + "…"
