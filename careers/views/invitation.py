"""A visitor's group: entering its code with the first answers, and leaving it."""

from datetime import timedelta
from math import ceil

from django.http import HttpRequest

from careers.actions.group import NoSuchGroup, join
from careers.actions.guess import Door, TooMany, forgive, knock
from careers.forms.assessment import InvitationForm
from careers.models import Attempt
from careers.views.address import address_of

DOOR = Door("group", most=10, within=timedelta(minutes=15))


def enter(request: HttpRequest, attempt: Attempt | None) -> InvitationForm:
    """Have the attempt join the group whose code was sent, if any was. The form that comes back says
    what is wrong with it; without an attempt it only keeps what was typed. Raises `Gone`."""
    form = InvitationForm(request.POST)
    if attempt and form.is_valid() and form.cleaned_data["group"]:
        try:
            guess = knock(DOOR, address_of(request))
            join(attempt, form.cleaned_data["group"])
            forgive(guess)
        except TooMany as refused:
            form.refuse_for_now(ceil(refused.seconds / 60))
        except NoSuchGroup:
            form.refuse()
    return form
