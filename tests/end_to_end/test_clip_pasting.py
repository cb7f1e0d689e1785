"""A clip that was copied in one program is found in the launcher and pasted into another."""

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


def test_a_clip_is_found_and_pasted_where_the_person_was(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    product = Magpie(tmp_path / "home")
    product.settings("[clipboard]\nkeep = true\n")
    product.locations.make()
    product.start()
    told = tmp_path / "told"
    try:
        with launcher(screen, product, Home.make(tmp_path / "person"), bus):
            field = fields.qt({**screen.environment, "QT_QPA_PLATFORM": "xcb"}, told)
            try:
                eventually(lambda: shown(screen, "field") != 0, "the field has the focus")
                _keep(screen, product, "the heron nests in the reeds")
                _keep(screen, product, "milk and bread")
                screen.press("ctrl+space")
                screen.type("heron", delay_ms=20)
                found = lambda: product.search("heron").hits[0].kind == "clip"  # noqa: E731
                eventually(found, "it is searchable")
                screen.press("Return")
                eventually(lambda: shown(screen, "field") != 0, "the focus is back")

                def entered() -> bool:
                    screen.press("Return")
                    return "the heron nests in the reeds" in told.read_text(encoding="utf-8")

                eventually(entered, "it is pasted")
            finally:
                field.kill()
                field.wait()
    finally:
        product.stop()


def _keep(screen: Screen, product: Magpie, text: str) -> None:
    """Copy a text until the history has it: the launcher may still be starting to watch."""
    with product.client() as client:

        def kept() -> bool:
            copy(screen.environment, text)
            return text in [clip.text for clip in client.ask(ListClips(), Clips).clips]

        eventually(kept, f"{text} is kept")
