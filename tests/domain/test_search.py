"""Search: what a person types, slips and all, and what is found for it."""

import threading
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given, settings, strategies as st

from careers.domain import document, things
from careers.domain.catalogue import Catalogue
from careers.domain.search import KINDS, Found, SitePage, search
from careers.domain.search.entries import Entry
from careers.domain.search.index import Index
from tests import factories

FORGIVEN = {
    # A name, in any dress.
    "team leader": "/roles/team-leader/",
    "TEAM LEADER": "/roles/team-leader/",
    "team-leader": "/roles/team-leader/",
    "teamleader": "/roles/team-leader/",
    "Team Leaders": "/roles/team-leader/",
    "the team leader": "/roles/team-leader/",
    "Téam Léader": "/roles/team-leader/",
    # With a slip.
    "team leeder": "/roles/team-leader/",
    "temleader": "/roles/team-leader/",
    "tema leader": "/roles/team-leader/",
    "tem lead": "/roles/team-leader/",
    "call centr manager": "/roles/call-center-manager/",
    "tecnical suport": "/roles/technical-support-specialist/",
    "own buisness": "/roles/own-business/",
    "trainr": "/roles/trainer/",
    "beyond the contact entre": "/guides/beyond-the-call-center/",
    "beyond the contact cente": "/guides/beyond-the-call-center/",
    "coachng": "/skills/coaching/",
    "work force management": "/roles/workforce-management-specialist/",
    # Half of it.
    "team lea": "/roles/team-leader/",
    "superv": "/roles/team-leader/",
    "suprev": "/roles/team-leader/",
    "custmer service rep": "/roles/customer-service-representative/",
    "workforce": "/roles/workforce-management-specialist/",
    # By another name, shown or hidden, or a word of the field.
    "supervisor": "/roles/team-leader/",
    "CSR": "/roles/customer-service-representative/",
    "WFM": "/roles/workforce-management-specialist/",
    "qa analyst": "/roles/quality-assurance-analyst/",
    "HR": "/roles/human-resources/",
    "IT": "/roles/it-support/",
    "irate callers": "/training/#irate-callers",
    "chatbots": "/challenges/automation/",
    "night shifts": "/challenges/shifts-and-hours/",
    "burn out": "/challenges/stress-and-burnout/",
    "rude customers": "/challenges/difficult-customers/",
    "staff turnover": "/challenges/high-turnover/",
    # British and American, call and contact.
    "call centre manager": "/roles/call-center-manager/",
    "contact center manager": "/roles/call-center-manager/",
    "contact-centre managers": "/roles/call-center-manager/",
    "judgment": "/skills/judgement/",
    "judgement": "/skills/judgement/",
    "complex inquiries": "/challenges/complex-enquiries/",
    "professional development program": "/training/#professional-development-programmes",
    # Hyphens.
    "deescalation": "/skills/de-escalation/",
    "de escalation": "/skills/de-escalation/",
    "multi tasking": "/skills/multitasking/",
    # In a sentence.
    "How do I become a team leader?": "/roles/team-leader/",
    "senior agent to team leader": "/steps/senior-agent-to-team-leader/",
    "who does the training": "/sources/#who-trains",
}

SAME = [
    ("burnout", "burn out", "burn-out", "Burn‑Outs"),
    ("email", "e-mail", "e mails", "E-MAIL"),
    ("call centre", "call center", "contact centre", "contact-center", "Call Centres"),
    ("organisation", "organization", "organisations"),
    ("behaviour", "behavior"),
    ("programme", "program"),
    ("analysing", "analyzing"),
    ("counselling", "counseling"),
    ("adviser", "advisor"),
    ("café", "cafe", "cafe\u0301", "CAFÉ’S"),
]


def again(catalogue: Catalogue) -> Catalogue:
    """The same catalogue as a value of its own."""
    return document.read(document.write(catalogue))


def paths(found: Found) -> list[str]:
    return [thing.path for thing in found.things]


