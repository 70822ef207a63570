"""The locks: every package pinned, every pin with its hashes."""

import re

import pytest

from tests.audit import LOCKS, ROOT, Audit, locked, pins, told


def test_every_package_is_pinned_and_hashed() -> None:
    found = locked()
    assert len(found) > 80
    assert [pin.name for pin in found if not pin.hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_what_we_name_is_in_the_lock(name: str) -> None:
    wanted = (ROOT / name.replace(".txt", ".in")).read_text(encoding="utf-8").splitlines()
    lines = (line.partition("#")[0].strip() for line in wanted)
    named = {
        re.split(r"[\[~=<> ]", line)[0].lower()
        for line in lines
        if line and not line.startswith("-")
    }
    assert named <= {pin.name.partition("[")[0] for pin in locked()}


def test_a_line_that_pins_nothing_is_no_lock() -> None:
    [pin] = pins(f"colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64}\n")
    assert (pin.requirement, pin.hashes) == ("colorama==0.4.6 ; sys_platform == 'win32'", 1)
    assert pins("a==1 \\\n    --hash=sha256:short\n")[0].hashes == 0
    for line in ("django>=5\n", "-e .\n", "git+https://a.example/b\n"):
        with pytest.raises(ValueError, match="This pins nothing"):
            pins(line)


def test_what_the_answer_means() -> None:
    assert told(0, "No vulnerabilities\n") == Audit(True, (), "No vulnerabilities")
    assert told(1, "django 5.2.0: GHSA-aaaa-bbbb-cccc (CVE-2026-1)").known == (
        "GHSA-aaaa-bbbb-cccc",
        "CVE-2026-1",
    )
    unreached = told(2, "error: Request failed\n  cause: failed to lookup address information\n")
    assert unreached == Audit(False, (), "cause: failed to lookup address information")
