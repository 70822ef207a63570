"""A plugin of pytest: which tests passed and which did not, as lines of JSON in the file that
VERIFY_TESTS names."""

import json
import os
from pathlib import Path
from typing import Any


def pytest_runtest_logreport(report: Any) -> None:
    """Once for each phase of a test: its own, or the one before or after that failed."""
    if "PYTEST_XDIST_WORKER" in os.environ or (report.when != "call" and report.passed):
        return
    line = {"test": report.nodeid, "passed": report.passed}
    with Path(os.environ["VERIFY_TESTS"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
