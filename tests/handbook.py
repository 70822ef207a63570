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
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests import handbook_acts as acts
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


PICTURES: tuple[Picture, ...] = (
    Picture("signing-in-phone", "/desk/login/phone/", tall=680),
    Picture("signing-in-account", "/desk/account/", before=acts.set_up_a_phone, tall=700),
    Picture("editing-skills", acts.ANALYST, on_page=acts.go_to_the_skills),
    Picture("editing-text", acts.ANALYST, part=".field-job"),
    Picture("editing-retiring", "/desk/retire/role/trainer/", on_page=acts.look_at_retiring),
    Picture("checks-page", "/desk/checks/", before=acts.change_the_ladder),
    Picture("index-first-page", "/desk/", before=acts.mend_the_source),
    Picture("checks-changes", "/desk/changes/"),
    Picture("checks-ladder", "/desk/changes/", part=".desk-ladder"),
    Picture("checks-phone", "/desk/changes/", width=PHONE, tall=844),
    Picture("preview-role", "/desk/preview/?to=/roles/trainer/"),
    Picture("preview-links", "/desk/preview/links/", on_page=acts.make_a_link, tall=760),
    Picture("preview-question", "/desk/careers/question/coaching-1/change/"),
    Picture("preview-questions", "/desk/questions/", before=acts.reword_a_question),
    Picture("two-people-both", acts.SENIOR, on_page=acts.collide),
    Picture("review-changes", "/desk/review/?show=all", before=acts.ask_for_review),
    Picture("review-due", "/desk/due/", before=acts.give_care, tall=700),
    Picture("who-may-what-account", "/desk/auth/user/", on_page=acts.open_ann, tall=1000),
    Picture("who-may-what-rules", "/desk/rules/", tall=700),
    Picture("workbook-front", "/desk/workbook/"),
    Picture("workbook-dry-run", "/desk/workbook/", on_page=acts.send_a_workbook),
    Picture("workbook-collision", "/desk/workbook/", on_page=acts.send_one_that_collides),
    Picture("jobs-form", "/desk/jobs/new/", on_page=acts.fill_in_an_opening, tall=1000),
    Picture("jobs-list", "/desk/jobs/", before=acts.post_it, tall=600),
    Picture("jobs-file", "/desk/jobs/import/", on_page=acts.send_openings),
    Picture("site-settings-form", "/desk/careers/site/1/change/"),
    Picture("site-settings-colour", "/desk/colour/?colour=%23e0a030", tall=700),
    Picture("publishing-moment", "/desk/publish/", on_page=acts.choose_a_moment),
    Picture("publishing-editions", "/desk/editions/", before=acts.publish_twice, tall=620),
    Picture("publishing-roll-back", "/desk/editions/1/roll-back/", before=acts.withdraw_it),
)
"""All of them. One that no chapter shows is not taken."""


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
    """The pictures whose names begin so, or all that a chapter shows; the state is brought about for
    every one."""
    portal.run(acts.PEOPLE)
    shown = set().union(*named().values())
    taken = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        plain = browser.new_page()
        with watched(browser, portal.url, DESK) as visit:
            acts.give_password(visit, "desk", portal.password)
            for picture in PICTURES:
                if picture.before:
                    picture.before(visit)
                if picture.name.startswith(wanted) if wanted else picture.name in shown:
                    taken[picture.name] = lighter(plain, take(visit, picture))
        browser.close()
    return taken


def main(wanted: list[str]) -> None:
    """Take the pictures and write them where the chapters look for them."""
    FOLDER.mkdir(exist_ok=True)
    with started(SECOND_FACTOR="true") as portal:
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
