"""Which tests see a line, and whether they fail when it is another.

Everything is run in children of this process, which itself never imports anything of ours: each child
reads the tests and the domain anew, with one module of it changed. What others have written, it has
got from here.
"""

import gc
import importlib
import importlib.util
import json
import os
import resource
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType

import coverage
import pytest

from tests.mutants.making import DOMAIN, ROOT, Mutant, path_of

TESTS = ROOT / "tests" / "domain"
OURS = ("careers", "tests", "portal", "catalogue")
BUDGET = 10.0
"""Seconds of tests that a mutant is given, beside those of its own module: the fastest first."""

SLOW = 0.4
"""Seconds of a test of its own module that it is given only if it runs the mutant's lines."""
UNABLE = 99
MEMORY = 6 * 2**30


@dataclass(frozen=True)
class Survey:
    """What runs where: for every module its lines with the tests that run them, and for each test
    how long it took; `others` are the packages that were imported and are not ours."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    others: list[str]


def survey() -> Survey:
    """Run the domain's tests once, noting what each one does. It takes two or three minutes.

    Raises `SystemExit` if one of them fails: there is nothing to find out then.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        with os.fdopen(write, "w") as answer:
            code = _survey(answer.write)
        os._exit(code)
    os.close(write)
    with os.fdopen(read) as answer:
        told = answer.read()
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        raise SystemExit("The domain's tests fail as they are: run ./dev test tests/domain first.")
    found = json.loads(told)
    lines = {
        module: {int(line): names for line, names in seen.items()}
        for module, seen in found["lines"].items()
    }
    return Survey(lines, found["seconds"], found["others"])


class _Watch:
    """Tells `coverage` which test is running, and how long each took."""

    def __init__(self, watcher: coverage.Coverage) -> None:
        self.watcher = watcher
        self.seconds: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        from tests.mutants.plain import hurry

        for item in items:
            hurry(item)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.watcher.switch_context(item.nodeid)
        start = time.monotonic()
        yield
        self.seconds[item.nodeid] = round(time.monotonic() - start, 3)