def why(found: Found) -> list[tuple[object, ...]]:
    told = [*found.best, *(hit for group in found.groups for hit in group.told)]
    return [(hit.thing.path, hit.where, hit.other, hit.place) for hit in told]


def counts(found: Found) -> list[tuple[str, int]]:
    return [(group.kind, group.count) for group in found.groups]


def every(catalogue: Catalogue) -> tuple[Entry, ...]:
    return Index.of(catalogue).entries


@pytest.mark.parametrize(("query", "first"), FORGIVEN.items())
def test_what_a_person_types_finds_first(catalogue: Catalogue, query: str, first: str) -> None:
    assert paths(search(catalogue, query))[0] == first


@pytest.mark.parametrize("ways", SAME, ids=lambda ways: ways[0])
def test_ways_to_write_a_word_find_the_same(catalogue: Catalogue, ways: tuple[str, ...]) -> None:
    first, *others = (search(catalogue, way) for way in ways)

    for other in others:
        assert paths(other) == paths(first)
        assert [replace(hit, typed="") for hit in other.hits] == [
            replace(hit, typed="") for hit in first.hits
        ]


def test_every_name_finds_itself_first(catalogue: Catalogue) -> None:
    for entry in every(catalogue):
        best = search(catalogue, entry.name).best
        same = [hit.thing for hit in best if hit.name.casefold() == entry.name.casefold()]
        assert best[0].name.casefold() == entry.name.casefold()
        assert entry.thing in same


def test_every_other_name_finds_what_it_names(catalogue: Catalogue) -> None:
    for entry in every(catalogue):
        for name in (*entry.others, *entry.hidden):
            found = search(catalogue, name)
            own = [hit.thing for hit in found.best]
            own += [hit.thing for group in found.groups for hit in group.told]
            assert entry.thing in own, name


@st.composite
def slips(draw: st.DrawFn, catalogue: Catalogue) -> tuple[Entry, str]:
    """A thing, and its name with one slip in a word of five letters or more."""
    words = [
        (entry, at, word)
        for entry in every(catalogue)
        for at, word in enumerate(entry.name.split(" "))
        if len(word) >= 5 and word.isalpha()
    ]
    entry, at, word = draw(st.sampled_from(words))
    place = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    before, after = word[:place], word[place:]
    slipped = draw(
        st.sampled_from(
            [
                before + letter + after,
                before + after[1:],
                before + letter + after[1:],
                before + after[1] + after[0] + after[2:],
            ]
        )
    )
    written = entry.name.split(" ")
    written[at] = slipped
    return entry, " ".join(written)


