"""`./dev mutants`: what it changes, and that what is explained is still there."""

from tests.mutants.__main__ import explained
from tests.mutants.making import mutants, path_of


def test_one_thing_is_changed_at_a_time_and_no_wording() -> None:
    made = [(mutant.place, mutant.was, mutant.now) for mutant in mutants("rotation")]
    assert made[:2] == [
        ("Keep", "daily: int = 7", "daily: int = None"),
        ("Keep", "daily: int = 7", "daily: int = 8"),
    ]
    kept = "return [moment for moment in reversed(past) if moment not in kept]"
    assert [now for place, was, now in made if was == kept] == [
        "return None",
        "return [moment for moment in reversed(past) if moment in kept]",
    ]
    assert len(set(made)) == len(made)


def test_a_bare_condition_is_turned_round() -> None:
    made = {(mutant.was, mutant.now) for mutant in mutants("changes")}
    was = 'if name := getattr(thing, field, ""):'
    assert {now for before, now in made if before == was} == {
        'if not (name := getattr(thing, field, "")):'
    }


def test_what_is_explained_is_still_there() -> None:
    """Whoever changes a line has read its mutants again, or takes the reason away."""
    gone = []
    for module, place, was, _ in explained():
        lines = [line.strip() for line in path_of(module).read_text("utf-8").splitlines()]
        wanted = was.split("\n")
        places = range(len(lines) - len(wanted) + 1)
        if was and not any(lines[at : at + len(wanted)] == wanted for at in places):
            gone.append((module, place, was))
    assert gone == []
