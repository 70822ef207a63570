"""The words that were found, marked where they stand, and the part of a text that is shown."""

import pytest

from careers.domain.search.entries import Passage
from careers.domain.search.passage import BEFORE, LONGEST, Marker, long

NIGHTS = Marker([{"night": 2.0, "nights": 2.0, "evening": 1.0}, {"shift": 1.0, "shifts": 1.0}])


def shown(marker: Marker, text: str) -> str:
    """What is shown of a text, what is marked there in brackets."""
    pieces = marker.pieces(text)
    assert all(piece.text for piece in pieces)
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def best(*texts: str) -> tuple[str, float]:
    """The text of several that tells most, and how much that is."""
    found, told = NIGHTS.best([Passage("day", text) for text in texts])
    return found.text if found else "", told


@pytest.mark.parametrize(
    ("text", "marked"),
    {
        "Nights in shifts.": "[Nights] in [shifts].",
        "A knight, a nightingale and an EVENING.": "A knight, a nightingale and an [EVENING].",
        "Night-shift": "[Night]-[shift]",
        "Day": "Day",
        "": "",
    }.items(),
)
def test_words_are_marked_where_they_stand_whole(text: str, marked: str) -> None:
    assert shown(NIGHTS, text) == marked


@pytest.mark.parametrize("text", ["call center", "Call  Center", "call-center", "call‑center"])
def test_a_word_that_is_joined_is_marked_however_it_is_written(text: str) -> None:
    assert shown(Marker([{"call": 1.0, "call center": 1.0}]), f"A {text}.") == f"A [{text}]."


def test_signs_in_a_word_are_signs() -> None:
    assert shown(Marker([{"c.t": 1.0}]), "cat c.t") == "cat [c.t]"


def test_nothing_is_marked_for_no_words() -> None:
    assert shown(Marker([]), "Nights in shifts.") == "Nights in shifts."
    assert Marker([]).best([Passage("day", "Nights in shifts.")]) == (None, 0.0)
    assert Marker([{}, {"nights": 2.0}]).best([Passage("day", "Nights in shifts.")])[1] == 1.0


def test_the_passage_that_tells_most_is_the_best() -> None:
    assert best() == ("", 0.0)
    assert best("All day long.") == ("", 0.0)
    assert best("An evening in summer.", "All of the night.") == ("All of the night.", 2 / 3)
    assert best("All of the night.", "An evening in summer.") == ("All of the night.", 2 / 3)
    assert best("A night and evening.", "An evening in shifts.") == ("A night and evening.", 2 / 3)
    assert best("All of the night.", "An evening in shifts.", "Shifts all night.") == (
        "Shifts all night.",
        1.0,
    )


def test_of_two_that_tell_as_much_the_first_is_the_best() -> None:
    assert best("All of the night.", "Of all the nights.") == ("All of the night.", 2 / 3)
    assert best("Shifts all night.", "A night of shifts.") == ("Shifts all night.", 1.0)


def test_one_too_short_to_be_shown_is_the_best_only_beside_none_that_is_longer() -> None:
    assert best("Night shifts", "An evening in summer.") == ("An evening in summer.", 1 / 3)
    assert best("An evening in summer.", "Night shifts") == ("An evening in summer.", 1 / 3)
    assert best("Night shifts", "All day long.") == ("Night shifts", 1.0)
    assert best("Night shifts", "Shifts all night.") == ("Shifts all night.", 1.0)


def test_a_word_that_only_begins_so_is_none_of_those_looked_for() -> None:
    assert best("The nightingale by day.", "An evening in summer.") == (
        "An evening in summer.",
        1 / 3,
    )
    assert best("The nightingale by day.") == ("", 0.0)


def test_three_words_are_worth_showing() -> None:
    assert [long(text) for text in ("Pay", "Pay rises", "Pay that rises")] == [False, False, True]


# What is shown of a long text ----------------------------------------------------------------


def words(letters: int) -> str:
    """So many letters of a text without a stop, ending with a word."""
    return ("word " * letters)[-letters - 1 : -1]


