"""A catalogue of a country's size made from ours: its shape, its soundness, the same every time."""

from collections import Counter

import pytest

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.checks import check, errors
from careers.domain.synthetic import TooSmall, synthetic


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


def test_it_is_never_smaller_than_ours(catalogue: Catalogue) -> None:
    with pytest.raises(TooSmall) as refused:
        synthetic(catalogue, roles=18, skills=100, links=900)
    assert str(refused.value) == "The least that can be made so: 19 roles, 37 skills, 288 links."
    with pytest.raises(TooSmall):
        synthetic(catalogue, roles=100, skills=100, links=1_599)
