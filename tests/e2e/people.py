"""What several tests let a person do."""

import time
from base64 import b32decode

from django_otp.oath import TOTP
from playwright.sync_api import Page, Route, expect

from tests.e2e.watching import Watched


def answer_section(page: Page, rise: int = 0) -> None:
    """Choose an answer to every question of a section, from 1 to 5 in turn beginning after `rise`,
    and go on."""
    send = page.get_by_role("button", name="Save and go on")
    expect(send).to_be_visible()  # it stands below the last question: the page is all there
    for place, group in enumerate(page.locator("fieldset").all(), rise):
        group.locator(f"input[value='{place % 5 + 1}']").check(force=True)
    send.click()


def answer_everything(visit: Watched) -> None:
    """Take the whole assessment, as somebody who works on the phones now."""
    page = visit.page
    visit.open("/assessment/part/1/")
    page.get_by_label("Where do you work now?").select_option("Customer Service Representative")
    rise = 0
    while "/part/" in page.url:
        answer_section(page, rise)
        rise += 2
    expect(page).to_have_url(f"{visit.base}/assessment/result/")


def make_a_plan(visit: Watched) -> None:
    """Towards Team Leader, with the first thing that is suggested on the list."""
    page = visit.page
    visit.open("/assessment/result/team-leader/")
    page.get_by_role("button", name="Make a plan for Team Leader").click()
    expect(page).to_have_url(f"{visit.base}/assessment/plan/")
    page.get_by_role("button", name="Put it on my list").first.click()
    expect(page.locator("#list ~ .todo").first).to_be_visible()


def sign_in(visit: Watched, password: str, name: str = "desk") -> None:
    """To the desk, with the account that the first start made, or another."""
    visit.open("/desk/")
    visit.page.get_by_label("Name").fill(name)
    visit.page.get_by_label("Password").fill(password)
    visit.page.get_by_role("button", name="Sign in").click()
    expect(visit.page).to_have_url(f"{visit.base}/desk/")


def set_up_phone(page: Page) -> str:
    """On the page that asks for it at the first sign-in: the secret that the phone was told. The spare
    codes are shown then."""
    secret = secret_on(page)
    page.get_by_label("The six digits").fill(shown(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.locator(".desk-codes")).to_be_visible()
    return secret


def secret_on(page: Page) -> str:
    """The letters of a secret, for an app that cannot read the square."""
    page.get_by_text("The app cannot read it?").click()
    return page.locator(".desk-key").inner_text()


_LAST: dict[str, float] = {}


def shown(secret: str) -> str:
    """What a phone shows that was told this secret. A code opens once, so that one that was used is
    waited out."""
    totp = TOTP(b32decode(secret.replace(" ", "")))
    while time.time() // totp.step == _LAST.get(secret):
        time.sleep(0.2)
    totp.time = time.time()
    _LAST[secret] = totp.time // totp.step
    return f"{totp.token():06d}"


def answer_again(visit: Watched) -> None:
    """Set the answers apart and give others, a level higher than most of them."""
    page = visit.page
    visit.open("/assessment/again/")
    page.get_by_role("button", name="Set them apart and begin").click()
    page.get_by_role("link", name="Begin with the first question").click()
    rise = 1
    while "/part/" in page.url:
        answer_section(page, rise)
        rise += 2
    expect(page).to_have_url(f"{visit.base}/assessment/result/")


SKILLS = ("Speaking clearly", "Planning", "Coaching", "Writing")


def write_a_role(page: Page, title: str, code: str) -> None:
    """Fill in a new role with four skills, a step to it and one from it."""
    page.get_by_label("Title", exact=True).first.fill(title)
    page.keyboard.press("Tab")  # a script may fill in the code as the title is left
    page.get_by_label("Code", exact=True).first.fill(code)
    page.get_by_label("Rung").select_option("Leads and specialists")
    page.get_by_label("Track").select_option(index=1)
    for label in ("Summary", "Opening"):
        page.locator(f"#id_{'summary' if label == 'Summary' else 'lead'}").fill("Answers. {ed}")
    for name in ("job", "day", "here", "next", "profile"):
        page.locator(f"#id_{name}").fill("Told in words. {ed}")
    for number, skill in enumerate(SKILLS):
        line = page.locator(f"#skills-{number}")
        line.locator("select").select_option(skill)
        line.locator("input[name$=level][value='3']").check()
        line.locator("input[name$=importance][value='2']").check()
    for place, end in (("steps_in-0", "Senior Agent"), ("steps_out-0", "Operations Manager")):
        box = page.locator(f"#{place}")
        box.locator(".line-head select").select_option(end)
        box.locator("[name$=evidence]").select_option("editorial")
        box.locator("[name$=summary]").fill("One rung up. {ed}")
        box.locator("[name$=about]").fill("More of it. {ed}")


def stand_still(page: Page, at: str) -> None:
    """Keep a page that comes anew by itself from doing so while a machine looks at it."""

    def without(route: Route) -> None:
        found = route.fetch()
        headers = {name: value for name, value in found.headers.items() if name != "refresh"}
        route.fulfill(response=found, headers=headers)

    page.route(at, without)
