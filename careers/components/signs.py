"""Signs: how a page opens, what to do, what to mind, what is not there, what is folded away."""

from typing import Literal

from django.utils.safestring import SafeString

from careers.components.registry import component
from careers.pages.choosing import Choice


@component(style="layout")
def head(content: SafeString, title: str) -> None:
    """How a page that is no letter opens: its title, and beside it what it holds.

    Not inside a letter, which has an opening of its own.
    """


@component(style="components/button")
def actions(content: SafeString) -> None:
    """What you can do here: one to three `action`s or buttons, the likeliest first. Not printed.

    Not for links inside a sentence.
    """


@component(style="components/button")
def action(content: SafeString, href: str, kind: Literal["", "primary", "link"] = "") -> None:
    """One thing you can do, as a link that looks like a button; at most one `primary` to a section.

    Not for sending something: that is a form and a real button.
    """


@component()
def alert(
    content: SafeString,
    kind: Literal["info", "success", "warning", "danger"] = "info",
    role: Literal["note", "status", "alert"] = "note",
    anchor: str = "",
    heading: str = "",
    focus: bool = False,
) -> None:
    """What happened, what to mind, what went wrong. With a `heading` it needs an `anchor`, its id, and
    can be given the focus; with `focus` it has it as the page opens.

    Not for advice that could stand in the text, and `role="alert"` not for what was there before.
    """


@component(style="layout")
def nothing(
    content: SafeString, title: str, told: str, heading: Literal["h1", "h2"] = "h2"
) -> None:
    """Where something would be and is not: what would be here, and what to do; `actions` in the slot.

    Not for an error, and not for what was looked for and never was.
    """


@component(style="components/reading")
def fold(content: SafeString, summary: str, aside: str = "", rest: bool = False) -> None:
    """What is said less often or matters less, folded away and printed open. `rest` says that it
    carries on from what stands above it.

    Not for what a reader needs in order to decide, and not inside another.
    """


@component(style="form")
def search_field(anchor: str = "q", query: str = "") -> None:
    """A field that looks through everything there is, and what was asked last; `anchor` is its id.

    Not twice on a page, and not where somebody is answering questions.
    """


@component(style="form", kept=True)
def role_field(
    choice: Choice,
    name: str,
    anchor: str,
    empty: str,
    chosen: str = "",
    title: str = "",
    required: bool = False,
) -> None:
    """A field for a role, under the `name` a page reads it by: a list that begins with an `empty` line,
    or where there are too many for a list, a name to be typed. `chosen` is the code of the role that is
    there already, `title` its name; `anchor` is the field's id.

    Not without its label, which stands before it.
    """
