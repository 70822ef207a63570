"""The forms of a plan: where it leads, an action, a note, what to ask for."""

import unicodedata
from collections.abc import Container
from datetime import date, datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from careers.domain.catalogue import Catalogue
from careers.domain.plan import LONGEST_ACTION, LONGEST_NOTE, LONGEST_REQUEST, LONGEST_WHEN
from careers.domain.things import Skill
from careers.forms.assessment import Fault, shortened
from careers.pages import words

FIRST_YEAR, LAST_YEAR = 2000, 2099

_LONG = _(
    "That is %(show_value)d characters, and there is room for %(limit_value)d. Take something out."
)
_NO_ROLE = _("“%(value)s” is not one of the roles. Choose one of those shown.")
_NO_SKILL = _("“%(value)s” is not one of the skills. Choose one of those shown.")
_NO_DATE = _("That is not a date we can read. Write it like 31/5/2027 or 2027-05-31.")

_PASSED = _("That day has passed. Choose another, or none. What is done, you can mark done.")


class WordsField(forms.CharField):
    """Words of a person's own: Unix line ends, nothing that cannot be seen, none cut off unseen."""

    def __init__(self, longest: int, **options: Any) -> None:
        super().__init__(max_length=longest, **options)
        self.error_messages["max_length"] = _LONG
        for validator in self.validators:
            if getattr(validator, "code", "") == "max_length":
                validator.message = _LONG  # type: ignore[attr-defined]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # A browser that knows the limit cuts what is pasted without a word.
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        text = text.replace("\r", "\n").replace("\t", " ")
        return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc").strip()


class LineOfWordsField(WordsField):
    """The same on one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class CodeField(forms.ChoiceField):
    """One of the catalogue's things, by its code; a bad value is quoted back short."""

    def to_python(self, value: Any) -> str:
        return shortened(super().to_python(value))


class KeptTimeField(forms.Field):
    """A time this site wrote itself, carried along unseen; anything else is as good as none."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> datetime | None:
        try:
            found = parse_datetime(value or "")
        except ValueError:
            return None
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            return None
        return timezone.make_aware(found) if timezone.is_naive(found) else found


class KeptDateField(forms.Field):
    """A date this site wrote itself, likewise."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> date | None:
        try:
            return parse_date(value or "")
        except ValueError:
            return None


class PlanForm(forms.Form):
    """What these forms have in common."""

    use_required_attribute = False  # The browser's own message would hide the others.

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def faults(self) -> list[Fault]:
        """What needs another look, in the order it stands on the page; nothing for an unsent form."""
        return [
            Fault(str(field.id_for_label), str(field.label))
            for field in self.visible_fields()
            if field.errors
        ]


def choose_role(field: forms.Field, catalogue: Catalogue, codes: Container[str]) -> None:
    """Let a field offer the roles with these codes, by rung, and those beyond the centre last."""
    groups = [(rung.name, catalogue.roles_on(rung)) for rung in catalogue.rungs]
    groups.append((str(_("Beyond the centre")), list(catalogue.roles_beyond)))
    choices = [
        (name, [(role.code, role.title) for role in roles if role.code in codes])
        for name, roles in groups
    ]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("Choose …")), *(group for group in choices if group[1])]


class TargetForm(PlanForm):
    """The role a plan leads to: any the catalogue holds, by rung."""

    target = CodeField(
        label=_("Which role?"),
        error_messages={"required": _("Choose a role."), "invalid_choice": _NO_ROLE},
    )

    def __init__(self, catalogue: Catalogue, target: str = "", data: Any = None) -> None:
        super().__init__(data, initial={"target": target})
        choose_role(self.fields["target"], catalogue, {role.code for role in catalogue.roles})


class ActionForm(PlanForm):
    """Something to do, by when, and for which skill."""

    text = LineOfWordsField(
        LONGEST_ACTION,
        label=_("What will you do?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write down what you will do, in a few words.")},
    )
    due = forms.DateField(
        label=_("By when?"),
        required=False,
        help_text=_("You can leave it open."),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _NO_DATE},
    )
    skill = CodeField(
        label=_("For which skill?"),
        required=False,
        help_text=_("You can leave it open."),
        error_messages={"invalid_choice": _NO_SKILL},
    )
    done = KeptTimeField(required=False)
    was = KeptDateField(required=False)
    """The date it had before. One that has passed may stay."""

    field_order = ("was", "done", "text", "due", "skill")
    """What the date is held against comes before it."""

    def __init__(self, catalogue: Catalogue, data: Any = None, **initial: Any) -> None:
        due = initial.get("due")
        super().__init__(data, initial={**initial, "was": due.isoformat() if due else ""})
        _offer(self, catalogue, str(_("None in particular")))

    def full_clean(self) -> None:
        super().full_clean()
        if "due" in self.errors:
            # A browser's own control for dates would show nothing of what is not one.
            self.fields["due"].widget.input_type = "text"

    def clean(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "was"}

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and not FIRST_YEAR <= due.year <= LAST_YEAR:
            said = _("Choose a date between %(first)d and %(last)d.")
            raise forms.ValidationError(
                said, code="far", params={"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        stays = self.cleaned_data["done"] or due == self.cleaned_data["was"]
        if due and due < timezone.localdate() and not stays:
            raise forms.ValidationError(_PASSED, code="passed")
        return due


class EvidenceForm(PlanForm):
    """Something done, which skill it shows, and when it was."""

    skill = CodeField(
        label=_("Which skill does it show?"),
        error_messages={"required": _("Choose a skill."), "invalid_choice": _NO_SKILL},
    )
    note = WordsField(
        LONGEST_NOTE,
        label=_("What did you do?"),
        help_text=_(
            "What it was, what you did, how it ended. Leave out customers’ and colleagues’ names."
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write down what you did, in a sentence or two.")},
    )
    when = LineOfWordsField(
        LONGEST_WHEN,
        label=_("When was it?"),
        required=False,
        help_text=_("In any words: “last spring”, “12 March”. You can leave it open."),
    )

    def __init__(self, catalogue: Catalogue, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        _offer(self, catalogue, str(_("Choose …")))


class RequestForm(PlanForm):
    """What a person asks for, in their own words; empty for ours."""

    request = WordsField(
        LONGEST_REQUEST,
        label=_("What you ask for"),
        required=False,
        help_text=_("Make it your own. Empty it to have our words back."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, request: str, data: Any = None) -> None:
        super().__init__(data, initial={"request": request})


def _offer(form: PlanForm, catalogue: Catalogue, first: str) -> None:
    """Let a form's skill be any of the catalogue's, by family."""
    families: dict[str, list[tuple[str, str]]] = {}
    skills: list[Skill] = catalogue.listed("skills")
    for skill in skills:
        families.setdefault(words.family(skill.family), []).append((skill.code, skill.name))
    field = form.fields["skill"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", first), *families.items()]
