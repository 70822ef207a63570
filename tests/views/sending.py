"""A form as a browser would send it: what stands in it, untouched."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

UNSENT = {"submit", "button", "file", "image", "reset"}


@dataclass
class Form:
    """A form of a page: where it goes by any of its buttons, and what it sends, by name and in
    order."""

    goes: set[str]
    id: str = ""
    sent: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.strays: list[tuple[str, str, str]] = []
        self.buttons: list[tuple[str, str]] = []
        self.form: Form | None = None
        self.area: tuple[str, list[str], str] | None = None
        self.select: tuple[str, list[str], list[str], bool, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        name, of = named.get("name", ""), named.get("form", "")
        if tag == "form":
            self.form = Form({_bare(named.get("action", ""))}, named.get("id", ""))
            if named.get("method", "").lower() == "post":
                self.forms.append(self.form)
        elif "formaction" in named:
            self._button(named["formaction"], of)
        elif "disabled" not in named:
            self._control(tag, named, name, of)

    def _button(self, to: str, of: str) -> None:
        if of:
            self.buttons.append((of, to))
        elif self.form:
            self.form.goes.add(_bare(to))

    def _control(self, tag: str, named: dict[str, str], name: str, of: str) -> None:
        if tag == "input" and name and named.get("type", "text") not in UNSENT:
            if named.get("type") not in ("checkbox", "radio") or "checked" in named:
                self._put(name, named.get("value", "on" if "checked" in named else ""), of)
        elif tag == "textarea":
            self.area = (name, [], of)
        elif tag == "select":
            self.select = (name, [], [], "multiple" in named, of)
        elif tag == "option" and self.select:
            _name, others, chosen, _many, _of = self.select
            (chosen if "selected" in named else others).append(named.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.area:
            name, parts, of = self.area
            self._put(name, "".join(parts).removeprefix("\n"), of)
            self.area = None
        elif tag == "select" and self.select:
            name, others, chosen, many, of = self.select
            for value in chosen or ([] if many else others[:1]):
                self._put(name, value, of)
            self.select = None

    def _put(self, name: str, value: str, of: str) -> None:
        if of:
            self.strays.append((of, name, value))
        elif self.form:
            self.form.sent.append((name, value))


def _bare(address: str) -> str:
    return address.partition("?")[0].partition("#")[0]


def forms(response: Any) -> list[Form]:
    """The forms of a page that are posted."""
    reader = _Reader()
    reader.feed(response.content.decode())
    for form in reader.forms:
        form.sent += [(name, value) for of, name, value in reader.strays if of == form.id]
        form.goes |= {_bare(to) for of, to in reader.buttons if of == form.id}
    return reader.forms


def filled_in(response: Any, path: str) -> dict[str, Any]:
    """What the form of a page that goes to this path sends; the first where there are several. One
    that says nothing of where it goes is the page's own."""
    own = response.request["PATH_INFO"]
    for form in forms(response):
        if path in {to or own for to in form.goes}:
            sent: dict[str, Any] = {}
            for name, value in form.sent:
                sent.setdefault(name, []).append(value)
            sent.pop("csrfmiddlewaretoken", None)
            return sent
    raise AssertionError(f"no form for {path} at {own}")
