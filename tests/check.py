"""Everything a machine can say against the code: `./dev check` runs it all and says what failed."""

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

DEPLOYED = {
    "HTTPS": "true",
    "PROXIES": "1",
    "ALLOWED_HOSTS": "rungs.example",
    "SITE_URL": "https://rungs.example",
    "VAR_DIR": "/var/lib/rungs",
    "SECRET_KEY": secrets.token_urlsafe(50),
}
"""The settings a deployment checklist is held against."""

PYTHON = [sys.executable, "-m"]
MANAGE = [sys.executable, "manage.py"]

CHECKS: dict[str, tuple[list[str], dict[str, str]]] = {
    "format": ([*PYTHON, "ruff", "format", "--check", "--quiet", "."], {}),
    "lint": ([*PYTHON, "ruff", "check", "--quiet", "."], {}),
    "types": ([*PYTHON, "mypy", "--no-error-summary", "."], {}),
    "import contract": ([str(Path(sys.executable).with_name("lint-imports"))], {}),
    "templates": ([*PYTHON, "djlint", "templates", "--lint", "--quiet"], {}),
    "migrations": ([*MANAGE, "makemigrations", "--check", "--dry-run"], {}),
    "zero downtime": ([*PYTHON, "portal.contract"], {"DJANGO_SETTINGS_MODULE": "portal.settings"}),
    "deployment": ([*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], DEPLOYED),
    "catalogue": ([*MANAGE, "load_catalogue", "--check"], {}),
    "assessment": ([*MANAGE, "simulate"], {}),
}


def main() -> int:
    failed = []
    for name, (command, environment) in CHECKS.items():
        started = time.monotonic()
        base = {"SECRET_KEY": "for checks only", **os.environ, "DATABASE_URL": "sqlite:///:memory:"}
        done = subprocess.run(
            command, env={**base, **environment}, capture_output=True, text=True, check=False
        )
        verdict = "failed" if done.returncode else "good"
        print(f"{name:16} {verdict}  {time.monotonic() - started:5.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
        elif name == "assessment":
            print(done.stdout, flush=True)
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
