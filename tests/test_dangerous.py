"""What our code never does: each of these is how texts become commands, code or calls to elsewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("careers", "portal") for path in (ROOT / folder).rglob("*.py"))
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))

CALLS = frozenset(
    {
        "eval",
        "exec",
        "compile",
        "__import__",
        "os.system",
        "os.popen",
        "yaml.load",
        "yaml.unsafe_load",
        "yaml.full_load",
        "Template",
        "Engine.from_string",
        "hashlib.md5",
        "hashlib.sha1",
        "hashlib.new",
        "uuid4",
    }
)
"""Code and templates made from text, readers that make whatever a file says, hashes that are broken, and
random numbers of fewer bits than a key needs."""

MODULES = frozenset(
    {
        "pickle",
        "marshal",
        "shelve",
        "dill",
        "jsonpickle",
        "ctypes",
        "urllib.request",
        "http.client",
        "requests",
        "httpx",
        "aiohttp",
        "ftplib",
        "telnetlib",
        "smtplib",
        "socket",
        "ldap3",
        "ldap",
        "pylibmc",
        "pymemcache",
        "lxml",
        "xml.dom",
        "xml.sax",
        "jwt",
        "random",
    }
)
"""What reads objects out of bytes, what calls other hosts, and what makes numbers that can be guessed."""

MATCHING = frozenset(
    {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
)

ALLOWED = {
    ("careers/management/backup/archive.py", "uuid4"): "names of files while they are written",
    ("careers/actions/code.py", "smtplib"): "what a mail server answers; Django calls it",
    ("careers/actions/reminding.py", "smtplib"): "the same",
    ("careers/components/tokens.py", "a pattern made of prefix"): "of a name in our own stylesheet",
    ("careers/domain/faults.py", "a pattern made of pattern"): "one of our own list",
    ("careers/domain/readability.py", "a pattern made of pattern"): "one of our own list",
    ("careers/domain/retiring.py", "a pattern made of link"): "made there, with what is escaped",
    ("careers/forms/passwords.py", "a pattern made of pattern"): "made there, of escaped words",
    ("careers/domain/simulation.py", "random"): "made-up people, the same each time",
    ("careers/domain/synthetic.py", "random"): "made-up catalogues, the same each time",
    ("careers/domain/rivals.py", "random"): "made-up people, the same each time",
    ("careers/domain/respondents.py", "random"): "made-up people, the same each time",
}
"""Where it is meant, and what for."""


def name_of(node: ast.expr) -> str:
    """A call's name as it is written, `os.system`; empty for anything else."""
    if isinstance(node, ast.Attribute):
        before = name_of(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return node.id if isinstance(node, ast.Name) else ""


def modules(node: ast.AST) -> Iterator[str]:
    """What a line imports, by the module's name."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def found_in(tree: ast.AST) -> Iterator[str]:
    """Whatever a source does that none of ours does."""
    for node in ast.walk(tree):
        yield from (it for it in modules(node) if it in MODULES)
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node.func)
        if name in CALLS:
            yield name
        given = {it.arg: it.value for it in node.keywords}
        shell = given.get("shell")
        if shell and not (isinstance(shell, ast.Constant) and shell.value is False):
            yield "shell=True"
        if name.endswith("salted_hmac") and "algorithm" not in given:
            yield "salted_hmac without its algorithm"
        if name.removeprefix("re.") in MATCHING and name.startswith("re."):
            yield from _made(node.args[0])


def _made(pattern: ast.expr) -> Iterator[str]:
    """A pattern that is not written down where it is used: a variable, or a text with one in it that is
    not escaped."""
    for part in ast.walk(pattern):
        if isinstance(part, ast.FormattedValue) and name_of(part.value).islower():
            yield f"a pattern made of {name_of(part.value)}"
    if name_of(pattern).islower():
        yield f"a pattern made of {name_of(pattern)}"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import pickle", ["pickle"]),
        ("from urllib import request", ["urllib.request"]),
        ("import os\nos.system('ls')", ["os.system"]),
        ("subprocess.run(words, shell=True)", ["shell=True"]),
        ("subprocess.run(words, shell=False)", []),
        ("eval(text)", ["eval"]),
        ("engines['django'].from_string(text); Template(text)", ["Template"]),
        ("salted_hmac('a', b)", ["salted_hmac without its algorithm"]),
        ("salted_hmac('a', b, algorithm='sha256')", []),
        ("re.search(f'^{word}', text)", ["a pattern made of word"]),
        ("re.search(f'^{re.escape(word)}', text)", []),
        ("re.compile(f'^{_WORD}')", []),
        ("re.compile(word)", ["a pattern made of word"]),
        ("re.compile(_WORD)", []),
    ],
)
def test_each_of_them_is_found(source: str, found: list[str]) -> None:
    assert list(found_in(ast.parse(source))) == found


def test_no_text_becomes_a_command_code_or_a_call_to_elsewhere() -> None:
    seen = {
        (str(path.relative_to(ROOT)), found)
        for path in SOURCES
        for found in found_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(SOURCES) > 300
    assert seen - ALLOWED.keys() == set()
    assert ALLOWED.keys() - seen == set()


ACTIVE = re.compile(
    r"\b(?:innerHTML|outerHTML)\s*\+?=(?!=)|insertAdjacentHTML|document\.write|\beval\(|new Function"
    r"|createContextualFragment|localStorage|sessionStorage|indexedDB|postMessage|__proto__"
    r"|addEventListener\(\"message\"|onpaste|\"paste\""
)
"""How a script makes elements out of text, keeps things in a browser, listens to other windows, changes
what all objects are made from, or keeps somebody from pasting a password."""


@pytest.mark.parametrize(
    "line",
    ["a.innerHTML = text", "a.outerHTML += b", "localStorage.setItem(a, b)", 'on("paste", stop)'],
)
def test_each_of_them_is_found_in_a_script(line: str) -> None:
    assert ACTIVE.search(line)


def test_no_script_makes_elements_of_text_or_keeps_anything_in_a_browser() -> None:
    assert len(SCRIPTS) > 5
    found = {
        (path.name, it[0])
        for path in SCRIPTS
        for it in ACTIVE.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
