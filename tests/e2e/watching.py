"""A page under watch: what it logs, what it fetches, what a machine finds against it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, StorageState

WIDTHS = (360, 768, 1280)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

AXE = Axe()
RULES: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All that is on by default, and the one rule of WCAG 2.2, AA, that is not."""

UNREADABLE = (Path(__file__).parent / "unreadable.js").read_text(encoding="utf-8")
SPACED = """
  * { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }
  p { margin-block-end: 2em !important }
"""
"""What a reader may do to any text: WCAG 2.2, 1.4.12."""
WIDE = """
  * { font-family: Verdana, "DejaVu Sans", sans-serif !important; font-size-adjust: none !important }
"""
"""What a system may do that has none of the fonts we name."""


class Watched:
    """A page and what happened on it since it was last opened. `script` says whether the browser runs
    any: axe is one, and without it a page is not held to it."""

    def __init__(self, page: Page, base: str, *, script: bool = True) -> None:
        self.page, self.base, self.script = page, base, script
        self.logged: list[str] = []
        self.requests: list[Request] = []
        page.on("console", self._log)
        page.on("pageerror", lambda error: self.logged.append(str(error)))
        page.on("request", self._count)

    def _count(self, request: Request) -> None:
        self.requests.append(request)

    def _log(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.logged.append(f"{message.text} {message.location.get('url', '')}")

    def open(self, path: str) -> int:
        """Open a page of the portal; its status."""
        self.logged.clear()
        self.requests.clear()
        response = self.page.goto(self.base + path)
        assert response
        return response.status

    def faults(self) -> list[str]:
        """What is wrong with the page as it stands: what it logged, what it fetched from elsewhere,
        how it is built, and what axe finds."""
        self.page.wait_for_load_state()  # a click waits for the first byte of what it leads to
        found = [f"logged {text}" for text in self.logged]
        found += [
            f"fetched {request.url}"
            for request in self.requests
            if not request.url.startswith((self.base + "/", "data:"))
        ]
        return [*found, *self._built(), *(self._axe() if self.script else ())]

    def _built(self) -> Iterator[str]:
        """One of each landmark and one first heading."""
        for role in ("banner", "main", "contentinfo"):
            if (count := self.page.get_by_role(role).count()) != 1:
                yield f"{count} × {role}"
        if (count := self.page.locator("h1:not([inert] *)").count()) != 1:
            yield f"{count} × h1"

    def _axe(self) -> Iterator[str]:
        before = len(self.logged)
        response: dict[str, Any] = AXE.run(self.page, options=RULES).response
        del self.logged[before:]  # what the policy refused to axe, which is no part of the page
        for violation in response["violations"]:
            for node in violation["nodes"]:
                yield f"{violation['id']}: {node['html'][:120]}"

    def unreadable(self) -> list[str]:
        """Text that is cut off, covered or printed over, and sideways scrolling."""
        found: list[str] = self.page.evaluate(UNREADABLE)
        return found + self.too_wide()

    def too_wide(self) -> list[str]:
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [f"{wide} px too wide"] if wide > 0 else []

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})

    def wear(self, style: str) -> None:
        """Add a reader's own style sheet, or take it off again."""
        self.page.evaluate(
            """style => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(style);
                document.adoptedStyleSheets = [sheet];
            }""",
            style,
        )

    def turn(self, direction: str) -> None:
        """Let the page run from right to left, or back."""
        self.page.evaluate("direction => { document.documentElement.dir = direction }", direction)


@contextmanager
def watched(
    browser: Browser,
    base: str,
    width: int = 1280,
    scheme: Scheme = "light",
    *,
    script: bool = True,
    state: StorageState | None = None,
    **context: Any,
) -> Iterator[Watched]:
    """A visitor's page at a width, in a colour scheme, with script or without; `state` is what an
    earlier visit left in the browser."""
    opened: BrowserContext = browser.new_context(
        viewport={"width": width, "height": context.pop("height", 800)},
        color_scheme=scheme,
        java_script_enabled=script,
        storage_state=state,
        **context,
    )
    try:
        yield Watched(opened.new_page(), base, script=script)
    finally:
        opened.close()
