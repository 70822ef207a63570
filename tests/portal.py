"""A portal of one's own, started as anybody starts it, for tests that stand outside it."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
QUIET = (
    # As root, in whatever memory there is, and without the calls home a fresh profile makes.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What Chromium is started with."""


@dataclass(frozen=True)
class Portal:
    """A running portal: its address, the password printed for the account `desk`, and the folder it
    keeps its data in."""

    url: str
    password: str
    folder: str

    def run(self, code: str) -> None:
        """Run some Python inside it, beside the server."""
        command = [str(ROOT / "dev"), "manage", "shell", "-c", code]
        subprocess.run(command, cwd=ROOT, env=_environment(self.folder, self.url), check=True)


def chromium() -> str:
    """Where the browser is: what CHROMIUM names, or Debian's on the PATH."""
    path = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    assert path, "no chromium: apt-get install chromium, or set CHROMIUM to one"
    return path


@contextmanager
def started(**more: str) -> Iterator[Portal]:
    """A first start of `./dev run` in an empty folder, on a free port, that names its own address; with
    more in its environment."""
    url = f"http://127.0.0.1:{_free_port()}"
    with tempfile.TemporaryDirectory(prefix="rungs-portal-") as folder:
        said = Path(folder, "said.txt")
        with said.open("wb") as out:
            process = subprocess.Popen(
                [str(ROOT / "dev"), "run"],
                cwd=ROOT,
                env=_environment(folder, url) | more,
                stdout=out,
                stderr=out,
            )
        try:
            _wait(process, url)
            text = said.read_text(encoding="utf-8")
            found = re.search(r"^ +password +(\S+)$", text, re.MULTILINE)
            assert process.poll() is None and found, text
            yield Portal(url, found[1], folder)
        finally:
            process.terminate()
            process.wait(20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _environment(folder: str, url: str) -> dict[str, str]:
    """What the portal is started with: nothing of the tests' own settings."""
    ours = (
        *("SECRET_KEY", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"),
        *("HTTPS", "PROXIES", "WORKERS", "SECOND_FACTOR"),
    )
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "VAR_DIR": f"{folder}/var", "PORT": url.rpartition(":")[2], "SITE_URL": url}


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    """Until it answers, or has given up."""
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
