"""What a portal is not started with: what is unsafe is refused, what is merely unwise is said.

Each comes with the line to change. Django's own checks (`manage.py check --deploy`) say these too.
"""

import ipaddress
import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning as Unwise, register
from django.db import DatabaseError, connection

TAG: Final = "start"

REFUSED: Final = 78
"""What a start that is refused ends with (EX_CONFIG): to try it again, unchanged, is of no use."""

SAFE_SQLITE: Final = (3, 51, 3)
"""Before this version SQLite may lose a write where several processes write while its log is reset."""

VARIABLES: Final = frozenset(
    {
        "ALLOWED_HOSTS",
        "ATTEMPT_DAYS",
        "BACKUP_DAYS",
        "BACKUP_DIR",
        "BACKUP_KEY",
        "BACKUP_KEY_FILE",
        "CSRF_TRUSTED_ORIGINS",
        "DATABASE_URL",
        "DEBUG",
        "DEFAULT_FROM_EMAIL",
        "EMAIL_URL",
        "ERASED_FILE",
        "HTTPS",
        "LISTEN",
        "LOG_LEVEL",
        "METRICS_TOKEN",
        "PG_BIN",
        "PLAIN_HTTP",
        "PORT",
        "PROXIES",
        "SECOND_FACTOR",
        "SECRET_KEY",
        "SECURITY_CONTACT",
        "SIGN_IN_DAYS",
        "SITE_URL",
        "TIME_ZONE",
        "VAR_DIR",
        "WORKERS",
    }
)
"""What an operator may set; docs/operations.md says what each does."""

LEAST: Final = {
    "PROXIES": 0,
    "WORKERS": 1,
    "ATTEMPT_DAYS": 1,
    "SIGN_IN_DAYS": 1,
    "BACKUP_DAYS": 1,
}
"""Numbers that are no smaller."""

CONTACT: Final = re.compile(r"mailto:[^\s@]+@[^\s@]+|https://[^\s/]+(/\S*)?|tel:\+[\d-]+")
"""How somebody is reached, as RFC 9116 has it."""

NEW_KEY: Final = "$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')"

WRITTEN: Final = {
    "ATTEMPT_DAYS": "180",
    "BACKUP_DAYS": "120",
    "DATABASE_URL": "postgres://name:password@db.example/rungs (or sqlite:////srv/rungs/rungs.sqlite3)",
    "DEBUG": "false",
    "DEFAULT_FROM_EMAIL": "rungs@rungs.example",
    "EMAIL_URL": "submission://name:password@mail.example:587",
    "HTTPS": "true",
    "LOG_LEVEL": "INFO",
    "PROXIES": "1",
    "SECOND_FACTOR": "true",
    "SECRET_KEY": NEW_KEY,
    "SIGN_IN_DAYS": "90",
    "TIME_ZONE": "Europe/London",
    "WORKERS": "1",
}
"""How a value looks that can be read, of each variable that takes no other."""

Found = Iterator[CheckMessage]


def _open(listen: str) -> bool:
    """Whether others than this host reach that address."""
    try:
        return not ipaddress.ip_address(listen.strip("[]")).is_loopback
    except ValueError:
        return listen != "localhost"


def _everywhere(listen: str) -> bool:
    """Whether every address of this host is listened on."""
    try:
        return ipaddress.ip_address(listen.strip("[]")).is_unspecified
    except ValueError:
        return False


def faults(environ: Mapping[str, str]) -> Found:
    """What is wrong with the settings, and with what the environment says besides."""
    listen = environ.get("LISTEN", "127.0.0.1")
    deployed = settings.HTTPS or _open(listen)
    for check in (_secrets, _staff, _ways_in, _numbers, _addresses, _data, _names):
        yield from check(environ, listen, deployed)


def _secrets(_environ: Mapping[str, str], _listen: str, deployed: bool) -> Found:
    if deployed and settings.DEBUG:
        yield refused(
            1, "DEBUG shows whoever meets an error the settings and the code.", "DEBUG=false"
        )
    key = settings.SECRET_KEY
    if deployed and (len(key) < 50 or len(set(key)) < 5 or key.startswith("django-insecure-")):
        yield refused(
            2, "SECRET_KEY can be guessed; sessions and codes hang on it.", f"SECRET_KEY={NEW_KEY}"
        )
    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < 20:
        yield refused(3, "METRICS_TOKEN can be guessed.", f"METRICS_TOKEN={NEW_KEY}")


def _staff(_environ: Mapping[str, str], _listen: str, deployed: bool) -> Found:
    if deployed and not settings.SECOND_FACTOR:
        yield unwise(
            18,
            "Staff sign in with a password alone: whoever finds one out may publish.",
            "SECOND_FACTOR=true",
        )


def _ways_in(environ: Mapping[str, str], listen: str, _deployed: bool) -> Found:
    if "*" in settings.ALLOWED_HOSTS:
        yield refused(
            4,
            "ALLOWED_HOSTS takes any name: links in letters could lead to somebody else's.",
            f"ALLOWED_HOSTS={_host(settings.SITE_URL) or 'rungs.example'}",
        )
    if _open(listen) and not settings.HTTPS and not _on(environ.get("PLAIN_HTTP")):
        yield refused(
            5,
            f"Others reach {listen}, and nothing they send is encrypted, passwords included.",
            "HTTPS=true (behind a proxy that ends TLS), or PLAIN_HTTP=true in a network you trust",
        )
    if settings.HTTPS and not settings.PROXIES:
        yield refused(
            6,
            "HTTPS is on and no proxy is named. The portal ends no TLS itself: it would lead every page "
            "to itself for ever.",
            "PROXIES=1",
        )
    if settings.PROXIES and _everywhere(listen):
        yield unwise(
            7,
            "Whoever reaches the port past the proxy may say they come from anywhere.",
            "LISTEN=10.0.0.11 (the address the proxy reaches), or close the port to all others",
        )


