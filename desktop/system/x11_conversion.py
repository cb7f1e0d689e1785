"""One format of a selection on its way from its owner (ICCCM 2.0, chapter 2); never blocks."""

from __future__ import annotations

import array
from typing import Final

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol import request, rq

# Properties are fetched in pieces, so that no other thread waits long while Xlib takes them in.
_PIECE_BYTES: Final = 1 << 18


class Conversion:
    """Asks for one format, in a window of its own, and takes in what comes.

    `ended` turns true when `data` is all there is; None when the owner refused, or when it is over
    the limit. `done` turns true when the owner has nothing more to give: one like xclip hears of
    nobody else until then. Whoever makes one hands it the events of its window, watches the time,
    and closes it.
    """

    def __init__(
        self, display: Display, selection: int, target: int, time: int, limit: int
    ) -> None:
        self.data: bytes | None = None
        self.format = 8
        self.ended = False
        self.done = False

        self._limit = limit
        self._incremental = display.intern_atom("INCR")
        self._property = display.intern_atom("MAGPIE_CLIP")
        self._taken = bytearray()
        self._in_steps = False
        root = display.screen().root
        self._window = root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, event_mask=X.PropertyChangeMask
        )
        self._request = request.ConvertSelection(
            display=display.display,
            requestor=self._window.id,
            selection=selection,
            target=target,
            property=self._property,
            time=time,
        )

    @property
    def window(self) -> int:
        """The window's id, by which its events are known."""
        return int(self._window.id)

    def asked_after(self, event: rq.Event) -> bool:
        """Tell whether the X server had sent an event before it passed the question on.

        Of numbers that count requests, events carry the lower 16 bits.
        """
        behind = int(self._request._serial) - int(event.sequence_number)
        return 0 < behind & 0xFFFF < 1 << 15

    def close(self) -> None:
        """Take the window away.

        Never before the owner has answered: it may know nothing of errors, and end by this one.
        """
        self._window.destroy(onerror=error.CatchError())

    def leave(self) -> None:
        """Want no data any more; what the owner still gives is thrown away."""
        self.ended = True
        self._taken.clear()

    def hear(self, event: rq.Event) -> None:
        """Take an event of the window."""
        if self.asked_after(event):
            return  # of an earlier window with the same id
        if event.type == X.SelectionNotify:
            if event.property == X.NONE:
                self._finish()
            else:
                self._begin()
        elif (
            event.type == X.PropertyNotify
            and self._in_steps
            and event.atom == self._property
            and event.state == X.PropertyNewValue
        ):
            self._step()

    def _begin(self) -> None:
        """Read the property: all of it, or the announcement that it comes in steps."""
        first = self._window.get_property(self._property, X.AnyPropertyType, 0, 1)
        if first is None:
            self._finish()
        elif first.property_type == self._incremental:
            if first.value and first.value[0] > self._limit:
                self.leave()
            self._in_steps = True
            self._window.delete_property(self._property)  # which asks for the first step
        else:
            self.format = first.format
            if not self.ended and self._take():
                self.data = bytes(self._taken)
            self._finish()

    def _step(self) -> None:
        """Take a step in and have the next; an empty one is the last."""
        if self.ended:
            found = self._window.get_property(self._property, X.AnyPropertyType, 0, 0)
            self._window.delete_property(self._property)
            if found is None or not found.bytes_after:
                self._finish()
            return
        before = len(self._taken)
        if not self._take():
            self._window.delete_property(self._property)
            self.leave()
        elif len(self._taken) == before:
            self.data = bytes(self._taken)
            self._finish()

    def _finish(self) -> None:
        self.ended = self.done = True

    def _take(self) -> bool:
        """Take the property in and delete it; false when it is more than may be."""
        offset, rest = 0, 1
        while rest:
            piece = self._window.get_property(
                self._property, X.AnyPropertyType, offset // 4, _PIECE_BYTES // 4, delete=True
            )
            if piece is None:
                return True
            if len(self._taken) + piece.bytes_after > self._limit:
                return False
            value = piece.value
            found = value.tobytes() if isinstance(value, array.array) else bytes(value or b"")
            self._taken += found
            offset, rest = offset + len(found), piece.bytes_after
        return len(self._taken) <= self._limit

    def atoms(self) -> list[int]:
        """Return the data as the atoms that it holds, none where it holds others."""
        whole = array.array("I", self.data[: len(self.data) // 4 * 4] if self.data else b"")
        return whole.tolist() if self.format == 32 else []
