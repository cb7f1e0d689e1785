"""The clipboard history's own key: it shows what was copied last, and a number pastes it."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.copying import copy
from tests.desktop.system.viewer import Home
from tests.end_to_end.clipboard import has_focus, texts, wait_for_focus, wait_until_watched
from tests.end_to_end.test_launcher import launcher
from tests.harness import Magpie, eventually, magpie

__all__ = ["bus", "screen"]


def test_the_second_clip_is_pasted_by_its_number(screen: Screen, bus: str, tmp_path: Path) -> None:
    product = Magpie(tmp_path / "home")
    product.settings('[clipboard]\nkeep = true\nhotkey = "Super+F8"\n')
    product.locations.make()
    product.start()
    told = tmp_path / "told"
    try:
        with launcher(screen, product, Home.make(tmp_path / "person"), bus):
            wait_until_watched(screen, product)
            for text in ("the oldest of all", "the heron nests", "milk and bread"):
                copy(screen.environment, text)
                eventually(lambda text=text: texts(product)[0] == text, f"{text} is kept")  # type: ignore[misc]
            log = product.home / "launcher.out"
            bound = lambda: b"clipboard.hotkey: Granted" in log.read_bytes()  # noqa: E731
            eventually(bound, "its key is bound")
            field = fields.qt({**screen.environment, "QT_QPA_PLATFORM": "xcb"}, told)
            try:
                wait_for_focus(screen, "field")
                screen.press("super+F8")
                wait_for_focus(screen, "Magpie")
                # A number means nothing before the list is there, which nobody sees from outside.
                eventually(lambda: _pressed(screen, "alt+2"), "the second clip is chosen")
                eventually(told.exists, "it is pasted")
                assert told.read_text(encoding="utf-8") == "the heron nests"
                assert texts(product)[:2] == ["milk and bread", "the heron nests"]
            finally:
                field.kill()
                field.wait()
    finally:
        product.stop()


def test_the_command_shows_the_history_even_where_it_is_off(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    person = Home.make(tmp_path / "person")
    with magpie(tmp_path / "home") as product, launcher(screen, product, person, bus):
        assert product.cli("toggle", "--clips").returncode == 0
        wait_for_focus(screen, "Magpie")

        def turned_on() -> bool:
            """Do what the view offers first: turn it on."""
            screen.press("Return")
            return product.cli("settings", "get", "clipboard.keep").stdout.strip() == "true"

        eventually(turned_on, "the history is on")


def _pressed(screen: Screen, key: str) -> bool:
    """Press a key, and tell whether the launcher went and gave the focus back."""
    screen.press(key)
    try:
        eventually(lambda: has_focus(screen, "field"), "the focus is back", 3)
    except AssertionError:
        return False
    return True