def _numbers(_environ: Mapping[str, str], _listen: str, _deployed: bool) -> Found:
    for name, least in LEAST.items():
        if (value := getattr(settings, name)) < least:
            yield refused(8, f"{name} is {value}.", f"{name}={least} (or more)")
    many = settings.WORKERS > 1 and connection.vendor == "sqlite"
    if many and sqlite3.sqlite_version_info < SAFE_SQLITE:
        yield refused(
            9,
            f"SQLite {sqlite3.sqlite_version} may lose a write with several processes; from "
            f"{'.'.join(map(str, SAFE_SQLITE))} on it does not.",
            "WORKERS=1, or DATABASE_URL=postgres://rungs:…@db/rungs",
        )


def _addresses(_environ: Mapping[str, str], _listen: str, _deployed: bool) -> Found:
    for contact in settings.SECURITY_CONTACT:
        if not CONTACT.fullmatch(contact):
            yield refused(
                19,
                f"SECURITY_CONTACT is “{contact}”.",
                "SECURITY_CONTACT=mailto:security@rungs.example (or a page, as https://…)",
            )
    site = urlsplit(settings.SITE_URL)
    if not settings.SITE_URL:
        if settings.HTTPS:
            yield unwise(
                10,
                "SITE_URL is not set: no sitemap, no letters with links, and pages name no address of "
                "their own.",
                f"SITE_URL=https://{(settings.ALLOWED_HOSTS or ['rungs.example'])[0]}",
            )
        return
    proper = f"{'https' if settings.HTTPS else 'http'}://{site.netloc or 'rungs.example'}"
    schemes = ("https",) if settings.HTTPS else ("http", "https")
    if site.scheme not in schemes or not site.netloc or site.path or site.query:
        yield refused(11, f"SITE_URL is “{settings.SITE_URL}”.", f"SITE_URL={proper}")
    elif not _admits(settings.ALLOWED_HOSTS, site.hostname or ""):
        hosts = ",".join([*settings.ALLOWED_HOSTS, site.hostname or ""])
        yield refused(12, "SITE_URL names a host that is refused.", f"ALLOWED_HOSTS={hosts}")


def _data(_environ: Mapping[str, str], _listen: str, _deployed: bool) -> Found:
    folder = Path(settings.VAR_DIR)
    if folder.is_dir():
        if not os.access(folder, os.W_OK):
            yield refused(13, f"{folder} cannot be written to.", f"chown {os.geteuid()} {folder}")
        if folder.stat().st_mode & (stat.S_IROTH | stat.S_IWOTH):
            yield unwise(
                14,
                f"Every account of this machine may look into {folder}.",
                f"chmod o-rwx {folder}",
            )
    encrypted = settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL
    if settings.MAIL and not encrypted and _open(settings.EMAIL_HOST):
        yield unwise(
            15,
            "Letters with codes go to the mail server unencrypted.",
            f"EMAIL_URL={WRITTEN['EMAIL_URL']}",
        )


def _names(environ: Mapping[str, str], _listen: str, _deployed: bool) -> Found:
    """A name nearly like one of ours does nothing, and somebody believes that it does."""
    for name in sorted(set(environ) - VARIABLES):
        if near := get_close_matches(name, VARIABLES, n=1, cutoff=0.87):
            yield unwise(
                16, f"{name} means nothing here. {near[0]}?", f"{near[0]}={environ[name] and '…'}"
            )


def refused(number: int, said: str, line: str) -> CheckMessage:
    """Of that number: what keeps the portal from being started, and the line to change."""
    return Error(said, hint=line, id=f"start.E{number:03}")


def unwise(number: int, said: str, line: str) -> CheckMessage:
    """Of that number: what is better otherwise, and the line to change."""
    return Unwise(said, hint=line, id=f"start.W{number:03}")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _on(value: str | None) -> bool:
    return (value or "").lower() in ("1", "true", "yes", "on")


def _admits(hosts: Iterable[str], host: str) -> bool:
    return any(
        one == "*" or host == one.strip("[]") or (one.startswith(".") and f".{host}".endswith(one))
        for one in hosts
    )


@register(TAG, deploy=True)
def check_start(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """Django’s own door to these: `manage.py check --deploy`. Other commands are not kept from working."""
    return list(faults(os.environ))


def of_the_database() -> Found:
    """What is unwise about the account that the portal has in PostgreSQL."""
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper")
            row = cursor.fetchone()
    except DatabaseError:
        return
    if row:
        yield unwise(
            17,
            f"The database account {row[0]} may do everything there, on every database.",
            f"ALTER ROLE {row[0]} NOSUPERUSER (or an account of the portal's own)",
        )


def unread(wrong: Exception) -> CheckMessage:
    """What `portal/settings.py` could not read, and says by the variable's name."""
    name = next(it for it in re.findall(r"[A-Z_]+", str(wrong)) if it in WRITTEN)
    return refused(20, str(wrong), f"{name}={WRITTEN[name]}")


def look(say: Callable[[str], object], more: Iterable[CheckMessage] = ()) -> bool:
    """Say what is wrong, and what `more` there is, each with its line; whether the portal may start all
    the same."""
    found = [*faults(os.environ), *more]
    for one in found:
        say(told(one))
    return not any(isinstance(one, Error) for one in found)


def told(one: CheckMessage) -> str:
    kind = "Refused" if isinstance(one, Error) else "Unwise"
    return f"{kind}: {one.msg}\n    Change: {one.hint}"
