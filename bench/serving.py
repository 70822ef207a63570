"""The processes that are measured: each one server, on one core, with the portal's own flags."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parent.parent
SERVER_CORE, LOAD_CORE = "0", "1"
"""The server has one core to itself, whoever asks it has the other."""

GRANIAN = [
    "--interface",
    "wsgi",
    "--http",
    "1",
    "--backlog",
    "2048",
    "--backpressure",
    "4096",
    "--blocking-threads",
    "4",
    "--log-level",
    "warning",
    "--no-ws",
]
"""As `./dev run` starts it."""


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the process whose family does its work."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def family(self) -> list[int]:
        """The process and all below it."""
        found = [self.pid]
        for pid in found:
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                with suppress(OSError):
                    found += map(int, task.read_text().split())
        return found

    def cpu(self) -> float:
        """Seconds of processor that it has used."""
        ticks = 0
        for pid in self.family():
            with suppress(OSError):
                said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                ticks += int(said[11]) + int(said[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes that it alone holds in memory (private and a fair share of what is shared)."""
        held = 0
        for pid in self.family():
            with suppress(OSError):
                for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                    if line.startswith("Pss:"):
                        held += int(line.split()[1]) * 1024
        return held


@contextmanager
def granian(target: str, environment: Mapping[str, str], workers: int = 1) -> Iterator[Server]:
    """A WSGI application, named as ``module:name``, behind granian."""
    port = free_port()
    command = [
        *("taskset", "-c", SERVER_CORE if workers == 1 else f"{SERVER_CORE},{LOAD_CORE}"),
        str(Path(sys.executable).parent / "granian"),
        *(*GRANIAN, "--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)),
        target,
    ]
    with _running(command, port, environment) as server:
        yield server


@contextmanager
def nginx(folder: Path, page: Path) -> Iterator[Server | None]:
    """nginx with one file; None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        yield None
        return
    port = free_port()
    root = folder / "nginx"
    root.mkdir()
    shutil.copy(page, root / "page.html")
    (root / "nginx.conf").write_text(
        f"""daemon off; worker_processes 1; pid {root}/pid; error_log {root}/error.log;
        events {{ worker_connections 1024; }}
        http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
        open_file_cache max=16; client_body_temp_path {root}/t; proxy_temp_path {root}/t;
        fastcgi_temp_path {root}/t; uwsgi_temp_path {root}/t; scgi_temp_path {root}/t;
        types {{ text/html html; }}
        server {{ listen 127.0.0.1:{port}; root {root}; index page.html; }} }}""",
        encoding="utf-8",
    )
    # As root its worker is nobody's, who has to be let into the folder.
    for one in (folder, root):
        one.chmod(0o755)
    command = [
        "taskset",
        "-c",
        SERVER_CORE,
        program,
        "-p",
        str(root),
        "-c",
        str(root / "nginx.conf"),
    ]
    with _running(command, port, {}) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, environment: Mapping[str, str]) -> Iterator[Server]:
    # What it logs of each request is written, as it is by a real one, and read by nobody.
    said = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, when the process has ended
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, start_new_session=True, stderr=said
    )
    try:
        server = Server(port, process.pid)
        if not _answers(process, server):
            said.seek(0)
            told = said.read()[-3000:].decode(errors="replace")
            sys.exit(f"bench: {' '.join(command)} did not start:\n{told}")
        yield server
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        said.close()


def _answers(process: "subprocess.Popen[bytes]", server: Server) -> bool:
    """Whether it does, within a minute."""
    for _ in range(600):
        with suppress(OSError):
            connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
            connection.request("GET", "/")
            connection.getresponse().read()  # whatever it says, it says something
            connection.close()
            return True
        if process.poll() is not None:
            break
        time.sleep(0.1)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
