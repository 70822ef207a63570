"""The files of `ops/`, held against the settings and the command they speak of. That nginx and two hosts
do with them what they should is what `./dev scale` shows."""

import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from bench.scale.house import Failed, environment, reloading, unit
from careers.views.guard import FILES
from portal.starting import REFUSED

ROOT = Path(__file__).parent.parent
PROXY = (ROOT / "ops/nginx/rungs.conf").read_text(encoding="utf-8")
DEV = (ROOT / "dev").read_text(encoding="utf-8")


def block(opening: str) -> str:
    """What stands between the braces of one of the proxy's blocks."""
    found = re.search(
        rf"^    {re.escape(opening)} {{\n(.*?)^    }}", PROXY, re.MULTILINE | re.DOTALL
    )
    assert found, opening
    return found[1]


def number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found, pattern
    return int(found[1])


def test_the_unit_runs_what_anybody_runs_and_waits_until_it_has_ended() -> None:
    told = unit()
    assert told["ExecStart"] == "/srv/rungs/dev run"
    assert reloading() == ["/srv/rungs/dev manage prepare", "/bin/kill -HUP $MAINPID"]
    assert told["KillMode"] == "mixed"
    assert told["RestartPreventExitStatus"] == str(REFUSED) == str(os.EX_CONFIG)
    assert int(told["TimeoutStopSec"]) > number(r"--workers-kill-timeout (\d+)", DEV)
    assert told["StateDirectory"] == "rungs"
    assert told["Environment"] == "VAR_DIR=/var/lib/rungs"
    assert told["EnvironmentFile"] == "/etc/rungs/env"


def test_what_the_environment_names_is_what_operators_are_told_of() -> None:
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))
    assert set(environment()) - documented == set()
    assert environment(PORT="9")["PORT"] == "9"
    with pytest.raises(Failed, match=r"has no COLOUR"):
        environment(COLOUR="red")


def test_no_file_holds_a_key() -> None:
    assert environment()["SECRET_KEY"] == environment()["METRICS_TOKEN"] == ""
    assert environment()["BACKUP_KEY"] == ""
    assert urlsplit(environment()["DATABASE_URL"]).password == ""


def test_nginx_gives_up_an_idle_connection_before_the_application_does() -> None:
    server = number(r"--http1-header-read-timeout (\d+)", DEV)
    assert number(r"keepalive_timeout (\d+)s;", PROXY) * 1000 < server


def test_what_the_application_takes_nginx_passes_on() -> None:
    mega = 1024 * 1024
    general = number(r"\n    client_max_body_size (\d+)m;", PROXY) * mega
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE < general < min(FILES.values())
    for path, size in FILES.items():
        assert number(r"client_max_body_size (\d+)m;", block(f"location = {path}")) * mega > size


def test_only_what_visitors_send_may_be_sent_again() -> None:
    assert PROXY.count("proxy_next_upstream error timeout non_idempotent;") == 1
    for at_desk in ("location /desk/", *(f"location = {path}" for path in FILES)):
        assert "proxy_next_upstream error timeout;" in block(at_desk)
        assert "proxy_cache off;" in block(at_desk)


def test_nothing_is_kept_but_what_the_application_names() -> None:
    assert "proxy_cache_valid" not in PROXY
    assert re.findall(r"proxy_ignore_headers (.*);", PROXY) == [
        "Cache-Control Expires Vary",
        "X-Accel-Expires Vary",
    ]


def test_no_block_loses_the_headers_by_setting_one_of_its_own() -> None:
    blocks = re.findall(r"^    location .*?^    }", PROXY, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 9
    assert not any("proxy_set_header" in one for one in blocks)


def test_how_a_host_is_and_its_numbers_are_for_nobody_outside() -> None:
    for inner in ("location /health/", "location = /metrics"):
        assert block(inner).split() == ["return", "404;"]


def test_both_logs_tell_of_a_request_by_one_id() -> None:
    assert "proxy_set_header X-Request-ID $request_id;" in PROXY
    assert PROXY.count("$request_id';") == 1


def test_the_server_itself_writes_the_log_in_one_form() -> None:
    assert "--log-config ops/granian.json" in DEV
    told = json.loads((ROOT / "ops/granian.json").read_text(encoding="utf-8"))
    assert told["formatters"]["lines"]["()"] == settings.LOGGING["formatters"]["lines"]["()"]
    assert told["handlers"]["console"]["formatter"] == "lines"


HEADERS = {
    "X-Content-Type-Options",
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Frame-Options",
    "Strict-Transport-Security",
}


def added(text: str) -> set[str]:
    return set(re.findall(r"^ +add_header ([\w-]+) .* always;", text, re.MULTILINE))


def test_what_nginx_says_itself_carries_the_headers_too() -> None:
    """A block that adds a header of its own inherits none, so each has to have all. That they come once,
    and not on what the application says, is shown by `tests/verify/test_proxy.py`."""
    blocks = re.findall(r"^    location .*?^    }", PROXY, re.MULTILINE | re.DOTALL)
    outside = PROXY
    for one in blocks:
        outside = outside.replace(one, "")
        assert not added(one) or added(one) >= HEADERS
    assert added(outside) == HEADERS
    assert PROXY.count("add_header") == len(re.findall(r"add_header .* always;", PROXY))
    assert "server_tokens off;" in outside


def test_nginx_speaks_no_tls_that_is_given_up() -> None:
    """`tests/verify/test_proxy.py` tries to speak it."""
    assert re.findall(r"ssl_protocols (.*);", PROXY) == ["TLSv1.2 TLSv1.3"]
    [ciphers] = re.findall(r"ssl_ciphers (.*);", PROXY)
    strong = re.compile(r"ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)")
    assert [it for it in ciphers.split(":") if not strong.fullmatch(it)] == []
    assert "AES256" in ciphers.partition(":")[0]
    assert "ssl_prefer_server_ciphers on;" in PROXY
    site = (ROOT / "ops/nginx/rungs/site.conf").read_text(encoding="utf-8")
    assert not re.search(r"ssl_(protocols|ciphers)", site)


def test_nginx_asks_our_hosts_and_nobody_else() -> None:
    assert set(re.findall(r"proxy_pass (.*);", PROXY)) == {"http://rungs"}
    assert not re.search(r"\b(resolver|fastcgi_pass|uwsgi_pass|autoindex|root|alias)\b", PROXY)


def test_the_server_cannot_look_into_its_own_history() -> None:
    assert unit()["InaccessiblePaths"] == "-/srv/rungs/.git"


def test_the_unit_may_do_no_more_than_it_needs() -> None:
    told = unit()
    assert told["User"] == told["Group"] == "rungs"
    assert told["CapabilityBoundingSet"] == told["AmbientCapabilities"] == ""
    assert (told["ProtectSystem"], told["UMask"], told["StateDirectoryMode"]) == (
        "strict",
        "0077",
        "0700",
    )
    assert told["SystemCallFilter"] == "@system-service"
    for key in (
        "NoNewPrivileges",
        "ProtectHome",
        "PrivateTmp",
        "PrivateDevices",
        "RestrictSUIDSGID",
    ):
        assert told[key] == "yes"
