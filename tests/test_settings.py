"""What the environment makes of the settings, each read by a process of its own."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

READY = """
import json
import django
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
django.setup()
"""


def told(code: str, **environment: str) -> Any:
    """What a process that runs `code` under these variables prints, read as JSON."""
    base = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    variables = {
        **base,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": "for tests only",
        "DATABASE_URL": "sqlite:///:memory:",
        **environment,
    }
    command = [sys.executable, "-c", READY + code]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# Proxies ----------------------------------------------------------------------------------------

VISITOR, PROXY, OUTER, FORGED = "203.0.113.7", "10.0.0.2", "10.0.0.3", "198.51.100.9"

ADDRESSES = f"""
from axes.helpers import get_client_ip_address
from django.test import RequestFactory
headers = ["", "{VISITOR}", "{FORGED}, {VISITOR}", "rubbish, {VISITOR}", "{FORGED}, {VISITOR}, {OUTER}"]
found = []
for header in headers:
    extra = {{"HTTP_X_FORWARDED_FOR": header}} if header else {{}}
    request = RequestFactory().get("/", REMOTE_ADDR="{PROXY}", **extra)
    found.append(get_client_ip_address(request))
print(json.dumps(found))
"""


@pytest.mark.parametrize(
    ("proxies", "addresses"),
    [
        ("0", [PROXY] * 5),
        ("1", [None, VISITOR, VISITOR, VISITOR, OUTER]),
        ("2", [None, None, FORGED, None, VISITOR]),
    ],
)
def test_the_visitors_address_is_what_our_own_proxies_say(
    proxies: str, addresses: list[str | None]
) -> None:
    assert told(ADDRESSES, PROXIES=proxies) == addresses


RECORDED = f"""
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
for forged in ("{FORGED}", "198.51.100.10", "198.51.100.11"):
    Client().post(
        "/desk/login/", {{"username": "desk", "password": "wrong"}}, REMOTE_ADDR="{PROXY}",
        HTTP_X_FORWARDED_FOR=f"{{forged}}, {VISITOR}", HTTP_HOST="localhost",
    )
print(json.dumps(list(AccessAttempt.objects.values_list("ip_address", "failures_since_start"))))
"""


@pytest.mark.parametrize(("proxies", "address"), [("0", PROXY), ("1", VISITOR)])
def test_wrong_passwords_are_counted_for_that_address(proxies: str, address: str) -> None:
    assert told(RECORDED, PROXIES=proxies) == [[address, 3]]


# https ------------------------------------------------------------------------------------------

COOKIES = """
from django.core.management import call_command
from django.test import Client
from tests import factories
from tests.views.sitting import publish
call_command("migrate", verbosity=0)
publish(factories.catalogue(), 1)
client = Client(HTTP_HOST="localhost")
plain = client.get("/roles/")
page = client.get("/assessment/part/1/", secure=True)
sent = client.post("/assessment/part/1/", {"speaking-1": "4", "next": ""}, secure=True)
cookies = {**page.cookies, **sent.cookies, **client.get("/desk/login/", secure=True).cookies}
print(json.dumps({
    "plain": [plain.status_code, plain["Location"]],
    "strict": page["Strict-Transport-Security"],
    "cookies": {
        name: [bool(cookie[key]) for key in ("secure", "httponly", "domain")] + [cookie["path"]]
        for name, cookie in cookies.items()
    },
}))
"""


def test_under_https_cookies_are_bound_to_the_host() -> None:
    assert told(COOKIES, HTTPS="true", PYTHONPATH=".") == {
        "plain": [301, "https://localhost/roles/"],
        "strict": "max-age=31536000; includeSubDomains; preload",
        "cookies": {
            "__Host-attempt": [True, True, False, "/"],
            "__Host-csrf": [True, True, False, "/"],
        },
    }


EVERY_COOKIE = """
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from careers.actions import preview
from careers.actions.draft import replace_draft
from careers.models import Preview
from tests import factories
from tests.views.sitting import publish
call_command("migrate", verbosity=0)
publish(factories.catalogue(), 1)
replace_draft(factories.catalogue())
by = User.objects.create_superuser("desk", password="a long enough phrase")
client, guest = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
found = {}

def ask(client, path, form=None):
    send = client.get if form is None else client.post
    response = send(path, form, secure=True)
    for name, it in response.cookies.items():
        flags = [bool(it[key]) for key in ("secure", "httponly", "domain")]
        found[name] = [*flags, it["samesite"], it["path"]]
    return response

