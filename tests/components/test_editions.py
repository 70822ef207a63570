"""The ladder of editions, its marks and their key."""

from datetime import UTC, datetime

from careers.domain.history import Entry, History
from careers.domain.tally import WIDEST, Amount, Count, strip
from careers.pages.editions import rungs as rungs_of
from tests.components.rendering import rendered


def test_tally_draws_only_what_happened() -> None:
    found = rendered("{% tally marks 14 %}", marks=strip(Amount(changed=1), WIDEST))
    assert found == (
        '<svg class="tally" viewBox="0 0 14 18" width="14" height="18" aria-hidden="true">'
        '<path d="M1 1.5h10.5v15h-10.5z"/><path class="solid" d="M1 9h10.5v8h-10.5z"/></svg>'
    )
    found = rendered("{% tally marks %}", marks=strip(Amount(removed=1), WIDEST))
    assert found.startswith('<svg class="tally" viewBox="0 0 240 18" width="240"')
    assert found.count("<path") == found.count('<path class="crossed"') == 1


def test_history_key_shows_one_mark_of_each_sort() -> None:
    found = rendered("{% history_key %}")
    places = [found.index(word) for word in ("added</li>", "changed</li>", "removed</li>")]
    assert places == sorted(places)
    assert found.count("<svg") == 3


def test_history_is_an_ordered_list_with_its_words() -> None:
    day = datetime(2030, 5, 1, tzinfo=UTC)
    tally = (Count("role", changed=3), Count("step", added=1))
    entry = Entry(7, day, "Why", "0" * 64, tally)
    rungs = rungs_of(History((entry,), 7, day))
    found = rendered("{% history rungs 7 %}", rungs=rungs)
    assert '<li class="rung" value="7"><svg class="tally"' in found
    assert '<h2><a href="/editions/7/">Edition 7</a></h2>' in found
    assert '<time datetime="2030-05-01">1 May 2030</time> · read now</p>' in found
    assert '<p>“Why”</p><p class="sign quiet">1 step added, 3 roles changed.</p>' in found
    assert "read now" not in rendered("{% history rungs 8 %}", rungs=rungs)
    small = rendered("{% history_small rungs %}", rungs=rungs)
    assert '<a href="/editions/7/">Edition 7</a>' in small
    assert "<span>1 step added, 3 roles changed</span>" in small
    assert 'href="/editions/"' in small
