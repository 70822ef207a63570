"""Who is counted."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from careers.domain.numbers.population import Parts, Population, Present, parts

NOW = datetime(2030, 5, 3, 12, tzinfo=UTC)


def present(
    count: int, group: str | None = None, first: int = 0, hours: int = 200
) -> list[Present]:
    """So many people, one after the other, the first so many hours ago."""
    start = NOW - timedelta(hours=hours)
    return [Present(n, group, start + timedelta(minutes=n)) for n in range(first, first + count)]


def numbers(population: Population) -> list[int]:
    return [it.attempt for it in population.counted]


def test_fewer_than_ten_are_not_counted() -> None:
    assert parts(present(9), NOW).whole == Population(9, ())
    assert numbers(parts(present(10), NOW).whole) == list(range(10))


def test_people_are_counted_in_full_tens_the_longest_at_rest_first() -> None:
    assert numbers(parts(reversed(present(29)), NOW).whole) == list(range(20))


def test_who_began_first_and_changed_something_last_stands_at_the_end() -> None:
    """Attempt 0 changed last: of eleven it is the one that waits."""
    line = [Present(n, None, NOW - timedelta(hours=50, minutes=n)) for n in range(11)]
    assert numbers(parts(line, NOW).whole) == list(range(1, 11))


def test_a_group_of_just_ten_is_told_and_everybody_is_the_whole() -> None:
    found = parts([*present(10, "night"), *present(10, None, 50)], NOW)
    assert numbers(found.of("night")) == list(range(10))
    assert found.of(None) == found.whole
    assert numbers(found.whole) == [*range(10), *range(50, 60)]
    assert Parts(found.whole).of("night") == Population(0, ())


def test_who_has_just_changed_something_is_present_but_not_counted() -> None:
    moving = [Present(99, None, NOW - timedelta(minutes=59))]
    found = parts([*present(9), *moving], NOW).whole
    assert found == Population(10, ())
    assert numbers(parts([*present(9), *moving], NOW + timedelta(minutes=1)).whole) == [
        *range(9),
        99,
    ]


def test_a_group_is_counted_in_full_tens_of_its_own_and_the_whole_is_all_that_is_counted() -> None:
    found = parts([*present(14, "night"), *present(25, None, 100)], NOW)
    assert numbers(found.of("night")) == list(range(10))
    assert numbers(found.whole) == [*range(10), *range(100, 120)]
    assert found.whole.present == 39


def test_of_a_small_group_nothing_is_told_and_its_people_count_with_everybody_else() -> None:
    found = parts([*present(4, "night"), *present(30, "day", 50), *present(16, None, 100)], NOW)
    assert found.of("night") == Population(4, ())
    assert numbers(found.whole) == [*range(4), *range(50, 80), *range(100, 116)]


def test_the_whole_less_the_groups_leaves_nobody_or_full_tens() -> None:
    """Three people in no group, or in a small one, are not what the whole has beyond the groups."""
    found = parts([*present(30, "day"), *present(3, "night", 50), *present(2, None, 100)], NOW)
    assert numbers(found.whole) == numbers(found.of("day"))


def test_a_group_nobody_is_in_has_nobody() -> None:
    assert parts([], NOW) == Parts(Population(0, ()), {})
    assert parts([], NOW).of("night") == Population(0, ())


GROUPS = st.sampled_from(["night", "day", None])


@st.composite
def peoples(draw: st.DrawFn) -> list[Present]:
    groups = draw(st.lists(GROUPS, max_size=60))
    return [
        Present(n, group, NOW - timedelta(hours=50, minutes=-n)) for n, group in enumerate(groups)
    ]


@given(peoples())
def test_every_population_is_told_in_full_tens_or_not_at_all(people: list[Present]) -> None:
    found = parts(people, NOW)
    counts = [len(it.counted) for it in (found.whole, *found.groups.values())]
    assert [count % 10 for count in counts] == [0] * len(counts)
    apart = {it.attempt for those in found.groups.values() for it in those.counted}
    assert apart <= set(numbers(found.whole))
    assert (len(found.whole.counted) - len(apart)) % 10 == 0


@given(peoples(), GROUPS, st.integers(1, 9))
def test_fewer_than_ten_more_change_nothing_until_they_fill_a_ten(
    people: list[Present], group: str | None, more: int
) -> None:
    """Whoever comes is counted with the own group from ten on, else with everybody else."""
    before = parts(people, NOW)
    after = parts([*people, *present(more, group, 1000, hours=20)], NOW)
    own = sum(it.group == group for it in people)
    told = [it for it in before.groups if before.of(it).counted]
    others = sum(it.group not in told for it in people)
    waited_with = own if group in told else others
    becomes_told = group and group not in told and own + more >= 10
    if waited_with // 10 == (waited_with + more) // 10 and not becomes_told:
        for it in ("night", "day", None):
            assert after.of(it).counted == before.of(it).counted


def test_one_more_person_changes_nothing_at_ten_and_at_eleven() -> None:
    assert parts(present(11), NOW).whole.counted == parts(present(10), NOW).whole.counted
    assert parts(present(19), NOW).whole.counted == parts(present(10), NOW).whole.counted


def test_who_leaves_makes_room_for_the_next_or_ten_wait_again() -> None:
    waiting = [it for it in present(23) if it.attempt != 5]
    assert numbers(parts(waiting, NOW).whole) == [*range(5), *range(6, 21)]
    none_waiting = [it for it in present(20) if it.attempt != 5]
    assert numbers(parts(none_waiting, NOW).whole) == [*range(5), *range(6, 11)]
