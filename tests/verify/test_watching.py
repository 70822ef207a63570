"""What an operator sees of a host with several processes, and what nobody else does."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bench.scale.browser import Browser
from tests.verify.conftest import Tell
from tests.verify.house import Visitor, serving, store

TOKEN = "only for these tests, and long enough"
CANARY = "canary3f9b"
PAGES, TIMES = ("/", "/roles/", "/ladder/", "/guides/"), 60


def test_numbers_of_several_processes_add_up_and_the_log_names_nobody(
    folder: Path, tell: Tell
) -> None:
    with store("PostgreSQL", folder) as one, serving(one, folder, METRICS_TOKEN=TOKEN) as house:
        visitor = Visitor(house)
        assert visitor.answer("3").status == 302
        house.get(f"/search/?q={CANARY}")
        house.get(f"/{CANARY}/")
        sent = Browser(house.door).ask(
            "GET", f"/preview/open/{CANARY}/", User_Agent=CANARY, Cookie=f"attempt={CANARY}"
        )
        with ThreadPoolExecutor(4) as pool:
            asked = list(pool.map(house.get, PAGES * TIMES))
        assert {it.status for it in asked} == {200}

        def numbers() -> Counter[str]:
            answer = Browser(house.door).get("/metrics", Authorization=f"Bearer {TOKEN}")
            found: Counter[str] = Counter()
            for family in text_string_to_metric_families(answer.text):
                for it in family.samples:
                    if it.labels.get("route", "/") in PAGES or family.name != "rungs_requests":
                        found[it.name] += int(it.value)
            return found

        def all_counted() -> bool:
            found = numbers()
            answered = found["rungs_kept_pages_total"] + found["rungs_requests_total"]
            return answered >= len(asked) and found["rungs_processes"] == 2

        house.until(all_counted, within=20)
        every = {numbers()["rungs_processes"] for _ in range(20)}
        tell("Numbers, whichever process is asked", "of both", f"of {every}", every == {2})
        refused = {house.get("/metrics").status, house.get("/metrics/").status}
        tell("/metrics without its token", "refused", f"{refused}", refused == {401, 404})
        lines = house.host.said.read_text(encoding="utf-8").splitlines()
        secret = (CANARY, *visitor.browser.cookies.values(), "203.0.113.7", TOKEN)
        told = [json.loads(line) for line in lines if line.startswith("{")]
        named = [line for line in lines if any(it in line for it in secret)]
        tell("Lines of the log that hold what was sent", "0", f"{len(named)}", not named)
        ids = {it["request"] for it in told if it["message"] == "request"}
        known = sent.headers["X-Request-ID"] in ids
        tell("An answer's id stands in the log", "yes", str(known), known)
