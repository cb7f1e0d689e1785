"""Installed applications are found where they are, and followed as they come and go."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

import pytest

from indexer.clock import SystemClock
from indexer.sources.apps import Applications
from indexer.sources.apps.environment import session
from indexer.sources.apps.installed import Installed
from tests.harness import eventually
from tests.sources.apps.desktops import entry_text, environment, write


def names(root: Path, **more: str) -> list[str]:
    installed = Installed(session(environment(root, **more)))
    installed.refresh()
    return [application.name for application in installed.applications]


def test_the_first_file_of_an_id_holds(tmp_path: Path) -> None:
    write(tmp_path, "system/vim.desktop", entry_text("Vim"))
    write(tmp_path, "own/vim.desktop", entry_text("My Vim"))
    assert names(tmp_path) == ["My Vim"]


def test_a_hidden_file_hides_those_that_follow(tmp_path: Path) -> None:
    write(tmp_path, "system/vim.desktop", entry_text("Vim"))
    write(tmp_path, "own/vim.desktop", "[Desktop Entry]\nHidden=true\n")
    assert names(tmp_path) == []


def test_ids_name_the_folders_on_the_way(tmp_path: Path) -> None:
    write(tmp_path, "system/kde/sub/app.desktop", entry_text("Sub"))
    write(tmp_path, "own/kde-sub-app.desktop", entry_text("Own"))
    write(tmp_path, "system/kde/other.desktop", entry_text("Other"))
    installed = Installed(session(environment(tmp_path)))
    installed.refresh()
    found = [(one.id, one.name) for one in installed.applications]
    assert found == [("kde-other.desktop", "Other"), ("kde-sub-app.desktop", "Own")]


def test_flatpaks_of_the_person_are_found(tmp_path: Path) -> None:
    write(tmp_path, "own/flatpak/exports/share/x", "")  # not an applications folder
    write(tmp_path / "own" / "flatpak" / "exports", "share/org.gimp.GIMP.desktop", entry_text("G"))
    assert names(tmp_path) == ["G"]


def test_a_program_that_is_not_there_hides_its_application(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "here"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for number, wanted in enumerate(["here", str(program), "gone", "/gone", "bad\\n\0name"]):
        write(tmp_path, f"own/{number}.desktop", entry_text(f"App {number}", f"TryExec={wanted}"))
    assert names(tmp_path) == ["App 0", "App 1"]


def test_bad_files_are_skipped_with_one_line_each(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, "system/good.desktop", entry_text("Good"))
    write(tmp_path, "own/good.desktop", "rubbish")  # the system's has its turn
    write(tmp_path, "own/large.desktop", entry_text("Large", "Comment=" + "x" * 600_000))
    (tmp_path / "own" / "applications" / "binary.desktop").write_bytes(bytes(range(256)))
    (tmp_path / "own" / "applications" / "gone.desktop").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "own" / "applications" / "pipe.desktop")
    (tmp_path / "own" / "applications" / "folder.desktop").mkdir()
    installed = Installed(session(environment(tmp_path)))
    with caplog.at_level(logging.INFO):
        installed.refresh()
        assert not installed.refresh()
    assert [application.name for application in installed.applications] == ["Good"]
    skipped = sorted(record.getMessage().split()[0] for record in caplog.records)
    assert skipped == [f"{n}.desktop" for n in ("binary", "folder", "good", "large", "pipe")]


def test_links_that_go_round_end(tmp_path: Path) -> None:
    folder = write(tmp_path, "own/a.desktop", entry_text("A")).parent
    (folder / "round").symlink_to(folder)
    assert names(tmp_path) == ["A"]


def test_names_that_cannot_be_sent_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path, "own/a.desktop", entry_text("A")).parent
    with open(os.path.join(os.fsencode(folder), b"\xff.desktop"), "w", encoding="utf-8") as file:
        file.write(entry_text("B"))
    assert names(tmp_path) == ["A"]


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, "own/a.desktop", entry_text("A"))
    write(tmp_path, "own/b.desktop", entry_text("B"))
    installed = Installed(session(environment(tmp_path)))
    assert installed.refresh()
    assert installed.files_read == 2
    assert not installed.refresh()
    assert installed.files_read == 2
    write(tmp_path, "own/b.desktop", entry_text("B, longer"))
    write(tmp_path, "own/c.desktop", entry_text("C"))
    assert installed.refresh()
    assert installed.files_read == 4
    assert [application.name for application in installed.applications] == ["A", "B, longer", "C"]
    (tmp_path / "own" / "applications" / "a.desktop").unlink()
    assert installed.refresh()
    assert [application.name for application in installed.applications] == ["B, longer", "C"]


def test_applications_are_followed(tmp_path: Path) -> None:
    """Through what package managers do: folders that come later, renames, removal, return."""
    changes = threading.Semaphore(0)
    source = Applications(
        environment(tmp_path), SystemClock(), changed=changes.release, quiet_seconds=0.01
    )

    def shows(*expected: str) -> bool:
        return [application.name for application in source.all] == list(expected)

    write(tmp_path, "system/vim.desktop", entry_text("Vim"))
    source.start()
    try:
        assert changes.acquire(timeout=60)
        assert shows("Vim")
        assert source.find("vim")[0].score == 1.0
        own = write(tmp_path, "own/gimp.desktop.new", entry_text("GIMP"))
        own.rename(own.with_name("gimp.desktop"))
        eventually(lambda: shows("GIMP", "Vim"), "the new folder is seen")
        write(tmp_path, "own/kde/kate.desktop", entry_text("Kate"))
        eventually(lambda: shows("GIMP", "Kate", "Vim"), "the folder in it is seen")
        eventually(lambda: bool(source.find("kate")), "it is found")
        own.parent.rename(tmp_path / "elsewhere")
        eventually(lambda: shows("Vim"), "it is seen that the folder went")
        (tmp_path / "elsewhere").rename(own.parent)
        eventually(lambda: shows("GIMP", "Kate", "Vim"), "it is seen that the folder is back")
        write(tmp_path, "own/kde/kate.desktop", entry_text("Kate 2"))
        eventually(lambda: shows("GIMP", "Kate 2", "Vim"), "the change is seen")
    finally:
        source.stop()
        source.stop()


def test_a_source_that_was_not_started_stops(tmp_path: Path) -> None:
    source = Applications(environment(tmp_path), SystemClock())
    assert source.find("vim") == []
    source.stop()
