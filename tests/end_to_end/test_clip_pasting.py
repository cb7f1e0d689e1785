"""A clip that was copied in one program is found in the launcher and pasted into another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.copying import copy
from tests.desktop.system.viewer import Home
from tests.end_to_end.clipboard import texts, wait_for_focus, wait_until_watched
from tests.end_to_end.test_launcher import launcher
from tests.harness import Magpie, eventually

__all__ = ["bus", "screen"]

_WANTED = "the heron nests in the reeds"


@pytest.mark.parametrize("start", [fields.qt, fields.gtk, fields.xterm], ids=lambda s: s.__name__)
def test_a_clip_is_found_and_pasted_where_the_person_was(
    screen: Screen, bus: str, tmp_path: Path, start: fields.Start
) -> None:
    product = Magpie(tmp_path / "home")
    product.settings("[clipboard]\nkeep = true\n")
    product.locations.make()
    product.start()
    told = tmp_path / "told"
    environment = {**screen.environment, "QT_QPA_PLATFORM": "xcb", "GDK_BACKEND": "x11"}
    try:
        with launcher(screen, product, Home.make(tmp_path / "person"), bus):
            wait_until_watched(screen, product)
            for text in (_WANTED, "milk and bread"):
                copy(screen.environment, text)
                eventually(lambda text=text: texts(product)[0] == text, f"{text} is kept")  # type: ignore[misc]
            eventually(lambda: _found(product), "it is searchable")
            field = start(environment, told)
            try:
                wait_for_focus(screen, "field")
                screen.press("ctrl+space")
                wait_for_focus(screen, "Magpie")
                screen.type("heron", delay_ms=20)
                screen.press("Return")
                wait_for_focus(screen, "field")
                eventually(lambda: _told(told) == _WANTED, "it is pasted")
                assert texts(product)[:2] == ["milk and bread", _WANTED]  # not captured again
            finally:
                field.kill()
                field.wait()
    finally:
        product.stop()


def _found(product: Magpie) -> bool:
    hits = product.search("heron").hits
    return bool(hits) and hits[0].kind == "clip"


def _told(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
