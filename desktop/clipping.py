"""The clipboard's parts put together: what is copied is kept, what was kept is pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from desktop.background import Background
from desktop.connection import Connection
from desktop.inserting import Inserter
from desktop.pasting import Pasting
from desktop.recording import Recorder
from desktop.summoning import Summoning
from desktop.system import clipboard, paste
from desktop.system.ports import Copied, NotPasted, Pasted, Paster
from desktop.ui.clipboard import FocusedClipboard, SystemClipboard
from desktop.ui.key_wording import keys_said
from desktop.ui.wording import tr
from indexer.contract.locations import Locations
from indexer.contract.settings import Clipboard as ClipboardSettings
from indexer.contract.settings import JoinWith

_SEPARATORS: Final[dict[JoinWith, str]] = {"line": "\n", "blank-line": "\n\n", "space": " "}


class Clipping(QObject):
    """Owns the recorder and what pastes, and ends them in order.

    `tell` says a line to the person, whose launcher has gone. `inserter` is for all else that is
    put where the person types.
    """

    def __init__(
        self,
        locations: Locations,
        summoning: Summoning,
        tell: Callable[[str], None],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.system = SystemClipboard()
        self._tell = tell
        self._settings = ClipboardSettings()
        # A connection of its own: a picture on its way holds up no search.
        self.connection = Connection(str(locations.socket), self)
        focused = FocusedClipboard(self)
        self.recorder = Recorder(clipboard.for_session(lambda: focused), self.connection, self)
        self._summoning = summoning
        self._background = background
        self._pasting = Pasting(self.system, self.recorder, summoning, paste.for_session(), self)
        self.inserter = Inserter(self._pasting, self.system, background, self)

    def inserter_by(self, paster: Paster) -> Inserter:
        """Return an inserter that pastes in another way, into the program that has the focus."""
        pasting = Pasting(self.system, self.recorder, self._summoning, paster, self)
        return Inserter(pasting, self.system, self._background, self)

    def start(self) -> None:
        """Begin to send what is copied, as far as the person wants it kept."""
        self.connection.open()

    def follow(self, settings: ClipboardSettings) -> None:
        """Do as the settings say from now on."""
        self._settings = settings
        self.recorder.follow(settings)

    def paste(self, content: Copied) -> None:
        """Paste into the program that the person came from; where that cannot be, say so."""
        self._pasting.paste(content, self._pasted, restore=self._settings.restore)

    def separator(self) -> str:
        """Return what stands between clips that are pasted as one."""
        return _SEPARATORS[self._settings.join_with]

    def _pasted(self, outcome: Pasted | NotPasted) -> None:
        if isinstance(outcome, NotPasted):
            self._tell(tr("Copied: press %s to paste it.") % keys_said("Ctrl+V"))

    def close(self) -> None:
        """End watching and let go of the display."""
        self._pasting.close()
        self.recorder.close()
        self.connection.close()
