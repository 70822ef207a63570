"""Mutants: a module with one small thing about it changed.

The changes are mutmut's, without those of a text's wording, and two of our own it has none of: a bare
condition turned round, and `None` for what a function returns. mutmut's own runner is left out: it
leaves every function with a decorator as it is, so every property, and there are two hundred.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from mutmut.mutation import mutators

ROOT = Path(__file__).parent.parent.parent
DOMAIN = ROOT / "careers" / "domain"

TEXT = (cst.SimpleString, cst.FormattedString, cst.ConcatenatedString)
UNTOUCHED = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.TypeAlias, *TEXT)
"""What holds nothing that is done when the portal runs, or is wording."""

SIMPLE = (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.NamedExpr)
"""A condition without an operator, which mutmut would leave as it is."""


@dataclass(frozen=True)
class Mutant:
    """`module` with a dot between its parts, beginning after `careers.domain`; `place` is the
    function or class it is in, empty at the module's own level; `was` and `now` the text that is
    changed, without what surrounds it; `line` and `lines` the first line and how many they are."""

    module: str
    place: str
    line: int
    lines: int
    was: str
    now: str
    source: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What stays the same while other lines come and go."""
        return self.module, self.place, self.was, self.now


def path_of(module: str) -> Path:
    """The file of `module`, which is named as in `Mutant`; of a package its `__init__.py`."""
    plain = DOMAIN.joinpath(*module.split("."))
    return plain / "__init__.py" if plain.is_dir() else plain.with_suffix(".py")


def modules() -> list[str]:
    """Every module of the domain that does something, in the order of the alphabet."""
    found = (path.relative_to(DOMAIN).with_suffix("").parts for path in DOMAIN.rglob("*.py"))
    named = (".".join(parts[:-1] if parts[-1] == "__init__" else parts) for parts in found)
    return sorted(name for name in named if name)


def unchanged(module: str) -> Mutant:
    """The module as it is, to see that its tests pass."""
    return Mutant(module, "", 0, 0, "", "", path_of(module).read_text("utf-8"))


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of `module` that still compiles, in the order of its lines."""
    tree = cst.parse_module(path_of(module).read_text("utf-8"))
    pieces = [tree.code_for_node(statement) for statement in tree.body]
    head = tree.code.partition("".join(pieces))[0]
    for number, statement in enumerate(tree.body):
        before = head + "".join(pieces[:number])
        after = "".join(pieces[number + 1 :])
        seen = {pieces[number]}
        for place, changed in _Maker(statement).made:
            code = tree.code_for_node(changed)
            if code not in seen and _compiles(before + code + after):
                seen.add(code)
                yield _told(module, place, (before, pieces[number], code, after))


def _told(module: str, place: str, parts: tuple[str, str, str, str]) -> Mutant:
    before, piece, changed, after = parts
    old, new = piece.splitlines(), changed.splitlines()
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    return Mutant(
        module=module,
        place=place,
        line=len(before.splitlines()) + start + 1,
        lines=max(len(was), 1),
        was="\n".join(line.strip() for line in was),
        now="\n".join(line.strip() for line in now),
        source=before + changed + after,
    )


def _compiles(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class _Maker(cst.CSTVisitor):
    """`made` is each changed form of `statement`, with the function or class the change is in."""

    def __init__(self, statement: cst.CSTNode) -> None:
        self.statement = statement
        self.places: list[str] = []
        self.made: list[tuple[str, cst.CSTNode]] = []
        statement.visit(self)

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, UNTOUCHED) or _is_for_readers(node):
            return False
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self.places.append(node.name.value)
        for changed in _changes(node):
            mutated = self.statement.deep_replace(node, changed)
            assert isinstance(mutated, cst.CSTNode)
            self.made.append((".".join(self.places), mutated))
        return super().on_visit(node)

    def on_leave(self, original_node: cst.CSTNode) -> None:
        super().on_leave(original_node)
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self.places.pop()


def _is_for_readers(node: cst.CSTNode) -> bool:
    """What only a type checker reads, or holds against a programmer's slip: `Cells = dict[…]`,
    `cast(…)`, `strict=True`."""
    if isinstance(node, cst.Assign) and isinstance(node.targets[0].target, cst.Name):
        name = node.targets[0].target.value.lstrip("_")
        return name == "all__" or (name[:1].isupper() and not name.isupper())
    if isinstance(node, cst.Arg):
        return node.keyword is not None and node.keyword.value == "strict"
    return (
        isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "cast"
    )


def _changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in mutators.mutation_operators:
        if isinstance(node, kind) and operator is not mutators.operator_string:
            for changed in operator(node):
                if not _is_left_out(node, changed):
                    yield changed
    yield from _turned_round(node)
    yield from _nothing_returned(node)


def _is_left_out(node: cst.CSTNode, changed: cst.CSTNode) -> bool:
    """A text that is gone, or an argument that is not named: without one, or with `None`, a call
    fails where it stands, and there are more of those than of all others together."""
    if isinstance(node, cst.Call) and isinstance(changed, cst.Call) and node.func is changed.func:
        gone = [argument for argument in node.args if argument not in changed.args]
        return len(changed.args) == len(node.args) or any(
            argument.keyword is None
            or isinstance(argument.value, TEXT)
            or _is_for_readers(argument)
            for argument in gone
        )
    return isinstance(node, cst.Assign | cst.AnnAssign) and _is_wording(node.value)


def _is_wording(node: cst.CSTNode | None) -> bool:
    """A text, or one that is marked for translation."""
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value in {"_", "gettext_noop"}
    return isinstance(node, TEXT)


def _turned_round(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.If | cst.While | cst.CompIf | cst.Assert) and isinstance(
        node.test, SIMPLE
    ):
        inner = node.test.with_changes(
            lpar=[*node.test.lpar, cst.LeftParen()], rpar=[*node.test.rpar, cst.RightParen()]
        )
        negated = cst.UnaryOperation(operator=cst.Not(), expression=inner)
        yield node.with_changes(test=negated)


def _nothing_returned(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.Return) and node.value and not isinstance(node.value, TEXT):
        nothing = cst.Name("None")
        if not node.value.deep_equals(nothing):
            yield node.with_changes(
                value=nothing, whitespace_after_return=cst.SimpleWhitespace(" ")
            )
