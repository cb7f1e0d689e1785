from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from indexer.contract.clips import ListClips
from indexer.contract.settings import Clipboard
from indexer.vault.clips import Clips, Source, require, take_over
from indexer.vault.content import Content
from indexer.vault.errors import VaultError
from indexer.vault.schema import CLIPS
from indexer.vault.store import Store
from tests.vault.filling import NOW, keep

DAY = 86_400.0


@pytest.fixture
def clips() -> Iterator[Clips]:
    store = Store.in_memory(CLIPS)
    yield Clips(store)
    store.close()


def texts(clips: Clips, **wanted: object) -> list[str]:
    rows, _ = clips.rows(ListClips(**wanted))  # type: ignore[arg-type]
    return [row.text for row in rows]


def test_a_clip_is_kept_as_it_was_copied(clips: Clips) -> None:
    content = Content("a\r\nb\0c", "<b>a</b>", b"\x89PNG", "image/png", ("file:///a%20b",))
    clip, new = clips.keep(content, Source("Files", "Home", NOW))
    assert new
    row, found = require(clips, clip)
    assert found == content
    assert (row.kind, row.application, row.window, row.copied) == ("files", "Files", "Home", NOW)
    assert (row.times, row.pinned, row.files, row.uris) == (1, False, 1, ["file:///a%20b"])
    assert row.size == content.size


def test_the_latest_comes_first_and_a_copy_of_the_same_moves_up(clips: Clips) -> None:
    first = keep(clips, "one", NOW)
    keep(clips, "two", NOW + 1)
    assert keep(clips, "one", NOW + 2) == first
    assert texts(clips) == ["one", "two"]
    row, _ = require(clips, first)
    assert (row.first, row.copied, row.times) == (NOW, NOW + 2, 2)


def test_the_same_words_look_as_they_were_copied_last(clips: Clips) -> None:
    first, _ = clips.keep(Content(text="one"), Source("", "", NOW))
    rich = Content(text="one", html="<b>one</b>")
    assert clips.keep(rich, Source("", "", NOW + 1)) == (first, False)
    row, content = require(clips, first)
    assert content == rich
    assert (row.kind, row.size) == ("html", rich.size)
    assert clips.keep(Content(text="one"), Source("", "", NOW + 2)) == (first, False)
    assert require(clips, first)[1] == rich  # what was plain takes no look away


def test_pages_follow_one_another_whatever_comes_in_between(clips: Clips) -> None:
    for number in range(25):
        keep(clips, f"clip {number}")
    seen: list[str] = []
    before = None
    while True:
        rows, more = clips.rows(ListClips(limit=10, before=before))
        seen += [row.text for row in rows]
        keep(clips, f"in between {len(seen)}")
        keep(clips, "clip 3")
        before = rows[-1].place
        if not more:
            break
    assert seen == [f"clip {number}" for number in range(24, -1, -1) if number != 3]


def test_lists_narrow(clips: Clips) -> None:
    keep(clips, "prose", NOW, "Writer")
    keep(clips, "https://example.org/", NOW + 10, "Firefox")
    pinned = keep(clips, "#ff0000", NOW + 20, "GIMP")
    clips.pin(pinned, pinned=True)
    assert texts(clips, kinds=["link", "colour"]) == ["#ff0000", "https://example.org/"]
    assert texts(clips, application="fire") == ["https://example.org/"]
    assert texts(clips, pinned=True) == ["#ff0000"]
    assert texts(clips, pinned=False, since=NOW + 5) == ["https://example.org/"]
    assert texts(clips, until=NOW + 10) == ["prose"]


def test_what_is_deleted_is_gone_and_its_id_is_not_given_again(clips: Clips) -> None:
    first, second = keep(clips, "one"), keep(clips, "two")
    assert clips.delete([second, 10**12]) == 1
    assert clips.whole(second) is None
    assert texts(clips) == ["one"]
    assert keep(clips, "two") > second
    with pytest.raises(VaultError):
        require(clips, second)
    assert clips.whole(first) is not None


def test_totals_count_clips_pins_and_bytes(clips: Clips) -> None:
    clips.pin(keep(clips, "four"), pinned=True)
    keep(clips, "äöü")
    assert clips.totals() == (2, 1, 4 + 6)


def limits(**changes: int) -> Clipboard:
    return msgspec.structs.replace(Clipboard(keep=True), **changes)


def test_the_oldest_beyond_the_number_go_and_pinned_ones_stay(clips: Clips) -> None:
    ids = [keep(clips, f"clip {number}", NOW + number) for number in range(15)]
    clips.pin(ids[0], pinned=True)
    assert clips.surplus(limits(max_clips=12), NOW + 20) == ids[1:4]
    assert clips.surplus(limits(max_clips=15), NOW + 20) == []


def test_what_is_too_old_goes(clips: Clips) -> None:
    old, pinned = keep(clips, "old", NOW), keep(clips, "pinned", NOW)
    clips.pin(pinned, pinned=True)
    keep(clips, "young", NOW + 80 * DAY)
    assert clips.surplus(limits(max_days=90), NOW + 91 * DAY) == [old]
    assert clips.surplus(limits(max_days=0), NOW + 9000 * DAY) == []
    keep(clips, "old", NOW + 85 * DAY)  # copied again
    assert clips.surplus(limits(max_days=90), NOW + 91 * DAY) == []


def test_the_oldest_beyond_the_size_go(clips: Clips) -> None:
    ids = [keep(clips, f"{number}" * (4 << 20), NOW + number) for number in range(4)]
    assert clips.surplus(limits(max_mb=10), NOW) == ids[:2]


def test_nothing_is_let_go_of_twice(clips: Clips) -> None:
    ids = [keep(clips, f"clip {number}", NOW + number * DAY) for number in range(30)]
    gone = clips.surplus(limits(max_clips=10, max_days=25), NOW + 30 * DAY)
    assert gone == ids[:20]


def test_the_clips_of_another_store_come_in_their_order(clips: Clips) -> None:
    keep(clips, "mine", NOW)
    other = Store.in_memory(CLIPS)
    others = Clips(other)
    others.pin(keep(others, "first", NOW + 1), pinned=True)
    keep(others, "mine", NOW + 2)
    keep(others, "last", NOW + 3)
    take_over(clips, others)
    other.close()
    assert texts(clips) == ["last", "mine", "first"]
    assert texts(clips, pinned=True) == ["first"]


def test_what_was_copied_lately_is_told_from_the_rest(clips: Clips) -> None:
    keep(clips, "old", NOW)
    again, new = keep(clips, "again", NOW), keep(clips, "new", NOW + 100)
    keep(clips, "again", NOW + 101)
    pinned = keep(clips, "pinned", NOW + 102)
    clips.pin(pinned, pinned=True)
    assert clips.recent(NOW + 50) == [again, new]
