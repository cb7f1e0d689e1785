"""From Enter on a snippet in the launcher to its text in a program."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

from indexer.contract.snippet_messages import KeepSnippet, SnippetKept
from indexer.contract.snippets import Snippet
from tests.bench.launcher import running
from tests.bench.product import percentile
from tests.desktop.screen import Screen, running_bus, running_screen
from tests.desktop.system.copying import copy
from tests.end_to_end.clipboard import has_focus
from tests.harness import Magpie, eventually

_TIMES: Final = 40
_PATIENCE: Final = 20.0
# Seconds that a person looks: the snippets are listed meanwhile, and after a paste the cursor
# stands and what was copied is back.
_LOOKED: Final = 0.4
_ROOT: Final = Path(__file__).parents[2]
# As a person's: with the time, what was copied, and a place for the cursor.
_SNIPPET: Final = Snippet(
    uid="", name="thanks", text="On {{date}} I thanked for {{clipboard}}.$|$ Yours, Ada"
)


def measure(scratch: Path) -> dict[str, Any]:
    """Measure with the vault in memory: the keyring is none of this."""
    product = Magpie(scratch / "home")
    product.settings('[snippets]\nhotkey = "Ctrl+Alt+S"\n')
    product.locations.make()
    product.locations.welcomed.touch()
    product.start()
    try:
        with product.client() as client:
            client.ask(KeepSnippet(snippet=_SNIPPET), SnippetKept)
        with (
            running_screen() as screen,
            running_bus(scratch / "bus") as address,
            running(screen, product, address),
        ):
            copy(screen.environment, "what was copied before")
            taken = _pasted(screen)
    finally:
        product.stop()
    return {
        "snippet_pasted_p50_ms": round(percentile(taken, 0.5), 1),
        "snippet_pasted_p95_ms": round(percentile(taken, 0.95), 1),
    }


def _pasted(screen: Screen) -> list[float]:
    field = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.timed_field"],
        env={**screen.environment, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
    )
    display = Display(screen.display)
    try:
        eventually(lambda: _summoned(screen), "the key is bound", _PATIENCE)
        screen.press("Escape")
        return [_once(screen, display, field) for _ in range(_TIMES)]
    finally:
        display.close()
        field.kill()
        field.communicate()


def _summoned(screen: Screen) -> bool:
    screen.press("ctrl+alt+s")
    time.sleep(0.3)
    return has_focus(screen, "Magpie")


def _once(screen: Screen, display: Display, field: subprocess.Popen[str]) -> float:
    """Return the milliseconds from the press of Enter until the field has the text."""
    eventually(lambda: has_focus(screen, "field"), "the field has the focus", _PATIENCE)
    screen.press("ctrl+alt+s")
    eventually(lambda: has_focus(screen, "Magpie"), "the launcher has the focus", _PATIENCE)
    time.sleep(_LOOKED)
    enter = display.keysym_to_keycode(XK.XK_Return)
    started = time.monotonic_ns()
    for kind in (X.KeyPress, X.KeyRelease):
        xtest.fake_input(display, kind, enter)
    display.sync()
    assert field.stdout is not None
    there = int(field.stdout.readline().partition(" ")[0])
    time.sleep(_LOOKED)
    return (there - started) / 1e6
