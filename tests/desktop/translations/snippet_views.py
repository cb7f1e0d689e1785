"""The launcher's views of snippets; what a person would have is written in Greek letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.app import Desktop
from desktop.search.outcomes import Asking, Failed, Unapproved
from desktop.search.session import Snapshot
from indexer.contract.snippet_messages import Asked, SnippetState
from indexer.contract.snippets import Option
from tests.desktop.search.hits import expanded, snippet_hit

_LOCKED: Final = (
    "The snippet collection waits for your passphrase; until then it is kept in memory."
)
_STATE: Final = SnippetState(
    condition="open", key="keyring", message="", snippets=2, folders=[], tags=[], searchable=True,
    revision=1,
)  # fmt: skip
_STATES: Final = [
    _STATE,
    msgspec.structs.replace(_STATE, condition="off", snippets=0),
    msgspec.structs.replace(_STATE, condition="opening"),
    msgspec.structs.replace(_STATE, condition="locked", message=_LOCKED),
    msgspec.structs.replace(_STATE, condition="locked", key="passphrase", message=_LOCKED),
    msgspec.structs.replace(_STATE, condition="damaged", message=_LOCKED),
    msgspec.structs.replace(_STATE, condition="memory", message=_LOCKED),
    msgspec.structs.replace(_STATE, message=_LOCKED),
]
_ROW: Final = {
    "title": "αβγ", "name": "αβγ", "keywords": [":α"], "text": "αβγ {{δ}}", "folder": "α/β",
    "tags": ["γ"],
}  # fmt: skip
_HITS: Final = (
    snippet_hit("1", **_ROW, uses=1, used=1.0e9, modified=1.0e9, format="α"),
    snippet_hit("2", **_ROW | {"text": ""}, form=True, waits=True, image="/α.png"),
)
_ASKED: Final = (
    Asked("α", "αβγ", "text", "δ", []), Asked("β", "αβγ", "choice", "", [Option(label="δ")]),
)  # fmt: skip


def views(desktop: Desktop) -> Iterator[tuple[str, QWidget]]:
    """Show the snippets' list in every state, a form, and what is asked and said."""
    window, acting = desktop.window, desktop.acting
    window.go_to("snippet")
    window.summon()
    listed = Snapshot("", "snippet", _HITS, browsing=True)
    window.show_snapshot(listed)
    for row in range(window.model.rowCount()):
        window._select(row, moved=True)
        QTest.qWait(5)
        yield f"snippet {row}", window
    acting.open_menu()
    yield "menu of a snippet", window
    acting.menu.leave()
    made = expanded("αβγ", *_ASKED, title="αβγ")
    acting._came_of_it(Asking(made, "paste-snippet", lambda *_: None, lambda _: None))
    yield "form", window
    acting._came_of_it(Failed(_LOCKED))
    yield "form that failed", window
    acting.form.leave()
    acting._came_of_it(Unapproved(_HITS[1], "copy-snippet", lambda: None))
    yield "unapproved", window
    acting.card.leave()
    acting._do("delete-snippet", _HITS[0])
    yield "delete", window
    acting.card.leave()
    for state in _STATES:
        desktop.snippets.state = state
        desktop.snippet_view.refresh()
        empty = Snapshot("", "snippet", browsing=True)
        for snapshot in (listed, empty, Snapshot("αβγ", "snippet", final=True)):
            window.show_snapshot(snapshot)
            yield f"{state.condition} {state.key}, {len(snapshot.hits)}", window
    for new in (False, True):
        desktop.snippet_view.card.ask(lambda _: None, window.free_area(), new=new)
        yield f"passphrase {new}", window
        desktop.snippet_view.card.leave()
