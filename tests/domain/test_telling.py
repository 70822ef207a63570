"""A sentence that can be said in any language."""

from careers.domain.telling import Telling

GERMAN = {
    "%(field)s is missing": "%(field)s fehlt",
    "in row %(row)d: %(what)s": "in Zeile %(row)d: %(what)s",
    "Nothing": "Nichts",
}.__getitem__


def test_it_is_said_in_english_or_as_it_is_translated() -> None:
    missing = Telling("%(field)s is missing", field="title")
    assert str(missing) == "title is missing"
    assert missing.worded(GERMAN) == "title fehlt"
    assert (str(Telling("Nothing")), Telling("Nothing").worded(GERMAN)) == ("Nothing", "Nichts")


def test_what_stands_in_it_is_said_in_the_same_language() -> None:
    within = Telling("in row %(row)d: %(what)s", row=7, what=Telling("Nothing"))
    assert str(within) == "in row 7: Nothing"
    assert within.worded(GERMAN) == "in Zeile 7: Nichts"
