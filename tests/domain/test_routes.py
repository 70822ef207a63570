"""Ways between roles: what counts as best, what as different, and how near one can get."""

import msgspec

from careers.domain.catalogue import Catalogue
from careers.domain.ladder import Difference
from careers.domain.paths import Wishes, shortfall
from careers.domain.routes import (
    Granted,
    Near,
    Route,
    best_route,
    granted,
    nearest,
    routes,
    with_levels,
)
from tests import factories
from tests.domain.ladders import SKILLS, Needs, ladder


def ways(catalogue: Catalogue, origin: str, goal: str) -> list[str]:
    """The routes found, each as its stops' codes."""
    found = routes(catalogue.role(origin), catalogue.role(goal), catalogue)
    return [" ".join(role.code for role in route.stops) for route in found]


def wished(catalogue: Catalogue, origin: str, goal: str, wishes: Wishes) -> list[str]:
    """The routes found with wishes, each as its stops' codes."""
    found = routes(catalogue.role(origin), catalogue.role(goal), catalogue, wishes)
    return [" ".join(role.code for role in route.stops) for route in found]


def steps_of(route: Route) -> list[str]:
    return [leg.step.code for leg in route.legs]


def test_a_step_falls_short_by_the_levels_to_climb_times_their_importance() -> None:
    catalogue = ladder(
        {
            "agent": {"speaking": (3, 3), "planning": (5, 1)},
            "leader": {"speaking": (5, 2), "planning": (2, 3), "listening": (4, 1)},
        },
        "agent>leader",
    )
    agent, leader = catalogue.role("agent"), catalogue.role("leader")

    [route] = routes(agent, leader, catalogue)

    # speaking 3 to 5 at importance 2; planning falls; listening from the lowest level to 4.
    assert route.shortfall == shortfall(agent, leader) == 2 * 2 + 3 * 1
    [leg] = route.legs
    assert (leg.origin, leg.destination, leg.step.code) == (agent, leader, "agent-to-leader")
    listening, _, speaking = (catalogue.skill(code) for code in SKILLS)
    assert leg.rising == (Difference(speaking, 3, 5, 2), Difference(listening, None, 4, 1))


def test_the_best_way_is_where_least_has_to_rise_whatever_its_length() -> None:
    catalogue = ladder(
        {
            "a": {"speaking": (1, 1)},
            "low": {"speaking": (2, 1)},
            "mid": {"speaking": (3, 1)},
            "off": {"planning": (5, 3)},
            "z": {"speaking": (4, 1)},
        },
        *("a>low", "low>mid", "mid>z", "a>off", "off>z"),
    )

    assert ways(catalogue, "a", "z") == ["a low mid z", "a off z"]


def test_of_two_ways_that_ask_the_same_the_shorter_is_better() -> None:
    catalogue = ladder(
        {code: {} for code in ("a", "m", "n", "o", "z")}, "a>m", "m>n", "n>z", "a>o", "o>z"
    )

    assert ways(catalogue, "a", "z") == ["a o z", "a m n z"]


def test_a_detour_is_no_other_way_nor_is_its_short_cut() -> None:
    same: dict[str, Needs] = {code: {} for code in ("a", "b", "z")}
    dear = {"a": {"speaking": (1, 1)}, "b": {"speaking": (4, 1)}, "z": {"speaking": (4, 3)}}

    assert ways(ladder(same, "a>z", "a>b", "b>z"), "a", "z") == ["a z"]
    # Here the way with the stop asks for less in all: 3 and then nothing, against 9 at once.
    assert ways(ladder(dear, "a>z", "a>b", "b>z"), "a", "z") == ["a b z"]


def test_a_rung_taken_instead_of_skipped_is_another_way_up_and_down() -> None:
    needs: dict[str, Needs] = {code: {} for code in ("a", "m", "n", "s", "z")}
    levels = {"m": "leads", "n": "heads", "s": "entry", "z": "heads"}
    up = ladder(needs, "a>z", "a>m", "m>z", levels=levels)
    down = ladder(needs, "z>a", "z>m", "m>a", levels=levels)

    assert ways(up, "a", "z") == ["a z", "a m z"]
    assert ways(down, "z", "a") == ["z a", "z m a"]
    # Sideways below, sideways above, and with one stop that takes a rung and one that takes none.
    for steps in (("a>s", "s>z"), ("a>n", "n>z"), ("a>s", "s>m", "m>z")):
        assert ways(ladder(needs, "a>z", *steps, levels=levels), "a", "z") == ["a z"]


