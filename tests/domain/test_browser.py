"""A browser in coarse words."""

import pytest

from careers.domain.browser import coarse

MOZILLA = "Mozilla/5.0"
WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            f"{MOZILLA} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            ("Firefox", "Linux"),
        ),
        (
            f"{MOZILLA} (Windows NT 10.0; Win64) {WEBKIT} Chrome/138.0 Safari/537.36",
            ("Chrome", "Windows"),
        ),
        (
            f"{MOZILLA} (Windows NT 10.0; Win64) {WEBKIT} Chrome/138.0 Safari/537.36 Edg/138.0",
            ("Edge", "Windows"),
        ),
        (
            f"{MOZILLA} (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1",
            ("Safari", "Mac"),
        ),
        (
            f"{MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
            ("Safari", "iPhone"),
        ),
        (
            f"{MOZILLA} (iPad; CPU OS 18_0 like Mac OS X) CriOS/138.0 Safari/604.1",
            ("Chrome", "iPad"),
        ),
        (
            f"{MOZILLA} (Linux; Android 15) {WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Safari/537.36",
            ("Samsung Internet", "Android"),
        ),
        (
            f"{MOZILLA} (X11; CrOS x86_64) {WEBKIT} Chrome/138.0 Safari/537.36",
            ("Chrome", "Chromebook"),
        ),
        ("curl/8.5.0", ("", "")),
        ("", ("", "")),
        ("<script>alert(1)</script> Firefox", ("Firefox", "")),
    ],
)
def test_no_more_is_said_than_its_owner_knows_it_by(agent: str, words: tuple[str, str]) -> None:
    assert coarse(agent) == words
