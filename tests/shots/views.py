"""Draws the launcher's views into a folder: one process for each scheme and scale.

`python -m tests.shots.views FOLDER light|dark [LANGUAGE]`; the scale is `QT_SCALE_FACTOR`, the
service is that of `MAGPIE_HOME`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Desktop
from desktop.ui.theme import Choice
from desktop.ui.translation import speak
from indexer.contract.locations import locate

_PATIENCE_MS = 60_000

QUERIES = {
    "results": "what did the new roof cost",
    "name": "offer lind",
    "cjk": "京都 紅葉",
    "typo": "scafolding",
    "nothing": "ext:iso zeppelin",
    "empty": "",
}


def main() -> None:
    """Draw every view."""
    folder, scheme = Path(sys.argv[1]), cast("Choice", sys.argv[2])
    application = QApplication(["magpie"])
    speak(application, sys.argv[3:] or ["en"])
    desktop = Desktop(locate())
    desktop.theme.choose(scheme)
    application.setPalette(desktop.theme.palette())
    desktop.start(hidden=False)
    until(lambda: desktop.connection.connected)

    def keep(widget: QWidget, name: str) -> None:
        scale = os.environ.get("QT_SCALE_FACTOR", "1")
        widget.grab().save(str(folder / f"{name}-{scheme}-{scale}x.png"))

    for name, query in QUERIES.items():
        desktop.window.field.setText(query)
        until(partial(_answered, desktop, query))
        until(lambda: desktop.window.preview.settled)
        settle()
        desktop.window.hints.show_state("")  # no hotkey can be bound without a screen
        keep(desktop.window, name)
    desktop.show_settings()
    settle()
    assert desktop.settings_window is not None
    keep(desktop.settings_window, "settings")
    desktop.overview.show_status()
    settle()
    keep(desktop.overview.status_page(), "status")
    desktop.overview.welcome().show_folders()
    settle()
    keep(desktop.overview.welcome(), "welcome")
    desktop.stop()


def _answered(desktop: Desktop, query: str) -> bool:
    snapshot = desktop.session.snapshot
    return snapshot.query == query and snapshot.final


def until(condition: Callable[[], bool]) -> None:
    """Run Qt's events until a condition holds."""
    deadline = QDeadlineTimer(_PATIENCE_MS)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError("a view did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def settle() -> None:
    """Run what is due by now."""
    for _ in range(20):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    main()
