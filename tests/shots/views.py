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
from typing import Any, cast

import msgspec
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Desktop
from desktop.search.rows import HitRow
from desktop.search.session import Snapshot
from desktop.system.keys import KeySequence, parse
from desktop.system.ports import Answer as KeyAnswer
from desktop.system.ports import Granted, Taken
from desktop.ui.theme import Choice
from desktop.ui.translation import speak
from desktop.ui.welcome.window import WelcomeWindow
from indexer.contract.locations import locate
from tests.shots import editor, snippets

_PATIENCE_MS = 60_000

QUERIES = {
    "results": "what did the new roof cost",
    "name": "offer lind",
    "cjk": "京都 紅葉",
    "typo": "scafolding",
    "nothing": "ext:iso zeppelin",
    "empty": "",
}


_ABSENT = (
    "There is no keyring on this computer: the clipboard history is kept in memory and ends with"
    " Magpie. Set a passphrase to keep it."
)
STATES: dict[str, dict[str, Any]] = {
    "empty": {"message": ""},
    "paused": {"paused": True, "paused_until": None},
    "memory": {"condition": "memory", "message": _ABSENT},
    "locked": {
        "condition": "locked",
        "key": "keyring",
        "message": "The keyring is locked: the clipboard history is kept in memory until you"
        " unlock it.",
    },
}


def main() -> None:
    """Draw every view."""
    folder, scheme = Path(sys.argv[1]), cast("Choice", sys.argv[2])
    application = QApplication(["magpie"])
    language = sys.argv[3] if len(sys.argv) > 3 else "en"
    speak(application, [language])
    QLocale.setDefault(QLocale({"en": "en_GB", "de": "de_DE"}[language]))
    desktop = Desktop(locate())
    desktop.theme.choose(scheme)
    application.setPalette(desktop.theme.palette())
    desktop.start(hidden=False)
    until(lambda: desktop.preferences.answered)
    desktop.theme.choose(scheme)  # the settings have none

    def keep(widget: QWidget, name: str) -> None:
        scale = os.environ.get("QT_SCALE_FACTOR", "1")
        spoken = "" if language == "en" else f"-{language}"
        widget.grab().save(str(folder / f"{name}{spoken}-{scheme}-{scale}x.png"))

    for name, query in QUERIES.items():
        desktop.window.field.setText(query)
        until(partial(_answered, desktop, query))
        until(lambda: desktop.window.preview.settled)
        settle()
        desktop.window.hints.show_state("")  # no hotkey can be bound without a screen
        keep(desktop.window, name)
    _keep_clips(desktop, keep)
    editor.draw(desktop, keep, until, settle)
    snippets.draw(desktop, keep, until, settle)
    desktop.show_settings("hotkey")
    settle()
    assert desktop.settings_window is not None
    keep(desktop.settings_window, "settings")
    desktop.show_settings("clipboard")
    settle()
    keep(desktop.settings_window, "settings-clipboard")
    desktop.overview.show_status()
    settle()
    keep(desktop.overview.status_page(), "status")
    desktop.overview.welcome().show_folders()
    settle()
    keep(desktop.overview.welcome(), "welcome")
    key, other = parse("Ctrl+Space"), parse("Alt+Space")
    answers: tuple[tuple[str, KeyAnswer], ...] = (
        ("key", Granted(str(key))), ("key-taken", Taken(key, other)),
    )  # fmt: skip
    for name, answer in answers:
        welcome = _at_the_key(desktop, key, answer)
        settle()
        keep(welcome, f"welcome-{name}")
        welcome.close()
    desktop.stop()


def _at_the_key(desktop: Desktop, key: KeySequence, answer: KeyAnswer) -> WelcomeWindow:
    """Show the second step, as it is where binding the key has this outcome."""

    def bind(_key: KeySequence, then: Callable[[KeyAnswer], None]) -> None:
        then(answer)

    feed = desktop.overview.feed
    window = WelcomeWindow(desktop.theme, desktop.connection, feed, key, bind, lambda *_: None)
    window.show_folders()
    window._go(1)
    return window


def _keep_clips(desktop: Desktop, keep: Callable[[QWidget, str], None]) -> None:
    """Draw the clipboard history: each kind of clip selected, a search, and each state."""
    window = desktop.window
    until(lambda: desktop.preferences.settings.clipboard.keep)
    until(lambda: desktop.clipping.recorder.vault is not None)
    desktop.summoning.toggle_at("clip")
    until(lambda: desktop.session.snapshot.browsing and bool(desktop.session.snapshot.hits))
    kinds = [
        row.hit.clip.kind for row in window.model.rows if isinstance(row, HitRow) and row.hit.clip
    ]
    for kind in dict.fromkeys(kinds):
        row = next(
            number for number, row in enumerate(window.model.rows)
            if isinstance(row, HitRow) and row.hit.clip and row.hit.clip.kind == kind
        )  # fmt: skip
        window._select(row, moved=True)
        settle()
        until(lambda: window.preview.settled)
        settle()
        window.hints.show_state("")
        keep(window, f"clips-{kind}")
    window.field.setText("slate roof")
    until(partial(_answered, desktop, "slate roof"))
    settle()
    until(lambda: window.preview.settled)
    settle()
    keep(window, "clips-search")
    desktop.summoning.toggle_at("clip")
    window.go_to("clip")
    until(lambda: desktop.session.snapshot.browsing and bool(desktop.session.snapshot.hits))
    recorder = desktop.clipping.recorder
    vault = recorder.vault
    assert vault is not None
    hits = desktop.session.snapshot
    for name, state in STATES.items():
        recorder.vault = msgspec.structs.replace(vault, **state)
        recorder.vault_changed.emit()
        settle()
        if name in ("memory", "paused"):
            window.show_snapshot(hits)
            settle()
            keep(window, f"clips-{name}-bar")
        window.show_snapshot(Snapshot("", "clip", browsing=True))
        settle()
        keep(window, f"clips-{name}")
    desktop.clip_view.do("passphrase")
    settle()
    keep(window, "clips-passphrase")
    desktop.clip_view.card.leave()
    recorder.vault = vault
    recorder.vault_changed.emit()


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
