"""Many who try passwords at the same moment, against a real server with real threads: how many are looked
at, and who still gets in."""

import http.client
import threading
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from careers.actions import trying
from careers.models import Guess

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long enough phrase"
AT_ONCE = 50


class Counting(Argon2PasswordHasher):
    """The hasher we use, which says how many passwords it has looked at."""

    looked_at = 0
    _lock = threading.Lock()

    def verify(self, password: str, encoded: str) -> bool:
        self._count()
        return super().verify(password, encoded)

    def encode(self, password: str, salt: str) -> str:
        """What Django does where there is no such name, so that nobody can tell by the time it takes."""
        self._count()
        return super().encode(password, salt)

    def _count(self) -> None:
        with Counting._lock:
            Counting.looked_at += 1


@pytest.fixture(autouse=True)
def _counted(settings: Any, publisher: User) -> None:
    settings.PASSWORD_HASHERS = ["tests.views.test_trying.Counting"]
    publisher.set_password(PASSWORD)
    publisher.save()
    Counting.looked_at = 0


def post(server: Any, sent: dict[str, str], **headers: str) -> int:
    """The status of trying to sign in, as any program would try; again where the server’s short queue
    was full and took no connection."""
    token = "a" * 32
    body = urlencode({**sent, "csrfmiddlewaretoken": token})
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrf={token}"}
    form |= {name.replace("_", "-"): value for name, value in headers.items()}
    while True:
        connection = http.client.HTTPConnection(server.thread.host, server.thread.port, timeout=120)
        try:
            connection.request("POST", "/desk/login/", body, form)
            return connection.getresponse().status
        except ConnectionError:
            continue
        finally:
            connection.close()


