"""What is one visitor's reaches nobody else, through a proxy that keeps pages."""

from pathlib import Path

from bench.scale import private
from bench.scale.house import Proxy
from bench.scale.told import Table
from tests.verify.conftest import Tell
from tests.verify.house import House

REQUESTS = 1_000


def test_two_visitors_see_nothing_of_each_other(house: House, folder: Path, tell: Tell) -> None:
    proxy, table = Proxy(folder), Table()
    proxy.start([house.host])
    try:
        private.check(table, proxy, rounds=-(-REQUESTS // (2 * len(private.PAGES))))
    finally:
        proxy.stop()
    for it in table.findings:
        tell(f"{it.what} ({house.store.name})", it.aim, it.found, it.good)
