"""A snippet with a form is found in the launcher, filled in, and lands where the person types."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from Xlib import X
from Xlib.display import Display

from desktop.ui.hints_bar import HEIGHT
from desktop.ui.launcher_ground import SHADOW
from desktop.ui.theme import Theme
from indexer.contract.snippet_messages import (
    KeepSnippet,
    ListSnippets,
    SnippetKept,
    SnippetRow,
    Snippets,
)
from indexer.contract.snippets import Field, Snippet
from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.copying import copy
from tests.desktop.system.viewer import Home
from tests.desktop.test_inserting import LEFT
from tests.desktop.test_pasting import clipboard
from tests.end_to_end.clipboard import wait_for_focus
from tests.end_to_end.test_launcher import launcher, shown
from tests.harness import Magpie, eventually

__all__ = ["bus", "screen"]

_REFUSAL = Snippet(
    uid="",
    name="Polite refusal",
    keywords=(":no",),
    text="Dear [[name]], thank you for the {{clipboard}}$|$. Yours, [[who]]",
    fields=(Field(name="who", kind="choice", values=("Ada", "Grace")),),
)
_FILLED = "Dear Mr Heron, thank you for the old boat. Yours, Grace"
_AFTER = ". Yours, Grace"


@contextmanager
def running(product: Magpie, *snippets: Snippet) -> Iterator[None]:
    """Run the service with these snippets."""
    product.settings('[launcher]\ntheme = "light"\n')
    product.locations.make()
    product.start()
    try:
        with product.client() as client:
            for snippet in snippets:
                assert client.ask(KeepSnippet(snippet=snippet), SnippetKept).uid
        yield
    finally:
        product.stop()


def rows(product: Magpie) -> list[SnippetRow]:
    with product.client() as client:
        return client.ask(ListSnippets(), Snippets).snippets


@pytest.mark.parametrize("start", [fields.qt, fields.gtk, fields.xterm], ids=lambda s: s.__name__)
def test_a_form_is_filled_in_and_lands_with_the_cursor_in_its_place(
    screen: Screen, bus: str, tmp_path: Path, start: fields.Start
) -> None:
    product = Magpie(tmp_path / "home")
    told = tmp_path / "told"
    environment = {**screen.environment, "QT_QPA_PLATFORM": "xcb", "GDK_BACKEND": "x11"}
    with (
        running(product, _REFUSAL),
        launcher(screen, product, Home.make(tmp_path / "person"), bus),
    ):
        eventually(lambda: _found(product), "it is searchable")
        copy(screen.environment, "old boat")
        field = start(environment, told)
        try:
            wait_for_focus(screen, "field")
            screen.press("ctrl+space")
            wait_for_focus(screen, "Magpie")
            screen.type("refusal", delay_ms=20)
            eventually(lambda: ground(screen) == "sunken", "the snippet is shown")
            screen.press("Return")
            eventually(lambda: ground(screen) == "surface", "its form is shown")
            screen.type("Mr Heron", delay_ms=20)
            screen.press("Tab", "Down", "Return")
            wait_for_focus(screen, "field")
            eventually(lambda: _told(told).startswith(_FILLED), "it is there")
            # Which comes back after the cursor has gone to its place.
            eventually(lambda: clipboard(screen) == "old boat", "the clipboard is as before")
            screen.type("!")
            cursor = len(_FILLED) - len(_AFTER)
            moved = f"{_FILLED[:cursor]}!{_FILLED[cursor:]}"
            if start is fields.xterm:  # its program hears of the keys themselves
                moved = f"{_FILLED}{LEFT * len(_AFTER)}!"
            eventually(lambda: _told(told) == moved, "it is there, and the cursor too")
            assert rows(product)[0].uses == 1
        finally:
            field.kill()
            field.wait()


def test_the_key_of_the_snippets_lists_them_and_rich_text_lands_as_such(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    product = Magpie(tmp_path / "home")
    told = tmp_path / "told"
    signature = Snippet(uid="", name="Signature", html="<p>Yours,<br><b>Ada</b></p>")
    with (
        running(product, signature),
        launcher(screen, product, Home.make(tmp_path / "person"), bus),
    ):
        field = fields.rich({**screen.environment, "QT_QPA_PLATFORM": "xcb"}, told)
        try:
            wait_for_focus(screen, "field")
            assert product.cli("toggle", "--snippets").returncode == 0
            wait_for_focus(screen, "Magpie")
            eventually(lambda: ground(screen) == "sunken", "the snippet is shown")
            screen.press("Return")
            eventually(lambda: "font-weight" in _told(told), "it is there in bold")
            assert "Ada" in _told(told)
            eventually(lambda: not clipboard(screen), "nothing was there before, nor is after it")
        finally:
            field.kill()
            field.wait()


def ground(screen: Screen) -> str:
    """Tell the ground at the lower corner of what the launcher shows, as its theme names it.

    That of the preview is "sunken"; a card that lies over it is "surface".
    """
    window = shown(screen)
    if not window:
        return ""
    display = Display(screen.display)
    try:
        root = display.screen().root
        made = display.create_resource_object("window", window)
        size, place = made.get_geometry(), made.translate_coords(root, 0, 0)
        right, bottom = size.width - place.x - SHADOW, size.height - place.y - SHADOW
        found = root.get_image(right - 40, bottom - HEIGHT - 16, 1, 1, X.ZPixmap, 0xFFFFFF).data
    finally:
        display.close()
    tokens = Theme("light").tokens
    drawn = "#{2:02x}{1:02x}{0:02x}".format(*found)
    names = ("sunken", "surface")
    return next((name for name in names if tokens.color(name).name() == drawn), "")


def _found(product: Magpie) -> bool:
    hits = product.search("refusal").hits
    return bool(hits) and hits[0].kind == "snippet"


def _told(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
