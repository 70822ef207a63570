"""What is known against the packages we build on: the locks, and what OSV says of what they name.

`uv audit` asks, which `./dev lock` has brought already; it knows projects and no list of requirements, so
it is given a project made of the pins.
"""

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
UV = [sys.executable, "-m", "uv"]

PIN = re.compile(r"(?P<name>[\w.\[\],-]+)==(?P<version>[^\s;\\]+)\s*(?P<marker>;[^\\]*)?")


@dataclass(frozen=True)
class Pin:
    """One package of a lock, with how many hashes it may have."""

    name: str
    version: str
    marker: str
    hashes: int

    @property
    def requirement(self) -> str:
        return f"{self.name}=={self.version} {self.marker}".strip()


def pins(text: str) -> list[Pin]:
    """What a lock names. Raises `ValueError` for a line that pins nothing, which a lock has none of."""
    found = []
    for entry in text.replace("\\\n", " ").splitlines():
        if not entry.strip() or entry.startswith("#"):
            continue
        pin = PIN.match(entry.partition("--hash")[0])
        if pin is None:
            raise ValueError(f"This pins nothing: {entry[:60]}")
        marker = (pin["marker"] or "").strip()
        hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))
        found.append(Pin(pin["name"], pin["version"], marker, hashes))
    return found


def locked() -> list[Pin]:
    return [pin for name in LOCKS for pin in pins((ROOT / name).read_text(encoding="utf-8"))]


@dataclass(frozen=True)
class Audit:
    """What came of asking: `asked` is False where nobody could be reached, and then nothing is known."""

    asked: bool
    known: tuple[str, ...]
    said: str


def audit() -> Audit:
    """What is known against what the locks name."""
    wanted = sorted({pin.requirement for pin in locked()})
    project = f'[project]\nname = "rungs"\nversion = "1"\nrequires-python = ">=3.11"\ndependencies = {json.dumps(wanted)}\n'
    with tempfile.TemporaryDirectory(prefix="rungs-audit-") as folder:
        Path(folder, "pyproject.toml").write_text(project, encoding="utf-8")
        lock = _uv(folder, "lock")
        if lock.returncode:
            return Audit(asked=False, known=(), said=_last(lock))
        asked = _uv(folder, "audit", "--frozen", "--preview-features", "audit-command")
    return told(asked.returncode, asked.stdout + asked.stderr)


def told(code: int, said: str) -> Audit:
    """What uv's answer means: without an error nothing is known; with one, it names what is, or it could
    not ask."""
    known = tuple(dict.fromkeys(re.findall(r"\b(?:PYSEC|GHSA|CVE)-[\w-]+", said)))
    if code and not known:
        return Audit(asked=False, known=(), said=said.strip().splitlines()[-1].strip())
    return Audit(asked=True, known=known, said=said.strip())


def _uv(folder: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*UV, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def _last(done: "subprocess.CompletedProcess[str]") -> str:
    return (
        (done.stderr.strip() or done.stdout.strip() or "uv said nothing").splitlines()[-1].strip()
    )
