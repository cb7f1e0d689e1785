"""A thread that owns a connection to an X server: it serves calls and events until told to end."""

from __future__ import annotations

import logging
import select
import socket
import threading
from abc import abstractmethod
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Final

from Xlib import error
from Xlib.display import Display
from Xlib.protocol import rq

_log = logging.getLogger(__name__)
PATIENCE_SECONDS: Final = 5.0  # the X server answers in well under a millisecond


class DisplayThread(threading.Thread):
    """All that touches the connection runs here, but for what makes the thread."""

    drops_calls = False  # whether what is left to do at the end is not done

    def __init__(self, display: Display, name: str) -> None:
        """`name` says what it is for."""
        super().__init__(name=name, daemon=True)
        self._display = display
        self._calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._ends: tuple[socket.socket, socket.socket] | None = None  # to be woken by
        self._ending = False
        display.set_error_handler(_log_error)

    def start(self) -> None:
        """Begin; until then the connection belongs to who made the thread."""
        self._ends = socket.socketpair()
        super().start()

    # Called from other threads.

    def tell(self, call: Callable[[], None]) -> None:
        """Run `call` in the thread, soon."""
        self._calls.put(call)
        if self._ends is None:
            return  # it is done at the start
        try:
            self._ends[0].send(b"\0")
        except OSError:
            _log.debug("the thread %s has ended", self.name)

    def end(self) -> None:
        """End and join."""
        self.tell(self._finish)
        if threading.current_thread() is not self:
            self.join(PATIENCE_SECONDS)

    # Run in the thread.

    def run(self) -> None:
        """Serve calls and events until told to end or the display goes away."""
        try:
            while not self._ending:
                self._serve_calls()
                self._serve_events()
                if not self._ending:
                    self._wait()
            self._let_go()
        except (error.ConnectionClosedError, OSError) as failure:
            _log.warning("the display of %s went away: %s", self.name, type(failure).__name__)
        finally:
            self._ended()
            for end in self._ends or ():
                end.close()
            _close(self._display)

    @abstractmethod
    def _serve_event(self, event: rq.Event) -> None:
        """Do what an event asks for."""

    @abstractmethod
    def _wait(self) -> None:
        """Wait by `_sleep` for what comes next; what is due meanwhile is done after it."""

    def _finish(self) -> None:
        """Have the thread end; the display is still there."""
        self._ending = True

    def _let_go(self) -> None:
        """Do what is to be done at the end while the display is there."""

    def _ended(self) -> None:
        """Do what is to be done in any case."""

    def _serve_calls(self) -> None:
        while not (self._ending and self.drops_calls):
            try:
                call = self._calls.get_nowait()
            except Empty:
                return
            call()

    def _serve_events(self) -> None:
        while not self._ending and self._display.pending_events():
            self._serve_event(self._display.next_event())

    def _sleep(self, seconds: float | None) -> bool:
        """Wait for an event or a call; tell whether any came in so many seconds."""
        self._display.flush()
        # Xlib reads events whenever it writes: with some in its queue, the socket stays silent.
        if self._display.pending_events():
            return True
        assert self._ends is not None
        wakened = self._ends[1]
        readable, _, _ = select.select([self._display.fileno(), wakened], [], [], seconds)
        if wakened in readable:
            wakened.recv(4096)
        return bool(readable)


def _log_error(failure: error.XError, _request: object) -> None:
    _log.debug("the X server reported %s", type(failure).__name__)


def _close(display: Display) -> None:
    try:
        display.close()
    except (error.ConnectionClosedError, OSError):
        _log.debug("the X display was closed already")
