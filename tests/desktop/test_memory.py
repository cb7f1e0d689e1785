"""Small files: owner-only, replaced whole, and harmless when damaged."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.memory import Habits, Memory, StateFile
from desktop.search.actions import Pair


def state(folder: Path) -> StateFile[Habits]:
    return StateFile(folder / "launcher.json", Habits, lambda task: task())


def test_what_was_chosen_is_remembered_by_kind(tmp_path: Path) -> None:
    memory = Memory(state(tmp_path))
    memory.choose("file", Pair("reveal", "open"))
    memory.choose("app", Pair("launch"))
    assert Memory(state(tmp_path)).pairs == {
        "file": Pair("reveal", "open"), "app": Pair("launch"),
    }  # fmt: skip


def test_the_file_is_the_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    left = tmp_path / "launcher.json.new"
    left.write_text("left by a crash", encoding="utf-8")
    left.chmod(0o666)
    before = os.umask(0)
    try:
        Memory(state(tmp_path)).choose("file", Pair("reveal"))
    finally:
        os.umask(before)
    (kept,) = tmp_path.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary()
    | st.sampled_from([b"[]", b'{"enter": 3}', b'{"enter": {"file": "no-such"}}', b"[" * 9999])
    | st.just(b'{"enter": {"file": "exclude-file"}, "second": {"planet": "open"}}')
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "launcher.json").write_bytes(content)
    memory = Memory(state(tmp_path))
    assert memory.pairs == {}
    memory.choose("file", Pair("reveal"))
    assert Memory(state(tmp_path)).pairs == {"file": Pair("reveal")}


def test_a_file_that_cannot_be_written_costs_only_the_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Memory(StateFile(tmp_path / "missing" / "x.json", Habits, lambda task: task()))
    memory.choose("file", Pair("reveal"))
    assert memory.pairs == {"file": Pair("reveal")}
    assert "cannot be written" in caplog.text
