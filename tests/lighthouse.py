"""Lighthouse's figures for the portal, in its default mobile profile: `./dev score`.

Lighthouse comes from npm at the version below and looks at a portal started for it alone. Every
score must be 100 and nothing may move while a page loads; otherwise the run fails. A page that falls
short is measured again, up to three times, and its best counts: what is wrong with a page is wrong
every time, what a busy machine does to it is not. Arguments are addresses to look at instead.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.e2e.people import answer_everything
from tests.e2e.watching import watched
from tests.portal import QUIET, chromium, started

VERSION = "12.8.2"
TRIES = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    "/",
    "/roles/team-leader/",
    "/ladder/",
    "/guides/technology/",
    "/assessment/",
)
RESULT = "/assessment/result/"
PERSONAL = ("/assessment/part/1/", RESULT)
UNLISTED = "--skip-audits=is-crawlable"
"""Personal pages tell search engines to stay away, on purpose."""


@dataclass(frozen=True)
class Figures:
    """What Lighthouse says of a page: a score of 100 for each category, the layout shift, the
    milliseconds until the largest thing is drawn, and the bytes and requests it took."""

    scores: tuple[int, ...]
    shift: float
    largest: int
    weight: int
    requests: int

    @property
    def perfect(self) -> bool:
        return min(self.scores) == 100 and self.shift == 0


def figures(report: dict[str, Any]) -> Figures:
    """A report's figures; -1 for a category that could not be scored."""
    audits = report["audits"]
    scores = [report["categories"][name]["score"] for name in CATEGORIES]
    return Figures(
        tuple(-1 if score is None else round(score * 100) for score in scores),
        audits["cumulative-layout-shift"].get("numericValue", 1.0),
        round(audits["largest-contentful-paint"].get("numericValue", -1)),
        round(audits["total-byte-weight"].get("numericValue", -1)),
        len(audits["network-requests"].get("details", {}).get("items", ())),
    )


def amiss(report: dict[str, Any]) -> Iterator[str]:
    """The audits that take something off a score, in a line each."""
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['title']} ({audit['id']}) {audit.get('displayValue', '')}"


def measure(url: str, *options: str) -> dict[str, Any]:
    """Lighthouse's report of an address."""
    flags = " ".join(("--headless=new", *QUIET))
    with tempfile.TemporaryDirectory(prefix="rungs-lighthouse-") as folder:
        report = Path(folder, "report.json")
        subprocess.run(
            [
                *("npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet"),
                *("--output=json", f"--output-path={report}", f"--chrome-flags={flags}"),
                f"--only-categories={','.join(CATEGORIES)}",
                *options,
            ],
            env={**os.environ, "CHROME_PATH": chromium(), "npm_config_loglevel": "error"},
            check=True,
        )
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        return found


def best(name: str, url: str, *options: str) -> bool:
    """Measure a page until it is perfect, three times at most; print the best, and what is amiss
    with it. Whether it is perfect."""
    found: Figures | None = None
    for _ in range(TRIES):
        report = measure(url, *options)
        seen = figures(report)
        if found is None or (seen.scores, -seen.shift) > (found.scores, -found.shift):
            found, lacking = seen, list(amiss(report))
        if found.perfect:
            break
    assert found
    scores = "".join(f"{score:6}" for score in found.scores)
    print(
        f"{name:34}{scores}{found.shift:7.3f}{found.largest:7}{found.weight:8}{found.requests:6}",
        flush=True,
    )
    for line in lacking if not found.perfect else ():
        print(f"    {line}", flush=True)
    return found.perfect


def key(base: str) -> str:
    """The cookie of somebody who has answered everything."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        with watched(browser, base) as visit:
            answer_everything(visit)
            cookies = visit.page.context.cookies()
        browser.close()
    return "; ".join(f"{cookie.get('name')}={cookie.get('value')}" for cookie in cookies)


def main() -> int:
    asked = sys.argv[1:]
    with started() as portal:
        heads = ("perf", "a11y", "best", "SEO")
        print(
            f"{'':34}{''.join(f'{head:>6}' for head in heads)}    CLS LCP ms   bytes  reqs",
            flush=True,
        )
        good = [best(path, portal.url + path) for path in asked or PAGES]
        if not asked:
            good += [best(f"{path} *", portal.url + path, UNLISTED) for path in PERSONAL]
            headers = f"--extra-headers={json.dumps({'Cookie': key(portal.url)})}"
            good.append(best(f"{RESULT} (answered) *", portal.url + RESULT, headers, UNLISTED))
            print("* kept out of search engines on purpose: not held against it")
    print(f"{sum(good)} of {len(good)} pages are perfect")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
