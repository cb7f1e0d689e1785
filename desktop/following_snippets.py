"""Hears from the service how the snippets are, whenever that changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.connection import Connection
from indexer.contract.messages import AnyReply
from indexer.contract.snippet_messages import SnippetState, SnippetStatus


class FollowingSnippets(QObject):
    """`state` is what was told last, None before; its revision rises with every change."""

    changed = Signal()

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: SnippetState | None = None
        self._connection = connection
        connection.connected_changed.connect(self._connected)

    def _connected(self, connected: bool) -> None:
        if connected:
            self._ask(None)

    def _ask(self, known: int | None) -> None:
        self._connection.ask(SnippetStatus(known=known), self._heard)

    def _heard(self, reply: AnyReply) -> None:
        # An error ends it: with the connection gone, the next one begins anew.
        if isinstance(reply, SnippetState):
            self.state = reply
            self.changed.emit()
            self._ask(reply.revision)
