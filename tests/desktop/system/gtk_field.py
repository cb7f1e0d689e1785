"""GTK's entry, in a window called "field"; what is in it is written to a file at each change."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desktop.system.gtk import CALLBACK, Gtk


def main() -> None:
    """Show it until killed."""
    told = Path(sys.argv[1])
    gtk = Gtk()
    window, entry = gtk.window(0), gtk.entry()
    gtk.set_title(window, b"field")

    def tell(_entry: int | None, _data: int | None) -> None:
        told.write_bytes(gtk.entry_text(entry))

    called = CALLBACK(tell)  # held for as long as GTK may call it
    gtk.connect(entry, b"changed", called, None, None, 0)
    gtk.add(window, entry)
    gtk.show_all(window)
    gtk.main()


if __name__ == "__main__":
    main()
