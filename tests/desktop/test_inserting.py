"""What is filled in lands in programs of several toolkits: text, rich text, picture and cursor."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QColor, QImage

from desktop.cursor_steps import MOST_STEPS
from desktop.inserting import picture
from desktop.system.clipboard_x11 import X11Clipboard
from indexer.contract.snippet_messages import Expanded
from tests.desktop.screen import Screen
from tests.desktop.system import fields
from tests.desktop.system.copying import Heard, copy, owner
from tests.desktop.test_pasting import clipboard, field, paster, select, tell
from tests.harness import eventually

EMPTY = Expanded(
    uid="1", title="", text="", html="", cursor=None, image="", mode="", asked=[], missing=[],
    problems=[], commands=[], complete=True,
)  # fmt: skip
_TEXT = "Dear 👩\u200d👩\u200d👧, yours"
_MARK = _TEXT.index(",")
LEFT = "\x1b[D"  # as a terminal spells it


def insertion(**changes: object) -> str:
    """Return what makes the small launcher insert something."""
    made = msgspec.structs.replace(EMPTY, **changes)
    return f"insert {msgspec.json.encode(made).decode()}"


def entered(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.parametrize("start", [fields.qt, fields.gtk, fields.xterm], ids=lambda s: s.__name__)
def test_text_lands_with_the_cursor_in_its_place_and_the_clipboard_comes_back(
    screen: Screen, tmp_path: Path, start: fields.Start
) -> None:
    told = tmp_path / "entered"
    copy(screen.environment, "kept before")
    select(screen, "selected before")
    with paster(screen) as process, field(screen, start, told):
        assert tell(process, "show") == "shown"
        assert tell(process, insertion(text=_TEXT, cursor=_MARK)) == "inserted"
        screen.type("!")
        # A terminal's program hears of the keys themselves.
        back = f"{_TEXT}{LEFT * len(', yours')}!"
        moved = back if start is fields.xterm else f"{_TEXT[:_MARK]}!{_TEXT[_MARK:]}"
        eventually(lambda: entered(told) == moved, "it is there, and the cursor too")
        eventually(lambda: clipboard(screen) == "kept before", "the clipboard is as before")
        eventually(lambda: clipboard(screen, "primary") == "selected before", "so is that")


def test_without_the_launcher_it_lands_where_the_person_types(
    screen: Screen, tmp_path: Path
) -> None:
    told = tmp_path / "entered"
    with paster(screen) as process, field(screen, fields.gtk, told):
        assert tell(process, insertion(text=_TEXT, cursor=0)) == "inserted"
        screen.type("!")
        eventually(lambda: entered(told) == f"!{_TEXT}", "it is there, and the cursor too")
        eventually(lambda: not clipboard(screen), "nothing was there before, nor is after it")


def test_all_forms_of_what_was_there_come_back(screen: Screen, tmp_path: Path) -> None:
    told = tmp_path / "entered"
    with (
        owner(screen.environment, "files"),
        paster(screen) as process,
        field(screen, fields.qt, told),
    ):
        assert tell(process, "show") == "shown"
        assert tell(process, insertion(text=_TEXT)) == "inserted"
        eventually(lambda: clipboard(screen) == "/tmp/a b.txt\n/tmp/c", "the text is back")
        files = {"text/uri-list", "x-special/gnome-copied-files"}
        assert files <= set(_form(screen, "TARGETS").decode().split())
        gnomes = b"copy\nfile:///tmp/a%20b.txt\nfile:///tmp/c"
        assert _form(screen, "x-special/gnome-copied-files") == gnomes


def _form(screen: Screen, name: str) -> bytes:
    return subprocess.run(
        ["xclip", "-selection", "clipboard", "-o", "-t", name],
        env=screen.environment, capture_output=True, check=True, timeout=20,
    ).stdout  # fmt: skip


def test_it_is_marked_and_never_recorded(screen: Screen, tmp_path: Path) -> None:
    told, heard = tmp_path / "entered", Heard()
    copy(screen.environment, "kept before")
    watcher = X11Clipboard(screen.display)
    with paster(screen) as process, field(screen, fields.qt, told):
        watcher.start(heard)
        assert tell(process, "show") == "shown"
        assert tell(process, insertion(text=_TEXT)) == "inserted"
        eventually(lambda: clipboard(screen) == "kept before", "the clipboard is as before")
        copy(screen.environment, "after it")
        heard.until("after it")
    watcher.stop()
    # What comes back is heard of again by others: it is the same as before.
    assert heard.texts in (["after it"], ["kept before", "after it"])


def test_a_mark_that_is_too_far_up_is_told(screen: Screen, tmp_path: Path) -> None:
    told = tmp_path / "entered"
    long = "x" * (MOST_STEPS + 1)
    with paster(screen) as process, field(screen, fields.qt, told):
        assert tell(process, "show") == "shown"
        assert "too far up" in tell(process, insertion(text=long, cursor=0))
        eventually(lambda: entered(told) == long, "it is there")


def test_without_a_program_to_go_back_to_it_stays_in_the_clipboard(screen: Screen) -> None:
    copy(screen.environment, "kept before")
    with paster(screen) as process:
        assert tell(process, "show") == "shown"
        assert "Ctrl+V" in tell(process, insertion(text=_TEXT))
        assert clipboard(screen) == _TEXT


def test_of_nothing_nothing_is_pasted(screen: Screen, tmp_path: Path) -> None:
    copy(screen.environment, "kept before")
    with paster(screen) as process, field(screen, fields.qt, tmp_path / "entered"):
        assert "nothing" in tell(process, insertion())
        assert "picture" in tell(process, insertion(image=str(tmp_path / "gone.png")))
        assert clipboard(screen) == "kept before"


def test_a_picture_is_pasted_as_png_and_any_other_kind_becomes_one(tmp_path: Path) -> None:
    file = tmp_path / "red.bmp"
    drawn = QImage(8, 4, QImage.Format.Format_RGB32)
    drawn.fill(QColor("red"))
    assert drawn.save(str(file))
    found = QImage.fromData(picture(bytes(file)))
    assert picture(bytes(file)).startswith(b"\x89PNG")
    assert (found.width(), found.height(), found.pixelColor(0, 0)) == (8, 4, QColor("red"))
    file.write_bytes(b"no picture")
    assert picture(bytes(file)) == b""