def test_no_rung_is_skipped_on_the_way_in_or_out_of_the_centre() -> None:
    needs: dict[str, Needs] = {code: {} for code in ("a", "m", "out")}
    levels = {"m": "leads", "out": "beyond"}

    assert ways(ladder(needs, "a>out", "a>m", "m>out", levels=levels), "a", "out") == ["a out"]
    inward = ladder(needs, "out>m", "out>a", "a>m", levels=levels)
    assert ways(inward, "out", "m") == ["out m"]


def test_a_stop_on_the_rung_before_or_after_it_is_a_detour_on_the_way_down() -> None:
    """And so is one on the way out of the centre, where there is no rung."""
    levels = {"h": "heads", "same": "heads", "low": "entry", "l": "leads", "out": "beyond"}
    needs: dict[str, Needs] = {code: {} for code in ("h", "same", "low", "l", "e", "out")}
    catalogue = ladder(
        needs, "h>e", "h>same", "same>e", "h>low", "low>e", "h>out", "h>l", "l>out", levels=levels
    )
    assert ways(catalogue, "h", "e") == ["h e"]
    assert ways(catalogue, "h", "out") == ["h out"]


def test_three_ways_are_enough() -> None:
    middle = [f"m{number}" for number in range(5)]
    needs: dict[str, Needs] = {"a": {}, "z": {}}
    needs |= {code: {"speaking": (5 - n, 1)} for n, code in enumerate(middle)}
    catalogue = ladder(needs, *(f"a>{m}" for m in middle), *(f"{m}>z" for m in middle))

    assert ways(catalogue, "a", "z") == ["a m4 z", "a m3 z", "a m2 z"]


def test_an_open_step_starts_in_the_centre_and_a_named_one_goes_before_it() -> None:
    catalogue = ladder(
        {"a": {}, "b": {}, "shop": {}, "farm": {}},
        *(">shop", "a>shop", "farm>a"),
        levels={"shop": "beyond", "farm": "beyond"},
    )
    [named] = routes(catalogue.role("a"), catalogue.role("shop"), catalogue)
    [opened] = routes(catalogue.role("b"), catalogue.role("shop"), catalogue)
    [back] = routes(catalogue.role("farm"), catalogue.role("shop"), catalogue)

    assert steps_of(named) == ["a-to-shop"]
    assert steps_of(opened) == ["any-to-shop"]
    assert opened.legs[0].origin.code == "b"
    assert steps_of(back) == ["farm-to-a", "a-to-shop"]


def test_cycles_steps_to_nowhere_and_standing_still_lead_no_one_astray() -> None:
    catalogue = ladder(
        {code: {} for code in ("a", "b", "z")}, "a>b", "b>a", "b>z", "z>a", "gone>z", "b>gone"
    )

    assert ways(catalogue, "a", "z") == ["a b z"]
    assert ways(catalogue, "a", "a") == []


def test_where_no_way_leads_the_reachable_role_on_the_nearest_rung_is_named() -> None:
    catalogue = ladder(
        {
            "agent": {"speaking": (1, 1)},
            "senior": {"speaking": (4, 1)},
            "lead": {"speaking": (3, 1)},
            "clerk": {"speaking": (1, 1)},
            "head": {"speaking": (5, 2)},
            "rival": {"speaking": (5, 1)},
        },
        *("agent>senior", "senior>lead", "agent>clerk"),
        levels={"senior": "leads", "lead": "leads", "head": "heads", "rival": "leads"},
    )
    agent, head = catalogue.role("agent"), catalogue.role("head")
    senior = catalogue.role("senior")

    assert routes(agent, head, catalogue) == ()
    [leading] = routes(agent, senior, catalogue)
    assert nearest(agent, head, catalogue) == Near(senior, leading, 2)
    assert nearest(senior, head, catalogue) == Near(senior, None, 2)


def test_on_the_same_rung_only_less_to_climb_is_nearer() -> None:
    catalogue = ladder(
        {
            "agent": {"speaking": (1, 1)},
            "same": {"speaking": (1, 1), "planning": (4, 1)},
            "clerk": {"speaking": (2, 1)},
            "head": {"speaking": (5, 2)},
        },
        *("agent>same", "same>clerk"),
        levels={"head": "heads"},
    )
    agent, same, clerk, head = map(catalogue.role, ("agent", "same", "clerk", "head"))
    there = best_route([agent], clerk, catalogue)
    assert nearest(agent, head, catalogue) == Near(clerk, there, 6)
    shorter = ladder(
        {
            role.code: {n.skill: (n.level, n.importance) for n in role.skills}
            for role in (agent, same)
        }
        | {"head": {"speaking": (5, 2)}},
        "agent>same",
        levels={"head": "heads"},
    )
    put = shorter.role("agent")
    assert nearest(put, shorter.role("head"), shorter) == Near(put, None, 8)


