"""Clips are listed page after page, pinned ones first; and in groups by their days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.browsing import PAGE, Browsed, Browsing, hit_of
from desktop.search.clip_groups import group_of, listed
from desktop.search.rows import HeadingRow, HitRow
from indexer.contract.clips import MAX_CLIP_ROWS, ClipRow, Clips, ListClips
from indexer.contract.messages import AnyReply, Error

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def clip(number: int, *, pinned: bool = False, ago: timedelta = timedelta(0)) -> ClipRow:
    copied = (NOW - ago).timestamp()
    return ClipRow(
        id=number, place=number, kind="text", text=f"clip {number}", length=6, size=6,
        application="", window="", copied=copied, first=copied, times=1, pinned=pinned,
    )  # fmt: skip


@dataclass
class Vault:
    """Answers as the service does, when a test says so; the latest clip has the largest place."""

    clips: list[ClipRow]
    most: int = MAX_CLIP_ROWS  # rows in a reply
    asked: list[ListClips] = field(default_factory=list)
    waiting: dict[int, Callable[[AnyReply], None]] = field(default_factory=dict)

    def ask(self, request: ListClips, on_reply: Callable[[AnyReply], None]) -> int:
        self.asked.append(request)
        self.waiting[len(self.asked)] = on_reply
        return len(self.asked)

    def forget(self, number: int) -> None:
        self.waiting.pop(number, None)

    def answer(self) -> None:
        """Answer all that waits."""
        for number, on_reply in list(self.waiting.items()):
            request = self.asked[number - 1]
            before = request.before if request.before is not None else 1 << 62
            found = [
                one
                for one in sorted(self.clips, key=lambda one: -one.place)
                if one.pinned == request.pinned and one.place < before
            ]
            limit = min(request.limit, self.most)
            del self.waiting[number]
            on_reply(Clips(clips=found[:limit], more=len(found) > limit, total=len(self.clips)))


def ids(found: Browsed) -> list[int]:
    return [hit.clip.id for hit in found.hits if hit.clip]


def test_pinned_clips_come_first_and_nothing_is_shown_before_both_are_there() -> None:
    vault = Vault([clip(1), clip(2, pinned=True), clip(3)])
    shown: list[Browsed] = []
    Browsing(vault, shown.append).begin()
    number, on_reply = next(iter(vault.waiting.items()))
    del vault.waiting[number]
    on_reply(Clips(clips=[clip(2, pinned=True)], more=False, total=3))
    assert shown == []
    vault.answer()
    assert [ids(one) for one in shown] == [[2, 3, 1]]
    assert not shown[-1].more


@given(st.integers(0, 3 * PAGE + 1), st.integers(0, 25), st.integers(1, 10))
def test_all_pages_together_are_all_clips_each_once(count: int, pinned: int, most: int) -> None:
    clips = [clip(n, pinned=n < pinned) for n in range(count + pinned)]
    vault = Vault(clips, most=most * 10)
    shown: list[Browsed] = []
    browsing = Browsing(vault, shown.append)
    browsing.begin()
    while vault.waiting:
        vault.answer()
        if shown and shown[-1].more:
            browsing.go_on()
            browsing.go_on()  # it is on its way
            assert len(vault.waiting) == 1
    newest = [n for n in range(count + pinned - 1, -1, -1) if n >= pinned]
    assert ids(shown[-1]) == [*range(pinned - 1, -1, -1), *newest]
    for before, after in pairwise(shown):
        assert after.hits[: len(before.hits)] == before.hits


def test_what_was_given_up_is_not_shown_and_an_error_is() -> None:
    vault = Vault([clip(1)])
    shown: list[Browsed] = []
    browsing = Browsing(vault, shown.append)
    browsing.begin()
    browsing.forget()
    assert vault.waiting == {}
    browsing.go_on()
    assert vault.waiting == {}
    browsing.begin()
    vault.waiting[3](Error(code="failed", message="no service"))
    assert shown == [Browsed(error="no service")]
    assert vault.waiting == {}


@pytest.mark.parametrize(
    ("ago", "group"),
    [
        (timedelta(hours=-3), "today"),  # the clock was set
        (timedelta(hours=11), "today"),
        (timedelta(hours=13), "yesterday"),
        (timedelta(hours=37), "week"),
        (timedelta(days=6), "week"),
        (timedelta(days=7), "earlier"),
    ],
)
def test_groups_are_days_of_the_calendar(ago: timedelta, group: str) -> None:
    assert group_of(hit_of(clip(1, ago=ago)), NOW) == group
    assert group_of(hit_of(clip(1, ago=ago, pinned=True)), NOW) == "pinned"


@given(st.lists(st.integers(0, 400), max_size=30), st.integers(0, 30))
def test_rows_are_the_same_however_they_are_cut_into_pages(hours: list[int], cut: int) -> None:
    hits = [hit_of(clip(n, ago=timedelta(hours=ago))) for n, ago in enumerate(hours)]
    whole = listed(hits, NOW)
    first = listed(hits[:cut], NOW)
    grown = first + listed(hits[cut:], NOW, first)
    assert grown == whole
    assert [row.number for row in grown if isinstance(row, HitRow)] == [
        n if n <= 9 else 0 for n in range(1, len(hits) + 1)
    ]
    headings = [row.group for row in whole if isinstance(row, HeadingRow)]
    assert len(headings) == len(set(headings))
    assert [row.hit for row in whole if isinstance(row, HitRow)] == hits
