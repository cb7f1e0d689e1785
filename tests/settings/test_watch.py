from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from indexer.settings.watch import FileWatch
from indexer.watch.inotify import EventSource, Inotify

SOON = 60.0


async def _heard(path: Path, *, edits: int = 1, source: Callable[[], EventSource] = Inotify) -> int:
    """Edit the file as an editor does; return how often the watch told of it, at least once."""
    told = asyncio.Event()
    count = 0

    def changed() -> None:
        nonlocal count
        count += 1
        told.set()

    following = FileWatch(path, changed, source=source, look_seconds=0.02)
    following.start()
    try:
        for number in range(edits):
            await asyncio.to_thread(_save, path, f"# {number}")
        await asyncio.wait_for(told.wait(), SOON)
    finally:
        following.stop()
    return count


def _save(path: Path, text: str) -> None:
    other = path.with_suffix(".tmp")
    other.write_text(text, encoding="utf-8")
    os.replace(other, path.resolve())


def test_a_saved_file_is_told_once_for_several_steps(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("", encoding="utf-8")
    assert asyncio.run(_heard(path, edits=5)) == 1


def test_a_file_behind_a_link_is_followed(tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "magpie.toml"
    kept.parent.mkdir()
    kept.write_text("", encoding="utf-8")
    (tmp_path / "settings.toml").symlink_to(kept)
    assert asyncio.run(_heard(tmp_path / "settings.toml")) == 1


def test_without_events_it_is_looked_at(tmp_path: Path) -> None:
    def refuse() -> EventSource:
        raise OSError(24, "too many instances")

    path = tmp_path / "settings.toml"
    path.write_text("", encoding="utf-8")
    assert asyncio.run(_heard(path, source=refuse)) >= 1
