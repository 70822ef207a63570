"""Which answers still say the same under another edition."""

from collections.abc import Mapping

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from careers.domain.carry import asks_alike, carry, now_called, unchanged
from careers.domain.catalogue import Catalogue
from tests import factories
from tests.editions import ANSWERS, catalogues, changed_item, items, with_items

OLD = factories.catalogue()
ALL = frozenset(items())


def test_the_same_questionnaire_carries_everything() -> None:
    found = carry(OLD, factories.catalogue())
    assert found.codes == ALL
    assert found.unchanged
    assert (found.reworded, found.new, found.gone, found.roles_changed) == ((), (), (), 0)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("speaking-1", {"text": "Doing another thing."}),
        ("speaking-1", {"skill": "planning"}),
        ("prefers-people", {"left": "do something else"}),
        ("prefers-people", {"right": "do something else"}),
        ("prefers-people", {"flipped": True}),
        ("preview-shifts", {"options": ("Out", "Badly", "So so", "Well", "It would spur me on")}),
    ],
)
def test_a_question_with_other_words_or_about_another_thing_is_asked_again(
    code: str, fields: Mapping[str, object]
) -> None:
    new = with_items(changed_item(code, **fields))
    found = carry(OLD, new)
    assert [(was.code, now.code) for was, now in found.reworded] == [(code, code)]
    assert found.codes == ALL - {code}
    assert not found.unchanged


def test_where_a_question_stands_does_not_matter() -> None:
    new = with_items(changed_item("speaking-2", part="a", order=9))
    assert carry(OLD, new).codes == ALL


def test_other_words_for_the_levels_ask_every_skill_again_and_nothing_else() -> None:
    anchors = factories.proficiencies()
    anchors[2] = replace(anchors[2], anchor="I do it alone")
    new = factories.catalogue(proficiencies=anchors)
    assert unchanged(OLD, new) == {"prefers-people", "preview-shifts"}
    meanings = [replace(one, meaning="Something else") for one in factories.proficiencies()]
    assert unchanged(OLD, factories.catalogue(proficiencies=meanings)) == ALL


def test_what_is_gone_and_what_is_new() -> None:
    extra = replace(items()["speaking-1"], code="speaking-3", part="c")
    found = carry(OLD, with_items(extra, without=("planning-2",)))
    assert [item.code for item in found.new] == ["speaking-3"]
    assert [item.code for item in found.gone] == ["planning-2"]
    assert found.codes == ALL - {"planning-2"}


def test_one_question_more_or_fewer_is_a_change() -> None:
    few = factories.catalogue(items=factories.skill_items("speaking"))
    more = factories.catalogue(
        items=[*factories.skill_items("speaking"), *factories.skill_items("planning", 1)]
    )
    assert [carry(*them).unchanged for them in ((few, few), (few, more), (more, few))] == [
        True,
        False,
        False,
    ]


def test_roles_count_as_changed_where_they_ask_for_something_else_of_what_is_measured() -> None:
    agent = factories.role("agent")
    more = factories.role("leader", {"speaking": (4, 2), "planning": (5, 3)}, level="leads")
    new = factories.catalogue(roles=[agent, more])
    assert carry(OLD, new).roles_changed == 1
    assert (asks_alike(OLD, new, "agent"), asks_alike(OLD, new, "leader")) == (True, False)
    likes = factories.role("agent", likes={"people": 1}, meets={}, title="Somebody")
    same = factories.catalogue(roles=[likes, OLD.role("leader")])
    assert carry(OLD, same).roles_changed == 0
    gone = factories.catalogue(roles=[agent], steps=[])
    assert carry(OLD, gone).roles_changed == 0


@given(catalogues(), ANSWERS)
def test_what_carries_over_is_part_of_what_was_answered(
    new: Catalogue, answers: dict[str, int | None]
) -> None:
    kept = carry(OLD, new).carried(answers)
    assert kept.items() <= answers.items()
    assert set(kept) <= {item.code for item in new.items}


@given(catalogues(), ANSWERS)
def test_carrying_to_the_same_edition_changes_nothing(
    same: Catalogue, answers: dict[str, int | None]
) -> None:
    found = carry(same, same)
    known = {code: value for code, value in answers.items() if same.get("item", code)}
    assert found.carried(known) == known
    assert (found.unchanged, found.roles_changed) == (True, 0)


@given(catalogues(), catalogues())
def test_every_question_is_told_once(old: Catalogue, new: Catalogue) -> None:
    found = carry(old, new)
    told = [*found.kept, *(now for _, now in found.reworded), *found.new]
    assert sorted(item.code for item in told) == [item.code for item in new.items]
    before = [*found.kept, *(was for was, _ in found.reworded), *found.gone]
    assert sorted(item.code for item in before) == [item.code for item in old.items]


@given(st.lists(catalogues(), min_size=3, max_size=3))
def test_two_moves_keep_no_more_than_one(editions: list[Catalogue]) -> None:
    first, second, third = editions
    both = unchanged(first, second) & unchanged(second, third)
    assert both <= unchanged(first, third)


def renamed() -> Catalogue:
    """The smallest catalogue with another code for a skill, a challenge and a role."""
    moved = {"talking": (3, 2), "planning": (2, 1)}
    more = {"talking": (4, 2), "planning": (4, 3)}
    return factories.catalogue(
        skills=[
            factories.skill("talking", order=1, name="Speaking", formerly=("speaking",)),
            factories.skill("planning", order=2),
        ],
        challenges=[factories.challenge("nights", name="Shifts", formerly=("shifts",))],
        roles=[
            factories.role("agent", moved, meets={"nights": 4}),
            factories.role("head", more, meets={"nights": 4}, level="leads", formerly=("leader",)),
        ],
        steps=[factories.step("agent", "head")],
        items=[
            *(
                replace(it, code=it.code.replace("talking", "speaking"))
                for it in factories.skill_items("talking")
            ),
            *factories.skill_items("planning", order=2),
            factories.preference_item(),
            replace(factories.preview_item("nights"), code="preview-shifts"),
        ],
    )


def test_a_question_follows_what_it_is_about_to_its_new_code() -> None:
    found = carry(OLD, renamed())
    assert found.unchanged
    assert found.codes == ALL
    assert found.roles_changed == 0
    assert carry(renamed(), OLD).codes == {"planning-1", "planning-2", "prefers-people"}


def test_what_a_thing_is_called_now() -> None:
    new = renamed()
    called = [now_called(new, "role", code) for code in ("agent", "leader", "head", "nobody", "")]
    assert called == ["agent", "head", "head", "", ""]