@settings(max_examples=150)
@given(data=st.data())
def test_one_slip_in_a_name_still_finds_it_among_the_first_three(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    entry, query = data.draw(slips(catalogue))

    assert entry.thing.path in paths(search(catalogue, query))[:3]


LEAST = 0.99
"""How many of all names with one slip must be found among the first three: what is not, has become
another word by it, or another name."""


def test_one_slip_in_any_role_skill_or_challenge_finds_it(catalogue: Catalogue) -> None:
    named = [e for e in every(catalogue) if e.kind in ("role", "skill", "challenge")]
    tried, missed = 0, []
    for number, entry in enumerate(one for one in named if len(one.name) >= 6):
        name = entry.name
        for at in range(1, len(name), 3):
            letter = "aeirst"[(number + at) % 6]
            for slipped in (
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
            ):
                tried += 1
                if entry.thing not in search(catalogue, slipped).things[:3]:
                    missed.append(slipped)

    assert tried > 1400
    assert len(missed) <= (1 - LEAST) * tried, missed


@settings(max_examples=60)
@given(data=st.data())
def test_case_accents_and_hyphens_between_words_change_nothing(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([entry.name for entry in every(catalogue)]))
    plain = search(catalogue, name)
    accents = str.maketrans("aeiou", "áèîöû")
    ways = (
        name.upper(),
        name.lower(),
        name.translate(accents),
        unicodedata.normalize("NFD", name.translate(accents)),
        name.replace(" ", "-"),
        name.replace("-", " "),
        f"  {name}! ",
    )

    written = search(catalogue, data.draw(st.sampled_from(ways)))

    assert (why(written), counts(written)) == (why(plain), counts(plain))


@settings(max_examples=150)
@given(st.text(max_size=200))
@example('title:(foo OR "bar')
@example("*")
@example("name:* AND NOT [a TO z]")
@example("\x00")
@example("\ud800")
@example("a" * 200)
@example("½ ﷺ ß İ ǅ 中文")
@example("'’'")
@example("- -- ‑")
def test_any_text_is_a_query(catalogue: Catalogue, query: str) -> None:
    found = search(catalogue, query)

    assert found.count >= len(found.things)
    assert search(catalogue, query) == found


@pytest.mark.parametrize("query", ["", "?!", "...", "how to", "a", "the"])
def test_what_holds_no_telling_word_finds_nothing(catalogue: Catalogue, query: str) -> None:
    found = search(catalogue, query)

    assert (found.count, found.reading.strange) == (0, ())


def test_nonsense_finds_nothing_and_is_told(catalogue: Catalogue) -> None:
    found = search(catalogue, "xyzzy plugh")

    assert (found.count, found.reading.strange) == (0, ("xyzzy", "plugh"))


def test_words_nobody_knows_are_left_out_and_told(catalogue: Catalogue) -> None:
    found = search(catalogue, "supervisor xyzzy")

    assert paths(found)[:3] == paths(search(catalogue, "supervisor"))[:3]
    assert found.reading.strange == ("xyzzy",)


def test_a_slip_is_told(catalogue: Catalogue) -> None:
    reading = search(catalogue, "Team leeder!").reading

    assert (reading.written, reading.text) == ("Team leeder!", "Team leader!")


def test_where_nothing_has_all_words_most_of_them_will_do() -> None:
    small = factories.catalogue(
        roles=[
            factories.role("agent", summary="Answers letters. {ed}"),
            factories.role("leader", level="leads", summary="Writes rotas and letters. {ed}"),
        ]
    )

    most = search(small, "letters rotas kindness few")
    every_word = search(small, "letters rotas")

    assert (most.partly, most.reading.strange) == (False, ("kindness",))
    assert (every_word.partly, paths(every_word)[0]) == (False, "/roles/leader/")
    partly = search(small, "answers rotas letters")
    assert (partly.partly, paths(partly)) == (True, ["/roles/agent/", "/roles/leader/"])


def test_names_count_for_more_than_summaries_and_those_for_more_than_texts() -> None:
    small = factories.catalogue(
        roles=[
            factories.role("agent", order=1, job="Told in letters. {ed}"),
            factories.role("clerk", order=2, summary="Answers letters. {ed}"),
            factories.role("writer", order=3, also_called=("Answerer of letters",)),
            factories.role("letters-desk", order=4),
            factories.role("leader", level="leads", order=5),
        ]
    )

    assert paths(search(small, "of letters")) == [
        "/roles/letters-desk/",
        "/roles/writer/",
        "/roles/clerk/",
        "/roles/agent/",
    ]


def test_why_each_thing_was_found_is_told(catalogue: Catalogue) -> None:
    def reasons(query: str, path: str) -> tuple[object, ...]:
        found = search(catalogue, query)
        told = [*found.best, *(hit for group in found.groups for hit in group.told)]
        [hit] = [hit for hit in told if hit.thing.path == path]
        return hit.where, hit.other, hit.meant, hit.slipped, hit.place

    leader = "/roles/team-leader/"
    assert reasons("team leader", leader) == (("name",), "", (), "", "")
    assert reasons("supervisor", leader) == (("other",), "Supervisor", (), "", "")
    assert reasons("shift leader", leader) == (("hidden",), "", (), "", "")
    assert reasons("team reader", leader) == (("name",), "", (), "Team Leader", "")
    assert reasons("boss", leader) == (("other",), "Supervisor", (("boss", "supervisor"),), "", "")
    assert reasons("burnout", leader) == (("text",), "", (), "", "challenges")


def test_the_words_found_are_marked_where_they_stand_together() -> None:
    long = "Something else is said here at length. " * 12
    small = factories.catalogue(
        roles=[
            factories.role("agent", job=f"A night. {{ed}} {long}Work at nights, in shifts. {{ed}}"),
            factories.role("leader", level="leads"),
        ]
    )
    [hit] = [hit for hit in search(small, "night shift").best if hit.kind == "role"]

    assert hit.place == "job"
    assert [piece.text for piece in hit.pieces if piece.marked] == ["nights", "shifts"]
    assert "".join(piece.text for piece in hit.pieces) == "… Work at nights, in shifts."


def test_words_that_say_little_are_not_marked(catalogue: Catalogue) -> None:
    marked = {
        piece.text.casefold()
        for hit in search(catalogue, "i get shouted at all day").hits
        for piece in hit.pieces
        if piece.marked
    }

    assert marked == {"shouting", "shouts"}


def test_the_passage_shown_is_the_one_with_the_rarer_word() -> None:
    many = [factories.skill(f"s-{n}", about="Planning shifts. {ed}") for n in range(6)]
    told = factories.skill("told", levels=("Planning well", "Two", "Mending old boats", "4", "5"))
    hit = search(factories.catalogue(skills=[*many, told]), "planning boats").best[0]

    assert hit.thing == told
    assert [piece.text for piece in hit.pieces] == ["Mending old ", "boats"]


def test_the_first_three_of_all_kinds_come_before_the_others(catalogue: Catalogue) -> None:
    found = search(catalogue, "stress")

    assert [hit.thing for hit in found.best] == found.things[:3]
    assert len(found.best) == 3
    assert len({hit.kind for hit in found.best}) > 1
    assert found.count == 3 + sum(group.count for group in found.groups)


@pytest.mark.parametrize(
    ("query", "first"),
    {
        "agent to team leader": "/steps/customer-service-representative-to-team-leader/",
        "from csr to qa": "/steps/customer-service-representative-to-quality-assurance-analyst/",
        "tech suport to triner": "/steps/technical-support-specialist-to-trainer/",
        "supervisor to manager": "/steps/team-leader-to-call-center-manager/",
        "moving from agent into hr": "/steps/any-to-human-resources/",
        "how do i get from trainer to operations director": "/steps/trainer-to-operations-director/",
    }.items(),
)
def test_two_ends_find_the_step_between_them(catalogue: Catalogue, query: str, first: str) -> None:
    assert paths(search(catalogue, query))[0] == first


@pytest.mark.parametrize("query", ["team leader", "supervisor", "become a team leader"])
def test_every_step_of_a_role_is_found_by_its_names_those_that_lead_to_it_first(
    catalogue: Catalogue, query: str
) -> None:
    found = [hit for hit in search(catalogue, query).hits if hit.kind == "step"]

    to = [s.path for s in catalogue.steps if s.destination == "team-leader"]
    onwards = [s.path for s in catalogue.steps if s.origin == "team-leader"]
    assert {hit.thing.path for hit in found[: len(to)]} == set(to)
    assert {hit.thing.path for hit in found[len(to) :]} == set(onwards)
    assert {(hit.where, hit.other) for hit in found} == {
        (("to",), "Team Leader"),
        (("from",), "Team Leader"),
    }


def test_of_very_many_none_is_cut_whose_name_has_all_the_words() -> None:
    many = [factories.skill(f"s-{n}", summary="Night plans. {ed}") for n in range(40)]
    night = factories.skill("night", name="Night plans")
    stops = " ".join(f"stop{n}" for n in range(30))
    long = factories.module("long", name=f"Plans drawn up for trams at night past {stops}")
    small = factories.catalogue(skills=[night, *many], training=[long])
    answer = search(small, "night plans")

    assert [hit.thing for hit in answer.best] == [night, long]
    assert answer.count == 2


def test_two_ends_with_no_step_between_find_the_roles(catalogue: Catalogue) -> None:
    found = search(catalogue, "trainer to team leader")

    assert set(paths(found)[:2]) == {"/roles/trainer/", "/roles/team-leader/"}


def test_a_page_of_the_site_is_found_beside_the_catalogue(catalogue: Catalogue) -> None:
    page = SitePage("/there/", "A quiet corner", "Where nobody talks.", ("hush", "library voice"))
    other = SitePage("/here/", "Another", "Nothing of the kind.")
    fresh = again(catalogue)

    found = search(fresh, "libary voice", (page,))

    assert (found.best[0].kind, found.best[0].thing, found.best[0].where) == (
        "page",
        page,
        ("hidden",),
    )
    assert page not in search(fresh, "library voice", (other,)).things
    assert page not in search(fresh, "library voice").things


def test_a_telling_word_in_a_name_beats_many_plain_ones_in_long_texts() -> None:
    long = "You look at the day and the work of a person. " * 40
    small = factories.catalogue(
        roles=[
            factories.role("agent", job=f"{long}{{ed}}"),
            factories.role("leader", level="leads", job=f"{long}{{ed}}"),
        ],
        challenges=[factories.challenge("stress", synonyms=("typical day",))],
    )

    found = search(small, "what does a typical day of work look like for a person")

    assert paths(found)[0] == "/challenges/stress/"


@pytest.mark.parametrize(
    ("written", "read"),
    {
        "shfit work": "shift work",
        "teh team leader": "the team leader",
        "becuase of stress": "because of stress",
        "sallary": "salary",
        "i hate kids": "i hate kids",
        "promtion": "promotion",
    }.items(),
)
def test_a_slip_is_mended_and_a_plain_word_left_alone(
    catalogue: Catalogue, written: str, read: str
) -> None:
    assert search(catalogue, written).reading.text == read


def test_words_of_one_family_find_one_another(catalogue: Catalogue) -> None:
    assert "/challenges/stress-and-burnout/" in paths(search(catalogue, "stressing"))[:3]
    assert "/skills/persuasion/" in paths(search(catalogue, "persuader"))[:3]


def test_a_long_group_tells_the_first_and_names_the_rest(catalogue: Catalogue) -> None:
    [roles] = [group for group in search(catalogue, "customers").groups if group.kind == "role"]

    assert (len(roles.told), len(roles.named), roles.left) == (3, roles.count - 3, 0)


def test_of_very_many_the_rest_is_counted() -> None:
    many = [factories.role(f"clerk-{n}", title=f"Clerk {n}") for n in range(500)]
    small = factories.catalogue(roles=[factories.role("agent"), *many, factories.role("leader")])
    [roles] = [group for group in search(small, "clerk").groups if group.kind == "role"]

    assert (roles.count, len(roles.told), len(roles.named), roles.left) == (497, 3, 37, 457)


def test_kinds_come_in_their_order_and_no_thing_twice(catalogue: Catalogue) -> None:
    found = search(catalogue, "training")
    kinds = [group.kind for group in found.groups]

    assert kinds == [kind for kind in KINDS if kind in kinds]
    assert len(paths(found)) == len(set(paths(found))) == found.count


def test_an_index_is_built_once_however_many_ask(catalogue: Catalogue) -> None:
    fresh = again(catalogue)
    got: list[Index] = []
    threads = [threading.Thread(target=lambda: got.append(Index.of(fresh))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(got) == 8 and len({id(index) for index in got}) == 1


def test_two_builds_of_a_catalogue_answer_alike(catalogue: Catalogue) -> None:
    twin = again(catalogue)

    for query in ("team", "customer", "training", "pay", "stress at work"):
        one, other = search(twin, query), search(catalogue, query)
        assert (one.best, one.groups) == (other.best, other.groups)


def test_a_step_that_leads_nowhere_is_not_found() -> None:
    small = factories.catalogue(steps=[factories.step(), factories.step("agent", "gone")])

    assert paths(search(small, "move")) == ["/steps/agent-to-leader/"]


def test_a_catalogue_of_nothing_can_be_searched() -> None:
    empty = Catalogue.of(things.Site(name="Rungs", strapline="Empty"), {})

    assert search(empty, "team leader").count == 0
