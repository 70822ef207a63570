"""A catalogue of a country's size made from ours: its shape, its soundness, the same every time."""

import re
import string
from collections import Counter

import msgspec
import pytest

from careers.domain import document, prose, things
from careers.domain.catalogue import Catalogue
from careers.domain.checks import check, errors
from careers.domain.checks.asking import LEANING
from careers.domain.synthetic import LONGEST, SYLLABLES, TooSmall, synthetic
from careers.domain.taking_back import with_things
from careers.domain.walk import texts


@pytest.fixture(scope="module")
def made(catalogue: Catalogue) -> Catalogue:
    return synthetic(catalogue, roles=120, skills=560, links=4_800, seed=1)


def test_it_is_as_large_as_asked_and_holds_ours(made: Catalogue, catalogue: Catalogue) -> None:
    assert (len(made.roles), len(made.skills)) == (120, 560)
    assert set(catalogue.roles) < set(made.roles)
    assert set(catalogue.skills) < set(made.skills)
    others = [role for role in made.roles if role not in catalogue.roles]
    assert 3_600 < sum(len(role.skills) for role in others) < 4_400  # 40 each of 101


def test_it_can_be_published_and_its_document_read_back(made: Catalogue) -> None:
    assert errors(check(made)) == []
    assert document.read(document.write(made)) == made


def test_challenges_questions_training_and_sources_stay_ours(
    made: Catalogue, catalogue: Catalogue
) -> None:
    for kind in ("challenges", "training", "sources", "items", "guides", "levels"):
        assert getattr(made, kind) == getattr(catalogue, kind)


def test_every_role_says_where_it_stands_on_all_that_is_measured(made: Catalogue) -> None:
    asked = {skill.code for skill in made.measured_skills}
    for role in made.roles:
        assert asked <= {need.skill for need in role.skills}


def test_steps_stay_in_their_line_of_work_and_climb_as_ours_do(
    made: Catalogue, catalogue: Catalogue
) -> None:
    climbs = {
        (step.origin, step.destination): made.rank(made.role(step.destination))
        - made.rank(made.role(step.origin))
        for step in made.steps
        if step.origin
    }
    for (origin, destination), climb in climbs.items():
        line, _dash, first = origin.partition("-")
        if line.startswith("w") and line[1:].isdigit():
            assert destination.startswith(f"{line}-")
            ours = (first, destination.partition("-")[2])
            assert climb == climbs[ours]


def test_texts_link_within_their_line_of_work(made: Catalogue) -> None:
    step = made.step("w0-team-leader-to-w0-call-center-manager")
    assert "(role:w0-call-center-manager)" in step.about
    assert "(role:call-center-manager)" not in step.about


def test_skills_are_asked_for_as_unevenly_as_in_classifications(made: Catalogue) -> None:
    asked = Counter(need.skill for role in made.roles for need in role.skills)
    rare = [skill for skill in made.skills if 1 <= asked[skill.code] <= 10]
    common = [skill for skill in made.skills if asked[skill.code] >= 40]
    assert len(rare) > 400
    assert 16 <= len(common) < 60
    assert all(asked[skill.code] for skill in made.skills if skill.code.startswith("skill-"))


def test_the_same_seed_gives_the_same_bytes_and_another_others(catalogue: Catalogue) -> None:
    first, again, other = (
        document.write(synthetic(catalogue, 40, 100, 900, seed)) for seed in (3, 3, 4)
    )
    assert first == again
    assert first != other


def test_more_lines_of_work_than_names_are_numbered(catalogue: Catalogue) -> None:
    roles = len(catalogue.roles) + 450 * len(catalogue.roles_in_centre)
    made = synthetic(catalogue, roles, 100, 16 * roles)
    assert len({role.title for role in made.roles}) == len(made.roles)


