"""A page under a prefix: its links stay there, and nothing else changes."""

import pytest
from django.http import HttpResponse

from careers.views.mounting import mount, mount_response, moved


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/", "/preview/3/"),
        ("/roles/?level=1&much=1#top", "/preview/3/roles/?level=1&much=1#top"),
        ("/previews/", "/preview/3/previews/"),
        ("/preview/3/roles/", "/preview/3/roles/"),
        ("/static/css/rungs.css", "/static/css/rungs.css"),
        ("/desk/", "/desk/"),
        ("//elsewhere.example/", "//elsewhere.example/"),
        ("https://elsewhere.example/", "https://elsewhere.example/"),
        ("?way=2", "?way=2"),
        ("#main", "#main"),
        ("", ""),
    ],
)
def test_an_address(address: str, there: str) -> None:
    assert moved(address, "/preview/3") == there


def test_every_attribute_that_holds_an_address_and_no_other() -> None:
    page = (
        '<form action="/search/" data-live="#said" data-x="/x/"><button formaction=/aside/>'
        "<a title='Go to \"/roles/\"' href='/roles/?a=1&amp;b=2'>/roles/</a>"
        '<div data-suggest="/search/suggestions/"><input value="/value/"></div>'
    )
    assert mount(page, "/p") == (
        '<form action="/p/search/" data-live="#said" data-x="/x/">'
        '<button formaction="/p/aside/">'
        '<a title="Go to &quot;/roles/&quot;" href="/p/roles/?a=1&amp;b=2">/roles/</a>'
        '<div data-suggest="/p/search/suggestions/"><input value="/value/"></div>'
    )


def test_what_is_no_tag_stays_to_the_letter() -> None:
    page = (
        '<!doctype html>\n<!-- <a href="/x/"> -->\n<script type="application/ld+json">'
        '{"html": "<a href=\\"/x/\\">"}</script>\n<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
        "<textarea><a href='/x/'></textarea>&amp; &lt;a href=“/x/”&gt; é\n"
    )
    assert mount(page, "/p") == page


def test_a_drawing_keeps_its_links_and_its_form() -> None:
    page = '<svg viewBox="0 0 1 1"><a class="x" href="/roles/agent/"><use href="/y"/></a></svg>'
    assert mount(page, "/p") == (
        '<svg viewBox="0 0 1 1"><a class="x" href="/p/roles/agent/"><use href="/p/y"/></a></svg>'
    )


def test_the_banner_comes_after_the_way_past_the_head() -> None:
    page = '<body>\n<a class="skip" href="#main">Skip</a>\n<a href="/">Home</a>'
    assert mount(page, "", "<b>!</b>") == (
        '<body>\n<a class="skip" href="#main">Skip</a><b>!</b>\n<a href="/">Home</a>'
    )
    assert mount("<body class='x'><p>", "", "!") == "<body class='x'>!<p>"


def test_only_pages_are_rewritten() -> None:
    text = '<a href="/x/">'
    response = HttpResponse(text, content_type="text/plain", headers={"Location": "/roles/"})
    mount_response(response, "/p", "!")
    assert (response.content.decode(), response["Location"]) == (text, "/p/roles/")
