"""Two hosts on one PostgreSQL behind nginx, and what visitors notice of it: `./dev scale`.

Starts all of it from the files in `ops/`, does to it what happens to hosts, and holds what is seen against
its aims. Ends with an error where one is missed. docs/operations.md says how to run such a house.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.scale import database, desk, network, same
from bench.scale.browser import Browser
from bench.scale.house import Failed, Host, Proxy, next_release, two
from bench.scale.told import Table

ROUNDS, KILLS, QUIET = 10, 4, 15
"""How many publishes are watched, how often a host is killed, and seconds of visits with nothing."""

PARTS = {
    "same": "The same everywhere",
    "private": "Personal pages",
    "fresh": "What is done at one desk",
    "manners": "The unit, and the proxy's manners",
    "trouble": "Visitors, and hosts that come and go",
}


def main() -> int:
    asked = _arguments()
    # Ended from outside it takes everything it has started along, as with Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    table = Table()
    began = time.monotonic()
    try:
        with _house(table, asked.loopback) as (hosts, proxy, folder):
            _run(table, hosts, proxy, folder, asked)
    except Failed as failed:
        print(f"scale: {failed}", file=sys.stderr)
        return 1
    table.facts["minutes"] = round((time.monotonic() - began) / 60, 1)
    print(f"\n{_facts(table)}\n\n{table.markdown()}\n")
    if asked.json:
        asked.json.write_text(table.json(), encoding="utf-8")
    if asked.markdown:
        asked.markdown.write_text(f"{_facts(table)}\n\n{table.markdown()}\n", encoding="utf-8")
    missed = sum(not it.good for it in table.findings)
    print(f"{len(table.findings) - missed} aims reached, {missed} missed.")
    return 0 if table.good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev scale", description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the findings there")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="and the table there")
    parser.add_argument("--short", action="store_true", help="each thing once or twice: a try")
    parser.add_argument("--only", choices=PARTS, help="one part of it")
    parser.add_argument(
        "--loopback", action="store_true", help="no network namespaces, though there may be"
    )
    return parser.parse_args()


@contextmanager
def _house(table: Table, loopback: bool) -> Iterator[tuple[list[Host], Proxy, Path]]:
    """The database, two hosts and the proxy, all gone afterwards."""
    with ExitStack() as stack:
        url = stack.enter_context(database.fresh())
        apart = database.reached_by_socket() and not loopback
        how, places = stack.enter_context(network.places(apart=apart))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rungs-scale-")))
        folder.chmod(0o755)
        hosts, proxy = two(places, url, folder), Proxy(folder)
        stack.callback(proxy.stop)
        for host in hosts:
            stack.callback(host.kill)
        _use(hosts[0])
        print(f"Two hosts stand in {how}.", flush=True)
        table.facts["hosts"] = how
        table.facts["server processes a host"] = int(hosts[0].settings["WORKERS"])
        proxy.start(hosts)
        yield hosts, proxy, folder


def _use(host: Host) -> None:
    """Read and write the same database as the hosts, from here too."""
    os.environ |= host.settings | {"VAR_DIR": str(host.folder / "here")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    import django

    django.setup()


def _run(
    table: Table, hosts: list[Host], proxy: Proxy, folder: Path, asked: argparse.Namespace
) -> None:
    """What is asked for, the harmless first. What needs Django is imported once it is set up."""
    from bench.scale import manners, private
    from bench.scale.failing import Trouble
    from bench.scale.fresh import Freshness

    _together(table, hosts)
    fresh = Freshness(table, hosts, proxy, desk.password(hosts)[0])
    trouble = Trouble(table, hosts, proxy, same.plain(Browser(hosts[0].door)))

    def fail() -> None:
        trouble.quiet(5 if asked.short else QUIET)
        trouble.killed(2 if asked.short else KILLS)
        trouble.restarted(next_release(folder))
        if hosts[0].place.cable:
            trouble.unplugged()
        trouble.alone()

    parts: dict[str, Callable[[], object]] = {
        "same": lambda: same.check(table, hosts, proxy),
        "private": lambda: private.check(table, proxy),
        "fresh": lambda: fresh.check(2 if asked.short else ROUNDS),
        "manners": lambda: manners.check(table, hosts, proxy, fresh.desks[-1]),
        "trouble": fail,
    }
    for name, said in PARTS.items():
        if asked.only in (None, name):
            print(f"{said}:", flush=True)
            parts[name]()


def _together(table: Table, hosts: list[Host]) -> None:
    """Start both at the same moment on an empty database."""
    from careers.models import Edition

    for host in hosts:
        host.start()
    seconds = max(host.wait() for host in hosts)
    made = len(desk.password(hosts)), Edition.objects.count()
    table.facts["seconds until both answered, first start"] = round(seconds, 1)
    table.add(
        "Both started at the same moment on an empty database",
        f"{made[0]} account, {made[1]} edition",
        "1 of each",
        made == (1, 1),
    )


def _facts(table: Table) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in table.facts.items())


if __name__ == "__main__":
    sys.exit(main())