def test_where_there_are_no_more_names_they_are_numbered(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careers.domain.synthetic.FIELDS", ["Water"])
    monkeypatch.setattr("careers.domain.synthetic.KINDS_OF_WORK", ["Night", "Field"])
    made = synthetic(catalogue, len(catalogue.roles) + 5 * 13, 100, 1_500)
    [like] = [role for role in catalogue.roles if role.code == "trainer"]
    found = {
        role.title.removesuffix(f" {like.title}")
        for role in made.roles
        if role.code.partition("-")[2] == "trainer"
    }
    first = {"Night Water", "Field Water"}
    assert first < found
    assert {name[:-2] for name in found - first} == first
    assert sorted(name[-1] for name in found - first) == ["2", "2", "3"]


def test_made_up_roles_were_known_by_no_other_codes(catalogue: Catalogue) -> None:
    first = catalogue.roles_in_centre[0]
    ours = with_things(
        catalogue, {("role", first.code): msgspec.structs.replace(first, formerly=("once",))}
    )
    made = synthetic(ours, roles=32, skills=40, links=600)
    assert made.role(first.code).formerly == ("once",)
    assert made.role(f"w0-{first.code}").formerly == ()


def test_it_is_never_smaller_than_ours(catalogue: Catalogue) -> None:
    with pytest.raises(TooSmall) as refused:
        synthetic(catalogue, roles=18, skills=100, links=900)
    assert str(refused.value) == "The least that can be made so: 19 roles, 37 skills, 288 links."
    with pytest.raises(TooSmall):
        synthetic(catalogue, roles=100, skills=100, links=1_599)


# A small one, looked at closely -------------------------------------------------------------------


@pytest.fixture(scope="module")
def few(catalogue: Catalogue) -> Catalogue:
    """Three lines of work, the last of them cut short: 13, 13 and 5 roles."""
    return synthetic(catalogue, roles=50, skills=100, links=1_500, seed=1)


def others(few: Catalogue, catalogue: Catalogue) -> list[tuple[things.Role, things.Role]]:
    """Each role that was made, with the one of ours that it is like."""
    made = [role for role in few.roles if role not in catalogue.roles]
    return [(role, catalogue.role(role.code.partition("-")[2])) for role in made]


def test_the_least_that_can_be_made_is_ours(catalogue: Catalogue) -> None:
    roles, skills = len(catalogue.roles), len(catalogue.skills)
    found = synthetic(catalogue, roles, skills, len(catalogue.measured_skills) * roles)
    assert (found.roles, found.skills, found.steps) == (
        catalogue.roles,
        catalogue.skills,
        catalogue.steps,
    )


def test_each_line_of_work_is_our_ladder_under_a_name_of_its_own(
    few: Catalogue, catalogue: Catalogue
) -> None:
    ours = [role.code for role in catalogue.roles_in_centre]
    lines: dict[str, list[tuple[things.Role, things.Role]]] = {}
    for role, like in others(few, catalogue):
        lines.setdefault(role.code.partition("-")[0], []).append((role, like))
    assert {line: len(pairs) for line, pairs in lines.items()} == {"w0": 13, "w1": 13, "w2": 5}
    assert {like.code for _, like in lines["w2"]} == set(ours[:5])
    tracks = [*catalogue.listed("tracks"), *few.listed("tracks")[len(catalogue.tracks) :]]
    names = set()
    for number, pairs in enumerate(lines.values()):
        [name] = {role.title.removesuffix(f" {like.title}") for role, like in pairs}
        names.add(name)
        assert not name[-1].isdigit()
        assert len(name) < LONGEST
        for role, like in pairs:
            assert role.title == f"{name} {like.title}"
            assert (role.level, role.order) == (like.level, len(catalogue.roles) + number)
            assert role.track == tracks[number].code
            assert role.also_called == tuple(f"{name} {it}" for it in like.also_called)
            assert len(role.synonyms) == min(4, len(like.synonyms))
            assert all(
                it.endswith(f" {old}")
                for it, old in zip(role.synonyms, like.synonyms, strict=False)
            )
            assert role.formerly == ()
    assert len(names) == 3


def test_steps_join_the_same_roles_in_each_line_of_work(
    few: Catalogue, catalogue: Catalogue
) -> None:
    made = {role.code for role, _ in others(few, catalogue)}
    wanted = {
        f"{line}-{step.origin}-to-{line}-{step.destination}"
        for line in ("w0", "w1", "w2")
        for step in catalogue.steps
        if {f"{line}-{step.origin}", f"{line}-{step.destination}"} <= made
    }
    found = [step for step in few.steps if step not in catalogue.steps]
    assert {step.code for step in found} == wanted
    assert all(step.code == f"{step.origin}-to-{step.destination}" for step in found)


def test_a_line_asks_a_level_more_of_three_skills_and_wavers_where_it_hardly_matters(
    few: Catalogue, catalogue: Catalogue
) -> None:
    measured = catalogue.items_for
    more: dict[str, set[str]] = {}
    wavering = set()
    freely: dict[tuple[str, str], set[int]] = {}
    for role, like in others(few, catalogue):
        was = {need.skill: need for need in like.skills if need.skill in measured}
        now = {need.skill: need for need in role.skills if need.skill in measured}
        assert list(now) == list(was)
        for skill, need in now.items():
            before = was[skill]
            assert need.importance == before.importance
            if need.importance >= LEANING:
                assert need.level - before.level in (0, 1)
                if need.level > before.level:
                    more.setdefault(role.code.partition("-")[0], set()).add(skill)
            else:
                assert -1 <= need.level - before.level <= 2
                wavering.add(need.level - before.level)
                if 1 < before.level < 5:
                    where = role.code.partition("-")[0], skill
                    freely.setdefault(where, set()).add(need.level - before.level)
    assert max(len(skills) for skills in more.values()) == 3
    assert {-1, 0, 1} in freely.values()
    assert wavering == {-1, 0, 1, 2}
    levels = {need.level for role, _ in others(few, catalogue) for need in role.skills}
    assert levels == {1, 2, 3, 4, 5}


def test_what_is_not_measured_is_asked_for_a_little(few: Catalogue, catalogue: Catalogue) -> None:
    for role, _ in others(few, catalogue):
        further = [need for need in role.skills if need.skill not in catalogue.items_for]
        assert {need.importance for need in further} <= {1}
        assert {need.level for need in further} <= {2, 3, 4}
        assert len({need.skill for need in role.skills}) == len(role.skills)


def test_tracks_have_the_letters_that_are_left(few: Catalogue, catalogue: Catalogue) -> None:
    letters = [track.letter for track in few.tracks]
    assert sorted(letters) == list(string.ascii_uppercase)
    new = [track for track in few.listed("tracks") if track not in catalogue.tracks]
    assert [track.order for track in new] == list(range(100, 100 + len(new)))
    ours = catalogue.listed("tracks")
    for number, track in enumerate(new):
        assert track.code == f"in-{track.name.lower()}"
        assert track.summary == ours[number % len(ours)].summary


def test_skills_are_ours_with_a_word_more(few: Catalogue, catalogue: Catalogue) -> None:
    new = [skill for skill in few.skills if skill not in catalogue.skills]
    assert [skill.order for skill in sorted(new, key=lambda it: it.order)] == list(range(37, 100))
    for skill in new:
        like = catalogue.skills[skill.order % 37]
        name, _, word = skill.name.rpartition(" ")
        assert (skill.code, name, skill.family) == (f"skill-{skill.order}", like.name, like.family)
        assert WORD.fullmatch(word)
        assert len(skill.synonyms) == min(4, len(like.synonyms))
        assert [it.rpartition(" ")[0] for it in skill.synonyms] == list(like.synonyms[:4])
        assert prose.marks(skill.summary) == prose.marks(like.summary)
        assert skill.levels == ()


WORD = re.compile(f"({'|'.join(SYLLABLES)}){{2,4}}")


def test_about_an_eighth_of_the_longer_words_are_others(
    few: Catalogue, catalogue: Catalogue
) -> None:
    """Names and short words stay as they are."""
    before, after = Counter[str](), Counter[str]()
    for role, like in others(few, catalogue):
        before.update(re.findall(r"\w+", prose.plain(like.profile)))
        after.update(re.findall(r"\w+", prose.plain(role.profile)))
    gone = before - after
    assert all(re.fullmatch("[a-z]{6,}", word) for word in gone)
    longer = sum(many for word, many in before.items() if re.fullmatch("[a-z]{6,}", word))
    assert 0.09 < sum(gone.values()) / longer < 0.15


def test_links_of_the_last_line_lead_to_ours_where_it_has_no_such_role(few: Catalogue) -> None:
    there = {role.code for role in few.roles} | {step.code for step in few.steps}
    for thing in (*few.roles, *few.steps):
        for _, text, _ in texts(thing):
            assert {it.code for it in prose.links(text) if it.kind in ("role", "step")} <= there
