"""What is kept, and where, in plain words."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desktop.ui.preferences.entry import Entry, label
from desktop.ui.preferences.folder_line import from_home
from desktop.ui.wording import tr
from indexer.contract.locations import Locations


class PlainWords(Entry):
    """The promise, in two lines."""

    def __init__(self) -> None:
        head = tr("Everything stays on this computer.")
        text = tr(
            "Magpie sends nothing anywhere: no file, no search, no statistics. It uses the network "
            "for one thing only, to fetch a model of meaning that you named yourself."
        )
        super().__init__([head, text])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(label(head, "title"))
        layout.addWidget(label(text, "text"))


class KeptEntry(Entry):
    """A line for each thing that is kept."""

    def __init__(self, locations: Locations) -> None:
        head = tr("What Magpie keeps, for you alone")
        kept = [
            (
                tr("Text of your files"),
                tr("so that they are found and quoted; it goes when a folder is removed"),
                locations.catalog,
            ),
            (
                tr("Indexes"),
                tr("made from that text; they can be deleted at any time"),
                locations.keyword.parent,
            ),
            (
                tr("What you opened"),
                tr("how often, when, and by which query"),
                locations.usage,
            ),
            (tr("Settings"), tr("in a file that you may edit"), locations.settings),
        ]
        super().__init__([head, *(part for line in kept for part in map(str, line))])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(head, "title"), 0, 0, 1, 2)
        for row, (name, why, path) in enumerate(kept, 1):
            grid.addWidget(label(name, "name", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            text = f"{why}\n{from_home(os.fspath(path))}"
            grid.addWidget(label(text, "text"), row, 1)