def at_once(server: Any, tries: list[tuple[dict[str, str], dict[str, str]]]) -> list[int]:
    gate = threading.Barrier(len(tries))
    found = [0] * len(tries)

    def one(place: int) -> None:
        sent, headers = tries[place]
        gate.wait()
        found[place] = post(server, sent, **headers)

    threads = [threading.Thread(target=one, args=(place,)) for place in range(len(tries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def wrong(number: int, name: str = "publisher") -> tuple[dict[str, str], dict[str, str]]:
    """A wrong password; whoever sends it says each time that they come from somewhere else."""
    said = {"X_Forwarded_For": f"198.51.100.{number}", "User_Agent": f"Browser {number}"}
    return {"username": name, "password": f"wrong {number}"}, said


@pytest.mark.parametrize("name", ["publisher", "nobody"])
def test_of_fifty_at_once_five_are_looked_at(live_server: Any, publisher: User, name: str) -> None:
    statuses = at_once(live_server, [wrong(number, name) for number in range(AT_ONCE)])
    assert set(statuses) == {200, 429}
    assert statuses.count(429) >= AT_ONCE - 5
    assert 1 <= Counting.looked_at <= 5
    assert not Guess.objects.exists()
    while Counting.looked_at < 5:  # some were sent away while others were looked at
        post(live_server, wrong(99, name)[0])
    right = {"username": name, "password": PASSWORD}
    assert [post(live_server, right, X_Forwarded_For=f"192.0.2.{n}") for n in range(3)] == [429] * 3
    assert Counting.looked_at == 5
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post("/desk/login/", right).status_code == (
        302 if name == "publisher" else 200
    )


def test_it_opens_again_within_a_quarter_of_an_hour(live_server: Any, publisher: User) -> None:
    for number in range(6):
        post(live_server, wrong(number)[0])
    client = Client()
    sent = {"username": "publisher", "password": PASSWORD}
    shut = client.post("/desk/login/", sent)
    assert shut.status_code == 429
    assert int(shut["Retry-After"]) == pytest.approx(900, abs=60)
    assert b"It opens again by itself in 1" in shut.content
    for row in AccessAttempt.objects.all():
        earlier = row.attempt_time - timedelta(minutes=10)
        AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=earlier)
    later = client.post("/desk/login/", sent)
    assert int(later["Retry-After"]) == pytest.approx(300, abs=60)
    for row in AccessAttempt.objects.all():
        earlier = row.attempt_time - timedelta(minutes=5, seconds=1)
        AccessAttempt.objects.filter(pk=row.pk).update(attempt_time=earlier)
    assert client.post("/desk/login/", sent).status_code == 302


def test_one_that_died_under_way_counts_no_more(publisher: User) -> None:
    for _ in range(5):
        trying._admitted("publisher", "127.0.0.1", known=False)
    with pytest.raises(trying.Locked):
        trying._admitted("publisher", "127.0.0.1", known=False)
    Guess.objects.update(at=Guess.objects.latest("pk").at - timedelta(seconds=61))
    assert (
        Client().post("/desk/login/", {"username": "publisher", "password": PASSWORD}).status_code
        == 302
    )


# The wider limits -----------------------------------------------------------------------------------


def failures(name: str, address: str, count: int) -> None:
    AccessAttempt.objects.create(
        username=name,
        ip_address=address,
        user_agent=f"{name} {address}",
        attempt_time=timezone.now(),
        failures_since_start=count,
    )


def sign_in(client: Client, name: str = "publisher", password: str = PASSWORD) -> int:
    return client.post("/desk/login/", {"username": name, "password": password}).status_code


def test_fifty_wrong_for_a_name_from_all_over_keep_out_who_never_signed_in_with_it(
    publisher: User,
) -> None:
    User.objects.create_user("ann", password=PASSWORD, is_staff=True)
    at_home, new = Client(REMOTE_ADDR="203.0.113.1"), Client(REMOTE_ADDR="203.0.113.2")
    assert sign_in(at_home) == 302
    for number in range(9):
        failures("publisher", f"198.51.100.{number}", 5)
    failures("publisher", "198.51.100.9", 4)
    assert sign_in(Client(REMOTE_ADDR="203.0.113.3")) == 302
    failures("publisher", "198.51.100.10", 1)
    assert sign_in(new) == 429
    assert sign_in(at_home) == 302
    assert sign_in(new, "ann") == 302
    at_home.cookies["known"] = f"{at_home.cookies['known'].value}x"
    assert sign_in(at_home) == 429


def test_a_browser_that_signed_in_with_one_name_is_not_known_for_another(publisher: User) -> None:
    User.objects.create_user("ann", password=PASSWORD, is_staff=True)
    client = Client(REMOTE_ADDR="203.0.113.1")
    assert sign_in(client, "ann") == 302
    for number in range(10):
        failures("publisher", f"198.51.100.{number}", 5)
    assert sign_in(client) == 429


def test_thirty_wrong_from_an_address_for_all_sorts_of_names_close_it(publisher: User) -> None:
    here, elsewhere = Client(REMOTE_ADDR="198.51.100.1"), Client(REMOTE_ADDR="198.51.100.2")
    for number in range(6):
        failures(f"name-{number}", "198.51.100.1", 5)
    assert sign_in(here) == 429
    assert sign_in(elsewhere) == 302


def test_of_ipv6_the_whole_connection_counts_as_one(publisher: User) -> None:
    for number in range(5):
        sign_in(Client(REMOTE_ADDR=f"2001:db8:1:2::{number + 1}"), password="wrong")
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:2:ffff::1")) == 429
    assert sign_in(Client(REMOTE_ADDR="2001:db8:1:3::1")) == 302
    assert not AccessAttempt.objects.exclude(ip_address="2001:db8:1:2::").exists()


def test_little_is_kept_of_a_try() -> None:
    sent = {"username": "ann", "password": "a secret", "kept": "what I wrote", "next": "/desk/"}
    Client(HTTP_USER_AGENT="Mozilla").post("/desk/login/", sent)
    row = AccessAttempt.objects.get()
    assert "a secret" not in row.post_data
    assert "what I wrote" not in row.post_data
