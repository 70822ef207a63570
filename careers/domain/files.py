"""The catalogue as a folder of text files, one per thing, made to be reviewed in a diff.

``roles/team-leader.yaml`` holds the role `team-leader`; ``site.yaml`` the site. The files are
YAML of the plainest kind: every value is text until the schema says otherwise, so ``no`` is a word
and ``01`` keeps its zero. Written files are canonical: reading and writing again changes no byte.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import yaml

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.faults import explain
from careers.domain.kinds import KINDS, Kind
from careers.domain.wrapping import unwrap, wrap

WIDTH = 98


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong with a file. `line` counts from 1; 0 stands for the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class BadFiles(Exception):
    """The folder does not hold a catalogue. `faults` says why, one entry per fault."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass
class Places:
    """Where each value of a catalogue stands in its files."""

    lines: dict[tuple[str, str], tuple[str, dict[str, int]]] = field(default_factory=dict)

    def find(self, kind: str, code: str, path: str = "") -> tuple[str, int]:
        """The file and line of a thing's field (`skills[3].level`), or of what encloses it."""
        file, lines = self.lines.get((kind, code), ("", {}))
        while path and path not in lines:
            path = re.sub(r"(\[\d+\]|\.?[a-z_]+)$", "", path)
        return file, lines.get(path, 1)


def read(folder: Path) -> tuple[Catalogue, Places]:
    """The catalogue in a folder, and where each of its values stands.

    Raises `BadFiles` with every file's first fault; nothing is half read.
    """
    faults: list[Fault] = []
    places = Places()
    members: dict[str, list[Any]] = {}
    site = None
    if (folder / "site.yaml").is_file():
        site = _thing(folder, folder / "site.yaml", None, faults, places)
    else:
        faults.append(Fault("site.yaml", 0, "is missing"))
    for kind in KINDS:
        paths = sorted((folder / kind.plural).glob("*.yaml"))
        found = [_thing(folder, path, kind, faults, places) for path in paths]
        members[kind.plural] = [thing for thing in found if thing is not None]
    known = {folder / kind.plural for kind in KINDS}
    for path in sorted(folder.rglob("*")):
        known_place = path.parent in known and path.suffix == ".yaml"
        if path.is_file() and not known_place and path != folder / "site.yaml":
            faults.append(Fault(str(path.relative_to(folder)), 0, "has no place here"))
    if faults:
        raise BadFiles(faults)
    assert isinstance(site, things.Site)
    return Catalogue.of(site, members), places


def write(catalogue: Catalogue, folder: Path) -> None:
    """Write a catalogue's files, and remove those of things it no longer holds."""
    written = texts(catalogue)
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    wanted = {folder / name for name in written}
    for kind in KINDS:
        for path in (folder / kind.plural).glob("*.yaml"):
            if path not in wanted:
                path.unlink()


def texts(catalogue: Catalogue) -> Mapping[str, str]:
    """The canonical text of every file, by its path inside the folder."""
    found = {"site.yaml": _dump(catalogue.site)}
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            found[f"{kind.plural}/{thing.code}.yaml"] = _dump(thing)
    return found


# Reading -----------------------------------------------------------------------------------


def _thing(folder: Path, path: Path, kind: Kind | None, faults: list[Fault], places: Places) -> Any:
    """The thing in one file, or None with its fault noted."""
    file = str(path.relative_to(folder))
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except UnicodeDecodeError:
        faults.append(Fault(file, 0, "is not UTF-8 text"))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        faults.append(Fault(file, mark.line + 1 if mark else 0, str(error.problem)))
        return None
    lines: dict[str, int] = {}
    name, code = (kind.name, path.stem) if kind else ("site", "site")
    places.lines[name, code] = (file, lines)
    try:
        value = _members(node, kind, lines)
        if kind:
            value["code"] = code
        thing = msgspec.convert(value, kind.type if kind else things.Site, strict=False)
    except _BadNodeError as error:
        faults.append(Fault(file, error.line, error.message))
        return None
    except msgspec.ValidationError as error:
        key, message = explain(error)
        line = places.find(name, code, key)[1]
        faults.append(Fault(file, line, f"{key}: {message}" if key else message))
        return None
    return thing


def _members(node: yaml.Node | None, kind: Kind | None, lines: dict[str, int]) -> dict[str, Any]:
    """A file's fields as plain Python. Raises `_BadNodeError` for a file that holds no fields."""
    value = _value(node, "", lines)
    if not isinstance(value, dict):
        raise _BadNodeError(1, "must be a mapping of fields to values")
    if kind and "code" in value:
        raise _BadNodeError(lines["code"], "the file's name is the code; leave `code` out")
    return value


class _BadNodeError(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)


def _value(node: yaml.Node | None, path: str, lines: dict[str, int]) -> Any:
    """Plain Python of a YAML node; the line of every value goes into `lines` by its path."""
    if node is None:
        raise _BadNodeError(1, "is empty")
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return unwrap(node.value.rstrip("\n"))
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, f"{path}[{i}]", lines) for i, item in enumerate(node.value)]
    result: dict[str, Any] = {}
    for key, item in node.value:
        if key.value in result:
            raise _BadNodeError(key.start_mark.line + 1, f"{key.value}: stands here twice")
        inner = f"{path}.{key.value}" if path else key.value
        result[key.value] = _value(item, inner, lines)
        lines[inner] = key.start_mark.line + 1
    return result


# Writing -----------------------------------------------------------------------------------


class _Dumper(yaml.CSafeDumper):
    """Block style throughout; a text of several lines keeps them, as a literal block."""


class _Literal(str):
    """Text of several lines."""

    __slots__ = ()


_Dumper.add_representer(
    _Literal,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", str(text) + "\n", style="|"
    ),
)


def _dump(thing: msgspec.Struct) -> str:
    fields = dict(_fields(thing))
    if isinstance(thing, things.Thing):
        del fields["code"]
    return yaml.dump(fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _fields(struct: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    defaults = dict(
        zip(reversed(struct.__struct_fields__), reversed(struct.__struct_defaults__), strict=False)
    )
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if name not in defaults or value != defaults[name]:
            yield name, _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return _Literal(wrap(value, WIDTH)) if "\n" in value else value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, msgspec.Struct):
        return dict(_fields(value))
    return value
