"""The clipboard's parts put together: what is copied is kept, what was kept is pasted."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.connection import Connection
from desktop.copying import pasted
from desktop.pasting import Pasting
from desktop.recording import Recorder
from desktop.summoning import Summoning
from desktop.system import clipboard, paste
from desktop.ui.clipboard import FocusedClipboard, SystemClipboard
from indexer.contract.clips import Clip
from indexer.contract.locations import Locations


class Clipping(QObject):
    """Owns the recorder and what pastes, and ends them in order."""

    def __init__(
        self, locations: Locations, summoning: Summoning, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.system = SystemClipboard()
        # A connection of its own: a picture on its way holds up no search.
        self.connection = Connection(str(locations.socket), self)
        focused = FocusedClipboard(self)
        self.recorder = Recorder(clipboard.for_session(lambda: focused), self.connection, self)
        self._pasting = Pasting(
            self.system, self.recorder.watcher, summoning, paste.for_session(), self
        )

    def start(self) -> None:
        """Begin to send what is copied, as far as the person wants it kept."""
        self.connection.open()

    def paste(self, clip: Clip, plain: bool) -> None:
        """Paste a clip into the program that the person came from; `plain` as text alone."""
        self._pasting.paste(pasted(clip, plain=plain))

    def close(self) -> None:
        """End watching and let go of the display."""
        self._pasting.close()
        self.recorder.close()
        self.connection.close()
