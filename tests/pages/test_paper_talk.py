"""The sheet as a paper, word for word."""

from careers.domain.plan import Action, Kept, Note
from careers.pages.paper_talk import talk_paper
from careers.pages.talk import TalkSheet
from careers.pages.typeset import typeset
from tests.pages.pdf import pages
from tests.pages.plans import MADE, able


def test_the_whole_sheet() -> None:
    kept = Kept(
        (
            Action(1, "Ask Dana", "", None, None, MADE),
            Action(2, "Heard a call", "coaching", None, MADE, MADE),
            Action(3, "Read on", "", None, MADE, MADE),
        ),
        (Note(1, "coaching", "Showed Sam", "in May", MADE), Note(2, "leading", "Led", "", MADE)),
    )
    told = talk_paper(TalkSheet(able(kept=kept)), "One shift.\n\nAnd a word.", 7)
    assert pages(typeset("talk", told)) == [
        "For a conversation with your manager Talking about Leader Name With Date"
        " What Leader asks, and where I am Levels run from 1 to 5. Mine are my own ratings, in"
        " brackets the range they may well lie in. What the role asks is quoted from Rungs, where it"
        " is the editors’ judgement. What it asks Where I am What shows it"
        " Coaching asks 4 · critical “On hard days.” 2 (1–3). Guided. Done: Heard a call (1 May 2030)"
        " in May: Showed Sam"
        " Leading asks 4 · critical “On hard days.” 3 (2–4). Alone. Led"
        " Speaking asks 4 “On hard days.” 4 (3–5). Difficult."
        " Planning asks 3 “On ordinary days.” 3 (2–4). Alone."
        " What I am doing about it — Ask Dana — Done: Read on (1 May 2030)"
        " What I ask for One shift. And a word."
        " What I want to ask you “What would you want to see?”"
        " What we agree on We talk again on Made on 3 May 2030 from edition 7 of Rungs."
    ]


def test_without_a_job_it_is_for_a_conversation_about_work() -> None:
    told = talk_paper(TalkSheet(able(current="")), "A start.", 7)
    assert told.tag == "For a conversation about work"
