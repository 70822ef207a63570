"""Other names of things: shown, searched by, or nothing new."""

from careers.domain.occupations.account import Account, Entry
from careers.domain.occupations.names import AS_HIDDEN, AS_SHOWN, MOST_SHOWN, REPEATED, Names
from careers.domain.occupations.tables import Faults, Row


def test_a_name_is_shown_or_searched_by() -> None:
    names = Names(Account())
    names.add("1", "Operator", "names", "a:2", show=True)
    names.add("1", "Telephonist", "names", "a:3")
    names.add("2", "Baker", "names", "a:4", show=True)
    assert names.shown == {"1": ["Operator"], "2": ["Baker"]}
    assert names.hidden == {"1": ["Telephonist"]}


def test_each_stands_once_whatever_its_case_and_spaces() -> None:
    account = Account()
    names = Names(account)
    names.title("1", "Call Agent")
    names.title("2", "Operator")
    for place, name in enumerate(("call  agent", "OPERATOR", "Operator ", "operator"), start=2):
        names.add("1", name, "names", f"a:{place}", show=True)
    assert names.shown == {"1": ["OPERATOR"]}
    assert list(account.of("names")) == [
        ("taken", AS_SHOWN, Entry(1, "a:3")),
        ("merged", REPEATED, Entry(3, "a:2")),
    ]


def test_of_more_than_eight_the_rest_is_searched_by() -> None:
    account = Account()
    names = Names(account)
    every = [f"Name {number}" for number in range(MOST_SHOWN + 2)]
    for name in every:
        names.add("1", name, "names", "", show=True)
    assert names.shown["1"] == every[:8]
    assert names.hidden["1"] == every[8:]
    assert list(account.of("names")) == [
        ("taken", AS_SHOWN, Entry(8)),
        ("taken", AS_HIDDEN, Entry(2)),
    ]


def test_a_cell_holds_labels_one_a_line() -> None:
    account = Account()
    names = Names(account)
    names.labels(
        Row(
            "jobs_en.csv",
            7,
            {
                "conceptUri": "1",
                "preferredLabel": "Agent",
                "altLabels": " operator \n\nAgent\n",
                "hiddenLabels": "telefonist\noperator",
            },
            Faults(),
        )
    )
    assert (names.shown["1"], names.hidden["1"]) == (["operator"], ["telefonist"])
    alt, hidden = "altLabels in jobs_en.csv", "hiddenLabels in jobs_en.csv"
    assert account.subjects == {alt: 2, hidden: 2}
    assert list(account.of(alt)) == [
        ("taken", AS_SHOWN, Entry(1, "jobs_en.csv:7")),
        ("merged", REPEATED, Entry(1, "jobs_en.csv:7")),
    ]
    assert [what for _, what, _ in account.of(hidden)] == [AS_HIDDEN, REPEATED]
