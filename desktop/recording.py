"""Sends what is copied to the service: in order, one by one, and from memory while it is away."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.background import Background
from desktop.connection import Connection
from desktop.system.ports import ClipboardWatcher, Copied, Scope
from indexer.contract import codec, freed_memory
from indexer.contract.clips import (
    ClipKept,
    KeepClip,
    PauseClips,
    ResumeClips,
    VaultState,
    VaultStatus,
)
from indexer.contract.messages import AnyReply, Error
from indexer.contract.settings import Clipboard as ClipboardSettings

log = logging.getLogger(__name__)

MOST_WAITING: Final = 500  # clips, while the service is away; the oldest go first
MOST_WAITING_BYTES: Final = 64 << 20
_FORGET_MS: Final = 1000  # after the last copy, which may have been a secret

State = Literal["off", "paused", "on"]


class Recorder(QObject):
    """Keeps what is copied, as long as the person wants it kept.

    `connection` is its own: a picture on its way holds up no search. All but the watcher's calls
    in the Qt thread.
    """

    changed = Signal()  # the state or the scope

    vault_changed = Signal()  # the vault is another than before
    copied_often = Signal(str)  # a text for the third time, which is no snippet yet
    _copied = Signal(object)

    def __init__(
        self, watcher: ClipboardWatcher, connection: Connection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.watcher = watcher
        self.state: State = "off"
        self.vault: VaultState | None = None  # as the service told it last
        self.scope: Scope = "nowhere"
        self._connection = connection
        self._keep = False
        self._paused = True  # until the service has said otherwise
        self._watching = False
        self._reads = False  # the watcher has been started; known to its thread alone
        self._waiting: deque[Copied] = deque()
        self._sending = False
        self._at_watcher = Background(in_order=True, parent=self)
        self._encoding = Background(in_order=True, parent=self)
        self._forgetting = QTimer(self, singleShot=True, interval=_FORGET_MS)
        self._forgetting.timeout.connect(lambda: self._encoding.run(freed_memory.overwrite))
        self._copied.connect(self._take)
        connection.connected_changed.connect(self._connected)

    def follow(self, settings: ClipboardSettings) -> None:
        """Do as the settings say from now on."""
        self._keep = settings.keep
        self.watcher.limit_bytes = settings.max_clip_mb << 20
        self._adjust()

    def pause(self, seconds: float | None) -> None:
        """Keep nothing for so long, or until it is resumed."""
        self._paused = True  # at once: what is copied next is meant
        self._adjust()
        self._connection.ask(PauseClips(seconds=seconds), lambda _: None)

    def resume(self) -> None:
        """Keep what is copied again."""
        self._connection.ask(ResumeClips(), lambda _: None)

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        """Read what is in the clipboard now, whether or not what is copied is kept."""

        def task() -> None:
            if not self._reads:
                self._start(None)
            self.watcher.read(then, primary=primary, text_only=text_only)

        self._at_watcher.run(task)

    def close(self) -> None:
        """End watching; what waits is given up."""
        self._forgetting.stop()
        self._at_watcher.close()
        self._encoding.close()
        self.watcher.stop()

    def _connected(self, connected: bool) -> None:
        if connected:
            self._ask_state(None)
            self._send_next()

    def _ask_state(self, known: int | None) -> None:
        self._connection.ask(VaultStatus(known=known), self._heard)

    def _heard(self, reply: AnyReply) -> None:
        # An error ends it: with the connection gone, the next one begins anew.
        if isinstance(reply, VaultState):
            self._paused = reply.paused
            self._adjust()
            self.vault = reply
            self.vault_changed.emit()
            self._ask_state(reply.revision)

    def _adjust(self) -> None:
        """Watch or do not, and say so."""
        state: State = "off" if not self._keep else "paused" if self._paused else "on"
        if state != "on":
            self._waiting.clear()
        if (state == "on") != self._watching:
            self._watching = state == "on"
            if self._watching:
                self._at_watcher.run(lambda: self._start(self._copied.emit), self._started)
            else:
                self._at_watcher.run(self._stop)
        if state != self.state:
            self.state = state
            self.changed.emit()

    def _start(self, copied: Callable[[Copied], None] | None) -> Scope:
        self._reads = True
        return self.watcher.start(copied)

    def _stop(self) -> None:
        self._reads = False
        self.watcher.stop()

    def _started(self, scope: Scope) -> None:
        log.info("the clipboard is seen %s, by %s", scope, self.watcher.name)
        if scope != self.scope:
            self.scope = scope
            self.changed.emit()

    def _take(self, copied: Copied) -> None:
        if self.state != "on":
            return  # it was copied while the watcher was about to end
        self._waiting.append(copied)
        while len(self._waiting) > MOST_WAITING or (
            len(self._waiting) > 1 and sum(c.size for c in self._waiting) > MOST_WAITING_BYTES
        ):
            self._waiting.popleft()
        self._send_next()

    def _send_next(self) -> None:
        if self._sending or not self._waiting or not self._connection.connected:
            return
        self._sending = True
        copied = self._waiting.popleft()
        number = self._connection.reserve()
        # A picture takes milliseconds to encode: not in the Qt thread.
        self._encoding.run(
            lambda: codec.encode(_message(copied, number)),
            lambda line: self._connection.send(
                number, line, lambda reply: self._sent(reply, copied)
            ),
        )

    def _sent(self, reply: AnyReply, copied: Copied) -> None:
        self._sending = False
        if isinstance(reply, Error):
            if reply.code == "failed" and not self._connection.connected and self.state == "on":
                self._waiting.appendleft(copied)
                return
            log.warning("a clip was not kept: %s", reply.code)
        elif isinstance(reply, ClipKept) and reply.offer and self.state == "on":
            self.copied_often.emit(copied.text)
        self._forgetting.start()
        self._send_next()


def _message(copied: Copied, number: int) -> KeepClip:
    return KeepClip(
        id=number,
        text=_sendable(copied.text),
        html=_sendable(copied.html),
        image=copied.image,
        image_mime=copied.image_mime,
        uris=[_sendable(uri) for uri in copied.uris],
        application=_sendable(copied.application),
        window=_sendable(copied.window),
    )


def _sendable(text: str) -> str:
    """Return a text as UTF-8 can spell it."""
    return text.encode("utf-8", "replace").decode()
