"""The clipboard and pasting on a real compositor that lets programs see it."""

from __future__ import annotations

import queue
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system.clipboard import for_session
from desktop.system.clipboard_wayland import WaylandClipboard
from desktop.system.paste_wayland import WaylandPaster, focused
from desktop.system.ports import Copied, Pasted, Step
from tests.desktop.system import fields
from tests.desktop.system.copying import Heard, Silent
from tests.desktop.wayland import Compositor, compositor
from tests.harness import eventually

__all__ = ["compositor"]


def wl_copy(compositor: Compositor, text: str | bytes, *more: str) -> None:
    """Copy; wl-copy stays behind as the owner."""
    data = text.encode() if isinstance(text, str) else text
    subprocess.run(
        ["wl-copy", *more],
        env=compositor.environment,
        input=data,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=60,
    )


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watcher(compositor: Compositor, heard: Heard) -> Iterator[WaylandClipboard]:
    made = WaylandClipboard(compositor.environment)
    assert made.start(heard) == "everywhere"
    yield made
    made.stop()


@pytest.mark.usefixtures("watcher")
def test_copies_are_heard_of_in_order(compositor: Compositor, heard: Heard) -> None:
    for text in ("the first", "zwei\nLines", "third\n"):
        wl_copy(compositor, text)
        heard.until(text)
    assert heard.texts == ["the first", "zwei\nLines", "third\n"]


@pytest.mark.usefixtures("watcher")
def test_pictures_and_files(compositor: Compositor, heard: Heard) -> None:
    wl_copy(compositor, b"\x89PNG-a-picture", "--type", "image/png")
    eventually(lambda: len(heard.clips) == 1, "the picture is heard of")
    wl_copy(compositor, "file:///tmp/a\r\n", "--type", "text/uri-list")
    eventually(lambda: len(heard.clips) == 2, "the file is heard of")
    picture, files = heard.clips
    assert (picture.image, picture.image_mime) == (b"\x89PNG-a-picture", "image/png")
    assert files.uris == ("file:///tmp/a",)


def test_the_limit_holds(compositor: Compositor, heard: Heard) -> None:
    watcher = WaylandClipboard(compositor.environment, limit_bytes=1 << 20)
    assert watcher.start(heard) == "everywhere"
    wl_copy(compositor, "h" * ((1 << 20) + 1))
    wl_copy(compositor, "small")
    heard.until("small")
    watcher.stop()
    assert set(heard.texts) == {"small"}


def test_what_was_copied_while_a_copy_is_read_is_looked_at_by_itself(
    compositor: Compositor, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A secret says so in forms of its own; and no copy is told twice."""
    watcher = WaylandClipboard(compositor.environment)
    meanwhile: list[str] = []
    run = WaylandClipboard._run

    def running(self: WaylandClipboard, limit: int, *arguments: str) -> bytes | None:
        """Copy something else when the text is about to be read."""
        if "--type" in arguments and meanwhile:
            before, kind = self._copies, meanwhile.pop()
            wl_copy(compositor, "meanwhile", "--type", kind)
            if kind == "text/plain":
                eventually(lambda: self._copies > before, "it is told of")
        return run(self, limit, *arguments)

    monkeypatch.setattr(WaylandClipboard, "_run", running)
    assert watcher.start(heard) == "everywhere"
    for text, kind in (("one", "x-kde-passwordManagerHint"), ("two", "text/plain")):
        meanwhile.append(kind)
        before = watcher._copies
        wl_copy(compositor, text)
        eventually(lambda before=before: watcher._copies > before, "it is told of")  # type: ignore[misc]
        told: queue.SimpleQueue[Copied | None] = queue.SimpleQueue()
        watcher.read(told.put)  # in turn, after it
        told.get(timeout=60)
    wl_copy(compositor, "the last")
    heard.until("the last")
    watcher.stop()
    assert heard.texts == ["meanwhile", "the last"]


def test_what_is_secret_is_read_to_be_put_back_alone(
    compositor: Compositor, watcher: WaylandClipboard, heard: Heard
) -> None:
    wl_copy(compositor, "secret", "--type", "x-kde-passwordManagerHint")
    told: queue.SimpleQueue[Copied | None] = queue.SimpleQueue()
    watcher.read(told.put)
    assert told.get(timeout=60) is None  # there is nothing beside the hint
    wl_copy(compositor, "after it")
    heard.until("after it")
    assert heard.texts == ["after it"]


def test_without_a_compositor_only_what_is_copied_in_the_launcher_is_seen(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path)}
    seen = for_session(Silent, {**environment, "WAYLAND_DISPLAY": "nowhere"})
    assert seen.start(lambda _: None) == "focused"
    assert seen.name == Silent.name
    seen.stop()


def test_the_cursor_is_moved_back_in_what_was_pasted(
    compositor: Compositor, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    wl_copy(compositor, "abc")
    process = fields.qt({**compositor.environment, "QT_QPA_PLATFORM": "wayland"}, told)
    try:
        eventually(lambda: focused(compositor.environment)[1] == "field", "it has the focus")
        paster = WaylandPaster(compositor.environment)

        def entered() -> bool:
            # A program that has just got the focus may not have heard of the clipboard yet.
            assert isinstance(paster.paste(given_back=False), Pasted)
            return told.exists() and told.read_text(encoding="utf-8").endswith("abc")

        eventually(entered, "it is pasted")
        assert paster.move([Step("Left", 2)])
        # A program learns the layout of wtype's keyboard first, as that of a new one.
        subprocess.run(["wtype", "-s", "100", "!"], env=compositor.environment, check=True)
        eventually(lambda: told.read_text(encoding="utf-8").endswith("a!bc"), "it is in its place")
    finally:
        process.kill()
        process.wait()


def test_keys_that_paste_reach_the_program_with_the_focus(
    compositor: Compositor, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    wl_copy(compositor, "pasted by Magpie")
    process = fields.qt({**compositor.environment, "QT_QPA_PLATFORM": "wayland"}, told)
    try:
        eventually(lambda: focused(compositor.environment)[1] == "field", "it has the focus")

        def entered() -> bool:
            # A program that has just got the focus may not have heard of the clipboard yet.
            paster = WaylandPaster(compositor.environment)
            assert isinstance(paster.paste(given_back=False), Pasted)
            subprocess.run(["wtype", "-k", "Return"], env=compositor.environment, check=True)
            return "pasted by Magpie" in told.read_text(encoding="utf-8")

        eventually(entered, "it is pasted")
    finally:
        process.kill()
        process.wait()