def test_a_text_that_is_not_too_long_is_shown_whole() -> None:
    text = words(LONGEST - 6) + " night"
    assert len(text) == LONGEST
    assert shown(NIGHTS, text) == text[:-5] + "[night]"


def test_of_a_longer_one_whole_words_from_its_beginning_are_shown() -> None:
    text = "Nights are long: " + words(LONGEST)
    assert shown(NIGHTS, text) == "[Nights]" + text[6:LONGEST].rpartition(" ")[0] + " …"
    assert shown(NIGHTS, words(LONGEST + 1)) == words(LONGEST + 1)[:LONGEST].rpartition(" ")[0] + (
        " …"
    )


def test_a_sign_before_what_is_left_out_is_left_out_too() -> None:
    text = words(LONGEST - 8) + "; – " + "after this is more"
    assert shown(NIGHTS, text) == words(LONGEST - 8) + " …"


def test_the_part_shown_begins_with_the_sentence_in_which_the_words_stand() -> None:
    text = f"Told first. {words(90)}. {words(80)}! It is done by night. {words(LONGEST)}"
    part = text[text.index("It is") :][:LONGEST].rpartition(" ")[0]
    assert shown(NIGHTS, text) == "… " + part.replace("night", "[night]") + " …"


def test_the_end_of_a_text_is_shown_to_its_end() -> None:
    text = f"{words(LONGEST)}. It is done by night."
    assert shown(NIGHTS, text) == "… It is done by [night]."
    ending = f"{words(LONGEST)}. Night {words(LONGEST - 6)}"
    assert shown(NIGHTS, ending) == f"… [Night] {words(LONGEST - 6)}"
    longer = f"{words(LONGEST)}. Night {words(LONGEST - 5)}"
    assert shown(NIGHTS, longer).endswith("word …")


def test_a_sentence_that_begins_too_far_before_is_not_shown_from_its_beginning() -> None:
    near = f"{words(LONGEST)}. {words(BEFORE - 1)} night"
    assert shown(NIGHTS, near) == f"… {words(BEFORE - 1)} [night]"
    far = f"{words(LONGEST)}. Once {words(BEFORE - 5)} night"
    assert shown(NIGHTS, far) == f"… {words(BEFORE - 5)} [night]"


def test_words_near_the_beginning_are_shown_from_there() -> None:
    near = f"{words(30)}. {words(BEFORE - 33)} night {words(LONGEST)}"
    assert near.index("night") == BEFORE
    assert shown(NIGHTS, near).startswith(words(30))
    far = f"{words(30)}. {words(BEFORE - 32)} night {words(LONGEST)}"
    assert shown(NIGHTS, far).startswith(f"… {words(BEFORE - 32)} [night] ")


def test_before_a_word_that_stands_in_a_run_of_letters_nothing_is_shown() -> None:
    text = f"{'/' * LONGEST}night and {words(LONGEST - 1)}"
    assert shown(NIGHTS, text).startswith("… [night] and word ")


def test_the_part_shown_is_the_one_whose_words_tell_most() -> None:
    far = words(LONGEST)
    once = f"An evening. {far}. A shift by night. {far}. A shift. {far}"
    assert shown(NIGHTS, once).startswith("… A [shift] by [night]. ")
    often = f"Shift, shift and shift. {far}. By night. {far}"
    assert shown(NIGHTS, often).startswith("… By [night]. ")
    same = f"By night. {far}. By nights. {far}"
    assert shown(NIGHTS, same).startswith("By [night]. ")


def test_words_are_taken_together_that_are_shown_together() -> None:
    """What stands before the first of them must find room as well."""
    far, room = words(LONGEST), LONGEST - BEFORE
    within = f"By night. {far}. Night {words(room - 8)} shift. {far}"
    assert shown(NIGHTS, within).startswith("… [Night] ")
    beyond = f"By night. {far}. Night {words(room - 7)} shift. {far}"
    assert shown(NIGHTS, beyond).startswith("By [night]. ")
