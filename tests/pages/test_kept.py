"""Pages kept as bytes: made once, packed, bounded, given up with their edition."""

import gzip
import threading
import time

import brotli
import pytest

from careers.pages.kept import Packed, Shelf

LONG = "<p>Rungs</p>" * 100


def test_every_encoding_holds_the_same_page() -> None:
    packed = Packed(LONG)
    assert packed.body("identity") == LONG.encode()
    assert gzip.decompress(packed.body("gzip")) == LONG.encode()
    assert brotli.decompress(packed.body("br")) == LONG.encode()


def test_the_same_page_always_packs_to_the_same_bytes() -> None:
    for encoding in ("identity", "gzip", "br"):
        assert Packed(LONG).body(encoding) == Packed(LONG).body(encoding)


def test_no_two_encodings_share_a_tag() -> None:
    packed = Packed(LONG)
    tags = [packed.etag(name) for name in ("identity", "gzip", "br")]
    assert len(set(tags)) == 3
    assert Packed(LONG + " ").etag("identity") != tags[0]


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("deflate", "identity"),
        ("", "identity"),
        ("gzip;q=rubbish", "identity"),
        ("GZIP", "gzip"),
    ],
)
def test_the_encoding_asked_for(accepted: str, chosen: str) -> None:
    assert Packed(LONG).encoding(accepted) == chosen


def test_however_many_ask_for_an_encoding_at_once_it_is_packed_once() -> None:
    page, bodies = Packed(LONG * 200), []
    threads = [threading.Thread(target=lambda: bodies.append(page.body("br"))) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bodies) == 20
    assert len(set(map(id, bodies))) == 1


def test_both_packings_together_are_smaller_than_the_page() -> None:
    packed = Packed(LONG)
    assert len(packed.body("br")) + len(packed.body("gzip")) < len(packed.body("identity"))
    assert packed.size == 2 * len(LONG)
    assert Packed(b"a picture" * 100).size == 900


def test_a_small_page_is_not_packed() -> None:
    assert Packed("<p>").encoding("br") == "identity"


def test_a_page_is_made_once_per_edition() -> None:
    shelf, made = Shelf(), []

    def make() -> str:
        made.append(1)
        return LONG

    first = shelf.get(1, "home", make)
    assert shelf.get(1, "home", make) is first
    shelf.get(2, "home", make)
    assert len(made) == 2


def test_however_many_ask_at_once_it_is_made_once() -> None:
    shelf, made = Shelf(), []

    def make() -> str:
        made.append(1)
        time.sleep(0.05)
        return LONG

    threads = [threading.Thread(target=shelf.get, args=(1, "home", make)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_a_page_that_fails_is_not_kept() -> None:
    shelf = Shelf()

    def fail() -> str:
        raise KeyError("x")

    with pytest.raises(KeyError):
        shelf.get(1, "home", fail)
    assert shelf.get(1, "home", lambda: LONG).body("identity") == LONG.encode()


def test_the_least_recently_read_page_is_given_up() -> None:
    shelf, made = Shelf(size=2), []

    def page(name: str) -> None:
        def make() -> str:
            made.append(name)
            return LONG

        shelf.get(1, name, make)

    for name in ("a", "b", "a", "c", "a", "b"):
        page(name)
    assert made == ["a", "b", "c", "b"]


def test_a_page_made_while_its_edition_was_replaced_is_not_kept_under_the_next() -> None:
    shelf = Shelf()

    def slow() -> str:
        shelf.get(2, "other", lambda: LONG)
        return "old" * 300

    assert shelf.get(1, "home", slow).body("identity") == b"old" * 300
    assert shelf.get(2, "home", lambda: "new" * 300).body("identity") == b"new" * 300


def test_a_shelf_takes_no_more_room_than_it_has() -> None:
    large = [Packed(f"{n}" * 1000).size for n in range(4)]
    shelf, made = Shelf(room=sum(large[:2])), []

    def make(n: int) -> str:
        made.append(n)
        return f"{n}" * 1000

    for n in (0, 1, 0, 2):
        shelf.get(1, n, lambda n=n: make(n))  # type: ignore[misc]
    shelf.get(1, 0, lambda: make(0))
    assert made == [0, 1, 2]
    shelf.get(1, 1, lambda: make(1))
    assert made == [0, 1, 2, 1]


def test_a_page_larger_than_the_room_is_kept_alone() -> None:
    shelf, made = Shelf(room=10), []

    def make() -> str:
        made.append(1)
        return LONG

    for _ in range(2):
        shelf.get(1, "large", make)
    assert made == [1]
