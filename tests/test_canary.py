"""Nothing personal is ever said to a log: a visitor's whole life and a colleague's, in a real server that
says all it can, with words in every field that occur nowhere else."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from careers.domain import code as codes
from careers.domain.catalogue import Catalogue
from careers.domain.questionnaire import sections
from tests.fresh import Host, host
from tests.served import Answer, Person, Served, served
from tests.smtp import Post, listening
from tests.views.sending import filled_in

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Birds:
    """Words that occur nowhere else, each given out once."""

    given: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    """Those that are not to be in the database either."""
    numbers: Iterator[int] = field(default_factory=lambda: count(100))

    def bird(self, around: str = "{}") -> str:
        """One more, within other text if wanted."""
        word = f"zebra{next(self.numbers)}quagga"
        self.given.append(word)
        return around.format(word)

    def secret(self, around: str = "{}") -> str:
        """One more that is kept nowhere as it is."""
        word = self.bird(around)
        self.secrets.append(self.given[-1])
        return word

    def also(self, made: str) -> str:
        """A secret that the server made up itself."""
        assert len(made) > 6
        self.given.append(made)
        self.secrets.append(made)
        return made

    def heard(self, text: str) -> list[str]:
        low = text.casefold()
        return [word for word in self.given if word.casefold() in low]


@dataclass
class Scene:
    there: Host
    running: Served
    post: Post
    birds: Birds
    catalogue: Catalogue
    password: str


PEOPLE = """
from django.contrib.auth.models import User
User.objects.create_superuser(
    "{name}", "{address}", "{password}", first_name="{first}", last_name="{last}"
)
"""


@pytest.fixture
def scene(tmp_path: Path, catalogue: Catalogue) -> Iterator[Scene]:
    birds = Birds()
    with (
        listening() as post,
        host(
            tmp_path / "host",
            LOG_LEVEL="DEBUG",
            EMAIL_URL=f"smtp://127.0.0.1:{post.port}?timeout=2",
            DEFAULT_FROM_EMAIL="rungs@rungs.example",
        ) as there,
    ):
        ready = there.manage("prepare")
        assert ready.returncode == 0, ready.stderr
        with served(there, tmp_path) as running:
            yield Scene(there, running, post, birds, catalogue, birds.secret("{}-A9"))
    # Nothing that is said at the very end escapes.
    assert birds.heard(running.said()) == []


def ok(answer: Answer, *statuses: int) -> Answer:
    assert answer.status in (statuses or (200, 302, 303)), (answer.status, answer.request)
    return answer


def visits(scene: Scene) -> Person:
    """A visitor's life, from the first look to the last erasure but one."""
    bird, person = scene.birds.bird, Person(scene.running.url)
    for path in (
        f"/search/?q={bird()}",
        f"/search/?q={scene.birds.secret('{}@example.org')}",
        f"/{bird()}/",
    ):
        ok(person.get(path, Referer=bird("https://{}.example/")), 200, 302, 404)
    for number, section in enumerate(sections(scene.catalogue), start=1):
        part = f"/assessment/part/{number}/"
        answers = {item.code: "4" for item in section.items}
        if number == 1:
            ok(person.post(part, {**answers, "group": bird(), "next": ""}), 422)
        ok(person.post(part, {**answers, "group": "", "next": ""}))
    code = scene.birds.also(person.cookie(settings.ATTEMPT_COOKIE_NAME))
    scene.birds.also(codes.grouped(code))
    plans(scene, person)
    for path in ("result/", "answers/", "progress/", "export.json", "code/", "plan/plan.pdf"):
        ok(person.get(f"/assessment/{path}"))
    return person


def plans(scene: Scene, person: Person) -> None:
    bird, plan = scene.birds.bird, "/assessment/plan"
    target = scene.catalogue.roles_in_centre[-1].code
    ok(person.post(f"{plan}/target/", {"target": target}))
    ok(person.post(f"{plan}/talk/", {"request": bird()}))
    ok(person.post(f"{plan}/actions/", {"text": bird()}))
    skill = scene.catalogue.skills[0].code
    for note in (bird(), bird() * 100):
        ok(
            person.post(f"{plan}/evidence/", {"skill": skill, "note": note, "when": bird()}),
            302,
            422,
        )
    ok(person.post(f"{plan}/actions/", {"text": bird(), "due": bird()}), 422)


