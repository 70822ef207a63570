"""The whole plan as a paper."""

from itertools import pairwise

from careers.domain.plan import Action, Kept, Note
from careers.pages.paper_plan import plan_paper
from careers.pages.typeset import typeset
from tests.pages.pdf import pages, tags
from tests.pages.plans import MADE, TODAY, able, sheet


def test_the_whole_plan() -> None:
    kept = Kept(
        (
            Action(1, "Ask Dana", "coaching", TODAY, None, MADE),
            Action(2, "Read on", "", None, MADE, MADE),
        ),
        (
            Note(1, "coaching", "Showed Sam", "in May", MADE),
            Note(2, "juggling", "Caught", "", MADE),
        ),
    )
    content = typeset("plan", plan_paper(able(target="manager", kept=kept), 7))
    words = " ".join(pages(content))
    for said in (
        "Your plan Your way to Manager Two steps. The next is Leader. Two things to work on.",
        "What you do next — Ask Dana To be done today · Coaching Done — Read on Done on 1 May 2030",
        "The way there Leader No source names it: our own judgement. A move. Manager",
        "What to work on for Leader You cover",
        "Coaching needs 4; you said 2 and 2 · critical Now With help. Next On ordinary days."
        " Try: Try coaching. Training that serves it: Mentorship in May: Showed Sam",
        "There already, as far as your answers tell Speaking · Planning",
        "To try before you get there — Sit beside a colleague.",
        "What is hard there Noise Every day",
        "What to work on for Manager You cover",
        "What you can show Coaching in May: Showed Sam Skills this edition no longer has Caught",
        "Made on 3 May 2030 from edition 7 of Rungs.",
    ):
        assert said in words, said
    headings = [tag for tag in tags(content) if tag[0] == "H" and tag[1:].isdigit()]
    levels = [int(tag[1:]) for tag in headings]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_plan_with_nothing_in_it_yet() -> None:
    words = " ".join(pages(typeset("plan", plan_paper(sheet(speaking=4), 7))))
    assert "What you do next Your list is empty." in words
    assert "What you can show" not in words
    assert "You cover" not in words
