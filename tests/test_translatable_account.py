"""Every word of signing in and of one's own account can be translated."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.pseudo import spoken, untranslated
from tests.second import half_in, secret_on, with_phone
from tests.views.test_second_factor import CODE, SET_UP, code_of
from tests.views.test_sessions import FIREFOX

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"
OWN = "/desk/account/"


@pytest.fixture(autouse=True)
def _spoken(settings: Any) -> Iterator[None]:
    settings.SECOND_FACTOR = True
    with spoken():
        yield


def left_over(shown: dict[str, Any], fixed: set[str]) -> str:
    """What these pages say in no translation, besides names and codes, one page a line."""
    found = {
        name: said
        for name, response in shown.items()
        if (said := set(untranslated(response.content.decode())) - fixed)
    }
    return "\n".join(f"{a} {b}" for a, b in found.items())


def test_every_word_of_signing_in(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    shown = {"set up": client.get(SET_UP), "no digits": client.post(SET_UP, {"code": "1"})}
    secret = secret_on(shown["set up"])
    shown["not this one"] = client.post(
        SET_UP, {"code": f"{(int(code_of(secret)) + 1) % 10**6:06}"}
    )
    used = code_of(secret)
    shown["codes"] = client.post(SET_UP, {"code": used})
    late = half_in(publisher, PASSWORD)
    shown["code"] = late.get(CODE)
    shown["sent before"] = late.post("/desk/colour/", {"name": "1"})
    shown["no code"] = late.post(CODE, {"code": "1"})
    shown["used"] = late.post(CODE, {"code": used})
    shown["too soon"] = late.post(CODE, {"code": used})
    fixed = {"publisher", shown["set up"].context["secret"], *shown["codes"].context["codes"]}
    assert left_over(shown, fixed) == ""
    assert [it.status_code for it in shown.values()] == [
        200,
        422,
        422,
        200,
        200,
        200,
        422,
        422,
        429,
    ]


def test_every_word_of_ones_own_account_and_of_a_colleagues(publisher: User) -> None:
    _phone, done = with_phone(publisher)
    ann = User.objects.create_user("ann", is_staff=True)
    with_phone(ann)
    client, other = half_in(publisher, PASSWORD), half_in(publisher, PASSWORD)
    client.post(CODE, {"code": done.codes[0]})
    other.post(CODE, {"code": done.codes[1]}, headers={"user-agent": FIREFOX})
    shown = {
        "own": client.get(OWN),
        "phone": client.get(f"{OWN}phone/"),
        "codes": client.get(f"{OWN}codes/"),
        "no code": client.post(f"{OWN}codes/", {"code": "1"}),
        "colleague": client.get(f"{OWN}{ann.pk}/phone/"),
        "not one's own": client.get(f"{OWN}{publisher.pk}/phone/"),
        "ended": client.post(f"{OWN}end/", {"where": "others"}, follow=True),
        "not there": client.post(f"{OWN}end/", {"where": "1"}, follow=True),
    }
    client.post(f"{OWN}{ann.pk}/phone/")
    shown["none"] = client.get(f"{OWN}{ann.pk}/phone/")
    fixed = {"publisher", "ann", "Firefox", "Linux", shown["phone"].context["secret"]}
    assert left_over(shown, fixed) == ""
