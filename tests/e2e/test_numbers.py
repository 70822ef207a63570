"""Many people's answers at the desk, and somebody who lets theirs be counted with a group."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, StorageState, expect

from tests.e2e.people import sign_in
from tests.e2e.test_layout import unreadable
from tests.e2e.test_pages import LOOKS, wrong
from tests.e2e.watching import WIDTHS, Scheme, watched
from tests.portal import Portal, started

PEOPLE = """
from careers.actions.searching import count as vain
from careers.models import Group
from careers.queries.edition import current_edition
from tests.crowd import crowd

catalogue = current_edition().catalogue
for name, count in (("Night shift", 7), ("Back office", 12), ("Early shift", 46)):
    group = Group.objects.create(name=name, code=f"CODE{count:04}")
    crowd(catalogue, count, group, seed=count)
crowd(catalogue, 150)
for words, times in (("zebra keeper", 4), ("unfindable words of some length", 3), ("yak", 1), ("a@b", 2)):
    for _ in range(times):
        vain(words)
"""

NUMBERS = (
    "/desk/",
    "/desk/numbers/",
    "/desk/searches/",
    "/desk/groups/",
    *(f"/desk/groups/{number}/" for number in (1, 2, 3)),
    *(f"/desk/groups/1/{verb}/" for verb in ("rename", "delete", "sheet")),
)


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        running.run(PEOPLE)
        yield running


@pytest.fixture(scope="module")
def signed_in(browser: Browser, portal: Portal) -> StorageState:
    with watched(browser, portal.url) as visit:
        sign_in(visit, portal.password)
        return visit.page.context.storage_state()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_is_wrong_with_the_numbers(
    browser: Browser, portal: Portal, signed_in: StorageState, width: int, scheme: Scheme
) -> None:
    with watched(browser, portal.url, width, scheme, state=signed_in) as visit:
        assert wrong(visit, NUMBERS) == []
        assert visit.page.locator("table").count() == 0
        visit.open("/desk/numbers/")
        assert visit.page.locator("table").count() == 7


def test_the_numbers_can_be_read(browser: Browser, portal: Portal, signed_in: StorageState) -> None:
    with watched(browser, portal.url, state=signed_in) as visit:
        assert (
            unreadable(
                visit,
                ("/desk/numbers/", "/desk/searches/", "/desk/groups/", "/desk/groups/1/sheet/"),
            )
            == []
        )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_somebody_joins_a_group_with_the_code_from_the_sheet_and_leaves_it(
    browser: Browser, portal: Portal, signed_in: StorageState, width: int, script: bool
) -> None:
    name = f"Site {width} {'with' if script else 'without'} script"
    with watched(browser, portal.url, width, script=script, state=signed_in) as visit:
        page = visit.page
        visit.open("/desk/groups/")
        page.get_by_label("Name of the group").fill(name)
        page.get_by_role("button", name="Make the group").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        address = page.url
        page.get_by_role("link", name="Sheet to hand out").click()
        code = page.locator("main code").inner_text()
        with watched(browser, portal.url, width, script=script) as theirs:
            answers = theirs.page
            theirs.open("/assessment/part/1/")
            answers.get_by_text("Has somebody given you a group code?").click()
            answers.get_by_label("Group code").fill(code.lower().replace("-", " "))
            for group in answers.locator("fieldset").all():
                group.locator("input[value='3']").check(force=True)
            answers.get_by_role("button", name="Save and go on").click()
            expect(answers).to_have_url(f"{portal.url}/assessment/part/2/")
            theirs.open("/assessment/answers/")
            main = answers.get_by_role("main")
            expect(main).to_contain_text(f"You are counted with “{name}”.")
            # Axe is a script, too.
            assert not script or theirs.faults() == []
            page.goto(address)
            expect(page.get_by_role("main")).to_contain_text("Not enough yet (1 of 10)")
            answers.get_by_role("button", name="Leave the group").click()
            expect(main).to_contain_text(f"You have left “{name}”.")
            expect(main).to_contain_text("You have been through 4 of 43 questions.")
            assert not script or theirs.faults() == []
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text("Nobody yet")
        assert visit.logged == []


def test_a_table_is_downloaded_as_it_is_shown(
    browser: Browser, portal: Portal, signed_in: StorageState
) -> None:
    with watched(browser, portal.url, state=signed_in) as visit:
        visit.open("/desk/groups/3/")
        with visit.page.expect_download() as caught:
            visit.page.locator("a[href$='/roles.csv']").click()
        assert caught.value.suggested_filename == "roles-edition-1-group-3.csv"
        lines = caught.value.path().read_text(encoding="utf-8-sig").splitlines()
        assert lines[0].startswith('"edition","group","people","role","ranked_first_at_least"')
        assert len(lines) == 14
