"""The words of a workbook: what its first sheet tells the person who opens it."""

from django.utils.translation import gettext as _

from careers.domain.workbook.layout import SHEETS, Words
from careers.domain.workbook.xlsx import Leaf
from careers.pages import columns


def titles() -> tuple[str, str]:
    """The titles of the sheets that are for people only: the first, and that of what may be chosen."""
    return _("Read me"), _("What may be chosen")


def leaf(name: str, words: Words, taken: str) -> Leaf:
    """The first sheet of a workbook of the portal of that name. `taken` says of what it was made, when
    and by whom, in a sentence."""
    title, lists = titles()
    parts = (
        (_("%(name)s: the draft as a workbook") % {"name": name}, (taken, *_idea())),
        (_("To change, to add, to remove"), _changing()),
        (_("What a cell holds"), _cells()),
        (_("What may be moved, and what may not"), _moving()),
        (_("The sheets"), _sheets(words)),
    )
    return Leaf(title, parts, lists)


def plain(leaf: Leaf) -> str:
    """The same as a text file."""
    return "\n\n".join("\n".join((heading, *said)) for heading, said in leaf.parts) + "\n"


def _idea() -> tuple[str, ...]:
    return (
        _(
            "Change what you like here, save the file, and send it in at the desk, under “Workbook”."
        ),
        _(
            "Nothing changes when you send it. You are shown first, cell by cell, what would change; "
            "then you say yes or no. What you say yes to goes into the draft. Visitors see it when "
            "somebody publishes the draft."
        ),
        _(
            "The file knows what it said when it was made. What a colleague changes at the desk while "
            "you work in it stays. If you both change the same thing, you are asked."
        ),
    )


def _changing() -> tuple[str, ...]:
    return (
        _("To change something, write over it."),
        _(
            "To add something, write a new row, anywhere in the sheet. Give it a code of its own: "
            "small letters and digits, words joined by hyphens, as in team-leader."
        ),
        _(
            "To remove something, delete its row. You are told so, and asked again, before it goes. "
            "What something else still names cannot go."
        ),
        _(
            "A code is how one thing names another. Do not change one here: it would be taken as one "
            "thing removed and another added. The desk has a page for that."
        ),
    )


def _cells() -> tuple[str, ...]:
    return (
        _(
            "Some cells hold several things, one a line. In Excel press Alt and Enter for a new line, "
            "in LibreOffice Ctrl and Enter."
        ),
        _(
            "A sentence that says something of the world ends in where it is from: {duties} is a "
            "source’s code, {ed} our own judgement. Keep that at its end."
        ),
        _("Numbers and choices have a list: the arrow beside the cell. “%(sheet)s” has them all.")
        % {"sheet": titles()[1]},
        _("Write no formulas: a cell that holds one is refused. Paste its value instead."),
        _("An empty cell means “nothing”."),
    )


def _moving() -> tuple[str, ...]:
    return (
        _(
            "Rows may be sorted and filtered. Columns may be moved, hidden or left out: what a column "
            "would say then stays as it is. A sheet may be left out too. Columns and sheets of your "
            "own are passed over."
        ),
        _(
            "Columns in grey slant letters repeat a name for you. Nobody reads what you write there."
        ),
        _("Keep the titles of the sheets and the headings in the first row as they are."),
    )


def _sheets(words: Words) -> tuple[str, ...]:
    return tuple(
        f"{words.sheets[sheet.name]}: {_said(sheet.name)}" for sheet in SHEETS if _said(sheet.name)
    )


def _said(name: str) -> str:
    """What a sheet holds, in a sentence; empty where nobody has said."""
    here = {
        "role_notes": _("The remarks in the margin of a role’s page."),
        "guides": _("The guides, without their sections."),
        "guide_sections": _("What the guides say, section by section."),
        "items": _("The questions people answer about themselves."),
        "levels": _("The rungs of the ladder; 0 is for the roles beyond the centre."),
        "tracks": _("The columns of the ladder."),
        "proficiencies": _("The five answers to a question about a skill."),
        "disagreements": _("Where the sources do not agree."),
        "synonyms": _("Words that people search by, and what we call it."),
        "site": _("What the site calls itself: one row."),
        "site_links": _("The links at the foot of every page."),
    }
    return here.get(name) or str(columns.TABLES.get(name, ""))