ask(client, "/assessment/part/1/")
ask(client, "/desk/login/", {"username": "desk", "password": "a long enough phrase"})
ask(client, "/desk/account/end/", {"where": "others"})
inside = ask(client, "/desk/preview/")["Location"]
ask(client, inside + "assessment/part/1/")
token = preview.token_of("once", by, "", 1)
preview.share(Preview.objects.get(), by, "", 1, token)
ask(guest, f"/preview/open/{token}/")
print(json.dumps(found))
"""


def test_under_https_every_cookie_is_named_for_what_protects_it() -> None:
    found = told(EVERY_COOKIE, HTTPS="true", SECOND_FACTOR="false", PYTHONPATH=".")
    everywhere = [True, True, False, "Lax", "/"]
    assert found == {
        "__Host-attempt": everywhere,
        "__Host-csrf": everywhere,
        "__Host-staff": everywhere,
        "__Host-messages": everywhere,
        "__Host-preview": everywhere,
        "__Secure-known": [*everywhere[:-1], "/desk/"],
        "__Secure-preview-attempt": [*everywhere[:-1], "/preview/1/"],
    }


HASHED = """
from django.contrib.auth.hashers import identify_hasher, make_password
made = make_password("seven herrings in a drawer")
told = identify_hasher(made).decode(made)
names = ("algorithm", "variety", "memory_cost", "time_cost", "parallelism")
print(json.dumps([*(told[name] for name in names), len(told["salt"])]))
"""


def test_passwords_are_hashed_as_slowly_as_is_advised() -> None:
    """OWASP advises Argon2id with 19 MiB and two rounds, or as much work in other shares."""
    algorithm, variety, memory, rounds, _lanes, salt = told(HASHED)
    assert (algorithm, variety) == ("argon2", "argon2id")
    assert memory >= 19 * 1024
    assert rounds >= 2
    assert salt >= 22


# Mail -------------------------------------------------------------------------------------------

MAIL = """
names = ("BACKEND", "HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL", "TIMEOUT")
found = {name: getattr(settings, f"EMAIL_{name}") for name in names}
print(json.dumps([settings.MAIL, settings.DEFAULT_FROM_EMAIL, found]))
"""
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_without_a_mail_server_no_letter_goes_anywhere() -> None:
    offered, _, found = told(MAIL, EMAIL_URL=" ")
    assert (offered, found["BACKEND"]) == (False, "django.core.mail.backends.dummy.EmailBackend")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("submission://me:p%40ss@mail.example", ["mail.example", 587, "me", "p@ss", True, 10]),
        ("smtp://mail.example?timeout=3", ["mail.example", 25, "", "", False, 3]),
    ],
)
def test_the_mail_server_is_where_its_address_says(url: str, expected: list[Any]) -> None:
    offered, sender, found = told(MAIL, EMAIL_URL=url, DEFAULT_FROM_EMAIL="post@rungs.example")
    assert (offered, sender, found["BACKEND"]) == (True, "post@rungs.example", SMTP)
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "TIMEOUT")
    assert [found[name] for name in names] == expected


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"EMAIL_URL": "smtp://mail.example"}, "DEFAULT_FROM_EMAIL: with EMAIL_URL, say whom"),
        (
            {"EMAIL_URL": "mail.example", "DEFAULT_FROM_EMAIL": "me@rungs.example"},
            "EMAIL_URL: begin it with smtp:// or submission://",
        ),
    ],
)
def test_half_a_mail_server_is_refused_with_what_to_do(
    environment: dict[str, str], said: str
) -> None:
    with pytest.raises(AssertionError, match=said):
        told(MAIL, **environment)


# The database -----------------------------------------------------------------------------------

DATABASE = """
found = settings.DATABASES["default"]
print(json.dumps({key: found[key] for key in ("ENGINE", "NAME", "OPTIONS", "CONN_MAX_AGE")}))
"""


@pytest.mark.parametrize("url", ["", " "])
@pytest.mark.parametrize("folder", ["/tmp/a#b", "/tmp/a?b", "/tmp/a%20b", "/tmp/a b:c@d"])
def test_without_an_address_the_database_is_a_file_in_the_folder(url: str, folder: str) -> None:
    found = told(DATABASE, DATABASE_URL=url, VAR_DIR=folder)
    assert found["ENGINE"] == "portal.databases.sqlite3"
    assert found["NAME"] == f"{folder}/rungs.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_no_page_waits_long_for_postgresql() -> None:
    found = told(DATABASE, DATABASE_URL="postgres://rungs:p@db/rungs?sslmode=require")
    assert (found["NAME"], found["CONN_MAX_AGE"]) == ("rungs", None)
    assert found["OPTIONS"] == {
        "connect_timeout": 2,
        "tcp_user_timeout": 5000,
        "options": "-c statement_timeout=10000",
        "sslmode": "require",
    }


def test_the_address_of_the_database_has_the_last_word() -> None:
    found = told(DATABASE, DATABASE_URL="postgres://rungs:p@db/rungs?connect_timeout=9")
    assert found["OPTIONS"]["connect_timeout"] in (9, "9")
