"""In the launcher, clips are marked and pasted as one, and edited before they are pasted."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.screen import Screen, bus, screen
from tests.desktop.system import fields
from tests.desktop.system.copying import copy
from tests.desktop.system.viewer import Home
from tests.end_to_end.clipboard import texts, wait_for_focus, wait_until_watched
from tests.end_to_end.test_launcher import launcher
from tests.harness import Magpie, eventually

__all__ = ["bus", "screen"]


@dataclass
class Writing:
    """A person who writes in a field, and has copied something before."""

    screen: Screen
    product: Magpie
    told: Path

    def keep(self, *copied: str) -> None:
        """Copy texts, one after the other."""
        for text in copied:
            copy(self.screen.environment, text)
            eventually(lambda text=text: texts(self.product)[0] == text, f"{text} is kept")  # type: ignore[misc]
        eventually(lambda: len(self.product.search("heron").hits) > 0, "it is searchable")

    def summon(self, typed: str) -> None:
        """Show the launcher, and type."""
        self.screen.press("ctrl+space")
        wait_for_focus(self.screen, "Magpie")
        self.screen.type(typed, delay_ms=20)

    def copied_by(self, *keys: str) -> str:
        """Press keys, and return what is in the clipboard then."""
        self.screen.press(*keys)
        return pasteable(self.screen)

    def entered(self, text: str) -> None:
        """Wait until a text stands in the field, which has the focus again."""
        wait_for_focus(self.screen, "field")
        eventually(self.told.exists, "something is pasted")
        eventually(lambda: text in self.told.read_text(encoding="utf-8"), f"{text!r} is pasted")


@contextmanager
def writing(screen: Screen, bus: str, folder: Path, settings: str) -> Iterator[Writing]:
    """Run the whole product with a clipboard history, and a field that has the focus."""
    product = Magpie(folder / "home")
    product.settings(f"[clipboard]\nkeep = true\n{settings}")
    product.locations.make()
    product.start()
    told = folder / "told"
    try:
        with launcher(screen, product, Home.make(folder / "person"), bus):
            wait_until_watched(screen, product)
            field = fields.qt({**screen.environment, "QT_QPA_PLATFORM": "xcb"}, told)
            try:
                wait_for_focus(screen, "field")
                yield Writing(screen, product, told)
            finally:
                field.kill()
                field.wait()
    finally:
        product.stop()


def pasteable(screen: Screen) -> str:
    """Return what is in the clipboard."""
    done = subprocess.run(
        ["xclip", "-selection", "clipboard", "-o"],
        env=screen.environment, capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    return done.stdout


def test_marked_clips_are_pasted_as_one(screen: Screen, bus: str, tmp_path: Path) -> None:
    with writing(screen, bus, tmp_path, 'join_with = "space"\n') as person:
        person.keep("the first heron", "the second heron", "the third heron")
        eventually(lambda: len(person.product.search("heron").hits) == 3, "all are searchable")
        person.summon("c: heron")
        listed = [hit.title for hit in person.product.search("kind:clip heron").hits]
        # What is selected is copied, once there is anything.
        eventually(lambda: person.copied_by("ctrl+c") == listed[0], "the clips are listed")
        screen.press("shift+Down", "shift+Down", "Return")
        person.entered(" ".join(listed))


def test_a_clip_is_edited_and_pasted_and_the_clipboard_is_as_before(
    screen: Screen, bus: str, tmp_path: Path
) -> None:
    with writing(screen, bus, tmp_path, "restore = true\n") as person:
        person.keep("the heron nests", "copied last")
        person.summon("heron")
        # All that is selected tells where the keys go: to the clip's text, or to the query.
        eventually(
            lambda: person.copied_by("ctrl+e", "ctrl+a", "ctrl+c") == "the heron nests",
            "the clip is edited",
        )
        copy(screen.environment, "copied last")
        screen.press("ctrl+End")
        screen.type(" in June", delay_ms=20)
        screen.press("Return")
        person.entered("the heron nests in June")
        eventually(lambda: pasteable(screen) == "copied last", "the clipboard is as before")
        assert "the heron nests in June" not in texts(person.product)  # nobody asked for it