def comes_back(scene: Scene, person: Person) -> None:
    """With codes right and wrong, by letters that go and letters that do not."""
    bird, other = scene.birds.bird, Person(scene.running.url)
    code = person.cookie(settings.ATTEMPT_COOKIE_NAME)
    ok(other.post("/assessment/resume/", {"code": scene.birds.secret()}), 422)
    ok(other.post("/assessment/resume/", {"code": scene.birds.also(codes.make())}), 404, 422)
    ok(other.post("/assessment/resume/", {"code": codes.grouped(code)}))
    at, to = "/assessment/code/", "/assessment/code/send/"
    ok(person.post(to, {"address": scene.birds.secret("{}@example.org")}, at=at))
    scene.post.recipient = b"550 no such person"
    letters = len(scene.post.letters)
    # A server may say the address itself in its refusal.
    for said in (b"550 no " + bird().encode(), b"451 later " + bird().encode()):
        scene.post.recipient = said
        ok(
            person.post(to, {"address": bird("{}@example.org")}, at=at),
            200,
            302,
            303,
            422,
            502,
            503,
        )
    assert (letters, len(scene.post.letters)) == (1, 1)
    ok(person.post("/assessment/code/new/", {}))
    scene.birds.also(person.cookie(settings.ATTEMPT_COOKIE_NAME))


def misbehaves(scene: Scene) -> None:
    """Requests that are none."""
    bird, person = scene.birds.bird, Person(scene.running.url)
    part = "/assessment/part/1/"
    person.get(part)
    ok(person.send(part, {"csrfmiddlewaretoken": bird(), "role": bird()}), 403)
    ok(person.send(part, {"role": bird()}, Origin=bird("https://{}.example")), 403)
    ok(person.get("/", Host=bird("{}.example")), 400)
    ok(person.get(f"/roles/?place={bird()}%00"), 400)
    word = bird()
    ok(person.get(f"/{bird()}%00/"), 400)
    ok(person.send(part, dict.fromkeys((f"{word}{n}" for n in range(2500)), word)), 400)
    with suppress(OSError):  # it may be refused before all of it is sent
        ok(person.send(part, {"role": bird() * 300_000}), 413)
    ok(person._ask(part, bird().encode(), {"Content-Type": "multipart/form-data"}), 400, 403)
    ok(
        person._ask(part, bird().encode(), {"Content-Type": f"text/plain; charset={bird()}"}),
        400,
        403,
    )
    ok(person.get("/", **{"User-Agent": bird(), "Accept-Language": bird()}))
    for name in (
        settings.ATTEMPT_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.SESSION_COOKIE_NAME,
    ):
        stray = Person(scene.running.url)
        stray.hold(name, bird())
        stray.get(part)
        stray.get("/desk/")
    ok(person.get(f"/preview/open/{bird()}/"), 404)
    ok(person.get(f"/desk/login/?next=/{bird()}"), 200)


BREAK = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE {table} RENAME TO {table}_away")
"""
MEND = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("ALTER TABLE {table}_away RENAME TO {table}")
"""


def meets_errors(scene: Scene, person: Person) -> None:
    """The server fails while it has somebody's words in hand, and its errors quote them: what a column
    does not take, and what a statement said for which there is no table."""
    bird, plan = scene.birds.bird, "/assessment/plan"
    pages = {path: person.get(f"{plan}/{path}/") for path in ("evidence", "actions", "talk")}
    skill = scene.catalogue.skills[0].code

    def sent(path: str, **fields: str) -> Answer:
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', pages[path].content)
        assert token
        form = filled_in(pages[path], f"{plan}/{path}/")
        return person.send(
            f"{plan}/{path}/", {**form, **fields, "csrfmiddlewaretoken": token[1].decode()}
        )

    for table in ("careers_evidence", "careers_action", "careers_attempt"):
        scene.there.told(BREAK.format(table=table))
        try:
            answers = [
                sent("evidence", skill=skill, note=bird(), when=bird()),
                sent("actions", text=bird()),
                sent("talk", request=bird()),
            ]
        finally:
            scene.there.told(MEND.format(table=table))
        assert {it.status for it in answers} & {500, 503}, table
    scene.there.told(TRAP.format(vendor=connection.vendor))
    ok(sent("evidence", skill=skill, note=bird(), when=bird()), 500)


