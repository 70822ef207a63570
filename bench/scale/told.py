"""What a run found: figures beside their aims, as Markdown and as JSON."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: what, what was found, what was wanted, and whether it was."""

    what: str
    found: str
    aim: str
    good: bool
    details: tuple[str, ...] = ()


@dataclass
class Table:
    """The findings of a run, said as they come."""

    facts: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(
        self, what: str, found: str, aim: str, good: bool, details: list[str] | None = None
    ) -> None:
        """`details` are told of what was missed: which addresses, which requests."""
        finding = Finding(what, found, aim, good, tuple((details or [])[:10]))
        self.findings.append(finding)
        print(f"  {'good  ' if good else 'MISSED'} {what}: {found} (aim: {aim})", flush=True)
        for line in () if good else finding.details:
            print(f"         {line}", flush=True)

    @property
    def good(self) -> bool:
        return bool(self.findings) and all(it.good for it in self.findings)

    def markdown(self) -> str:
        rows = [
            f"| {it.what} | {it.found} | {it.aim} | {'yes' if it.good else '**no**'} |"
            for it in self.findings
        ]
        return "\n".join(["| What | Found | Aim | Reached |", "|---|---|---|---|", *rows])

    def json(self) -> str:
        whole = {**self.facts, "good": self.good, "findings": [asdict(it) for it in self.findings]}
        return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def middle(values: list[float], part: float = 0.5) -> float:
    """The value below which that part of them lies; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0
