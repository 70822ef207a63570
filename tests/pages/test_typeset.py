"""Papers as PDF files: whatever is written into them, and what a screen reader is told."""

import re
from pathlib import Path

import pytest
from msgspec import structs

from careers.domain.plan import Action, Kept, Note
from careers.pages import typeset as typesetting
from careers.pages.paper_plan import plan_paper
from careers.pages.paper_talk import TalkPaper, talk_paper
from careers.pages.talk import MORE, TalkSheet
from careers.pages.typeset import FOLDER, Unmade, legible, typeset
from tests.pages.pdf import opened, pages, root, tags
from tests.pages.plans import MADE, able

TOKENS = Path("static/css/tokens.css")


def paper(words: str = "Words", request: str = "Ask") -> TalkPaper:
    kept = Kept(
        (Action(1, words, "", None, None, MADE), Action(2, words, "leading", None, MADE, MADE)),
        (Note(1, "coaching", words, words, MADE),),
    )
    return talk_paper(TalkSheet(able(kept=kept)), request, 7)


@pytest.mark.parametrize("name", ["talk", "plan"])
def test_a_paper_is_tagged_named_and_in_a_language(name: str) -> None:
    told = paper() if name == "talk" else plan_paper(able(), 7)
    content = typeset(name, told)
    file, whole = opened(content), root(content)
    assert whole["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert whole["/Lang"] == "en-GB"
    assert whole["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert file.metadata
    assert file.metadata.title == told.title
    assert file.metadata.creation_date is None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in whole["/Metadata"].get_data()
    found = tags(content)
    assert [found.count(tag) for tag in ("H1", "Title")] == [1, 0]
    assert found.index("H1") < found.index("H2")
    assert ("Table" in found, "TH" in found) == (name == "talk", name == "talk")


HOSTILE = (
    "#set page(width: 1cm)", '#read("/etc/passwd")', '#include "letter.typ"', '#eval("1")',
    "#{", "#[", "#", "#sys.inputs", '#panic("x")', "#pagebreak()", "#let told = 1", "$x^2$", "$",
    "*b*", "*", "_em_", "_", "`raw`", "```typ #x```", "`", "\\", "\\\\", "\\n", "\\u{41}", "\\u0041",
    "@ref", "@", "<label>", "<", ">", "= A heading", "== Two", "- item", "+ item", "/ Term: x",
    "// gone", "/* gone */", "~", "--", "---", "...", "[", "]", "[x]", "(", "{", "}", "{1}", '"',
    '"quoted"', "'", "'s", "null", "none", "true", "0", "%(role)s", "%d %s", "{{ x }}", "{% x %}",
    "<b>&amp;</b>", "https://example.org/", "</script>",
)  # fmt: skip


def test_what_looks_like_markup_is_words_in_a_plan() -> None:
    assert len(HOSTILE) >= 60
    notes = tuple(Note(n, "coaching", said, said, MADE) for n, said in enumerate(HOSTILE))
    words = " ".join(pages(typeset("plan", plan_paper(able(kept=Kept((), notes)), 7))))
    for said in HOSTILE:
        assert f"{said}: {said}" in words, said


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 10))
def test_what_looks_like_markup_is_words_on_the_sheet(start: int) -> None:
    some = HOSTILE[start : start + 10]
    (page,) = pages(typeset("talk", paper(" ¦ ".join(some)[:100], "\n".join(some))))
    assert " ".join(some) in page
    assert page.count(" ¦ ".join(some)[:60]) >= 3


@pytest.mark.parametrize("words", ["W" * 1000, "Ww " * 333, "漢" * 1000, "i" * 1000, "Wort " * 200])
def test_the_sheet_is_one_page_whatever_is_written_into_it(words: str) -> None:
    skills = ("coaching", "leading", "speaking", "planning", "", "", "")
    kept = Kept(
        tuple(
            Action(number, words[:300], skill, None, done, MADE)
            for done in (None, MADE)
            for number, skill in enumerate(skills)
        ),
        tuple(Note(n, skill, words, words[:60], MADE) for n, skill in enumerate(skills[:4])),
    )
    talk = TalkSheet(able(kept=kept), MORE)
    (page,) = pages(typeset("talk", talk_paper(talk, words[:400], 7)))
    for name in ("Coaching", "Leading", "Speaking", "Planning", "We talk again on"):
        assert name in page
    assert "“…” stands for words that found no room." in page


@pytest.mark.parametrize("sign", ["\U0010fffd", "\U0010fffd\U0010fffe", "\x07"])
def test_a_sign_without_letters_becomes_a_box_and_the_paper_says_so(sign: str) -> None:
    said = "A box stands for each sign that this file has no letters for."
    for name in ("talk", "plan"):
        told = structs.replace(
            paper() if name == "talk" else plan_paper(able(), 7), tag=f"a{sign}b"
        )
        words = " ".join(pages(typeset(name, told)))
        assert "a□b" in words
        assert said in words
    assert said not in pages(typeset("talk", paper()))[0]


def test_letters_of_many_scripts_stay() -> None:
    assert legible("Größe, “Čeština”, Ελλάδα, Россия, שלום, café\u0301 …") == (
        "Größe, “Čeština”, Ελλάδα, Россия, שלום, café\u0301 …"
    )


def test_what_cannot_be_made_says_nothing_of_what_was_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talk.typ").write_text("#panic(sys.inputs.told)")
    monkeypatch.setattr(typesetting, "FOLDER", tmp_path)
    with pytest.raises(Unmade) as raised:
        typeset("talk", paper("A secret"))
    assert str(raised.value) == "talk"
    assert raised.value.__suppress_context__


def test_the_colours_of_paper_are_those_of_the_screen() -> None:
    defined = re.compile(r"^#let (\w+) = rgb\(\"(#\w+)\"\)$", re.MULTILINE)
    colours = dict(defined.findall((FOLDER / "letter.typ").read_text()))
    screen: dict[str, str] = {}
    for name, value in re.findall(r"--(\w+): (#\w{6})\b", TOKENS.read_text()):
        screen.setdefault(name, value)
    assert len(colours) == 7
    assert {name: screen[name] for name in colours} == colours


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    before = sorted(FOLDER.iterdir())
    typeset("talk", paper())
    assert (list(tmp_path.iterdir()), sorted(FOLDER.iterdir())) == ([], before)