def test_nobody_is_sent_up_and_past_or_out_to_get_nearer() -> None:
    catalogue = ladder(
        {
            "agent": {"speaking": (2, 1)},
            "lead": {"speaking": (4, 1)},
            "shop": {"speaking": (5, 1)},
            "expert": {"speaking": (5, 1)},
        },
        *("agent>lead", ">shop"),
        levels={"lead": "leads", "shop": "beyond"},
    )
    agent, expert = catalogue.role("agent"), catalogue.role("expert")

    assert nearest(agent, expert, catalogue) == Near(agent, None, 3)


def test_with_levels_of_their_own_the_climb_starts_where_somebody_is() -> None:
    catalogue = ladder(
        {
            "a": {"speaking": (1, 1), "planning": (1, 1)},
            "b": {"speaking": (3, 1), "planning": (2, 1)},
            "c": {"speaking": (4, 1), "planning": (3, 1)},
        },
        *("a>b", "b>c"),
    )
    [route] = routes(catalogue.role("a"), catalogue.role("c"), catalogue)

    mine = with_levels(route, {"speaking": 4})

    changes = [[(d.skill.code, d.before, d.after) for d in leg.rising] for leg in mine.legs]
    assert changes == [[("planning", 1, 2)], [("planning", 2, 3)]]
    low = with_levels(route, {"speaking": 2})
    changes = [[(d.skill.code, d.before, d.after) for d in leg.rising] for leg in low.legs]
    assert changes == [
        [("speaking", 2, 3), ("planning", 1, 2)],
        [("speaking", 3, 4), ("planning", 2, 3)],
    ]


def test_of_what_somebody_does_not_hold_nothing_is_carried_along() -> None:
    catalogue = ladder(
        {
            "a": {"speaking": (4, 1), "planning": (4, 1)},
            "b": {"speaking": (2, 1), "planning": (2, 1)},
            "c": {"speaking": (4, 1), "planning": (4, 1)},
        },
        *("a>b", "b>c"),
    )
    [route] = routes(catalogue.role("a"), catalogue.role("c"), catalogue)

    assert with_levels(route, {}) == route
    assert [leg.shortfall for leg in with_levels(route, {"planning": 4}).legs] == [0, 2]


def test_what_somebody_holds_is_not_forgotten_at_a_stop_that_does_not_ask_for_it() -> None:
    catalogue = ladder(
        {"a": {}, "m": {"speaking": (2, 1)}, "z": {"planning": (4, 1)}}, "a>m", "m>z"
    )
    [route] = routes(catalogue.role("a"), catalogue.role("z"), catalogue)
    taken = with_levels(route, {"planning": 3})
    assert [[d.before for d in leg.differences] for leg in taken.legs] == [[None], [3]]


def test_the_best_from_several_starts_is_from_the_one_it_costs_least() -> None:
    catalogue = ladder(
        {"a": {"speaking": (1, 1)}, "b": {"speaking": (3, 1)}, "z": {"speaking": (4, 1)}},
        *("a>z", "b>z"),
    )
    a, b, z = (catalogue.role(code) for code in "abz")

    best = best_route([a, b], z, catalogue)

    assert best is not None
    assert steps_of(best) == ["b-to-z"]
    assert best_route([], z, catalogue) is None
    assert best_route([z, a], z, catalogue) is None
    assert best_route([z], a, catalogue) is None


def test_a_role_can_be_avoided_except_where_one_is_and_wants_to_be() -> None:
    catalogue = ladder({code: {} for code in "amnz"}, "a>m", "m>z", "a>n", "n>m", "n>z")

    def without(*avoid: str) -> list[str]:
        return wished(catalogue, "a", "z", Wishes(avoid=frozenset(avoid)))

    assert without() == ["a m z", "a n z"]
    assert without("m") == ["a n z"]
    assert without("m", "n") == []
    assert without("a", "n", "z", "nobody") == ["a m z"]


def test_a_track_puts_the_ways_that_keep_to_it_first_and_keeps_the_best() -> None:
    needs: dict[str, Needs] = {code: {} for code in ("a", "m1", "m2", "m3", "z")}
    needs |= {"t": {"speaking": (5, 3)}, "m1": {"speaking": (2, 1)}, "m2": {"speaking": (3, 1)}}
    catalogue = ladder(
        needs, *(f"a>{m}" for m in ("m1", "m2", "m3", "t")), "t>z", "m1>z", "m2>z", "m3>z"
    )
    roles = [
        msgspec.structs.replace(role, track="care" if role.code == "t" else "service")
        for role in catalogue.roles
    ]
    catalogue = factories.catalogue(
        tracks=[factories.track(), factories.track("care", letter="C", order=2)],
        levels=catalogue.levels,
        skills=catalogue.skills,
        roles=roles,
        steps=catalogue.steps,
    )

    assert ways(catalogue, "a", "z") == ["a m3 z", "a m1 z", "a m2 z"]
    assert wished(catalogue, "a", "z", Wishes(track="care")) == ["a t z", "a m3 z", "a m1 z"]
    many = Wishes(avoid=frozenset({"m3"}), track="care")
    assert wished(catalogue, "a", "z", many) == ["a t z", "a m1 z", "a m2 z"]


