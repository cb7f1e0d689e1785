"""The launcher on a screen of its own: how long a person waits for it, and what it takes.

Keys are pressed by XTest from another program that has the focus. Times are those of the
monotonic clock, from the key to the event in the launcher's process.
"""

from __future__ import annotations

import json
import os
import queue
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psutil
from Xlib import XK, X, Xatom
from Xlib.display import Display
from Xlib.ext import xtest

from tests.bench.product import percentile, sample_queries
from tests.desktop.screen import Screen, running_bus, running_screen, window
from tests.harness import Magpie, eventually

Figures = dict[str, Any]
_ROOT: Final = Path(__file__).parents[2]
_SHOWS: Final = 100
_TYPED: Final = 100
_CYCLES: Final = 2000
_PER_SECOND: Final = 15
_LETTERS: Final = 16  # of a query are typed, spaces included
_ROWS: Final = 10_000
_FRAMES: Final = 600
_PATIENCE: Final = 20.0


class Launcher:
    """A traced launcher and the lines it writes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self._lines: queue.SimpleQueue[tuple[float, str]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            at, _, what = line.strip().partition(" ")
            self._lines.put((float(at), what))

    def close(self) -> None:
        """Let go of the process, which has ended."""
        self._thread.join(_PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def after(
        self, moment: float, wanted: Callable[[str], bool], patience: float = _PATIENCE
    ) -> float:
        """Return when the first wanted line came after a moment; queue.Empty when none does."""
        while True:
            at, what = self._lines.get(timeout=patience)
            if at >= moment and wanted(what):
                return at

    def memory(self) -> int:
        """Return its resident bytes."""
        return int(psutil.Process(self.process.pid).memory_info().rss)


class Keyboard:
    """Presses keys as a keyboard does, and sees where they go."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._active = display.intern_atom("_NET_ACTIVE_WINDOW")

    def goes_to(self, window: int, *, other_than: bool = False) -> float:
        """Wait until a window is the active one, or until another one is; return when it was.

        Qt tells of no focus when a window is hidden and shown again quickly: the server knows.
        """
        root = self._display.screen().root
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            found = root.get_full_property(self._active, Xatom.WINDOW)
            active = int(found.value[0]) if found and len(found.value) else 0
            if active and (active == window) is not other_than:
                return time.monotonic()
        raise TimeoutError("the focus did not change")

    def press(self, *names: str) -> float:
        """Press keys together and release them; return when the last one went down."""
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for code in codes[:-1]:
            xtest.fake_input(self._display, X.KeyPress, code)
        self._display.sync()
        pressed = time.monotonic()
        xtest.fake_input(self._display, X.KeyPress, codes[-1])
        self._display.sync()
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()
        return pressed


@contextmanager
def running(screen: Screen, product: Magpie, address: str) -> Iterator[Launcher]:
    """Run a traced launcher for as long as the block lasts."""
    environment = {
        **os.environ,
        "DISPLAY": screen.display,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_SESSION_TYPE": "x11",
        "QT_QPA_PLATFORM": "xcb",
        "MAGPIE_HOME": os.fspath(product.home),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.traced"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
    )
    launcher = Launcher(process)
    try:
        yield launcher
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        launcher.close()


def measure(documents: Path, scratch: Path) -> Figures:
    """Measure the launcher over a folder of real documents, all of them indexed."""
    queries = sample_queries(documents, _TYPED, random.Random(5))
    product = Magpie(scratch / "home")
    product.settings('[index]\nwhen_busy = "run"\non_battery = "run"\n')
    product.locations.make()
    product.locations.welcomed.touch()  # the first run's window would take the focus
    product.start()
    try:
        product.add(documents)
        product.wait(seconds=3600)
        eventually(lambda: product.state().worker_pid is None, "the worker has ended", 600)
        figures = _measure_over(product, queries, scratch)
    finally:
        product.stop()
    return {f"launcher_{name}": value for name, value in figures.items()}


def measure_typing(product: Magpie, queries: Sequence[str], scratch: Path) -> Figures:
    """Measure how soon the hits of what is typed are drawn, over a running product."""
    product.locations.welcomed.touch()
    with _ready(product, scratch) as (_, keyboard, launcher, other, _):
        return _typing(keyboard, launcher, other, queries)


def _measure_over(product: Magpie, queries: Sequence[str], scratch: Path) -> Figures:
    """Measure the launcher over a running product."""
    with _ready(product, scratch) as (screen, keyboard, launcher, other, seconds):
        return {
            "start_to_ready_s": round(seconds, 2),
            **_shows(keyboard, launcher, other),
            **_typing(keyboard, launcher, other, queries),
            **_toggle(product),
            **_scrolling(screen),
            **_cycles(keyboard, launcher, other),
        }


