"""The whole-catalogue checks: each finds its fault, names the field, and is silent without it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from careers.domain import checks, files, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import Finding, check, errors, fresh, helpful
from careers.domain.checks.asking import unmeasured
from careers.domain.checks.finding import listed, said, short
from tests import factories

CATALOGUE = Path(__file__).parents[3] / "catalogue"


def found(catalogue: Catalogue) -> list[tuple[str, str, str, str]]:
    return [(f.kind, f.code, f.field, f.message) for f in errors(check(catalogue))]


def changed(thing: Any, **fields: Any) -> Any:
    return msgspec.structs.replace(thing, **fields)


def test_our_catalogue_passes_and_is_warned_of_nothing_but_what_it_does_not_ask() -> None:
    found = check(files.read(CATALOGUE)[0])
    assert [(it.severity, it.check, it.kind, it.code) for it in found] == [
        ("warning", "unmeasured", "skill", code)
        for code in (
            "business-understanding",
            "customer-focus",
            "interest-in-operations",
            "judgement",
            "motivation-and-focus",
            "product-knowledge",
            "subject-expertise",
        )
    ]


def test_the_smallest_catalogue_passes() -> None:
    assert found(factories.catalogue()) == []


def test_a_code_that_names_nothing() -> None:
    role = factories.role(level="attic", needs={"juggling": (3, 1)})
    messages = found(factories.catalogue(roles=[role], steps=[]))
    assert ("role", "agent", "level", "There is no level “attic”.") in messages
    assert ("role", "agent", "skills[0].skill", "There is no skill “juggling”.") in messages


def test_a_link_in_a_text_that_leads_nowhere() -> None:
    skill = factories.skill("speaking", about="See [this](guide:nowhere). {ed}")
    catalogue = factories.catalogue()
    others = [it for it in catalogue.skills if it.code != "speaking"]
    assert found(factories.catalogue(skills=[skill, *others])) == [
        ("skill", "speaking", "about", "The text links to guide “nowhere”, which does not exist.")
    ]


@pytest.mark.parametrize(
    ("summary", "message"),
    [
        ("Hard.", "“Hard.” ends without a source mark: add the source’s, or {ed}."),
        ("Hard. {hearsay}", "The mark {hearsay} names no source."),
        (
            "Hard {ed} at times.",
            "“Hard {ed} at times.” ends without a source mark: add the source’s, or {ed}.",
        ),
    ],
)
def test_a_statement_without_its_evidence(summary: str, message: str) -> None:
    catalogue = factories.catalogue(challenges=[factories.challenge(summary=summary)])
    assert found(catalogue) == [("challenge", "shifts", "summary", message)]


def test_every_paragraph_needs_its_mark() -> None:
    about = "One. {ed}\n\nTwo.\n\n- three {ed}\n- four"
    catalogue = factories.catalogue(challenges=[factories.challenge(about=about)])
    assert [message.split("”")[0] for *_, message in found(catalogue)] == ["“Two.", "“four"]


def test_a_step_to_itself_and_one_with_another_code() -> None:
    catalogue = factories.catalogue()
    step = catalogue.steps[0]
    itself = changed(step, destination=step.origin)
    messages = [message for *_, message in found(factories.catalogue(steps=[itself]))]
    assert "The step leads to where it starts." in messages
    assert f"The step’s code should be “{step.origin}-to-{step.origin}”." in messages


def test_a_role_no_steps_lead_to() -> None:
    catalogue = factories.catalogue(steps=[])
    above = next(role for role in catalogue.roles if catalogue.rank(role) > 1)
    assert found(catalogue) == [("role", above.code, "", "No steps lead here from an entry role.")]


def test_an_open_step_reaches() -> None:
    catalogue = factories.catalogue()
    step = catalogue.steps[0]
    opened = changed(step, origin="", code=f"any-to-{step.destination}")
    assert found(factories.catalogue(steps=[opened])) == []


def test_a_question_must_measure_exactly_one_thing() -> None:
    catalogue = factories.catalogue()
    item = catalogue.questionnaire[0]
    bad = [changed(item, preference="people", left="a", right="b"), *catalogue.questionnaire[1:]]
    assert found(factories.catalogue(items=bad)) == [
        (
            "item",
            item.code,
            "skill",
            "A question measures exactly one skill, preference or challenge.",
        )
    ]


def test_a_measured_skill_needs_five_levels() -> None:
    catalogue = factories.catalogue()
    skills = [changed(skill, levels=skill.levels[:4]) for skill in catalogue.skills]
    assert {(f[2], f[3]) for f in found(factories.catalogue(skills=skills))} == {
        ("levels", "Give five behavioural levels, lowest first.")
    }


def test_a_role_that_asks_for_nothing_is_an_error_and_a_gap_in_its_profile_a_warning() -> None:
    catalogue = factories.catalogue()
    first, *rest = catalogue.roles
    idle = changed(first, skills=(things.RoleSkill(skill="speaking", level=1, importance=3),))
    result = check(factories.catalogue(roles=[idle, *rest]))
    about = [(f.severity, f.message) for f in result if f.code == idle.code]
    assert (
        "error",
        "The role asks for no measured skill above level 1: no fit can be worked out.",
    ) in about
    assert ("warning", "No level is given for “Planning”.") in about


def test_two_levels_on_one_rung() -> None:
    catalogue = factories.catalogue()
    levels = [changed(level, rank=1) for level in catalogue.levels]
    assert ("level", "leads", "rank", "“entry” has the same rank.") in found(
        factories.catalogue(levels=levels)
    )


def test_an_emptied_catalogue_is_no_edition() -> None:
    bare = factories.catalogue(roles=[], steps=[], items=[])
    assert ("role", "", "", "There is no role in the centre.") in found(bare)
    assert ("item", "", "", "The questionnaire has no questions.") in found(bare)


def test_a_role_that_asks_only_for_what_is_not_measured() -> None:
    skill = factories.skill("tact", levels=())
    catalogue = factories.catalogue()
    role = factories.role("agent", needs={"tact": (4, 3)})
    _, leader = catalogue.roles
    messages = found(factories.catalogue(skills=[*catalogue.skills, skill], roles=[role, leader]))
    assert messages == [
        (
            "role",
            "agent",
            "skills",
            "The role asks for no measured skill above level 1: no fit can be worked out.",
        )
    ]


def test_a_step_starts_on_the_ladder() -> None:
    catalogue = factories.catalogue()
    outside = factories.level("beyond", 0)
    away = factories.role("own-business", level="beyond")
    steps = [
        *catalogue.steps,
        factories.step("agent", "own-business"),
        factories.step("own-business", "leader"),
    ]
    assert found(
        factories.catalogue(
            levels=[*catalogue.levels, outside], roles=[*catalogue.roles, away], steps=steps
        )
    ) == [
        (
            "step",
            "own-business-to-leader",
            "origin",
            "A step starts on the ladder, not beyond the centre.",
        )
    ]


def test_a_part_has_no_questions_and_belongs_to_a_skill_that_has() -> None:
    catalogue = factories.catalogue()
    planning, speaking = catalogue.skills
    message = "A part has no questions of its own and belongs to a skill that has."
    asked = changed(planning, part_of="speaking")
    assert found(factories.catalogue(skills=[asked, speaking])) == [
        ("skill", "planning", "part_of", message)
    ]
    lost = factories.skill("tact", levels=(), part_of="grace")
    grace = factories.skill("grace", levels=())
    assert found(factories.catalogue(skills=[planning, speaking, lost, grace])) == [
        ("skill", "tact", "part_of", message)
    ]


def test_a_preference_question_has_both_ends_and_a_preview_five_options() -> None:
    items = [
        changed(item, right="") if item.preference else changed(item, options=item.options[:4])
        for item in factories.catalogue().items
    ]
    messages = {(f[1], f[2], f[3]) for f in found(factories.catalogue(items=items))}
    assert messages == {
        ("prefers-people", "left", "A preference needs both its ends."),
        (
            "preview-shifts",
            "options",
            "A challenge preview has five options; other questions have none.",
        ),
    }


def test_five_proficiency_levels_no_more_no_less() -> None:
    four = factories.proficiencies()[:4]
    assert found(factories.catalogue(proficiencies=four)) == [
        ("proficiency", "", "", "There must be five proficiency levels, ranked 1 to 5.")
    ]


def test_a_text_too_hard_to_read_and_a_sentence_too_long_are_warnings() -> None:
    long = "It is " + "very " * 30 + "good. {ed}"
    hard = "Organisational prioritisation necessitates collaboration. " * 5 + "{ed}"
    skill = factories.skill("speaking", summary=long, about=hard, build=("Short. {ed}",))
    about = {
        f.field: (f.severity, f.message)
        for f in check(factories.catalogue(skills=[skill]))
        if f.code == "speaking" and f.field
    }
    assert about == {
        "summary": (
            "warning",
            "“It is very very very very very very very very …” is a long sentence: make it two.",
        ),
        "about": ("warning", "It takes a reader of 53: use shorter words and sentences."),
    }


def test_a_synonym_for_words_that_no_text_has_helps_nobody() -> None:
    def row(code: str, *means: str) -> things.Synonym:
        return things.Synonym(code=code, name=code, means=means)

    found = factories.catalogue(
        synonyms=[row("zebra", "keeping zebras"), row("clerk", "keeping zebras", "Agents")]
    )
    assert [(it.code, it.field, it.severity) for it in helpful(found)] == [
        ("zebra", "means", "warning")
    ]


def test_a_skill_that_matters_and_that_nobody_is_asked_about() -> None:
    tact = factories.skill("tact", levels=())
    grace = factories.skill("grace", levels=(), part_of="speaking")
    catalogue = factories.catalogue()
    needs = {"speaking": (3, 2), "planning": (2, 1), "tact": (3, 2), "grace": (3, 3)}
    roles = [factories.role("agent", needs), catalogue.role("leader")]
    skills = [*catalogue.skills, tact, grace]
    found = unmeasured(factories.catalogue(skills=skills, roles=roles))
    assert [(it.severity, it.code, it.field, it.parameters) for it in found] == [
        ("warning", "tact", "part_of", (("names", ("Agent",)),))
    ]
    slight = [factories.role("agent", needs | {"tact": (3, 1)}), catalogue.role("leader")]
    assert list(unmeasured(factories.catalogue(skills=skills, roles=slight))) == []


def test_only_what_was_not_found_before_is_fresh() -> None:
    duties = ("Long. {ed}", f"{'so ' * 60} {{ed}}")
    leader = factories.catalogue().role("leader")
    before, moved, worse = (
        check(factories.catalogue(roles=[factories.role("agent", **fields), leader]))
        for fields in (
            {"duties": duties},
            {"duties": ("One more. {ed}", *duties)},
            {"duties": duties, "lead": f"{'so ' * 90} {{ed}}"},
        )
    )
    assert fresh(before, moved) == ()
    assert {it.field for it in fresh(before, worse)} == {"lead"}
    assert fresh(worse, before) == ()


def test_what_is_found_comes_by_severity_kind_and_code(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [
        ("error", "site", "", "name"),
        ("error", "source", "z", ""),
        ("error", "role", "a", "lead"),
        ("error", "role", "a", "title"),
        ("error", "role", "b", ""),
        ("warning", "site", "", ""),
        ("warning", "level", "a", ""),
        ("warning", "item", "a", ""),
    ]

    def backwards(_catalogue: Catalogue) -> list[Finding]:
        return [Finding(*told, "Amiss.") for told in reversed(expected)]  # type: ignore[arg-type]

    monkeypatch.setattr(checks, "CHECKS", (backwards,))
    found = check(factories.catalogue())
    assert [(it.severity, it.kind, it.code, it.field) for it in found] == expected
    assert {it.check for it in found} == {"backwards"}


def test_another_field_or_another_value_is_fresh_and_another_place_or_list_is_not() -> None:
    told = said(count=3, names=("a", "b"))
    before = Finding("warning", "role", "agent", "skills[0].note", "%(count)d", told)
    assert fresh([before], [before, replace(before, field="skills[12].note")]) == ()
    assert fresh([before], [replace(before, parameters=said(count=3, names=("c",)))]) == ()
    for other in (
        replace(before, field="skills[0].level"),
        replace(before, parameters=said(count=4, names=("a", "b"))),
        replace(before, template="%(count)d more"),
        replace(before, severity="error"),
        replace(before, kind="skill"),
        replace(before, code="leader"),
    ):
        assert fresh([before], [other]) == (other,)


def test_a_finding_is_said_in_any_language() -> None:
    lost = factories.catalogue(steps=[factories.step("agent", "nobody")])
    [found] = [it for it in check(lost) if it.kind == "step"]
    assert (found.check, found.message) == ("dangling", "There is no role “nobody”.")
    spoken = {
        "There is no %(kind)s “%(code)s”.": "„%(code)s“ gibt es nicht: %(kind)s",
        "role": "Rolle",
    }
    assert found.worded(spoken.__getitem__) == "„nobody“ gibt es nicht: Rolle"


def test_five_names_are_all_told_and_of_six_one_is_counted() -> None:
    names = tuple("abcdef")
    assert listed(names[:5]) == "“a”, “b”, “c”, “d”, “e”"
    assert listed(names) == "“a”, “b”, “c”, “d”, “e” and 1 more"


def test_a_text_of_48_letters_is_short_and_a_longer_one_ends_with_a_whole_word() -> None:
    just = f"{'a' * 40} {'b' * 7}"
    assert (len(just), short(just)) == (48, just)
    assert short(f"{just}b") == f"{'a' * 40} …"
    assert short(f"{'a' * 39} {'b' * 7} {'c' * 9}") == f"{'a' * 39} …"


def test_a_text_without_parameters_is_said_as_it_stands() -> None:
    assert Finding("error", "role", "agent", "title", "100 % is too much").message == (
        "100 % is too much"
    )
    assert Finding("error", "role", "agent", "", "").worded(lambda _: "never") == ""


def test_of_many_names_the_first_five_are_listed() -> None:
    names = tuple("abcdefg")
    assert listed(names[:2]) == "“a”, “b”"
    assert listed(names) == "“a”, “b”, “c”, “d”, “e” and 2 more"
