"""The forms of openings and announcements at the desk."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careers.domain.catalogue import Catalogue
from careers.domain.checks.site import is_page
from careers.domain.things import Role
from careers.models import Announcement, Vacancy
from careers.models.notice import WEB

DATES = ["%Y-%m-%d", "%d/%m/%Y"]
"""A day as a browser's calendar sends it, and as it is typed: 2030-05-03 or 03/05/2030."""

_NO_DATE = _("That is no day we can read. Write it as 2030-05-03 or as 03/05/2030, the day first.")


class _Day(forms.DateField):
    """A day, the year first or the day first, never the month."""

    def __init__(self, **options: Any) -> None:
        # An `input` of its own kind shows a calendar, and takes the year first only.
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        options.setdefault("input_formats", DATES)
        super().__init__(**options | {"widget": widget, "localize": False})
        self.error_messages["invalid"] = _NO_DATE


class _Country(forms.CharField):
    """Two letters, of either case."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").upper()


class VacancyForm(forms.ModelForm):
    """An opening. `seen` is the revision its writer has read."""

    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        help_text=_(
            "Its page and the ladder then show this opening, and it shows what the role asks."
        ),
        error_messages={"invalid_choice": _("No role of the live edition is called “%(value)s”.")},
    )
    opens_on = _Day(label=_("Shown from"), initial=timezone.localdate)
    closes_on = _Day(
        label=_("Closes on"),
        help_text=_("The last day to apply. At midnight it leaves the site by itself."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Vacancy
        fields = (
            "title",
            "role",
            "employer",
            "place",
            "country",
            "remote",
            "working",
            "hours",
            "text",
            "link",
            "opens_on",
            "closes_on",
            "reference",
        )
        labels = {
            "title": _("Title"),
            "employer": _("Employer"),
            "place": _("Place"),
            "country": _("Country"),
            "remote": _("Where the work is done"),
            "working": _("Hours"),
            "hours": _("Hours in words"),
            "text": _("Text"),
            "link": _("Where to apply"),
            "reference": _("Your number for it"),
        }
        help_texts = {
            "employer": _("Empty: the organisation of the site settings."),
            "place": _("A town, as somebody looking for work nearby would type it."),
            "hours": _("Such as: 30 hours, early shift."),
            "text": _(
                "Leave an empty line between paragraphs. Begin list items with a hyphen. Put **two "
                "stars** around words to stress. A link is [its words](https://its.address)."
            ),
            "link": _("The page people apply on, with https://. The button says whose site it is."),
        }
        error_messages = {
            "link": {"invalid": _("Write the whole address, with https:// at its beginning.")},
            "remote": {
                "invalid_choice": _(
                    "“%(value)s” is none of these: on site, partly from home, from home."
                )
            },
            "working": {
                "invalid_choice": _(
                    "“%(value)s” is none of these: full time, part time, full or part time, for a "
                    "limited time."
                )
            },
        }
        field_classes = {"country": _Country}
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}

    def __init__(self, catalogue: Catalogue | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.catalogue = catalogue
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = self._roles()
        self.fields["seen"].initial = self.instance.revision if self.instance.pk else None
        if role := _known(catalogue, self.instance.role):
            self.initial["role"] = role.code

    def _roles(self) -> list[tuple[str, str]]:
        roles: list[Role] = self.catalogue.listed("roles") if self.catalogue else []
        found = [("", str(_("none of the ladder’s"))), *((it.code, it.title) for it in roles)]
        held = self.instance.role
        if held and not _known(self.catalogue, held):
            gone = str(_("%(code)s, which the live edition no longer has")) % {"code": held}
            found.append((held, gone))
        return found

    def clean_closes_on(self) -> Any:
        day = self.cleaned_data["closes_on"]
        if day < timezone.localdate() and day != self.instance.closes_on:
            raise forms.ValidationError(
                _("That day has passed. To take it off the site, close it.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        opens, closes = found.get("opens_on"), found.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _("It must not close before it opens."))
        return found


class AnnouncementForm(forms.ModelForm):
    """An announcement. `seen` is the revision its writer has read."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    class Meta:
        model = Announcement
        fields = ("text", "address", "words", "shows_from", "shows_until")
        labels = {
            "text": _("Text"),
            "address": _("Link"),
            "words": _("Words of the link"),
            "shows_from": _("Shown from"),
            "shows_until": _("Shown until"),
        }
        help_texts = {
            "text": _("One or two short sentences. They stand above every page."),
            "address": _("With https://, or from the first / for a page of this site. Or none."),
            "words": _("What somebody presses. Empty: “More about it”."),
            "shows_until": _("Empty: until somebody ends it."),
        }
        error_messages = {
            "address": {"invalid": _("Begin it with https:// or /, and copy the whole of it.")}
        }

    def __init__(self, catalogue: Catalogue | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.catalogue = catalogue
        for name in ("shows_from", "shows_until"):
            self.fields[name].widget = forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            )
        self.fields["seen"].initial = self.instance.revision if self.instance.pk else None

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        ours = address.startswith("/") and not address.startswith("//")
        if address.startswith("http"):
            try:
                WEB(address)
            except forms.ValidationError as wrong:
                said = self.fields["address"].error_messages["invalid"]
                raise forms.ValidationError(said) from wrong
        if ours and self.catalogue and not is_page(address, self.catalogue):
            raise forms.ValidationError(_("There is no such page on this site."))
        return address

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        since, until = found.get("shows_from"), found.get("shows_until")
        if since and until and until <= since:
            self.add_error("shows_until", _("It must not end before it begins."))
        if found.get("words") and not found.get("address") and "address" not in self.errors:
            self.add_error("address", _("Say where these words lead, or leave them out."))
        return found


def _known(catalogue: Catalogue | None, code: str) -> Role | None:
    found: Role | None = catalogue.known_as("role", code) if catalogue and code else None
    return found
