"""The clipboard history's own key: it shows what was copied last, and a number pastes it."""

from __future__ import annotations

from pathlib import Path

from indexer.contract.clips import Clips, ListClips
from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.copying import copy
from tests.desktop.system.viewer import Home
from tests.end_to_end.test_launcher import launcher, shown
from tests.harness import Magpie, eventually

__all__ = ["bus", "screen"]


def test_the_second_clip_is_pasted_by_its_number(screen: Screen, bus: str, tmp_path: Path) -> None:
    product = Magpie(tmp_path / "home")
    product.settings('[clipboard]\nkeep = true\nhotkey = "Super+F8"\n')
    product.locations.make()
    product.start()
    told = tmp_path / "told"
    try:
        with launcher(screen, product, Home.make(tmp_path / "person"), bus):
            field = fields.qt({**screen.environment, "QT_QPA_PLATFORM": "xcb"}, told)
            try:
                eventually(lambda: shown(screen, "field") != 0, "the field has the focus", 20)
                for text in ("the oldest of all", "the heron nests", "milk and bread"):
                    _keep(screen, product, text)

                log = product.home / "launcher.out"
                bound = lambda: b"clipboard.hotkey: Granted" in log.read_bytes()  # noqa: E731
                eventually(bound, "its key is bound", 20)
                screen.press("super+F8")
                eventually(lambda: shown(screen) != 0, "the launcher is shown", 20)
                # A number means nothing before the list is there, which nobody sees from outside.
                eventually(lambda: _pressed(screen, "alt+2"), "the second clip is chosen", 40)

                def entered() -> bool:
                    screen.press("Return")
                    return told.read_text(encoding="utf-8").strip() != ""

                eventually(entered, "it is pasted", 20)
                assert told.read_text(encoding="utf-8").strip() == "the heron nests"
            finally:
                field.kill()
                field.wait()
    finally:
        product.stop()


def _pressed(screen: Screen, key: str) -> bool:
    """Press a key, and tell whether the launcher went and gave the focus back."""
    screen.press(key)
    try:
        eventually(lambda: shown(screen, "field") != 0, "the focus is back", 3)
    except AssertionError:
        return False
    return True


def _keep(screen: Screen, product: Magpie, text: str) -> None:
    """Copy a text until it is the latest in the history: the launcher may still be starting."""
    with product.client() as client:

        def kept() -> bool:
            copy(screen.environment, text)
            found = client.ask(ListClips(limit=1), Clips).clips
            return bool(found) and found[0].text == text

        eventually(kept, f"{text} is kept", 30)
