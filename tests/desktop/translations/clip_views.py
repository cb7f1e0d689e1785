"""The launcher's views of the clipboard history; what a person has is written in Greek letters."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.app import Desktop
from desktop.search.browsing import hit_of
from desktop.search.session import Snapshot
from indexer.contract.clips import ClipKind, ClipRow, VaultState

NOW = time.time()
KINDS: tuple[ClipKind, ...] = ("text", "html", "image", "files", "link", "colour", "code")
CLIPS = [
    ClipRow(
        id=number, place=number, kind=kind, text="" if kind in ("image", "files") else "αβγ",
        length=3, size=3000, application="δεζ", window="ηθι", copied=NOW - number * 90_000,
        first=NOW - 900_000, times=1 + number % 2, pinned=number == 1, width=9, height=9,
        uris=["file:///α/β", "file:///α/γ"] if kind == "files" else [],
        files=2 if kind == "files" else 0,
    )
    for number, kind in enumerate(KINDS)
]  # fmt: skip
VAULT = VaultState(
    condition="open", key="keyring", message="", clips=0, pinned=0, size=0, paused=False,
    paused_until=None, searchable=True, revision=1,
)  # fmt: skip
LOCKED = "The keyring is locked: the clipboard history is kept in memory until you unlock it."
VAULTS = [
    VAULT,
    msgspec.structs.replace(VAULT, paused=True),
    msgspec.structs.replace(VAULT, paused=True, paused_until=NOW + 60),
    msgspec.structs.replace(VAULT, condition="opening"),
    msgspec.structs.replace(VAULT, condition="locked", message=LOCKED),
    msgspec.structs.replace(VAULT, condition="locked", key="passphrase", message=LOCKED),
    msgspec.structs.replace(
        VAULT, condition="damaged", message="The clipboard history's file is damaged."
    ),
    msgspec.structs.replace(VAULT, condition="memory", message=LOCKED),
    msgspec.structs.replace(VAULT, message=LOCKED),
]


def views(desktop: Desktop) -> Iterator[tuple[str, QWidget]]:
    """Show the clipboard history with a clip of each kind, and in every state."""
    window, recorder = desktop.window, desktop.clipping.recorder
    window.go_to("clip")
    window.summon()
    listed = Snapshot("", "clip", tuple(map(hit_of, CLIPS)), browsing=True)
    window.show_snapshot(listed)
    for row in range(window.model.rowCount()):
        window._select(row, moved=True)
        QTest.qWait(5)
        yield f"clip {row}", window
    for state in VAULTS:
        recorder.vault = state
        recorder.vault_changed.emit()
        for snapshot in (
            listed, Snapshot("", "clip", browsing=True), Snapshot("αβγ", "clip", final=True),
        ):  # fmt: skip
            window.show_snapshot(snapshot)
            yield f"{state.condition} {state.key}, {len(snapshot.hits)}", window
    for new in (False, True):
        desktop.clip_view.card.ask(lambda _: None, window.free_area(), new=new)
        desktop.clip_view.card.first.setText("αβγ")
        desktop.clip_view.card._give()
        yield f"passphrase {new}", window
        desktop.clip_view.card.leave()
