"""The two hosts and the proxy before them, started from the files in `ops/` as an operator would.

Of those files nothing is changed but what they say is to be filled in: folders, addresses, names, keys.
"""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.scale.browser import Browser, Door
from bench.scale.network import Place

ROOT = Path(__file__).parents[2]
OPS = ROOT / "ops"
VENV = os.environ.get("VENV", ".venv")
SITE = "rungs.test"
BASE = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
STARTED_WITHIN = 180
"""Seconds that a host may take until it answers, on a machine busy with others."""


class Failed(Exception):
    """It cannot be measured: something does not start, or does something else than it should."""


def free_port(address: str = "127.0.0.1") -> int:
    with socket.socket() as probe:
        probe.bind((address, 0))
        port: int = probe.getsockname()[1]
        return port


def unit() -> dict[str, str]:
    """What the unit says, key by key; of a key that is there twice the last."""
    return dict(_said())


def reloading() -> list[str]:
    """The commands by which the unit lets new processes take over, in their order."""
    return [value for key, value in _said() if key == "ExecReload"]


def _said() -> list[tuple[str, str]]:
    lines = (OPS / "rungs.service").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return [(key, value) for key, _, value in pairs]


def amiss(folder: Path) -> str | None:
    """What systemd finds wrong with the unit, its folder filled in; None where there is no systemd."""
    if not shutil.which("systemd-analyze"):
        return None
    copy = folder / "rungs.service"
    text = (OPS / "rungs.service").read_text(encoding="utf-8")
    copy.write_text(text.replace("/srv/rungs", str(ROOT)), encoding="utf-8")
    command = ["systemd-analyze", "verify", str(copy)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    # It warns of a key it does not know, and ends well all the same.
    return done.stdout + done.stderr


def environment(**filled: str) -> dict[str, str]:
    """The environment file with its blanks filled in. Raises `Failed` for a name it does not have."""
    lines = (OPS / "rungs.env.example").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    found = {key: value for key, _, value in pairs}
    if unknown := set(filled) - set(found):
        raise Failed(f"ops/rungs.env.example has no {', '.join(sorted(unknown))}")
    return found | filled


@dataclass
class Host:
    """One host of the portal. `release` is the folder of the code that its next start runs."""

    number: int
    place: Place
    port: int
    folder: Path
    settings: dict[str, str]
    release: Path = ROOT
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def door(self) -> Door:
        return Door(self.place.address, self.port, SITE)

    @property
    def said(self) -> Path:
        return self.folder / f"host-{self.number}.log"

    def start(self) -> None:
        """As systemd would: the unit's command, with the unit's environment."""
        with self.said.open("ab") as out:
            self.process = subprocess.Popen(
                self._command(unit()["ExecStart"]),
                cwd=self.release,
                env=self._environment(),
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def reload(self) -> None:
        """As `systemctl reload` does. Raises `CalledProcessError` where a command of it fails."""
        assert self.process
        for told in reloading():
            command = self._command(told.replace("$MAINPID", str(self.process.pid)))
            with self.said.open("ab") as out:
                subprocess.run(
                    command,
                    cwd=self.release,
                    env=self._environment(),
                    stdout=out,
                    stderr=out,
                    check=True,
                )

    def _command(self, told: str) -> list[str]:
        """A command of the unit, for this release, where the host stands."""
        return [*self.place.inside, *told.replace("/srv/rungs", str(self.release)).split()]

    def _environment(self) -> dict[str, str]:
        name, _, var = unit()["Environment"].partition("=")
        own = {name: str(self.folder / f"host-{self.number}{var}"), "VENV": str(ROOT / VENV)}
        Path(own[name]).mkdir(parents=True, exist_ok=True)
        return BASE | self.settings | own

    def wait(self) -> float:
        """Until it answers: how many seconds that took."""
        began = time.monotonic()
        while time.monotonic() - began < STARTED_WITHIN:
            if self.process is None or self.process.poll() is not None:
                break
            browser = Browser(self.door)
            try:
                if browser.get("/").status == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            finally:
                browser.close()
            time.sleep(0.1)
        raise Failed(f"host {self.number} does not start:\n{self.said.read_text(encoding='utf-8')}")

    def kill(self) -> None:
        """As a power cut would: every process of it at once, without a word (SIGKILL)."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> float:
        """As `systemctl stop` does with `KillMode=mixed`; how many seconds it took."""
        assert self.process
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(float(unit()["TimeoutStopSec"]))
        return time.monotonic() - began


@dataclass
class Proxy:
    """nginx with the files of `ops/nginx/`."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def certificate(self) -> Path:
        return self.folder / "fullchain.pem"

    @property
    def door(self) -> Door:
        return Door("127.0.0.1", self.port, SITE, str(self.certificate))

    @property
    def log(self) -> Path:
        return self.folder / "rungs.log"

    @property
    def errors(self) -> Path:
        return self.folder / "error.log"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def start(self, hosts: list[Host]) -> None:
        """Fill the operator's three files in, leave the fourth as it is, and start."""
        self._certify()
        (self.folder / "rungs").mkdir()
        for name, filled in self._filled(hosts).items():
            (self.folder / "rungs" / name).write_text(filled, encoding="utf-8")
        (self.folder / "nginx.conf").write_text(self._main(), encoding="utf-8")
        command = ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        checked = subprocess.run([*command, "-t"], check=False, capture_output=True, text=True)
        if checked.returncode:
            raise Failed(f"nginx refuses the files of ops/nginx/:\n{checked.stderr}")
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise Failed("nginx does not start")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)

    def _filled(self, hosts: list[Host]) -> dict[str, str]:
        """The three files that are the operator's, filled in."""
        texts = {
            path.name: path.read_text(encoding="utf-8")
            for path in (OPS / "nginx/rungs").glob("*.conf")
        }
        if len(hosts) == 1:
            # As hosts.conf says of one host alone.
            line = f"server {hosts[0].place.address}:{hosts[0].port} max_fails=0;\n"
            texts["hosts.conf"] = 3 * line
        for number, host in enumerate(hosts, 11):
            where = f"{host.place.address}:{host.port}"
            texts["hosts.conf"] = texts["hosts.conf"].replace(f"10.0.0.{number}:8000", where)
        texts["cache.conf"] = texts["cache.conf"].replace("/var/cache/nginx/rungs", str(self.cache))
        site = texts["site.conf"].replace("listen 80;", f"listen 127.0.0.1:{self.plain};")
        site = site.replace("listen 443 ", f"listen 127.0.0.1:{self.port} ")
        site = site.replace("rungs.example;", f"{SITE};")
        site = site.replace("/etc/ssl/rungs.example", str(self.folder))
        texts["site.conf"] = site.replace("/var/log/nginx", str(self.folder))
        if left := re.findall(r"10\.0\.0\.|rungs\.example| /(?:etc|var)/", "".join(texts.values())):
            raise Failed(f"ops/nginx/rungs/ has blanks that this script does not fill in: {left}")
        return texts

    @property
    def plain(self) -> int:
        """The port that speaks http."""
        if not hasattr(self, "_plain"):
            self._plain = free_port()
        return self._plain

    def _main(self) -> str:
        """What Debian's own nginx.conf says, with everything it writes in our folder."""
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind}; "
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user www-data;" if os.geteuid() == 0 else ""
        return (
            f"{user} worker_processes auto; daemon off; pid {self.folder}/nginx.pid;"
            f" error_log {self.folder}/error.log; events {{ worker_connections 768; }}\n"
            f"http {{ sendfile on; tcp_nopush on; gzip on; include /etc/nginx/mime.types;"
            f" default_type application/octet-stream; {temporary}\n"
            f"include {OPS}/nginx/rungs.conf; }}\n"
        )

    def _certify(self) -> None:
        """A certificate of its own, for a week."""
        words = (
            f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 7 -subj /CN={SITE}"
        )
        made = ["-addext", f"subjectAltName=DNS:{SITE}", "-keyout", f"{self.folder}/privkey.pem"]
        command = ["openssl", *words.split(), *made, "-out", str(self.certificate)]
        subprocess.run(command, check=True, capture_output=True)


def next_release(folder: Path) -> Path:
    """A copy of the code as a next release would be: its stylesheet has another name."""
    copy = folder / "next"
    left_out = shutil.ignore_patterns(
        ".git", ".venv", ".venv.lock", "var", "tests", "docs", "__pycache__", ".*_cache"
    )
    shutil.copytree(ROOT, copy, ignore=left_out)
    sheet = copy / "static/css/rungs.css"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(f"{text}\n.next-release {{ color: inherit; }}\n", encoding="utf-8")
    return copy


def two(places: list[Place], url: str, folder: Path) -> list[Host]:
    """The two hosts, not yet started: all they are told is the same, but for where they listen."""
    key = secrets.token_urlsafe(50)
    hosts = []
    for number, place in enumerate(places, 1):
        port = free_port("127.0.0.1" if place.inside else place.address)
        settings = environment(
            LISTEN=place.address,
            PORT=str(port),
            DATABASE_URL=url,
            SECRET_KEY=key,
            ALLOWED_HOSTS=SITE,
            SITE_URL=f"https://{SITE}",
        )
        hosts.append(Host(number, place, port, folder, settings))
    return hosts
