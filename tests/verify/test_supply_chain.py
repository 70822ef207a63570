"""What we build on: nothing known against it, hashed, and nothing to say of how it is deployed."""

import os
import subprocess
import sys

from tests.audit import ROOT, audit, locked
from tests.check import DEPLOYED
from tests.verify.conftest import Tell


def test_nothing_is_known_against_our_packages(tell: Tell) -> None:
    found = audit()
    known = f"{len(found.known)} {' '.join(found.known)}".strip()
    tell(
        f"Known faults (CVE) in the {len(locked())} packages of both locks",
        "0",
        known if found.asked else f"who knows of them could not be reached ({found.said})",
        not found.known if found.asked else None,
    )


def test_the_locks_are_hashed(tell: Tell) -> None:
    bare = [pin.name for pin in locked() if not pin.hashes]
    tell("Packages without a hash in the locks", "0", f"{len(bare)} of {len(locked())}", not bare)


def test_nothing_is_said_of_how_it_is_deployed(tell: Tell) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "sqlite:///:memory:", **DEPLOYED},
        capture_output=True,
        text=True,
        check=False,
    )
    said = (done.stdout.strip() or done.stderr.strip()).splitlines()[-1]
    expected = "System check identified no issues (0 silenced)."
    tell("`check --deploy`", "0 warnings, 0 silenced", said, said == expected)
