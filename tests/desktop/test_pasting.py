"""Pasting into programs of several toolkits, and what is in the clipboard before and after."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from Xlib.display import Display

from tests.desktop.screen import Screen
from tests.desktop.system import fields
from tests.desktop.system.copying import Heard, copy, owner
from tests.harness import eventually

_ROOT = Path(__file__).parents[2]
_TEXT = "pasted – by Magpie"


@contextmanager
def field(screen: Screen, start: fields.Start, told: Path) -> Iterator[int]:
    """Show a field with the focus; yields its window."""
    process = start(screen.environment, told)
    try:
        eventually(lambda: _titled(screen) != 0, "the field is shown")
        window = _titled(screen)
        screen.activate(window)
        yield window
    finally:
        process.kill()
        process.wait()


def _titled(screen: Screen) -> int:
    display = Display(screen.display)
    try:
        active = screen.active_window()
        name = display.create_resource_object("window", active).get_wm_name() if active else ""
        return active if name == "field" else 0
    finally:
        display.close()


@contextmanager
def paster(screen: Screen, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a small launcher that shows itself at a line on its input, and pastes at the next."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.small_paster", *arguments],
        env={**os.environ, **screen.environment, "QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
    )
    try:
        assert told(process) == "ready"
        yield process
    finally:
        process.kill()
        process.communicate()


def told(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: subprocess.Popen[str], line: str) -> str:
    """Tell it something, and return what comes of it."""
    assert process.stdin is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return told(process)


def select(screen: Screen, text: str) -> None:
    """Select a text, as by the mouse."""
    copy(screen.environment, text, selection="primary")


def clipboard(screen: Screen, selection: str = "clipboard") -> str:
    done = subprocess.run(
        ["xclip", "-selection", selection, "-o"],
        env=screen.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    return done.stdout


@pytest.mark.parametrize("start", [fields.qt, fields.gtk, fields.xterm], ids=lambda s: s.__name__)
def test_a_clip_lands_in_the_program_that_had_the_focus(
    screen: Screen, tmp_path: Path, start: fields.Start
) -> None:
    entered = tmp_path / "entered"
    with paster(screen) as process, field(screen, start, entered) as window:
        assert tell(process, "show") == "shown"
        assert tell(process, f"paste {_TEXT}") == "Pasted"
        screen.wait_active(window)
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")
        assert clipboard(screen) == _TEXT


def _entered(file: Path) -> str:
    """Return what the program took so far."""
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_modifiers_that_are_held_do_not_matter(screen: Screen, tmp_path: Path) -> None:
    entered = tmp_path / "entered"
    with paster(screen) as process, field(screen, fields.qt, entered):
        assert tell(process, "show") == "shown"
        screen.xdotool("keydown", "alt", "keydown", "shift")
        assert tell(process, f"paste {_TEXT}") == "Pasted"
        screen.xdotool("keyup", "alt", "keyup", "shift")
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")


def test_what_was_in_the_clipboard_comes_back(screen: Screen, tmp_path: Path) -> None:
    entered = tmp_path / "entered"
    copy(screen.environment, "kept before")
    with paster(screen) as process, field(screen, fields.qt, entered):
        assert tell(process, "show") == "shown"
        assert tell(process, f"restore {_TEXT}") == "Pasted"
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")
        eventually(lambda: clipboard(screen) == "kept before", "the clipboard is as before")


def test_what_was_selected_comes_back_as_well(screen: Screen, tmp_path: Path) -> None:
    """The primary selection, which a terminal pastes from: its place is taken for a moment."""
    entered = tmp_path / "entered"
    select(screen, "selected before")
    copy(screen.environment, "kept before")
    with paster(screen) as process, field(screen, fields.xterm, entered):
        assert tell(process, "show") == "shown"
        assert tell(process, f"restore {_TEXT}") == "Pasted"
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")
        eventually(lambda: clipboard(screen) == "kept before", "the clipboard is as before")
        eventually(lambda: clipboard(screen, "primary") == "selected before", "so is that")


def test_without_being_asked_for_nothing_comes_back(screen: Screen, tmp_path: Path) -> None:
    entered = tmp_path / "entered"
    select(screen, "selected before")
    with paster(screen) as process, field(screen, fields.qt, entered):
        assert tell(process, "show") == "shown"
        assert tell(process, f"paste {_TEXT}") == "Pasted"
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")
        assert (clipboard(screen), clipboard(screen, "primary")) == (_TEXT, _TEXT)


def test_what_was_selected_comes_back_though_the_clipboard_hangs(
    screen: Screen, tmp_path: Path
) -> None:
    entered = tmp_path / "entered"
    select(screen, "selected before")
    with (
        owner(screen.environment, "hung"),  # of the clipboard
        paster(screen) as process,
        field(screen, fields.qt, entered),
    ):
        assert tell(process, "show") == "shown"
        assert tell(process, f"restore {_TEXT}") == "Pasted"
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")
        eventually(lambda: clipboard(screen, "primary") == "selected before", "that comes back")
        assert clipboard(screen) == _TEXT  # what hung cannot


def test_an_owner_that_hangs_does_not_keep_from_pasting(screen: Screen, tmp_path: Path) -> None:
    entered = tmp_path / "entered"
    with (
        owner(screen.environment, "hung"),
        paster(screen) as process,
        field(screen, fields.qt, entered),
    ):
        assert tell(process, "show") == "shown"
        assert tell(process, f"restore {_TEXT}") == "Pasted"
        eventually(lambda: _entered(entered) == _TEXT, "it is pasted")


def test_without_a_program_to_go_back_to_it_stays_in_the_clipboard(screen: Screen) -> None:
    with paster(screen) as process:
        assert tell(process, "show") == "shown"
        assert tell(process, f"paste {_TEXT}") == "NotPasted"
        assert clipboard(screen) == _TEXT


def test_what_is_put_there_for_a_moment_is_marked_and_not_recorded(
    screen: Screen, tmp_path: Path
) -> None:
    from desktop.system.clipboard_x11 import X11Clipboard

    heard = Heard()
    watcher = X11Clipboard(screen.display)
    with paster(screen) as process, field(screen, fields.qt, tmp_path / "entered"):
        watcher.start(heard)
        assert tell(process, "show") == "shown"
        assert tell(process, f"restore {_TEXT}") == "Pasted"  # nothing to restore: it stays
        targets = subprocess.run(
            ["xclip", "-selection", "clipboard", "-o", "-t", "TARGETS"],
            env=screen.environment, capture_output=True, text=True, check=True, timeout=20,
        ).stdout  # fmt: skip
        assert {"x-kde-passwordManagerHint", "application/x-magpie"} <= set(targets.split())
        copy(screen.environment, "after it")
        heard.until("after it")
    watcher.stop()
    assert heard.texts == ["after it"]
