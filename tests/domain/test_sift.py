"""A part of a catalogue: what is let through, what is kept, and the steps its border cuts."""

from careers.domain.lights import Lights, onward
from careers.domain.sift import Sieve, Sifted, sift, within
from careers.domain.things import Step
from tests import factories

CATALOGUE = factories.catalogue(
    levels=[
        factories.level(),
        factories.level("leads", 2),
        factories.level("heads", 3),
        factories.level("beyond", 0),
    ],
    tracks=[
        factories.track("service", order=1),
        factories.track("quality", order=2, letter="Q"),
        factories.track("beyond", order=3, letter="B"),
    ],
    roles=[
        factories.role("agent"),
        factories.role("leader", level="leads"),
        factories.role("checker", level="leads", track="quality"),
        factories.role("head", level="heads", track="quality"),
        factories.role("shop", level="beyond", track="beyond"),
    ],
    steps=[
        factories.step("agent", "leader"),
        factories.step("agent", "checker"),
        factories.step("leader", "head"),
        factories.step("checker", "head"),
        factories.step("", "shop"),
    ],
)
DARK = Lights()


def codes(sifted: Sifted) -> list[str]:
    return [role.code for role in sifted.catalogue.roles]


def steps(found: tuple[Step, ...]) -> list[str]:
    return [step.code for step in found]


def test_a_sieve_that_asks_for_nothing_lets_the_catalogue_through_as_it_is() -> None:
    sifted = sift(CATALOGUE, Sieve(), DARK)

    assert sifted == Sifted(CATALOGUE, (), (), ())
    assert sifted.catalogue is CATALOGUE


def test_tracks_choose_among_the_roles_of_the_centre_and_cut_steps_are_told() -> None:
    sifted = sift(CATALOGUE, Sieve(frozenset({"quality"})), DARK)

    assert codes(sifted) == ["checker", "head", "shop"]
    assert steps(sifted.catalogue.steps) == ["any-to-shop", "checker-to-head"]
    assert steps(sifted.outward) == []
    assert steps(sifted.inward) == ["agent-to-checker", "leader-to-head"]
    assert [level.code for level in sifted.catalogue.rungs] == ["leads", "heads"]


def test_what_lies_beyond_is_left_out_and_the_way_to_it_leads_out() -> None:
    sifted = sift(CATALOGUE, Sieve(beyond="hidden"), DARK)

    assert codes(sifted) == ["agent", "checker", "head", "leader"]
    assert steps(sifted.outward) == ["any-to-shop"]
    assert sifted.inward == ()


def test_alone_what_lies_beyond_is_reached_from_what_is_not_shown() -> None:
    sifted = sift(CATALOGUE, Sieve(frozenset({"service"}), "only"), DARK)

    assert codes(sifted) == ["shop"]
    assert (sifted.catalogue.steps, sifted.outward) == ((), ())
    assert steps(sifted.inward) == ["any-to-shop"]
    assert sifted.catalogue.rungs == ()


def test_a_rung_between_two_that_are_shown_stays_even_empty() -> None:
    catalogue = factories.catalogue(
        levels=CATALOGUE.levels,
        tracks=CATALOGUE.tracks,
        roles=[
            factories.role("agent"),
            factories.role("leader", level="leads", track="quality"),
            factories.role("head", level="heads"),
        ],
        steps=[],
    )
    sifted = sift(catalogue, Sieve(frozenset({"service"})), DARK)

    assert [level.code for level in sifted.catalogue.rungs] == ["entry", "leads", "heads"]


def test_the_stops_of_what_is_lit_are_kept_and_named() -> None:
    lit = onward(CATALOGUE.role("agent"), CATALOGUE)
    sifted = sift(CATALOGUE, Sieve(frozenset({"quality"}), "hidden"), lit)

    assert codes(sifted) == ["agent", "checker", "head"]
    assert [role.code for role in sifted.kept] == ["agent"]
    assert within(lit, sifted.catalogue) == Lights(
        ("agent",), frozenset({"checker"}), frozenset({"agent-to-checker"})
    )


def test_every_step_is_shown_or_leads_in_or_out_or_lies_wholly_outside() -> None:
    for tracks in (frozenset(), frozenset({"service"}), frozenset({"quality"}), frozenset({"x"})):
        for beyond in ("shown", "hidden", "only"):
            sifted = sift(CATALOGUE, Sieve(tracks, beyond), DARK)
            held = set(codes(sifted))
            told = {*sifted.catalogue.steps, *sifted.outward, *sifted.inward}
            for step in CATALOGUE.steps:
                touches = bool({step.origin, step.destination} & held)
                centre = any(CATALOGUE.rank(CATALOGUE.role(code)) for code in held)
                assert (step in told) == (touches or (not step.origin and centre))