TRAP = """
from django.db import connection
made = {{
    "sqlite": [
        "CREATE TRIGGER trap BEFORE INSERT ON careers_evidence"
        " BEGIN SELECT RAISE(ABORT, 'no room'); END"
    ],
    "postgresql": ["ALTER TABLE careers_evidence ADD CONSTRAINT trap CHECK (note = '') NOT VALID"],
}}
with connection.cursor() as cursor:
    for statement in made["{vendor}"]:
        cursor.execute(statement)
"""


def works(scene: Scene) -> None:
    """A colleague's day at the desk."""
    bird, name = scene.birds.bird, scene.birds.bird()
    who = {"name": name, "address": bird("{}@example.org"), "first": bird(), "last": bird()}
    scene.there.told(PEOPLE.format(password=scene.password, **who))
    person = Person(scene.running.url)
    for wrong in (
        {"username": name, "password": scene.birds.secret()},
        {"username": bird(), "password": scene.birds.secret()},
    ):
        ok(person.post("/desk/login/", wrong), 200)
    answer = person.post("/desk/login/", {"username": name, "password": scene.password})
    ok(answer, 302)
    # Sessions are kept by their key: whoever reads the database may use one, for a working day.
    scene.birds.given.append(person.cookie(settings.SESSION_COOKIE_NAME))
    if person.get("/desk/groups/").status != 200:
        return  # a second factor stands in the way; what it takes is tested where it is
    desks(scene, person, name)


def desks(scene: Scene, person: Person, name: str) -> None:
    bird = scene.birds.bird
    words = scene.birds.secret("{}-B8")
    colleague = {
        "username": bird(),
        "password1": words,
        "password2": words,
        "email": bird("{}@x.org"),
    }
    ok(person.post("/desk/auth/user/add/", colleague))
    ok(person.post("/desk/auth/user/add/", {**colleague, "username": name}), 200)
    ok(person.post("/desk/groups/", {"name": bird()}))
    ok(person.post("/desk/groups/", {"name": bird() * 30}), 200, 422)
    ok(person.post("/desk/announcements/new/", {"text": bird()}))
    ok(person.post("/desk/preview/links/", {"note": bird(), "days": "7"}))
    ok(person.post("/desk/careers/skill/add/", {"code": bird(), "name": bird()}), 200, 302)
    ok(person.get(f"/desk/careers/skill/?q={bird()}"))
    ok(
        person.upload("/desk/workbook/send/", "/desk/workbook/", bird("{}.xlsx"), bird().encode()),
        200,
        302,
        422,
    )
    ok(person.get(f"/desk/autocomplete/?term={bird()}&app_label={bird()}"), 403, 404)
    scene.there.told(BREAK.format(table="careers_announcement"))
    try:
        person.send("/desk/announcements/new/", {"text": bird()})
    finally:
        scene.there.told(MEND.format(table="careers_announcement"))
    ok(
        person.post(
            "/desk/password_change/",
            {
                "old_password": scene.birds.secret(),
                "new_password1": scene.birds.secret(),
                "new_password2": scene.birds.secret(),
            },
        ),
        200,
    )


DUMPED = """
from tests.dumped import dumped
print(dumped())
"""


def test_nothing_anybody_sent_is_told_to_a_log(scene: Scene) -> None:
    person = visits(scene)
    comes_back(scene, person)
    misbehaves(scene)
    works(scene)
    meets_errors(scene, person)
    said = scene.running.said()
    assert scene.birds.heard(said) == []
    kept = set(scene.birds.heard(scene.there.told(DUMPED)))
    assert kept & set(scene.birds.secrets) == set()
    assert len(kept) > 10  # what people wrote to be kept is
    # It was a server that does speak, and had errors to speak of.
    assert "IntegrityError" in said
    assert said.count("/assessment/plan/evidence/") > 1
    assert len(scene.birds.given) > 60
    # And no letter went to anybody but who asked for one.
    assert [it.partition("<")[2][:5] for it in scene.post.recipients[:1]] == ["zebra"]
    assert len(scene.post.letters) == 1


def test_a_word_that_is_told_is_heard() -> None:
    """The test above could fail."""
    birds = Birds()
    loud = birds.bird()
    assert birds.heard(f"… {loud.upper()} …") == [loud]
    assert birds.heard("…") == []