@contextmanager
def _ready(
    product: Magpie, scratch: Path
) -> Iterator[tuple[Screen, Keyboard, Launcher, int, float]]:
    """Run a launcher whose hotkey works beside another program's window, which has the focus.

    Yields the screen, the keyboard, the launcher, the window and how long the start took.
    """
    with running_screen() as screen, running_bus(scratch / "bus") as address:
        started = time.monotonic()
        with running(screen, product, address) as launcher, window(screen) as other:
            ready = launcher.after(started, lambda what: what.startswith("window"))
            keyboard = Keyboard(other.display)
            _wait_for_hotkey(keyboard, launcher)
            keyboard.press("Escape")
            keyboard.goes_to(other.id)
            yield screen, keyboard, launcher, other.id, ready - started


def _wait_for_hotkey(keyboard: Keyboard, launcher: Launcher) -> None:
    """Press the hotkey until it works: it is bound in a thread of its own."""

    def works() -> bool:
        try:
            launcher.after(keyboard.press("Control_L", "space"), "paint".__eq__, 1.0)
        except queue.Empty:
            return False
        return True

    eventually(works, "the hotkey works", _PATIENCE)


def _shows(keyboard: Keyboard, launcher: Launcher, other: int) -> Figures:
    paint, focus = [], []
    for _ in range(_SHOWS):
        pressed = keyboard.press("Control_L", "space")
        focus.append((keyboard.goes_to(other, other_than=True) - pressed) * 1000)
        paint.append((launcher.after(pressed, "paint".__eq__) - pressed) * 1000)
        keyboard.press("Escape")
        keyboard.goes_to(other)
    return {**_spread("hotkey_to_paint", paint), **_spread("hotkey_to_focus", focus)}


def _typing(keyboard: Keyboard, launcher: Launcher, other: int, queries: Sequence[str]) -> Figures:
    """Type queries right after the hotkey; every letter must come, and its hits be drawn."""
    taken, lost = [], 0
    for query in queries[:_TYPED]:
        letters = query.lower()[:_LETTERS].strip()
        following = keyboard.press("Control_L", "space")
        for letter in letters:
            time.sleep(max(following - time.monotonic(), 0))
            pressed = keyboard.press("space" if letter == " " else letter)
            following += 1 / _PER_SECOND
        try:
            drawn = launcher.after(pressed, f"results {letters}".__eq__, 3.0)
            taken.append((drawn - pressed) * 1000)
        except queue.Empty:
            lost += 1
        keyboard.press("Control_L", "a")
        keyboard.press("BackSpace")
        keyboard.press("Escape")
        keyboard.goes_to(other)
    return {**_spread("key_to_results", taken), "typed_runs": len(taken), "runs_lost": lost}


def _toggle(product: Magpie) -> Figures:
    taken = []
    for _ in range(20):
        started = time.monotonic()
        product.cli("toggle")
        taken.append((time.monotonic() - started) * 1000)
    return {"toggle_ms": round(statistics.median(taken))}


def _scrolling(screen: Screen) -> Figures:
    """Scroll a long list by the wheel; a frame lasts until what the wheel uncovers is drawn."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.desktop.scrolled", str(_ROWS), str(_FRAMES)],
        env={**screen.environment, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True, text=True, check=True, cwd=_ROOT,
    )  # fmt: skip
    found = json.loads(done.stdout)
    frames = [frame * 1000 for frame in found["frames"]]
    return {
        "scrolled_rows": _ROWS,
        "rows_shown_ms": round(found["shown"] * 1000),
        **_spread("frame", frames),
        "frames_per_s": round(1000 * len(frames) / sum(frames)),
    }


def _cycles(keyboard: Keyboard, launcher: Launcher, other: int) -> Figures:
    """Show, type and hide again and again: memory must not grow."""
    before = 0
    for number in range(_CYCLES):
        if number == _CYCLES // 10:
            before = launcher.memory()
        keyboard.press("Control_L", "space")
        keyboard.goes_to(other, other_than=True)
        for letter in ("r", "o", "chr"[number % 3]):
            keyboard.press(letter)
        keyboard.press("Escape")
        keyboard.goes_to(other)
    after = launcher.memory()
    return {
        "cycles": _CYCLES,
        "memory_mb": after >> 20,
        "memory_grown_mb": round((after - before) / (1 << 20), 1),
    }


def _spread(name: str, values: list[float]) -> Figures:
    return {
        f"{name}_p50_ms": round(percentile(values, 0.5), 1),
        f"{name}_p95_ms": round(percentile(values, 0.95), 1),
    }
