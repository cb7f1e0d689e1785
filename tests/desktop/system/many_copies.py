"""Copies many texts, one after the other, at a steady pace: `… COUNT SECONDS NAME [patient]`.

Each copy is made by an owner with a window of its own, as if another program had copied. Nothing
waits for whoever reads, for X keeps no copy but the latest; a patient one makes the next copy only
once the last was fetched, so that the number of copies that arrive says nothing of the machine.
Tells "done" when the last was fetched, or some seconds after it was made.
"""

from __future__ import annotations

import select
import sys
import time

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.protocol import event, rq

_STAYS_SECONDS = 5.0  # until a copy that nobody fetches is given up


def main() -> None:
    """Copy, and answer meanwhile."""
    count, spacing, name = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    patient = sys.argv[4:] == ["patient"]
    display = Display()
    clipboard, targets = display.intern_atom("CLIPBOARD"), display.intern_atom("TARGETS")
    text = display.intern_atom("UTF8_STRING")
    owned: dict[int, bytes] = {}
    fetched: set[int] = set()

    def answer(request: rq.Event) -> None:
        found = owned[request.owner.id]
        if request.target == targets:
            request.requestor.change_property(request.property, Xatom.ATOM, 32, [targets, text])
        else:
            request.requestor.change_property(request.property, text, 8, found)
            fetched.add(request.owner.id)
        told = event.SelectionNotify(
            time=request.time, requestor=request.requestor, selection=request.selection,
            target=request.target, property=request.property,
        )  # fmt: skip
        request.requestor.send_event(told)

    def serve(seconds: float, wanted: int = 0) -> None:
        """Answer for so long, or until a window's text was fetched."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and wanted not in fetched:
            if display.pending_events():
                came = display.next_event()
                if came.type == X.SelectionRequest:
                    answer(came)
                continue
            display.flush()
            # Xlib takes in events as it writes: with some in its queue, the socket stays silent.
            if not display.pending_events():
                select.select([display.fileno()], [], [], left)

    window = None
    for number in range(count):
        started = time.monotonic()
        window = display.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        owned[window.id] = f"{name} {number}".encode()
        window.set_selection_owner(clipboard, X.CurrentTime)
        display.flush()
        if patient:
            serve(_STAYS_SECONDS, window.id)
        serve(spacing - (time.monotonic() - started))
    if window is not None:
        serve(_STAYS_SECONDS, window.id)
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main()
