"""Settling, on a clock that the tests turn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.watch.settle import Settler, Timing

TIMING = Timing(quiet=0.4, closed=0.15, longest=10.0, gap=0.5, batch=500)


def test_a_touched_path_is_told_when_it_was_quiet() -> None:
    settler = Settler(TIMING)
    settler.touched(b"/a", 0.0)
    settler.touched(b"/a", 0.3)
    assert settler.next_due() == 0.7
    assert settler.take(0.69) == []
    assert settler.take(0.7) == [b"/a"]
    assert settler.next_due() is None


def test_closing_shortens_the_wait_and_writing_on_lengthens_it_again() -> None:
    settler = Settler(TIMING)
    settler.touched(b"/a", 0.0)
    settler.touched(b"/a", 0.1, closed=True)
    assert settler.next_due() == pytest.approx(0.25)
    settler.touched(b"/a", 0.2)
    assert settler.take(0.3) == []
    assert settler.take(0.61) == [b"/a"]


def test_a_file_written_without_pause_is_told_after_the_longest_wait() -> None:
    settler = Settler(TIMING)
    told = []
    for tenth in range(250):
        settler.touched(b"/log", tenth / 10)
        if settler.take(tenth / 10):
            told.append(tenth / 10)
    assert told == [10.0, 20.1]


def test_a_move_tells_both_names_in_one_batch_even_past_its_size() -> None:
    settler = Settler(Timing(batch=1))
    settler.touched(b"/old", 0.0, closed=True)
    settler.moved(b"/old", b"/new", 0.1)
    assert sorted(settler.take(5.0)) == [b"/new", b"/old"]
    assert len(settler) == 0


def test_a_chain_of_moves_tells_every_name_together() -> None:
    settler = Settler(TIMING)
    settler.moved(b"/a", b"/b", 0.0)
    settler.moved(b"/b", b"/c", 0.1)
    assert sorted(settler.take(1.0)) == [b"/a", b"/b", b"/c"]


def test_a_path_moved_back_and_forth_is_told_after_the_longest_wait() -> None:
    settler = Settler(TIMING)
    names = [b"/a", b"/b"]
    for tenth in range(100):
        settler.moved(names[tenth % 2], names[1 - tenth % 2], tenth / 10)
        assert settler.take(tenth / 10) == []
    assert sorted(settler.take(10.0)) == names


def test_files_of_a_moved_folder_are_told_with_it() -> None:
    settler = Settler(Timing(batch=1))
    settler.moved(b"/d", b"/e", 0.0)
    for number in range(1000):
        settler.joined(b"/e", b"/e/%d" % number, number / 10_000)
    assert settler.take(0.2) == []
    assert len(settler.take(0.3)) == 1002


def test_a_burst_comes_in_few_full_batches() -> None:
    settler = Settler(TIMING)
    for number in range(5000):
        settler.touched(b"/%d" % number, number / 10_000, closed=True)
    sizes = []
    while (due := settler.next_due()) is not None:
        sizes.append(len(settler.take(max(due, 1.0))))
    assert sizes == [500] * 10


def test_steady_changes_are_gathered() -> None:
    settler = Settler(TIMING)
    now, batches = 0.0, 0
    for number in range(2000):  # one new file each 10 ms, for 20 s
        now = number / 100
        settler.touched(b"/%d" % number, now, closed=True)
        batches += bool(settler.take(now))
    assert batches < 60


_EVENTS = st.lists(
    st.tuples(
        st.integers(0, 5),  # path
        st.integers(0, 5),  # second path of a move
        st.sampled_from(["touch", "close", "move"]),
        st.floats(0, 0.6),  # seconds to the next event
    ),
    max_size=60,
)


@given(_EVENTS)
def test_nothing_is_lost_early_or_late(
    events: list[tuple[int, int, str, float]],
) -> None:
    settler = Settler(TIMING)
    now = 0.0
    waiting: dict[bytes, tuple[float, float]] = {}  # path → first and last event not told yet

    def tell(until: float) -> None:
        nonlocal now
        while (due := settler.next_due()) is not None and due <= until:
            now = max(now, due)
            batch = settler.take(now)
            assert batch, "next_due promised a batch"
            assert len(set(batch)) == len(batch)
            for path in batch:
                # A rider goes with its leader, which may have been touched since.
                first, last = waiting.pop(path, (now, now - 1))
                assert now - first <= TIMING.longest + 1e-6
                assert now - last >= TIMING.closed - 1e-6 or now - first >= TIMING.longest - 1e-6
        now = until

    for one, two, kind, wait in events:
        path, other = b"/%d" % one, b"/%d" % two
        if kind == "move" and path != other:
            settler.moved(path, other, now)
            # The old name goes with the new one, or with one it went to before.
            waiting[path] = (waiting.get(path, (now, now))[0], now - 1)
            waiting[other] = (waiting.get(other, (now, now))[0], now)
        else:
            settler.touched(path, now, closed=kind == "close")
            waiting[path] = (waiting.get(path, (now, now))[0], now)
        tell(now + wait)
    tell(now + 2 * TIMING.longest)
    assert not waiting
    assert len(settler) == 0


def test_another_wait_holds_for_what_is_noted_from_then_on() -> None:
    settler = Settler(TIMING)
    settler.touched(b"before", 0.0)
    settler.retime(Timing(quiet=2.0, closed=0.15, longest=10.0, gap=0.5, batch=500))
    settler.touched(b"after", 0.0)
    assert settler.take(0.5) == [b"before"]
    assert settler.take(1.9) == []
    assert settler.take(2.1) == [b"after"]
