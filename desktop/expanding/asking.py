"""The form of a snippet whose keyword was typed: shown in the launcher, and pasted from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject

from desktop.inserting import Inserter
from desktop.search.action_ports import Service
from desktop.search.filling import Filling
from desktop.ui.action_wording import action_name
from desktop.ui.form_card import FormCard
from desktop.ui.launcher_window import LauncherWindow
from desktop.ui.telling import told
from indexer.contract.snippet_messages import Expanded, ExpandSnippet


class Shows(Protocol):
    """Shows the launcher's window, and remembers who had the focus."""

    def bring_back(self) -> None:
        """Show it with what it holds."""
        ...


class FormAsking(QObject):
    """Asks for what a form asks for. Escape puts the keyword back where it was typed."""

    def __init__(
        self,
        window: LauncherWindow,
        card: FormCard,
        shows: Shows,
        service: Service,
        inserter: Inserter,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._card = card
        self._shows = shows
        self._service = service
        self._inserter = inserter
        self._tell = tell
        self._typed: Expanded | None = None  # the keyword, while its form is shown
        card.closed.connect(self._closed)

    def ask(self, expanded: Expanded, request: ExpandSnippet) -> None:
        """Show the form; the keyword has been taken away."""
        filling = Filling(self._service, request)

        def give(answers: dict[str, str]) -> None:
            filling.finish(answers, self._put, lambda line: self._card.fail(told(line)))

        self._shows.bring_back()
        self._typed = msgspec.structs.replace(
            expanded, text=request.typed, html="", image="", cursor=None
        )
        name = action_name("paste-snippet")
        self._card.ask(expanded, name, filling.preview, give, self._window.free_area())

    def _put(self, expanded: Expanded) -> None:
        self._typed = None
        self._insert(expanded)

    def _closed(self) -> None:
        typed, self._typed = self._typed, None
        # Where the window has gone the person is elsewhere by now, and the keyword stays away.
        if typed is not None and self._window.isVisible():
            self._insert(typed)

    def _insert(self, expanded: Expanded) -> None:
        self._inserter.insert(expanded, lambda line: self._tell(line) if line else None)
