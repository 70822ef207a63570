"""The forms of the self-assessment: one per section, made from the section's items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import Section
from careers.domain.things import Item
from careers.pages import questions

SKIP = "skip"

_MISSING = _("Choose the answer that comes closest, or “Not sure, skip”.")
_UNKNOWN = _("“%(value)s” is not one of the answers. Choose one of those shown.")
_NO_GROUP = _(
    "No open group has this code. Check it with whoever gave it to you, or leave the field empty and"
    " go on."
)
_NO_ROLE = _("“%(value)s” is not one of the roles. Choose one of those shown, or the first line.")


LONGEST = 80
"""Characters in a code, and so in any value these forms can take."""


def shortened(value: str) -> str:
    """A value as it may be quoted back: no answer or role is longer, or holds what cannot print."""
    printable = "".join(character for character in value[: LONGEST + 1] if character.isprintable())
    return printable if len(value) <= LONGEST else printable[:LONGEST] + "…"


def _label(choice: questions.Choice) -> str:
    """A choice's label. The pole a place leans to is drawn beside the scale, so it is only said."""
    if not choice.pole:
        return choice.words
    return format_html('{}<span class="hidden">: {}</span>', choice.words, choice.pole)


class AnswerField(forms.TypedChoiceField):
    """One item: gives 1 to 5, or None for "not sure, skip". Leaving it out is an error, because
    an answer overlooked should not pass for one withheld."""

    def __init__(self, item: Item, catalogue: Catalogue) -> None:
        self.item = item
        super().__init__(
            label=item.text,
            choices=[
                *(
                    (str(choice.value), _label(choice))
                    for choice in questions.choices(item, catalogue)
                ),
                (SKIP, _("Not sure, skip")),
            ],
            coerce=lambda value: None if value == SKIP else int(value),
            empty_value=None,
            widget=forms.RadioSelect,
            error_messages={"required": _MISSING, "invalid_choice": _UNKNOWN},
        )

    def to_python(self, value: Any) -> Any:
        return shortened(super().to_python(value))


class SectionForm(forms.Form):
    """The items of one section. `answered()` gives what is good even when something is not."""

    use_required_attribute = False  # The browser must not stand between a person and "Back".

    def __init__(
        self,
        section: Section,
        catalogue: Catalogue,
        answers: Mapping[str, int | None],
        data: Any = None,
    ) -> None:
        initial = {
            item.code: SKIP if answers[item.code] is None else str(answers[item.code])
            for item in section.items
            if item.code in answers
        }
        super().__init__(data, initial=initial)
        self.section = section
        for item in section.items:
            self.fields[item.code] = AnswerField(item, catalogue)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        kind = f"scale scale-{section.kind}"
        self.helper.layout = Layout(
            *(
                Field(item.code, wrapper_class=kind, template="assessment/scale.html")
                for item in section.items
            )
        )

    def answered(self) -> dict[str, int | None]:
        """The valid answers by item code; call after `is_valid`."""
        return {
            item.code: self.cleaned_data[item.code]
            for item in self.section.items
            if item.code in self.cleaned_data
        }


class RoleField(forms.ChoiceField):
    """One of the centre's roles, or none."""

    def to_python(self, value: Any) -> Any:
        return shortened(super().to_python(value))


def _places(catalogue: Catalogue) -> Iterator[tuple[Any, Any]]:
    """Where somebody may work: nowhere they would say, or a role of the centre, rung by rung."""
    yield "", _("Not in a contact centre, or not saying")
    for rung in catalogue.rungs:
        yield rung.name, [(role.code, role.title) for role in catalogue.roles_on(rung)]


class StandingForm(forms.Form):
    """Where the visitor works now, if they care to say."""

    role = RoleField(
        label=_("Where do you work now?"),
        help_text=_("It is only used to show you your next rung. You can leave it as it is."),
        required=False,
        error_messages={"invalid_choice": _NO_ROLE},
    )

    def __init__(self, catalogue: Catalogue, role: str, data: Any = None) -> None:
        super().__init__(data, initial={"role": role})
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = partial(_places, catalogue)  # read where they are needed, not copied about
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class InvitationForm(forms.Form):
    """A group's code, if the visitor was handed one and wants to be counted with the group."""

    group = forms.CharField(
        label=_("Group code"),
        help_text=_(
            "Only if you were handed one, and only if you like. Your answers are then counted"
            " together with those of the others in the group, so that training can be planned."
            " Nobody sees what you answered, nothing is shown of fewer than ten people, and you can"
            " leave the group at any time."
        ),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _NO_GROUP},
        widget=forms.TextInput(
            attrs={
                "class": "form-control",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def refuse(self) -> None:
        """Say that this code opens no group: mistyped, closed and unknown look alike."""
        self.add_error("group", _NO_GROUP)

    def refuse_for_now(self, minutes: int) -> None:
        """Say that too many codes were tried."""
        said = ngettext(
            "Too many codes were tried from here. Try again in %(minutes)d minute, or leave the"
            " field empty and go on.",
            "Too many codes were tried from here. Try again in %(minutes)d minutes, or leave the"
            " field empty and go on.",
            minutes,
        )
        self.add_error("group", said % {"minutes": minutes})


@dataclass(frozen=True)
class Fault:
    """A question that needs another look: the id of its first control, and its words."""

    target: str
    question: str


def faults(
    section: SectionForm, standing: StandingForm | None, invited: InvitationForm | None = None
) -> list[Fault]:
    """What needs another look, in the order it stands on the page; nothing for unsent forms."""
    found = [
        Fault(f"id_{item.code}_0", questions.question(item))
        for item in section.section.items
        if item.code in section.errors
    ]
    if standing and "role" in standing.errors:
        found.insert(0, Fault("id_role", str(standing.fields["role"].label)))
    if invited and invited.errors:
        found.append(Fault("id_group", str(invited.fields["group"].label)))
    return found
