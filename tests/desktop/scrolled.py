"""Scrolls a long list of hits in the launcher's window and prints what a frame took, as JSON.

For the benchmark: `python -m tests.desktop.scrolled ROWS FRAMES` on a screen of its own.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.search.session import Snapshot
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.theme import Theme
from desktop.ui.wording import Wording
from indexer.contract.messages import Citation, Hit, Passage

_NOTCH: Final = -120  # eighths of a degree: one click of a wheel, downwards
_NAMES: Final = (
    "Minutes of the board",
    "年度預算報告",
    "Übersicht der Kosten",
    "roof-estimate",
    "Отчёт",
)
_TYPES: Final = ("application/pdf", "text/markdown", "text/x-python", "image/png", "text/plain")


def hits(count: int) -> tuple[Hit, ...]:
    """Return hits of several kinds and scripts."""
    return tuple(
        Hit(
            id=str(number),
            kind="file",
            title=f"{_NAMES[number % 5]} {number}",
            uri=f"file:///home/ada/Documents/{number % 97}/Projects/{number}.pdf",
            score=1 - number / count,
            found_by=["keyword"],
            passages=[
                Passage(
                    text="the cost of the roof",
                    excerpt=(0, 20),
                    highlights=[(4, 8)],
                    citation=Citation(
                        page=number % 30 + 1, line_start=3, line_end=4, char_start=0, char_end=20,
                        label=f"p. {number % 30 + 1}, lines 3–4",
                    ),
                )
            ],
            modified="2026-01-02T10:00:00Z",
            mime=_TYPES[number % 5],
            title_highlights=[(0, 3)],
        )
        for number in range(count)
    )  # fmt: skip


def main() -> None:
    """Scroll down by the wheel, a notch and a drawn frame at a time."""
    rows, frames = map(int, sys.argv[1:])
    application = QApplication(["magpie"])
    theme = Theme()
    window = LauncherWindow(theme, Wording(time.time, os.fsencode(os.path.expanduser("~"))))
    window.hides_on_focus_loss = False
    window.summon()
    application.processEvents()
    found = hits(rows)
    started = time.perf_counter()
    window.show_snapshot(Snapshot(query="cost", hits=found))
    application.processEvents()
    shown = time.perf_counter() - started
    view = window.list.viewport()
    place = QPointF(view.rect().center())
    taken = []
    for _ in range(frames):
        event = QWheelEvent(
            place, QPointF(view.mapToGlobal(place)), QPoint(), QPoint(0, _NOTCH),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        started = time.perf_counter()
        application.sendEvent(view, event)
        application.processEvents()  # draws what the wheel uncovered
        taken.append(time.perf_counter() - started)
    way = window.list.verticalScrollBar().value()
    json.dump({"shown": shown, "frames": taken, "way": way}, sys.stdout)


if __name__ == "__main__":
    main()
