from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.usage import HALF_LIFE_SECONDS, NO_HABIT, Usage, normalised
from tests.fakes import FakeClock


def opened(path: Path, clock: FakeClock, catalog: str = "one") -> Usage:
    return Usage(path, catalog, clock)


def test_what_is_opened_counts_for_its_query_and_overall(tmp_path: Path) -> None:
    usage = opened(tmp_path / "usage", FakeClock())
    usage.record("file:1", "Budget  Plan")
    assert usage.habits("budget plan", ["file:1", "file:2"]) == {"file:1": (1.0, 1.0)}
    assert usage.habits("bud", ["file:1"]) == {"file:1": (1.0, 1.0)}
    assert usage.habits("budget plan b", ["file:1"]) == {"file:1": (1.0, 1.0)}
    assert usage.habits("letter", ["file:1"]) == {"file:1": (1.0, 0.0)}
    assert usage.habits("", ["file:1"]) == {"file:1": (1.0, 0.0)}


def test_it_fades_by_half_in_its_half_life(tmp_path: Path) -> None:
    clock = FakeClock()
    usage = opened(tmp_path / "usage", clock)
    usage.record("file:1", "a")
    clock.advance(HALF_LIFE_SECONDS)
    assert usage.habits("a", ["file:1"])["file:1"].overall == pytest.approx(0.5)
    usage.record("file:1", "a")
    assert usage.habits("a", ["file:1"])["file:1"].for_query == pytest.approx(1.5)


def test_it_outlives_a_restart_but_not_another_catalog(tmp_path: Path) -> None:
    clock = FakeClock()
    opened(tmp_path / "usage", clock).record("file:1", "a")
    assert opened(tmp_path / "usage", clock).habits("a", ["file:1"])
    assert not opened(tmp_path / "usage", clock, "two").habits("a", ["file:1"])
    assert not (tmp_path / "usage").exists()


@pytest.mark.logs_errors
def test_a_file_that_cannot_be_opened_costs_no_search(tmp_path: Path) -> None:
    path = tmp_path / "usage"
    path.mkdir()  # as little a file as one without permission, whoever runs this
    usage = opened(path, FakeClock())
    usage.record("file:1", "a")
    assert usage.habits("a", ["file:1"])


def test_it_is_the_owners_and_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "usage"
    usage = opened(path, FakeClock())
    usage.record("file:1", "my secret plan")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"secret" in path.read_bytes()
    usage.forget()
    assert not usage.habits("my secret plan", ["file:1"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_costs_habits_only(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "usage"
    path.write_bytes(content)
    usage = opened(path, FakeClock())
    assert usage.habits("a", ["file:1"]) == {}
    usage.record("file:1", "a")
    assert opened(path, FakeClock()).habits("a", ["file:1"])


def test_it_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.usage._MOST_ROWS", 10)
    clock = FakeClock()
    usage = opened(tmp_path / "usage", clock)
    for number in range(30):
        clock.advance(HALF_LIFE_SECONDS / 10)
        usage.record(f"file:{number}", f"query {number}")
    kept = usage.habits("", [f"file:{number}" for number in range(30)])
    assert len(kept) <= 10
    assert "file:29" in kept


@given(st.text(max_size=400))
def test_a_query_is_normalised_once_and_for_all(query: str) -> None:
    known = normalised(query)
    assert len(known) <= 64
    assert known == known.strip()


def test_nothing_is_known_of_what_was_never_opened(tmp_path: Path) -> None:
    usage = opened(tmp_path / "usage", FakeClock())
    assert usage.habits("a", ["file:1"]).get("file:1", NO_HABIT) == (0.0, 0.0)


def test_what_is_no_longer_there_is_dropped_on_the_disk_as_well(tmp_path: Path) -> None:
    clock = FakeClock()
    usage = opened(tmp_path / "usage", clock)
    usage.record("file:1", "secret plan")
    usage.record("file:2", "party")
    usage.drop(["file:1"])
    assert usage.hits() == opened(tmp_path / "usage", clock).hits() == ["file:2"]
    assert b"secret plan" not in (tmp_path / "usage").read_bytes()
