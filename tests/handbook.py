"""The pictures of the staff handbook: `./dev pictures`.

A portal is started for them alone, brought into the state each picture tells of as staff would bring it
there, at the desk, and looked at in a real browser. A page that is gone fails the run, and so does a
picture too heavy for a handbook. Arguments are beginnings of the names of pictures to take instead of all.

To add one: an entry in `PICTURES`, in the order in which the state grows, and its name in a chapter.
"""

import re
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.people import sign_in
from tests.e2e.watching import Watched, watched
from tests.portal import QUIET, Portal, chromium, started

ROOT = Path(__file__).parent.parent
HANDBOOK = ROOT / "docs/handbook"
FOLDER = HANDBOOK / "pictures"

PALETTE = (Path(__file__).parent / "palette.js").read_text(encoding="utf-8")
HEAVIEST = 120_000
ALL = 2_500_000
"""Bytes of one picture, and of all together."""
DESK, PHONE = 1280, 390

Act = Callable[[Watched], None]


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the page, what is done before (once, for all that follow) and on the page.

    `part` is a selector of what is shown, the whole window if empty; `tall` is the window’s height.
    """

    name: str
    address: str
    before: Act | None = None
    on_page: Act | None = None
    part: str = ""
    width: int = DESK
    tall: int = 860


# What staff do --------------------------------------------------------------------------------------


def _save(page: Page) -> None:
    page.locator("input[name=_save], button[name=_save]").first.click()
    expect(page.locator("[role=status]").first).to_be_visible()


def _write(visit: Watched, address: str, **fields: str) -> None:
    """Fill in some fields of a thing’s page, and save."""
    assert visit.open(address) == 200, address
    for name, text in fields.items():
        field = visit.page.locator(f"#id_{name}")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    _save(visit.page)


def change_the_ladder(visit: Watched) -> None:
    """A role hung a rung higher, a step taken out and another put in, one text that is too long and one
    without a source."""
    _write(visit, "/desk/careers/role/trainer/change/", level="management")
    _write(
        visit,
        "/desk/careers/role/team-leader/change/",
        summary="Guides and coaches a group of agents, and answers for their targets and their "
        "standard, from the first briefing of the early shift to the last call of the late one, and "
        "for the people who are new to it, and sits beside those who find it hard. {duties}",
    )
    _write(
        visit,
        "/desk/careers/challenge/automation/change/",
        summary="Some of what people ask is answered by a machine by now.",
    )
    _write(
        visit,
        "/desk/careers/advancementstep/add/?origin=senior-agent&destination=trainer",
        evidence="editorial",
        summary="From helping the person beside you to teaching a room. {ed}",
        about="Whoever is asked most often already explains. A trainer does it on purpose. {ed}",
        begin="Ask to sit in on the next training, and to take ten minutes of [coaching](skill:coaching). "
        "{ed}",
    )
    assert visit.open("/desk/careers/advancementstep/senior-agent-to-team-leader/delete/") == 200
    visit.page.locator("form [type=submit]").last.click()
    expect(visit.page.locator("[role=status]").first).to_be_visible()


def mend_the_source(visit: Watched) -> None:
    """Nothing stands in the way any more."""
    _write(
        visit,
        "/desk/careers/challenge/automation/change/",
        summary="Some of what people ask is answered by a machine by now. {ed}",
    )


def choose_a_moment(visit: Watched) -> None:
    page = visit.page
    page.get_by_label("What changes with this edition").fill("What a team leader does in one line.")
    page.get_by_label("From a moment on").check()
    page.get_by_label("Day", exact=True).fill("2031-03-03")
    page.get_by_label("Time", exact=True).fill("09:30")
    page.get_by_role("button", name="Publish").scroll_into_view_if_needed()


def publish_twice(visit: Watched) -> None:
    """One edition for now; something else changed, and one for the day after tomorrow."""
    _publish(visit, "The ladder as it is since spring.")
    _write(visit, "/desk/careers/role/trainer/change/", summary="Teaches those who are new. {ed}")
    later = datetime.now(UTC) + timedelta(days=2, hours=1)
    _publish(visit, "What a trainer does, in one line.", later.date().isoformat())


def _publish(visit: Watched, note: str, day: str = "") -> None:
    page = visit.page
    assert visit.open("/desk/publish/") == 200
    page.get_by_label("What changes with this edition").fill(note)
    if page.locator("#id_acknowledged").count():
        page.locator("#id_acknowledged").check()
    if day:
        page.get_by_label("From a moment on").check()
        page.get_by_label("Day", exact=True).fill(day)
        page.get_by_label("Time", exact=True).fill("09:30")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status")).to_be_visible()


def withdraw_it(visit: Watched) -> None:
    assert visit.open("/desk/editions/3/withdraw/") == 200
    visit.page.get_by_role("button", name="Withdraw it").click()
    expect(visit.page.get_by_role("status")).to_be_visible()


PASSWORD = "a long enough phrase"


def let_ann_in(visit: Watched) -> None:
    """A colleague who may do everything."""
    page = visit.page
    assert visit.open("/desk/auth/user/add/") == 200
    page.locator("#id_username").fill("ann")
    for name in ("password1", "password2"):
        page.locator(f"#id_{name}").fill(PASSWORD)
    _save(page)
    page.goto(visit.base + "/desk/auth/user/?q=ann")
    page.get_by_role("link", name="ann", exact=True).first.click()
    page.locator("#id_first_name").fill("Ann")
    for name in ("is_staff", "is_superuser"):
        page.locator(f"#id_{name}").check()
    _save(page)


def save_after_ann(visit: Watched) -> None:
    """Ann saves the role that is open here; then what is written here is to be saved."""
    page = visit.page
    assert page.context.browser
    apart = page.context.browser.new_context()
    hers = apart.new_page()
    hers.goto(page.url)
    hers.get_by_label("Name").fill("ann")
    hers.get_by_label("Password").fill(PASSWORD)
    hers.get_by_role("button", name="Sign in").click()
    hers.locator("#id_summary").fill("Knows the hard cases, and helps with them. {duties}")
    hers.locator("#id_hours").select_option("shifts")
    _save(hers)
    apart.close()
    page.locator("#id_summary").fill("Takes the hard cases, and shows others how. {duties}")
    page.locator("#id_lead").fill("The hard ones come to you. {ed}")
    page.locator("[name=_save]").first.click()
    expect(page.get_by_role("button", name="Save what is chosen")).to_be_visible()
def share(visit: Watched) -> None:
    page = visit.page
    for who in ("Bob, training in Leeds", "Ann, team leads"):
        page.get_by_label("For whom").fill(who)
        page.get_by_role("button", name="Make the link").click()
        expect(page.get_by_label(f"For {who}")).to_be_visible()


def reword(visit: Watched) -> None:
    """A question of the second page asks something else."""
    text = "Helping somebody new through a first hard week."
    _write(visit, "/desk/careers/question/coaching-1/change/", text=text)


def go_to_the_skills(visit: Watched) -> None:
    visit.page.locator("#skills-group").evaluate("it => it.scrollIntoView()")


def look_at_retiring(visit: Watched) -> None:
    """What would become of a role, with another in its place; nothing is done."""
    visit.page.get_by_label("What takes its place").select_option("Team Leader")
    visit.page.get_by_role("button", name="See what becomes of it").click()


ROLE = "/desk/careers/role/quality-assurance-analyst/change/"

def review_what_changed(visit: Watched) -> None:
    """Review is asked for, and a thing is given to somebody to look after."""
    visit.open("/desk/review/?show=all")
    page = visit.page
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Comment").fill("Is this so in all our centres?")
    page.get_by_role("button", name="Ask for review").click()
    expect(page.locator("[role=status]").first).to_be_visible()
    visit.open("/desk/due/?show=nobody")
    for box in page.get_by_role("main").locator("input[name=thing]").all()[:3]:
        box.check()
    page.locator("#id_owner").select_option("desk")
    page.locator("#id_review_on").fill("2030-03-01")
    page.locator("#id_every").fill("12")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("[role=status]").first).to_be_visible()


def make_an_account(visit: Watched) -> None:
    """Carol writes."""
    page = visit.page
    visit.open("/desk/auth/user/add/")
    for name, text in (("username", "carol"), ("first_name", "Carol"), ("last_name", "Lee")):
        page.locator(f"#id_{name}").fill(text)
    for name in ("password1", "password2"):
        page.locator(f"#id_{name}").fill("up the long ladder")
    page.get_by_label("Author:").check()
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator("[role=status]").first).to_be_visible()


def set_a_rule(visit: Watched) -> None:
    """Four eyes."""
    visit.open("/desk/rules/")
    visit.page.locator("input[name=approval][value=other]").check()
    visit.page.get_by_role("button", name="Set these rules").click()
    expect(visit.page.locator("[role=status]").first).to_be_visible()


def post_openings(visit: Watched) -> None:
    """Three that are open, one of which closes within the week, and one that waits."""
    day = datetime.now(UTC).date()
    for title, role, place, first, last in (
        ("Team Leader, late shift", "team-leader", "Leeds", 0, 6),
        ("Trainer for a new site", "trainer", "York", 0, 30),
        ("Customer Service Representative", "customer-service-representative", "Leeds", 0, 14),
        ("Quality Assurance Analyst", "quality-assurance-analyst", "York", 10, 40),
    ):
        assert visit.open("/desk/jobs/new/") == 200
        page = visit.page
        page.get_by_label("Title").fill(title)
        page.get_by_label("Role").select_option(role)
        page.get_by_label("Employer").fill("Northern Lines")
        page.get_by_label("Place").fill(place)
        page.get_by_label("Text").fill(
            "You look after nine people who answer calls and webchat.\n\n- You plan the shift with the "
            "planners.\n- You listen to four calls a week with each person, and talk them over the same "
            "day.\n\n**What you bring:** a year on the phones, here or elsewhere."
        )
        page.get_by_label("Where to apply").fill("https://www.example.org/jobs")
        page.get_by_label("Shown from").fill((day + timedelta(days=first)).isoformat())
        page.get_by_label("Closes on").fill((day + timedelta(days=last)).isoformat())
        page.get_by_role("button", name="Post it").click()
        expect(page.locator("[role=status]").first).to_be_visible()


def read_in_the_template(visit: Watched) -> None:
    """What the template would do, looked at."""
    page = visit.page
    with page.expect_download() as caught:
        page.get_by_role("link", name="A template to fill in").click()
    page.get_by_label("The file", exact=True).set_input_files(caught.value.path())
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("main")).to_contain_text("would be added")


PICTURES: tuple[Picture, ...] = (
    Picture("editing-skills", ROLE, on_page=go_to_the_skills),
    Picture("editing-text", ROLE, part=".field-job"),
    Picture("editing-retiring", "/desk/retire/role/trainer/", on_page=look_at_retiring),
    Picture("checks-page", "/desk/checks/", before=change_the_ladder),
    Picture("index-first-page", "/desk/", before=mend_the_source),
    Picture("checks-changes", "/desk/changes/"),
    Picture("checks-ladder", "/desk/changes/", part=".desk-ladder"),
    Picture("checks-phone", "/desk/changes/", width=PHONE, tall=844),
    Picture("review-changes", "/desk/review/?show=all", before=review_what_changed),
    Picture("review-due", "/desk/due/?show=all"),
    Picture("publishing-moment", "/desk/publish/", on_page=choose_a_moment),
    Picture("publishing-editions", "/desk/editions/", before=publish_twice, tall=620),
    Picture("publishing-roll-back", "/desk/editions/1/roll-back/", before=withdraw_it),
    Picture(
        "two-people-both",
        "/desk/careers/role/senior-agent/change/",
        before=let_ann_in,
        on_page=save_after_ann,
    ),
    Picture("preview-role", "/desk/preview/?to=/roles/trainer/"),
    Picture("preview-links", "/desk/preview/links/", on_page=share),
    Picture("preview-question", "/desk/careers/question/prefers-people/change/"),
    Picture("preview-questions", "/desk/questions/", before=reword),
    Picture("who-may-what-account", "/desk/auth/user/3/change/", before=make_an_account),
    Picture("who-may-what-rules", "/desk/rules/", before=set_a_rule),
    Picture("jobs-list", "/desk/jobs/", before=post_openings, tall=640),
    Picture("jobs-form", "/desk/jobs/1/", tall=900),
    Picture("jobs-file", "/desk/jobs/import/", on_page=read_in_the_template, tall=640),
    Picture("site-settings-form", "/desk/careers/site/1/change/", tall=900),
    Picture("site-settings-colour", "/desk/colour/?colour=%23ffcc00", tall=640),
)


# Taken ----------------------------------------------------------------------------------------------


def named() -> dict[str, set[str]]:
    """By chapter: the pictures it shows."""
    return {
        path.name: set(
            re.findall(r"!\[[^]]+\]\(pictures/([\w-]+)\.png\)", path.read_text(encoding="utf-8"))
        )
        for path in sorted(HANDBOOK.glob("*.md"))
    }


def take(visit: Watched, picture: Picture) -> bytes:
    """A picture, as PNG. Fails where the page or the part of it is not there."""
    page = visit.page
    page.set_viewport_size({"width": picture.width, "height": picture.tall})
    status = visit.open(picture.address)
    if status != 200:
        raise SystemExit(f"{picture.name}: {picture.address} answers {status}.")
    if picture.on_page:
        picture.on_page(visit)
    if not picture.part:
        return page.screenshot(animations="disabled")
    part = page.locator(picture.part)
    if part.count() != 1:
        raise SystemExit(f"{picture.name}: {picture.address} has {part.count()} of {picture.part}.")
    return part.screenshot(animations="disabled")


def lighter(page: Page, picture: bytes) -> bytes:
    """The same with at most 256 colours: a third of the bytes, and nobody sees the difference in a page of
    text. The browser finds the colours."""
    found = page.evaluate(PALETTE, b64encode(picture).decode())
    width, pixels = found["width"], b64decode(found["pixels"])
    # Each row begins with the number of its filter: none.
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    header = struct.pack(">IIBBBBB", width, found["height"], 8, 3, 0, 0, 0)
    palette = bytes(part for colour in found["palette"] for part in colour)
    parts = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, held) for name, held in parts)


def _chunk(name: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))


def take_all(portal: Portal, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The pictures whose names begin so, or all; the state is brought about for every one."""
    taken = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        plain = browser.new_page()
        with watched(browser, portal.url, DESK) as visit:
            sign_in(visit, portal.password)
            for picture in PICTURES:
                if picture.before:
                    picture.before(visit)
                if not wanted or picture.name.startswith(wanted):
                    taken[picture.name] = lighter(plain, take(visit, picture))
        browser.close()
    return taken


def main(wanted: list[str]) -> None:
    """Take the pictures and write them where the chapters look for them."""
    FOLDER.mkdir(exist_ok=True)
    with started() as portal:
        taken = take_all(portal, tuple(wanted))
    for name, picture in taken.items():
        (FOLDER / f"{name}.png").write_bytes(picture)
        sys.stdout.write(f"{len(picture):>9,}  {name}\n")
    heavy = [name for name, picture in taken.items() if len(picture) > HEAVIEST]
    whole = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    if heavy or whole > ALL:
        raise SystemExit(f"Too heavy: {', '.join(heavy) or f'{whole:,} bytes in all'}.")


if __name__ == "__main__":
    main(sys.argv[1:])
