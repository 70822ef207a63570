"""`./dev mutants`: changes `careers/domain/` in one place at a time and tells which changes no test
notices, but for those that are explained in `explained/`."""

import argparse
import hashlib
import json
import os
import sys
import time
import tomllib
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.mutants import running
from tests.mutants.making import DOMAIN, Mutant, modules, mutants, unchanged

EXPLAINED = Path(__file__).parent / "explained"
"""Of each module a file: the mutants no test of the domain notices, each read and left alone for the reason
beside it. One is known by the function it is in and the text that is changed, so that other lines may come
and go."""
CAME = ("killed", "timeout", "explained", "survived", "unseen")
Key = tuple[str, str, str, str]


def explained() -> set[Key]:
    """The mutants somebody has read and given a reason for."""
    found = set()
    for file in EXPLAINED.glob("*.toml"):
        for group in tomllib.loads(file.read_text("utf-8"))["mutant"]:
            assert group["reason"].strip(), group
            nows = [group["now"]] if isinstance(group["now"], str) else group["now"]
            found |= {(file.stem, group["place"], group["was"], now) for now in nows}
    return found


def known(folder: Path, keep: bool) -> running.Survey:
    """The survey, made anew when the domain is another than at the last, unless that is to be kept."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(DOMAIN.rglob("*.py"))))
    kept = folder / "survey.json"
    told = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    if told.get("of") != digest.hexdigest() and not (keep and told):
        print("Running the tests of the domain once, to see which runs what …", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        told = asdict(running.survey()) | {"of": digest.hexdigest()}
        kept.write_text(json.dumps(told), "utf-8")
    lines = {
        module: {int(line): names for line, names in seen.items()}
        for module, seen in told["lines"].items()
    }
    return running.Survey(lines, told["seconds"], told["others"])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev mutants", description=__doc__)
    parser.add_argument(
        "module", nargs="*", help="scoring, search.index, checks …; all without one"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1, help="of each module only every Nth mutant")
    parser.add_argument("--keep", action="store_true", help="go by the survey of an older domain")
    return parser.parse_args()


def named(wanted: list[str]) -> list[str]:
    """The modules of these names, and whatever is in the packages among them.

    Raises `SystemExit` for a name that is none.
    """
    every = modules()
    found: dict[str, None] = {}
    for name in wanted or every:
        inside = [it for it in every if it == name or it.startswith(f"{name}.")]
        if not inside:
            raise SystemExit(f"careers/domain/ has no “{name}”.")
        found.update(dict.fromkeys(inside))
    return list(found)


def shown(mutant: Mutant, came: str) -> str:
    was, now = mutant.was.replace("\n", "\n      "), mutant.now.replace("\n", "\n      ")
    return f"  {came}: {mutant.module}, line {mutant.line}, in {mutant.place or 'the module'}\n    - {was}\n    + {now}"


def tried(module: str, options: argparse.Namespace, survey: running.Survey) -> Counter[str]:
    """Try every mutant of a module and print what came of it; how many came to what. Raises `SystemExit`
    where its own tests fail as they are."""
    sound = unchanged(module)
    if any(
        came == "killed" for _, came in running.run([(sound, running.trials(sound, survey))], 1)
    ):
        raise SystemExit(f"The tests of {module} fail as they are.")
    began, reasons = time.monotonic(), explained()
    made = list(mutants(module))[:: options.every]
    given = ((one, running.trials(one, survey)) for one in made)
    count: Counter[str] = Counter()
    for one, came in running.run(given, options.processes):
        if came in {"survived", "unseen"} and one.key in reasons:
            count["explained"] += 1
            continue
        count[came] += 1
        if came in {"survived", "unseen"}:
            print(shown(one, came), flush=True)
    told = ", ".join(f"{count[word]} {word}" for word in CAME)
    print(f"{module}: {len(made)} mutants, {told} ({time.monotonic() - began:.0f} s)", flush=True)
    return count


def main() -> int:
    options = arguments()
    folder = Path(os.environ.get("VAR_DIR", "var")) / "mutants"
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(folder / "compiled")
    survey = known(folder, options.keep)
    running.prepare(survey)
    total: Counter[str] = Counter()
    for module in named(options.module):
        total += tried(module, options, survey)
    told = ", ".join(f"{total[word]} {word}" for word in CAME)
    print(f"Together: {total.total()} mutants, {told}")
    return 1 if total["survived"] or total["unseen"] else 0


if __name__ == "__main__":
    sys.exit(main())
