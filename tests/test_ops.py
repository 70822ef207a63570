"""The files of `ops/`, held against the settings and the command they speak of. That nginx and two hosts
do with them what they should is what `./dev scale` shows."""

import json
import os
import re
from pathlib import Path

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
