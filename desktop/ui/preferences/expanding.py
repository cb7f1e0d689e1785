"""Expansion as typed on the page of snippets: whether it works here, and why not."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.expanding.expanding import Expanding, State
from desktop.ui.preferences.entry import Entry, label, say
from desktop.ui.wording import tr


class ExpandingEntry(Entry):
    """One line, kept up to date."""

    def __init__(self, expanding: Expanding) -> None:
        head = tr("Expansion as you type")
        super().__init__([head, tr("keywords")])
        self._expanding = expanding
        self.line = label("", "text")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label(head, "title"))
        layout.addWidget(self.line)
        expanding.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._expanding.state
        bad = state in ("wayland", "no display", "not allowed")
        say(self.line, said(state), "warning" if bad else "text")


def said(state: State) -> str:
    """Return how expansion is."""
    match state:
        case "off":
            return tr("It is off: no key is looked at.")
        case "on":
            return tr(
                "It works: a keyword is replaced as you type it, and one Backspace undoes it."
            )
        case "idle":
            return tr("There is no snippet with a keyword yet: no key is looked at.")
        case "paused":
            return tr("It is paused: no key is looked at until it goes on.")
        case "wayland":
            return tr(
                "On Wayland no program may see what is typed in others. What works here: show"
                " Magpie and choose a snippet, or type its keyword there."
            )
        case "no display":
            return tr("The X display does not answer: no key can be looked at.")
        case "not allowed":
            return tr("This X server does not let Magpie hear or write keys.")
