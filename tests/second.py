"""Staff who show a second factor: a phone that works as theirs would."""

import re
import time
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP

from careers.actions.second_factor import SetUp, seed, set_up
from careers.models import Authenticator

STEP = 30
"""Seconds for which a phone shows the same code."""


class Phone:
    """The app of somebody whose account has this seed. `ahead` is how far its clock is, in codes."""

    def __init__(self, account: User, begun: str) -> None:
        self._secret = Authenticator(user=account, key=begun).bin_key

    def shows(self, ahead: int = 0) -> str:
        totp = TOTP(self._secret)
        totp.time = time.time() + ahead * STEP
        return f"{totp.token():06d}"


def with_phone(account: User) -> tuple[Phone, SetUp]:
    """The account's phone, set up a while ago: the code it shows now was not used yet; and its codes on
    paper."""
    begun = seed()
    phone = Phone(account, begun)
    done = set_up(account, begun, phone.shows())
    assert done is not None
    Authenticator.objects.filter(user=account).update(last_t=-1)
    return phone, done


def half_in(account: User, password: str) -> Client:
    """Their browser, after the right password and before the code."""
    client = Client()
    sent = {"username": account.get_username(), "password": password}
    assert client.post("/desk/login/", sent).status_code == 302
    return client


def secret_on(response: Any) -> str:
    """The letters a page tells a phone, without their spaces."""
    found = re.search(r'class="desk-key"[^>]*>([A-Z2-7 ]+)<', response.content.decode())
    assert found
    return found[1].replace(" ", "")
