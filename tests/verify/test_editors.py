"""Two at the desk save the same role at the same moment."""

from functools import partial
from threading import Barrier
from types import SimpleNamespace

from bench.scale.browser import Browser
from tests.verify.conftest import Tell
from tests.verify.house import House
from tests.verify.people import all_of
from tests.verify.unit import signed_in
from tests.views.sending import forms

ROUNDS = 100
ROLE = "/desk/careers/role/trainer/change/"


class Editor:
    """One who has a role's form open, and writes something into one of its fields."""

    def __init__(self, house: House) -> None:
        self.browser = Browser(house.door, dict(signed_in(house)))
        self.form: list[tuple[str, str]] = []

    def open(self) -> None:
        page = self.browser.get(ROLE)
        found = forms(SimpleNamespace(content=page.body))
        self.form = next(it.sent for it in found if ("title", "Trainer") in _titles(it.sent))

    def save(self, field: str, text: str, words: tuple[str, ...], together: Barrier) -> str:
        """“kept”, “both shown” where a page with these words came, or whatever else came of it."""
        sent = [(name, text if name == field else value) for name, value in self.form]
        together.wait(30)
        answer = self.browser.post(ROLE, [*sent, ("_save", "1")])
        if answer.status == 302:
            return "kept"
        shown = all(word in answer.text for word in ("Not saved yet", *words))
        return "both shown" if answer.status == 409 and shown else f"status {answer.status}"


def _titles(sent: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The title begins as it always did, whatever was saved behind it."""
    return [(name, value.split(",")[0]) for name, value in sent if name == "title"]


def test_nobody_overwrites_what_they_have_not_seen(house: House, tell: Tell) -> None:
    ann, bea = Editor(house), Editor(house)
    lost, odd, second = 0, [], 0
    for number in range(ROUNDS):
        # In the same field, and in two.
        fields = ("summary", "summary" if number % 2 else "title")
        words = (f"Ann{number}", f"Bea{number}")
        texts = [
            f"Trainer, {word}" if field == "title" else f"By {word}. {{ed}}"
            for field, word in zip(fields, words, strict=True)
        ]
        together = Barrier(2)
        ann.open()
        bea.open()
        came = all_of(
            partial(one.save, field, text, words, together)
            for one, field, text in zip((ann, bea), fields, texts, strict=True)
        )
        held = house.store.ask("SELECT summary, title FROM careers_role WHERE code = 'trainer'")
        kept = [text for text, what in zip(texts, came, strict=True) if what == "kept"]
        lost += sum(text not in held for text in kept)
        second += came.count("both shown")
        if sorted(came) != ["both shown", "kept"]:
            odd.append(f"{number}: {came}")
    tell(
        f"Two editors, same role, at the same moment ({house.store.name})",
        f"0 lost updates in {ROUNDS}; the second sees both versions",
        f"{lost} lost updates in {ROUNDS}, {second} shown both; {len(odd)} odd {odd[:3]}",
        not lost and not odd and second == ROUNDS,
    )