def _survey(write: Callable[[str], object]) -> int:
    watcher = coverage.Coverage(data_file=None, source=[str(DOMAIN)], config_file=False)
    watch = _Watch(watcher)
    watcher.start()
    code = _pytest([str(TESTS)], watch)
    watcher.stop()
    data = watcher.get_data()
    lines = {
        _module(Path(file)): {
            line: [name for name in names if name]
            for line, names in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    others = [
        name
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] not in OURS and getattr(module, "__spec__", None)
    ]
    write(json.dumps({"lines": lines, "seconds": watch.seconds, "others": others}))
    return code


def _module(path: Path) -> str:
    parts = path.relative_to(DOMAIN).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _pytest(paths: Iterable[str], plugin: object) -> int:
    os.chdir(ROOT)
    configuration = ["-c", str(Path(__file__).parent / "pytest.ini"), f"--rootdir={ROOT}"]
    from tests.mutants import plain

    return int(pytest.main([*configuration, *paths], plugins=[plain, plugin]))


def prepare(known: Survey) -> None:
    """Import here what every child would have to: whatever is not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Hypothesis does not like to be read this early
        for name in known.others:
            with suppress(ImportError, AttributeError):
                importlib.import_module(name)
    gc.freeze()


@cache
def own_tests(module: str) -> frozenset[str]:
    """The files of tests that are of this module: of its name, or that import it."""
    name = module.rpartition(".")[2]
    package = ".".join(["careers", "domain", *module.split(".")])
    parent, _, last = package.rpartition(".")
    wanted = (f"from {package} import", f"from {parent} import {last}", f"import {package}")
    same = TESTS.joinpath(*module.split(".")).with_name(f"test_{name}.py")
    found = {same} if same.exists() else set()
    for path in TESTS.rglob("test_*.py"):
        text = path.read_text("utf-8")
        if any(line in text for line in wanted) or (
            f"{parent} import" in text and _names(text, parent, last)
        ):
            found.add(path)
    return frozenset(str(path.relative_to(ROOT)) for path in found)


def _names(text: str, parent: str, last: str) -> bool:
    """Whether `last` is among what is imported from `parent`, on one line or several."""
    _, _, rest = text.partition(f"from {parent} import")
    listed = rest.partition(")")[0] if rest.lstrip().startswith("(") else rest.partition("\n")[0]
    return last in listed.replace("(", " ").replace(",", " ").split()


@dataclass(frozen=True)
class Trial:
    """Tests a mutant is given: `whole` are files of which all is run but what is slow, `wanted` tests
    of others, each with the seconds it takes."""

    mutant: Mutant
    wanted: dict[str, float]
    whole: frozenset[str]
    seconds: float
    slow: frozenset[str] = frozenset()

    @property
    def limit(self) -> float:
        """How many seconds of work may be spent on them."""
        return 5 + 3 * self.seconds


def trials(mutant: Mutant, known: Survey) -> list[Trial]:
    """The fast tests of the mutant's own module; then, of all the others that run its lines, the
    fastest."""
    whole = own_tests(mutant.module)
    fast = {
        name: spent
        for name, spent in known.seconds.items()
        if name.partition("::")[0] in whole and spent < SLOW
    }
    slow = frozenset(name for name, spent in known.seconds.items() if spent >= SLOW)
    seen = known.lines.get(mutant.module, {})
    lines = range(mutant.line, mutant.line + mutant.lines)
    names = {name for line in lines for name in seen.get(line, ())}
    if not names and not mutant.place:  # run when the module is read, and by no test
        names = {name for told in seen.values() for name in told}
    names -= fast.keys()
    others: dict[str, float] = {}
    for name in sorted(names, key=lambda name: known.seconds[name]):
        if sum(others.values()) + known.seconds[name] < BUDGET:
            others[name] = known.seconds[name]
    found = [Trial(mutant, {}, whole, sum(fast.values()), slow)] if whole else []
    return [*found, Trial(mutant, others, frozenset(), sum(others.values()))] if others else found


def run(
    tried: Iterable[tuple[Mutant, list[Trial]]], processes: int
) -> Iterator[tuple[Mutant, str]]:
    """Each mutant with what came of its trials, which end with the first that it fails: `killed`,
    `survived`, `timeout` or `unseen` (there is no test)."""
    waiting = iter(tried)
    running: dict[int, tuple[list[Trial], float]] = {}
    more = True
    while more or running:
        while more and len(running) < processes:
            mutant, given = next(waiting, (None, []))
            if mutant is None:
                more = False
            elif not given:
                yield mutant, "unseen"
            else:
                running[_start(given[0])] = given, time.monotonic()
        for pid, (given, since) in list(running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del running[pid]
                came = _said(status)
                if came in {"survived", "unseen"} and given[1:]:
                    running[_start(given[1])] = given[1:], time.monotonic()
                else:
                    yield given[0].mutant, came
            elif time.monotonic() - since > 4 * given[0].limit:
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.005)


def _said(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code in (-signal.SIGKILL, -signal.SIGXCPU):
        return "timeout"
    if code in (pytest.ExitCode.USAGE_ERROR, UNABLE):
        raise SystemExit("A mutant could not be tried: this command itself has a fault.")
    return {0: "survived", int(pytest.ExitCode.NO_TESTS_COLLECTED): "unseen"}.get(code, "killed")


def _start(one: Trial) -> int:
    """A child that runs the tests of a trial and ends with pytest's code. It may work for as long as
    the trial's limit, whoever else works on this machine."""
    child = os.fork()
    if child:
        return child
    code = UNABLE
    try:
        for stream in (0, 1, 2):
            os.dup2(os.open(os.devnull, os.O_RDWR), stream)
        spent = time.process_time()
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent + one.limit) + 1,) * 2)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        sys.meta_path.insert(0, _Instead(one.mutant))
        code = _tried(one)
    finally:
        os._exit(code)


def _tried(one: Trial) -> int:
    try:
        from tests.mutants import plain
    except BaseException:  # noqa: BLE001 -- a mutant that cannot even be imported
        return int(pytest.ExitCode.TESTS_FAILED)
    chosen = plain.Chosen(one.wanted, one.whole, one.slow)
    paths = sorted(one.whole | {name.partition("::")[0] for name in one.wanted})
    try:
        return _pytest(paths, chosen)
    except BaseException:  # noqa: BLE001 -- whatever a mutant breaks off with
        return int(pytest.ExitCode.TESTS_FAILED)


class _Instead(MetaPathFinder):
    """Finds the mutant where its module is asked for."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> ModuleSpec | None:
        if fullname != f"careers.domain.{self.mutant.module}":
            return None
        file = path_of(self.mutant.module)
        loader = _Loader(fullname, str(file), self.mutant.source)
        inside = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(
            fullname, file, loader=loader, submodule_search_locations=inside
        )


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, changed: str) -> None:
        super().__init__(fullname, path)
        self.changed = changed

    def get_code(self, fullname: str) -> CodeType:
        found: CodeType = compile(self.changed, self.path, "exec")
        return found
