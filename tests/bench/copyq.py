"""CopyQ on the same kind of clips: how long it takes to start and to filter, and its memory.

It is a program of Debian's (package copyq), run with settings of its own on a screen of its own.
10,000 clips are the most that it keeps, unencrypted and with their text alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import psutil

from tests.bench.product import percentile
from tests.desktop.screen import running_screen
from tests.harness import eventually

MOST: Final = 10_000
_AT_ONCE: Final = 1000
_PATIENCE: Final = 60.0
# Timed in its own script, so that the start of its command line does not count.
_FILTER: Final = """
var taken = [], words = str(input()).split(String.fromCharCode(1));
for (var i = 0; i < words.length; ++i) {
    var began = Date.now(); filter(words[i]); currentItem(); taken.push(Date.now() - began);
}
taken.join(' ')
"""


def measure(texts: Sequence[str], words: Sequence[str], scratch: Path) -> dict[str, Any]:
    """Measure with so many of these texts, looking for these words; {} where it is not there."""
    if shutil.which("copyq") is None:
        print("copyq is not installed: nothing is measured beside the clipboard history")
        return {}
    texts = texts[:MOST]
    with running_screen() as screen:
        home = os.fspath(scratch)
        environment = {
            **screen.environment, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home,
            "COPYQ_SETTINGS_PATH": home, "QT_QPA_PLATFORM": "xcb",
        }  # fmt: skip
        server = _started(environment, 0)
        _told(environment, "config", "maxitems", str(MOST))
        _told(environment, "config", "check_clipboard", "false")
        for low in range(0, len(texts), _AT_ONCE):
            add = "add.apply(this, str(input()).split(String.fromCharCode(1)))"
            _told(environment, "eval", add, given="\x01".join(texts[low : low + _AT_ONCE]))
        count = int(_told(environment, "count"))
        _end(environment, server)
        began = time.monotonic()
        server = _started(environment, count)
        start = time.monotonic() - began
        try:
            started = psutil.Process(server.pid).memory_info().rss
            _told(environment, "show")
            taken = [
                float(one)
                for one in _told(environment, "eval", _FILTER, given="\x01".join(words)).split()
            ]
            shown = psutil.Process(server.pid).memory_info().rss
        finally:
            _end(environment, server)
    return {
        "copyq_clips": count,
        "copyq_start_s": round(start, 2),
        "copyq_filter_p50_ms": round(percentile(taken, 0.5), 1),
        "copyq_filter_p95_ms": round(percentile(taken, 0.95), 1),
        "copyq_memory_mb": round(started / 1e6, 1),
        "copyq_memory_shown_mb": round(shown / 1e6, 1),
    }


def _started(environment: Mapping[str, str], count: int) -> subprocess.Popen[bytes]:
    """Start its server, and wait until it has so many clips."""
    server = subprocess.Popen(
        ["copyq"], env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    has = lambda: _told(environment, "count") == str(count)  # noqa: E731
    eventually(has, f"CopyQ has {count} clips", _PATIENCE)
    return server


def _end(environment: Mapping[str, str], server: subprocess.Popen[bytes]) -> None:
    _told(environment, "exit")
    server.wait(_PATIENCE)


def _told(environment: Mapping[str, str], *command: str, given: str = "") -> str:
    done = subprocess.run(
        ["copyq", *command], env=dict(environment), input=given, capture_output=True, text=True,
        check=False, timeout=_PATIENCE,
    )  # fmt: skip
    return done.stdout.strip()
