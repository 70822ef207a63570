"""Forms of who looks after things, and when they are to be read again."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from careers.models import Care
from careers.queries.care import called


class Colleague(forms.ModelChoiceField):
    """Somebody who works at the desk and may see the draft: anybody else would be reminded of nothing,
    and could not open what they look after."""

    def __init__(self, **options: Any) -> None:
        readers = User.objects.with_perm(
            "careers.see_draft", backend="django.contrib.auth.backends.ModelBackend"
        )
        staff = readers.filter(is_staff=True).order_by("first_name", "last_name", "username")
        super().__init__(queryset=staff, required=False, **options)

    def label_from_instance(self, obj: Any) -> str:
        return called(obj)


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class CareForm(forms.ModelForm):
    """What is said of one thing."""

    owner = Colleague(label=_("Looked after by"), empty_label=_("nobody"))

    class Meta:
        model = Care
        fields = ("owner", "review_on", "every")
        widgets = {"review_on": _Day}
        labels = {
            "review_on": _("To be read again on"),
            "every": _("Then every so many months"),
        }


class AssignForm(forms.Form):
    """What is to be said of all things that were ticked; what is left empty stays as it is."""

    owner = Colleague(label=_("Looked after by"), empty_label=_("leave as it is"))
    nobody = forms.BooleanField(label=_("by nobody any more"), required=False)
    review_on = forms.DateField(label=_("To be read again on"), required=False, widget=_Day)
    every = forms.IntegerField(
        label=_("Then every so many months"), required=False, min_value=1, max_value=60
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():  # it is sent with the boxes of a table before it
            field.widget.attrs["form"] = "assign"

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(name) for name in ("owner", "nobody", "review_on", "every")):
            raise forms.ValidationError(_("Say what is to be changed: who, when or how often."))
        return given
