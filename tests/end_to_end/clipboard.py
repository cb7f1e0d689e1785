"""What the tests of the clipboard share: what is kept, what has the focus, when it is watched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from Xlib.display import Display

from indexer.contract.clips import Clip, ClipRow, Clips, GetClip, ListClips
from tests.desktop.screen import Screen
from tests.desktop.system.copying import copy
from tests.harness import Magpie, eventually


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Magpie]:
    """Run a product that keeps what is copied, and has greeted the person."""
    made = Magpie(tmp_path / "home")
    made.settings("[clipboard]\nkeep = true\n")
    made.locations.make()
    made.locations.welcomed.touch()
    made.start()
    yield made
    made.stop()


def kept(product: Magpie) -> list[ClipRow]:
    """Return the clips of the history, latest first."""
    with product.client() as client:
        return client.ask(ListClips(limit=500), Clips).clips


def texts(product: Magpie) -> list[str]:
    """Return the beginnings of the clips' texts, latest first."""
    return [row.text for row in kept(product)]


def whole(product: Magpie, clip: int) -> Clip:
    """Return a clip with all of its content."""
    with product.client() as client:
        return client.ask(GetClip(clip=clip), Clip)


def wait_until_watched(screen: Screen, product: Magpie) -> None:
    """Wait until what is copied is kept: the launcher may still be starting."""

    def watched() -> bool:
        copy(screen.environment, "is it watched?")
        return "is it watched?" in texts(product)

    eventually(watched, "the clipboard is watched")
    copy(
        screen.environment, "it is watched"
    )  # clips come in order: none of the above is on its way
    eventually(lambda: texts(product)[0] == "it is watched", "no clip is on its way")


def newest_after(product: Magpie, place: int) -> ClipRow:
    """Wait for a clip that was copied after another, and return it."""
    eventually(lambda: kept(product)[0].place > place, "what was copied is kept")
    return kept(product)[0]


def has_focus(screen: Screen, title: str) -> bool:
    """Tell whether keys go to the window of this title, as the X server and openbox see it."""
    display = Display(screen.display)
    try:
        found = display.get_input_focus().focus
        active = screen.active_window()
        while hasattr(found, "id"):
            if found.id == active:
                return bool(found.get_wm_name() == title)
            parent = found.query_tree().parent
            found = parent or None
        return False
    finally:
        display.close()


def wait_for_focus(screen: Screen, title: str) -> None:
    """Wait until keys go to the window of this title."""
    eventually(lambda: has_focus(screen, title), f"{title!r} has the focus")
