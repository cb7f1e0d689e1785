"""The hotkey and the focus together with a Qt window in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.desktop.screen import Screen, window
from tests.harness import eventually


@pytest.fixture
def launcher(screen: Screen) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.system.small_launcher"],
        env={**screen.environment, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


def test_every_letter_typed_right_after_the_hotkey_arrives_and_the_focus_goes_back(
    screen: Screen, launcher: subprocess.Popen[str]
) -> None:
    assert launcher.stdout is not None
    with window(screen, "editor") as editor:
        for text in ("first", "quarterly report", "x"):
            # In one go: the letters come while the window is not even shown.
            screen.xdotool(
                *("key", "ctrl+space", "type", "--delay", "0", "--args", "1", text),
                *("key", "Return", "Escape"),
            )
            assert launcher.stdout.readline() == f"{text}\n"
            assert launcher.stdout.readline() == "back True\n"
            screen.wait_active(editor.id)
        screen.type("done")
        eventually(
            lambda: editor.typed() == "done", "the editor has the focus and got nothing else"
        )
