"""A host's processes are renewed one by one, under people who read, answer and plan."""

import time
from contextlib import closing
from pathlib import Path

from bench.scale.browser import Browser
from bench.scale.house import Proxy
from bench.scale.same import plain
from bench.scale.visitors import Visitors
from tests.verify.conftest import Tell
from tests.verify.house import House
from tests.verify.test_kills import Crowd
from tests.verify.unit import workers

RENEWALS, PEOPLE = 2, 4


def renew(house: House) -> None:
    """New processes take over, and each old one ends what it has begun."""
    before = set(workers(house))
    house.host.reload()
    house.until(lambda: bool(workers(house)) and not before & set(workers(house)))


def test_processes_are_renewed_under_visitors(house: House, folder: Path, tell: Tell) -> None:
    proxy = Proxy(folder)
    proxy.start([house.host])
    try:
        with closing(Browser(proxy.door)) as browser:
            pages = plain(browser)
        with Visitors(proxy.door, pages) as visitors, Crowd(proxy.door, PEOPLE) as crowd:
            for _ in range(RENEWALS):
                renew(house)
                time.sleep(2)
        lost = crowd.lost()
    finally:
        proxy.stop()
    print(*visitors.failures[:20], *crowd.wrong[:20], sep="\n")
    tell(
        f"Rolling restart under load ({house.store.name})",
        "0 failed requests",
        f"{len(visitors.failures) + len(crowd.wrong)} of {len(visitors.asked) + crowd.acknowledged:,}"
        f" failed, {RENEWALS} renewals of every process, {lost} of what was acknowledged lost",
        not visitors.failures and not crowd.wrong and not lost and bool(crowd.acknowledged),
    )
