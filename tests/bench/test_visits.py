"""What a first visit fetches is read from the page as a browser reads it."""

from bench.visits import Start, Visits, Weight, loads

PAGE = """
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link href="/static/a.css" rel="stylesheet">
<link rel="canonical" href="https://rungs.test/">
<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml">
<script type="application/ld+json">{"src": "/no.js"}</script>
<script src="/static/live.js" defer></script>
<img alt="" src="/static/p.png">
<a href="/roles/">Roles</a>
"""


def weight(path: str, html: int = 5_000, script: int = 0, requests: int = 3) -> Weight:
    return Weight(path, html, 8_000, script, 200, requests)


def missed(*weights: Weight, seconds: float = 2.0, memory: int = 100_000_000) -> list[str]:
    found = Visits(Start(seconds, memory), weights).aims()
    return [aim.said for aim in found if not aim.met]


def test_a_page_loads_its_styles_scripts_and_pictures_and_no_links() -> None:
    assert list(loads(PAGE)) == [
        ("other", "/static/icon.svg"),
        ("css", "/static/a.css"),
        ("script", "/static/live.js"),
        ("other", "/static/p.png"),
    ]


def test_each_aim_can_be_met_and_missed() -> None:
    role = "/roles/team-leader/"
    assert missed(weight(role), weight("/", script=900)) == []
    assert missed(weight("/", html=40_000)) == ["heaviest first visit (/), kB"]
    assert missed(weight("/", requests=6)) == ["most requests of a first visit"]
    assert missed(weight(role, html=6_001)) == [f"HTML and CSS of {role}, kB"]
    assert missed(weight(role, script=1)) == [f"script on {role}, bytes"]
    assert missed(weight("/"), seconds=3.1) == ["second start to the first page, s"]
    assert missed(weight("/"), memory=120_000_001) == ["memory at rest, MB"]


def test_the_table_names_each_page_with_what_it_took() -> None:
    table = Visits(Start(1, 1), [weight("/", html=12_345)]).table()
    assert table[-1] == "| `/` | 3 | 12,345 | 8,000 | 0 | 200 | 20,545 |"