def test_of_three_ways_on_the_track_the_last_makes_room_for_the_best_of_all() -> None:
    needs: dict[str, Needs] = {code: {} for code in ("a", "best", "z")}
    needs |= {f"t{level}": {"speaking": (level, 1)} for level in (2, 3, 4)}
    middle = ("best", "t2", "t3", "t4")
    catalogue = ladder(needs, *(f"a>{m}" for m in middle), *(f"{m}>z" for m in middle))
    tracked = factories.catalogue(
        tracks=[factories.track(), factories.track("care", letter="C", order=2)],
        levels=catalogue.levels,
        skills=catalogue.skills,
        roles=[
            msgspec.structs.replace(role, track="care" if role.code[0] == "t" else "service")
            for role in catalogue.roles
        ],
        steps=catalogue.steps,
    )
    assert wished(tracked, "a", "z", Wishes(track="care")) == ["a t2 z", "a t3 z", "a best z"]


def test_the_best_way_is_told_even_where_a_short_cut_keeps_to_the_track() -> None:
    needs: dict[str, Needs] = {
        "a": {"speaking": (1, 1)},
        "b": {"speaking": (4, 1)},
        "z": {"speaking": (4, 3)},
    }
    catalogue = ladder(needs, "a>z", "a>b", "b>z")

    assert wished(catalogue, "a", "z", Wishes(track="other")) == ["a z", "a b z"]


def test_what_all_ways_need_cannot_be_avoided_and_the_rest_still_is() -> None:
    catalogue = ladder({code: {} for code in "amnoz"}, "a>m", "a>n", "m>o", "n>o", "o>z")
    a, z = catalogue.role("a"), catalogue.role("z")

    def asked(*avoid: str) -> tuple[list[tuple[str, ...]], set[str]]:
        found = granted(a, z, catalogue, Wishes(avoid=frozenset(avoid)))
        return [tuple(r.code for r in route.via) for route in found.routes], set(found.denied)

    assert asked("m") == ([("n", "o")], set())
    assert asked("o", "m") == ([("n", "o")], {"o"})
    assert asked("m", "n") == ([("m", "o"), ("n", "o")], {"m", "n"})
    assert asked("m", "n", "o") == ([("m", "o"), ("n", "o")], {"m", "n", "o"})
    assert granted(z, a, catalogue, Wishes(avoid=frozenset("m"))).routes == ()
    assert granted(a, z, catalogue, Wishes()) == Granted(routes(a, z, catalogue))
    assert granted(z, a, catalogue, Wishes()) == Granted(())


def test_of_a_wide_catalogue_the_best_ways_are_still_found() -> None:
    middle = [f"m{number}" for number in range(200)]
    needs: dict[str, Needs] = {"a": {}, "z": {}}
    needs |= {code: {"speaking": (5, 3)} for code in middle}
    needs |= {"m77": {"speaking": (2, 1)}, "m123": {"speaking": (2, 2)}, "m199": {}}
    steps = [f"a>{m}" for m in middle] + [f"{m}>z" for m in middle]
    catalogue = ladder(needs, *steps)

    assert ways(catalogue, "a", "z") == ["a m199 z", "a m77 z", "a m123 z"]
    assert ways(catalogue, "a", "m77") == ["a m77"]


def test_a_crowd_of_equal_ways_does_not_hide_that_there_is_one() -> None:
    sides = [f"{row}{number}" for row in "mn" for number in range(160)]
    needs: dict[str, Needs] = {"a": {}, "z": {}, **{code: {} for code in sides}}
    steps = [f"a>m{n}" for n in range(160)] + [f"n{n}>z" for n in range(160)]
    catalogue = ladder(needs, *steps, *(f"m{n}>n{n}" for n in range(160)))

    found = routes(catalogue.role("a"), catalogue.role("z"), catalogue)

    assert {len(route.legs) for route in found} == {3}


def test_every_pair_of_our_roles_is_joined_where_steps_join_it(catalogue: Catalogue) -> None:
    for origin in catalogue.roles:
        reached, edge = {origin.code}, [origin]
        while edge:
            onward = {role.code: role for r in edge for role in catalogue.successors(r)}
            edge = [role for code, role in onward.items() if code not in reached]
            reached |= set(onward)
        found = {goal.code for goal in catalogue.roles if routes(origin, goal, catalogue)}
        assert found == reached - {origin.code}
