"""Every word a person reads can be translated or edited: on public pages, in the assessment, in a
plan, on error pages and at the desk."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from msgspec.structs import replace

from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.questionnaire import sections
from careers.models import Announcement, Attempt, Errand, Group, Upload, Vacancy
from careers.pages.page import Edition
from careers.pages.search import search
from tests.crowd import crowd
from tests.pages.pdf import pages
from tests.pseudo import spoken, untranslated, widened
from tests.views.sitting import publish
from tests.views.test_again import hidden
from tests.views.test_public import addresses

NAME = "Rungs"
"""What the site is called where no catalogue can be reached."""


@pytest.fixture(scope="module")
def wide(catalogue: Catalogue) -> Catalogue:
    return widened(catalogue)


@pytest.fixture
def pseudo_spoken() -> Iterator[None]:
    with spoken():
        yield


def test_every_word_of_the_search(wide: Catalogue, pseudo_spoken: None) -> None:
    leader = wide.role("team-leader").title
    asked = {
        "name": leader,
        "slip": leader[:-2] + leader[-1],
        "strange": f"{leader} ｘｙｚｚｙ",
        "many": "ｃｕｓｔｏｍｅｒ",
        "cut": "ｃｕｓｔｏｍｅｒ " * 13,
        "nothing": "ｘｙｚｚｙ",
        "silent": "？！",
    }
    pages = {name: search(wide, query) for name, query in asked.items()}
    found = {
        name: said
        for name, page in pages.items()
        if (said := untranslated(page.render(wide, Edition(7, "1. 5. 2030"))))
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {page.template for page in pages.values()} == {
        "search/found.html",
        "search/nothing.html",
    }


@pytest.fixture
def published(db: None, wide: Catalogue) -> None:
    publish(wide, 1)


ASKED = (
    "/ladder/?from=trainer",
    "/ladder/?from=trainer&to=operations-director",
    "/ladder/route/",
    "/ladder/route/?from=customer-service-representative&to=operations-director",
    "/ladder/route/?from=operations-director&to=trainer",
    "/ladder/route/?from=nobody&to=trainer",
    "/editions/feed.xml",
    "/search/?q=12",
    "/search/?q=ｃｏａｃｈｉｎｇ",
)
"""Public pages that read their query string, and the feed."""


def test_every_word_of_every_public_page(
    visitor: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    # A track's letter, one of A to Z by its schema, and the note that somebody published with.
    typed = {*(track.letter for track in wide.tracks), "“For this test”"}
    found = {}
    for address in (*addresses(wide), *ASKED):
        response = visitor.get(address)
        assert (address, response.status_code) == (address, 200)
        if said := set(untranslated(response.content.decode())) - typed:
            found[address] = said
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""


def test_every_word_of_the_assessment(
    visitor: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    parts = sections(wide)
    shown = {"before": visitor.get("/assessment/answers/")}
    shown["no result"] = visitor.get("/assessment/result/")
    shown["nothing to erase"] = visitor.get("/assessment/erase/")
    for part in parts:
        address = f"/assessment/part/{part.number}/"
        shown[address] = visitor.get(address)
        shown[f"{address} refused"] = visitor.post(address, {"next": "", "role": "nobody"})
        answers = {item.code: str(1 + at % 5) for at, item in enumerate(part.items)}
        if part.number == 1:
            answers = {item.code: "skip" for item in part.items}
            answers |= {part.items[0].code: "5", "role": "team-leader"}
        assert visitor.post(address, {**answers, "next": ""}).status_code == 302
        shown[f"result after {part.number}"] = visitor.get("/assessment/result/")
    shown["answers"] = visitor.get("/assessment/answers/")
    for role in wide.roles:
        shown[role.code] = visitor.get(f"/assessment/result/{role.code}/")
    what_if = "/assessment/what-if/"
    shown["what if"] = visitor.get(what_if)
    shown["what if it were more"] = visitor.get(f"{what_if}coaching/")
    levels = {skill.code: "5" for skill in wide.measured_skills}
    shown["what if it were most"] = visitor.post(what_if, levels)
    shown["what if it were nothing"] = visitor.post(what_if, {"coaching": "9", "speaking": "1"})
    shown["no role alone"] = visitor.post("/assessment/look/", {"role": "nobody"})
    for role in wide.roles:
        visitor.post("/assessment/aside/", {"role": role.code})
        shown[f"without {role.code}"] = visitor.get("/assessment/result/")
    shown["set aside"] = visitor.get("/assessment/result/team-leader/")
    visitor.post("/assessment/aside/", {"all": ""})
    plan = "/assessment/plan/"
    shown["no plan"] = visitor.get(plan)
    assert visitor.post(f"{plan}target/", {"target": "operations-director"}).status_code == 302
    shown["plan"] = visitor.get(plan)
    shown["talk"] = visitor.get(f"{plan}talk/")
    shown["no action"] = visitor.post(f"{plan}actions/", {"text": ""})
    assert visitor.post(f"{plan}actions/", {"text": "12"}).status_code == 302
    assert visitor.post(f"{plan}evidence/", {"skill": "coaching", "note": "34"}).status_code == 302
    shown["plan with a list"] = visitor.get(plan)
    shown["talk with a list"] = visitor.get(f"{plan}talk/")
    shown["result with a role chosen"] = visitor.get("/assessment/result/")
    shown["what if with a plan"] = visitor.get(f"{what_if}coaching/")
    for part in parts:
        visitor.post(f"/assessment/part/{part.number}/", {item.code: "1" for item in part.items})
    shown["nothing fits"] = visitor.get("/assessment/result/")
    for part in parts:
        visitor.post(f"/assessment/part/{part.number}/", {item.code: "4" for item in part.items})
    shown["nothing stands out"] = visitor.get("/assessment/result/")
    shown["erase"] = visitor.get("/assessment/erase/")
    shown["erased"] = visitor.post("/assessment/erase/")
    found = {
        name: said
        for name, response in shown.items()
        if (said := untranslated(response.content.decode()))
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {response.status_code for response in shown.values()} == {200, 422}


def test_every_word_of_coming_back(
    visitor: Client, stranger: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    part, code, resume = (f"/assessment/{path}/" for path in ("part/1", "code", "resume"))
    shown = {"no code": visitor.get(code), "resume": visitor.get(resume)}
    shown["first"] = visitor.get(f"{part}?role=team-leader")
    shown["not begun"] = visitor.get(code)
    shown["not begun, forget"] = visitor.get(f"{code}forget/")
    for typed in ("", "1", "7" * 40, "u" * 28, "0" * 27 + "1", "0" * 28):
        shown[f"typed {typed}"] = stranger.post(resume, {"code": typed})
    form = {"of": "0123456789abcdef", "next": ""}
    shown["lost"] = visitor.post(part, form)
    assert (
        visitor.post(part, {sections(wide)[0].items[0].code: "3", "later": ""}).status_code == 302
    )
    shown["other answers"] = visitor.post(part, form)
    with override_settings(MAIL=True):
        shown["card"] = visitor.get(code)
        for address in ("", "x", "1@2.345"):
            shown[f"letter {address}"] = visitor.post(f"{code}send/", {"address": address})
    shown["surprised"] = visitor.post(resume, {"code": "1"})
    shown["new"] = visitor.get(f"{code}new/")
    shown["forget"] = visitor.get(f"{code}forget/")
    shown["forgotten"] = visitor.post(f"{code}forget/")
    found = {
        name: said
        for name, response in shown.items()
        if (said := untranslated(response.content.decode()))
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {response.status_code for response in shown.values()} == {200, 409, 422}


def test_every_word_of_the_plan(
    visitor: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    plan = "/assessment/plan/"
    shown = {"none yet": visitor.get(plan)}
    for part in sections(wide):
        answers = {item.code: str(1 + at % 5) for at, item in enumerate(part.items)}
        answers |= {"role": "customer-service-representative"} if part.number == 1 else {}
        visitor.post(f"/assessment/part/{part.number}/", answers)
    shown["choosing"] = visitor.get(plan)
    shown["no role"] = visitor.post(f"{plan}target/", {"target": ""})
    mine = {"text": "Ｒｅａｄ", "note": "Ｒｅａｄ", "skill": "coaching"}
    for due in ("", "2020-05-03", timezone.localdate().isoformat(), "2090-05-03"):
        added = visitor.post(f"{plan}actions/", {**mine, "due": due, "was": due})
    shown["passed"] = visitor.post(f"{plan}actions/", {**mine, "due": "2020-05-03"})
    number = added["Location"].rpartition("-")[2]
    visitor.post(f"{plan}actions/{number}/done/")
    noted = visitor.post(f"{plan}evidence/", mine)["Location"].rpartition("-")[2]
    printed: dict[str, str] = {}
    for code in ("team-leader", "operations-manager", "human-resources"):
        visitor.post(f"{plan}target/", {"target": code})
        shown[code], shown[f"{code} talk"] = visitor.get(plan), visitor.get(f"{plan}talk/")
        for name in ("plan.pdf", "talk.pdf"):
            printed[f"{code} {name}"] = " ".join(pages(visitor.get(plan + name).content))
    shown["new"] = visitor.get(f"{plan}actions/")
    shown["long"] = visitor.post(f"{plan}actions/", {"text": "Ａ" * 301, "due": "Ａ"})
    shown["far"] = visitor.post(f"{plan}actions/", {"text": "", "due": "2300-01-01"})
    shown["change"] = visitor.get(f"{plan}actions/{number}/")
    shown["note"] = visitor.post(f"{plan}evidence/{noted}/", {"note": "", "skill": ""})
    shown["removed"] = visitor.post(f"{plan}actions/{number}/remove/")
    shown["gone"] = visitor.post(f"{plan}actions/{number}/remove/")
    assert {name: said for name, text in printed.items() if (said := untranslated(text))} == {}
    found = {
        name: said
        for name, response in shown.items()
        if (said := untranslated(response.content.decode()))
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {response.status_code for response in shown.values()} == {200, 422}


def answer_alike(visitor: Client, catalogue: Catalogue, value: int) -> None:
    """Give every question the same answer, as somebody on the phones."""
    for part in sections(catalogue):
        answers = {item.code: str(value) for item in part.items}
        answers |= {"role": "customer-service-representative"} if part.number == 1 else {}
        visitor.post(f"/assessment/part/{part.number}/", answers)


def test_every_word_of_looking_back(
    visitor: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    again, carry, back = (f"/assessment/{one}/" for one in ("again", "carry-over", "put-back"))
    visitor.post("/assessment/part/1/", {wide.questionnaire[0].code: "3"})
    shown = {one: visitor.get(one) for one in (again, carry, "/assessment/progress/")}
    answer_alike(visitor, wide, 2)
    visitor.post("/assessment/plan/target/", {"target": "senior-agent"})
    first = wide.questionnaire[0].code
    visitor.post("/assessment/part/1/", {first: "5", "role": "team-leader"})
    for name in ("answers", "result", "progress", "again"):
        shown[f"changed {name}"] = visitor.get(f"/assessment/{name}/")
    mark = hidden(shown["changed answers"])
    shown["overtaken"] = visitor.post("/assessment/undo/", {"change": "12"})
    shown["undone"] = visitor.post("/assessment/undo/", mark)
    shown["undone already"] = visitor.post("/assessment/undo/", mark)
    visitor.post(again, hidden(shown["changed again"]))
    shown["begun"] = visitor.get(again)
    shown["put back"] = visitor.post(back, hidden(shown["begun"]))
    shown["not put back"] = visitor.post(back, hidden(shown["begun"]))
    visitor.post(again, hidden(visitor.get(again)))
    answer_alike(visitor, wide, 4)
    for name in ("progress/", "earlier/1/", "earlier/1/team-leader/"):
        shown[name] = visitor.get(f"/assessment/{name}")
    publish(reworded(wide), 2)
    shown["offered"] = visitor.get(carry)
    visitor.post(carry, hidden(shown["offered"]))
    shown["moved"] = visitor.get(carry)
    answer_alike(visitor, reworded(wide), 5)
    visitor.post(again, hidden(visitor.get(again)))
    shown["begun on two"] = visitor.get("/assessment/progress/")
    found = {
        name: said
        for name, response in shown.items()
        if (said := untranslated(response.content.decode()))
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {response.status_code for response in shown.values()} == {200, 409}


def reworded(catalogue: Catalogue) -> Catalogue:
    """An edition in which questions, a role and what another asks have changed."""
    first, second, *others = catalogue.questionnaire
    items = [replace(first, text=second.text), replace(second, code="12"), *others[:-1]]
    roles = [
        replace(role, skills=role.skills[1:]) if role.code == "team-leader" else role
        for role in catalogue.roles
    ]
    return replace(catalogue, items=tuple(items), roles=tuple(roles))


ERRORS = ("400", "403", "404", "413", "500", "csrf", "locked", "unavailable", "unpublished")


def test_every_word_of_the_error_pages(
    visitor: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    found = {
        name: said
        for name in ERRORS
        if (said := untranslated(render_to_string(f"errors/{name}.html"))) != [f"· {NAME}", NAME]
    }
    missing = visitor.get("/roles/teamleader/")
    found["missing"] = untranslated(missing.content.decode())
    assert found == {"missing": []}
    assert missing.status_code == 404


DESK = (
    "/desk/",
    "/desk/publish/",
    "/desk/checks/",
    "/desk/changes/",
    "/desk/careers/role/",
    "/desk/careers/role/add/",
    "/desk/careers/role/team-leader/change/",
    "/desk/careers/role/team-leader/delete/",
    "/desk/address/role/team-leader/",
    "/desk/careers/role/team-leader/history/",
    "/desk/careers/advancementstep/",
    "/desk/careers/advancementstep/add/",
    "/desk/careers/skill/coaching/change/",
    "/desk/careers/challenge/automation/change/",
    "/desk/careers/trainingmodule/mentorship/change/",
    "/desk/careers/guide/culture/change/",
    "/desk/careers/disagreement/outlook/change/",
    "/desk/questions/",
    "/desk/preview/links/",
    "/desk/careers/question/",
    "/desk/careers/question/coaching-1/change/",
    "/desk/careers/preference/pace/change/",
    "/desk/careers/proficiency/alone/change/",
    "/desk/careers/source/careers/change/",
    "/desk/careers/level/entry/change/",
    "/desk/careers/track/quality/change/",
    "/desk/careers/site/",
    "/desk/editions/",
    "/desk/review/",
    "/desk/rules/",
    "/desk/due/?show=all",
    "/desk/workbook/",
    "/desk/clone/role/team-leader/",
    "/desk/order/role/",
    "/desk/retire/role/team-leader/",
)
ONCE_PUBLISHED = (
    "/desk/editions/1/",
    "/desk/editions/1/take-back/",
    "/desk/editions/1/take-back/role/team-leader/",
    "/desk/editions/1/roll-back/",
    "/desk/editions/1/draft/",
)


def test_every_word_of_the_desk(desk: Client, wide: Catalogue, pseudo_spoken: None) -> None:
    replace_draft(wide)
    assert untranslated_at(desk, wide, DESK) == ""


def test_every_word_of_the_editions_at_the_desk(
    desk: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    replace_draft(wide)
    assert untranslated_at(desk, wide, ONCE_PUBLISHED) == ""


def test_every_word_of_what_takes_long(
    desk: Client, publisher: User, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    replace_draft(wide)
    publishing = {"note": "111", "edition": "1", "draft": "0" * 64}
    upload = Upload.objects.create(made_by=publisher, name="111")
    kinds: list[tuple[str, str, Mapping[str, object]]] = [
        ("/desk/workbook/taking/{}/", "take-out", {"ending": "xlsx", "edition": ""}),
        ("/desk/publish/{}/", "publish", publishing),
        (f"/desk/workbook/{upload.pk}/", "read", {"upload": upload.pk}),
        (f"/desk/workbook/{upload.pk}/apply/{{}}/", "apply", {"upload": upload.pk}),
        (f"/desk/workbook/{upload.pk}/apply/{{}}/", "apply", {"upload": upload.pk, "back": True}),
        ("/desk/editions/1/draft/{}/", "bring-back", {"edition": 1}),
    ]
    ends: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("running", "waiting", {}),
        ("running", "writing", {}),
        ("stopped", "", {}),
        ("refused", "", {}),
        ("done", "", {"portions": 0, "bytes": 5_000_000}),
    )
    addresses = []
    for address, what, about in kinds:
        for stage, step, outcome in ends[:2] if what in ("read", "apply") else ends:
            made = Errand.objects.create(
                what=what, about=about, stage=stage, step=step, outcome=outcome, begun_by=publisher
            )
            addresses.append(address.format(made.pk))
    assert untranslated_at(desk, wide, addresses) == ""


def untranslated_at(desk: Client, catalogue: Catalogue, addresses: Iterable[str]) -> str:
    """What these pages say in no translation, besides what is a name, one page a line."""
    # Who is signed in, the codes, and a picture whose words Django wrote into its own template.
    fixed = {
        "publisher",
        "Search",
        "“For this test”",
        "For this test",
        "draft.xlsx",
        *(thing.code for kind in KINDS for thing in getattr(catalogue, kind.plural)),
    }
    found = {}
    for address in addresses:
        response = desk.get(address, follow=True)
        assert (address, response.status_code) == (address, 200)
        if said := set(untranslated(response.content.decode())) - fixed:
            found[address] = said
    return "\n".join(f"{a} {b}" for a, b in found.items())


def test_every_word_of_the_numbers(
    desk: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    replace_draft(wide)
    shown = {"nobody": desk.get("/desk/numbers/"), "no groups": desk.get("/desk/groups/")}
    made = {n: Group.objects.create(name=f"{n}", code=f"{n}") for n in (7, 11, 31)}
    shown["no member"] = desk.get(f"/desk/groups/{made[7].pk}/")
    for count, group in made.items():
        crowd(wide, count, group, seed=count)
        shown[f"group of {count}"] = desk.get(f"/desk/groups/{group.pk}/")
    shown["refused"] = desk.post("/desk/groups/", {"name": ""})
    answers = {item.code: "3" for item in sections(wide)[0].items}
    shown["wrong code"] = desk.post("/assessment/part/1/", {**answers, "group": "7", "next": ""})
    Group.objects.filter(code="31").update(code="ZD9MZPAF")
    desk.post("/assessment/part/1/", {**answers, "group": "ZD9M-ZPAF", "next": ""})
    shown["joined"] = desk.get("/assessment/part/1/")
    shown["in a group"] = desk.get("/assessment/answers/")
    shown["left"] = desk.post("/assessment/group/leave/")
    own = f"/desk/groups/{made[7].pk}/"
    for verb in ("rename", "delete", "sheet"):
        shown[verb] = desk.get(f"{own}{verb}/")
    shown["closed"] = desk.post(f"{own}close/", follow=True)
    shown["numbers"] = desk.get("/desk/numbers/")
    shown["first page"] = desk.get("/desk/")
    Attempt.objects.update(changed_at=timezone.now())
    shown["waiting"] = desk.get("/desk/numbers/")
    shown["groups"] = desk.get("/desk/groups/")
    fixed = {"publisher", "http://testserver/assessment/", "For this test"}
    found = {
        name: said
        for name, response in shown.items()
        if (said := set(untranslated(response.content.decode())) - fixed)
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {response.status_code for response in shown.values()} == {200, 422}


def test_every_word_of_openings(
    desk: Client, visitor: Client, published: None, wide: Catalogue, pseudo_spoken: None
) -> None:
    replace_draft(wide)
    day = timezone.localdate()
    told = {"title": "１", "place": "２", "hours": "３", "text": "４", "link": "https://5.6/"}
    for role, remote, last in (
        ("team-leader", "site", 0),
        ("trainer", "hybrid", 1),
        ("", "remote", 9),
    ):
        Vacancy.objects.create(
            **told, role=role, remote=remote, opens_on=day, closes_on=day + timedelta(days=last)
        )
    over = day - timedelta(days=3)
    closed = Vacancy.objects.create(**told, role="trainer", opens_on=over, closes_on=over)
    said = Announcement.objects.create(text="７", address="https://8.9/")
    one = Vacancy.objects.earliest("pk")
    shown = {
        path: visitor.get(path)
        for path in (
            "/",
            "/ladder/",
            "/roles/team-leader/",
            "/jobs/",
            "/jobs/?role=trainer&hours=full&place=0",
            "/jobs/?role=trainer&where=remote",
            f"/jobs/{one.pk}/",
            f"/jobs/{one.pk + 2}/",
            f"/jobs/{closed.pk}/",
        )
    }
    shown |= {
        path: desk.get(path)
        for path in (
            "/desk/jobs/",
            "/desk/jobs/new/",
            f"/desk/jobs/{one.pk}/",
            f"/desk/jobs/{one.pk}/delete/",
            "/desk/jobs/import/",
            "/desk/announcements/",
            "/desk/announcements/new/",
            f"/desk/announcements/{said.pk}/",
            "/desk/colour/?colour=%23112233",
        )
    }
    shown["refused"] = desk.post("/desk/jobs/new/", {"closes_on": "1"})
    shown["no file"] = desk.post("/desk/jobs/import/", {})
    shown["nothing said"] = desk.post("/desk/announcements/new/", {"words": "１"})
    letters = (track.letter for track in wide.tracks)
    fixed = {"publisher", "5.6", "8.9", *letters}
    found = {
        name: loose
        for name, response in shown.items()
        if (loose := set(untranslated(response.content.decode())) - fixed)
    }
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert {response.status_code for response in shown.values()} == {200, 410, 422}


def test_what_stands_outside_is_found_wherever_it_stands() -> None:
    html = (
        '<meta name="description" content="Plain"><p>⟦ín⟧ or <b>out</b> ｗｉｄｅ 12 %</p>'
        '<a aria-label="Said" href="/x/">⟦a <i>b</i> c⟧</a><svg><title>Drawn</title></svg>'
        '<code translate="no">kept <b>too</b></code><input type="submit" value="Send">'
        "<script>let a;</script>"
    )
    assert untranslated(html) == ["Plain", "or", "out", "Said", "Drawn", "Send"]


def test_the_pseudo_language_reaches_every_kind_of_string() -> None:
    with spoken():
        assert gettext("A %(thing)s") == "⟦A %(thing)s⟧"
        assert pgettext("verb", "Open") == "⟦Opéén⟧"
        assert ngettext("One", "Many", 1) == "⟦Onéé⟧"
        assert npgettext("noun", "One", "Many", 2) == "⟦Méény⟧"
        assert get_language() == "en-xa"
    assert gettext("Open") == "Open"


def test_every_word_of_a_workbook_that_is_not_read_in(
    desk: Client, wide: Catalogue, pseudo_spoken: None
) -> None:
    replace_draft(wide)
    first, second = wide.synonyms[:2]
    table = (
        "code,name,means,alike,１\n"
        f"{first.code},,{first.means},２\n"
        f"{second.code},３,４,yes\n{second.code},５,６,yes\n"
    )
    steps = "code,origin,destination\n７,no-such-role,team-leader\n"
    files = {
        "none.xlsx": b"text",
        "none.csv": b"\xff\xfa",
        "roles.json": b'{"roles": 1}',
        "synonyms.csv": table.encode(),
        "steps.csv": steps.encode(),
    }
    # What is said of a file names its sheets, headings and columns as they are in it.
    fixed = {"publisher", *files, "synonyms", "steps", "code", "name", "means", "alike", "origin"}
    fixed |= set("ABCDE")
    found = {}
    for name, data in files.items():
        file = SimpleUploadedFile(name, data)
        response = desk.post("/desk/workbook/send/", {"file": file}, follow=True)
        if said := set(untranslated(response.content.decode())) - fixed:
            found[name] = said
    assert "\n".join(f"{a} {b}" for a, b in found.items()) == ""
    assert set(Upload.objects.values_list("stage", flat=True)) == {"refused"}
