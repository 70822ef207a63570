"""The editions as an Atom feed."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from careers.domain.history import Entry, History
from careers.domain.tally import Count
from careers.pages.feed import feed
from careers.pages.page import Edition
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"
BEGUN = datetime(2030, 5, 1, 9, tzinfo=UTC)
LATER = datetime(2030, 6, 2, 9, tzinfo=UTC)


def read(site: str, note: str = "Why") -> ET.Element:
    entries = (
        Entry(2, LATER, note, "0" * 64, (Count("role", changed=1),)),
        Entry(1, BEGUN, "First", "1" * 64, (Count("role", added=2),)),
    )
    text = feed(factories.catalogue(), Edition(2, "2 June 2030", site), History(entries, 2, BEGUN))
    return ET.fromstring(text)


def test_every_edition_is_an_entry() -> None:
    found = read("https://rungs.example")
    assert found.findtext(f"{ATOM}title") == "Rungs: what changed"
    assert found.findtext(f"{ATOM}updated") == "2030-06-02T09:00:00+00:00"
    assert [link.get("href") for link in found.iter(f"{ATOM}link")] == [
        "https://rungs.example/editions/",
        "https://rungs.example/editions/feed.xml",
        "https://rungs.example/editions/2/",
        "https://rungs.example/editions/1/",
    ]
    told = [
        (one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}summary"))
        for one in found.iter(f"{ATOM}entry")
    ]
    assert told == [
        ("Edition 2", "“Why” 1 role changed."),
        ("Edition 1", "“First” It holds 2 roles."),
    ]


def test_without_an_address_its_links_are_its_own_sites_and_its_names_stay() -> None:
    here, nowhere = read("https://rungs.example"), read("")
    assert next(nowhere.iter(f"{ATOM}link")).get("href") == "/editions/"
    ids = [one.text for one in nowhere.iter(f"{ATOM}id")]
    assert ids == [one.text for one in here.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    assert all(name and name.startswith("urn:uuid:") for name in ids)


def test_a_note_is_words_and_nothing_else() -> None:
    [summary, _] = read("", "a <b> & \x01\x0bc").iter(f"{ATOM}summary")
    assert summary.text == "“a &lt;b&gt; &amp;   c” 1 role changed."


@pytest.mark.parametrize("site", ["https://rungs.example", ""])
def test_it_has_what_an_atom_feed_must_have(site: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what must be there exactly once, and the links."""
    found = read(site)
    for holder in (found, *found.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{name}")) == 1
        moment = datetime.fromisoformat(holder.findtext(f"{ATOM}updated") or "")
        assert moment.tzinfo is not None
        ways = [link.get("rel") for link in holder.findall(f"{ATOM}link")]
        assert len(ways) == len(set(ways))
        assert "alternate" in ways  # an entry without content must have one
    assert found.findtext(f"{ATOM}author/{ATOM}name") == "Rungs"
    [itself] = [it for it in found.findall(f"{ATOM}link") if it.get("rel") == "self"]
    assert itself.get("href") == f"{site}/editions/feed.xml"
