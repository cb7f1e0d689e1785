"""A GTK program that has copied something, as GTK programs do.

`python -m tests.desktop.system.gtk_owner MIME=FILE…`; says "ready" once it owns the clipboard.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.desktop.system.gtk import CLEAR, GET, Gtk, Target


def main() -> None:
    """Own the clipboard until killed."""
    files = dict(argument.split("=", 1) for argument in sys.argv[1:])
    gtk = Gtk()
    clipboard = gtk.clipboard(gtk.atom(b"CLIPBOARD", 0))
    contents = [
        ("UTF8_STRING" if mime == "text/plain" else mime, Path(file).read_bytes())
        for mime, file in files.items()
    ]

    def give(_clipboard: int | None, data: int | None, info: int, _data: int | None) -> None:
        content = contents[info][1]
        gtk.give(data, gtk.target(data), 8, content, len(content))

    def clear(_clipboard: int | None, _data: int | None) -> None:
        return

    called = GET(give), CLEAR(clear)  # held for as long as GTK may call them
    if list(files) == ["text/plain"]:
        gtk.set_text(clipboard, contents[0][1], len(contents[0][1]))
    elif list(files) == ["image/png"]:
        gtk.set_image(clipboard, gtk.picture(files["image/png"].encode(), None))
    else:
        offered = [Target(name.encode(), 0, place) for place, (name, _) in enumerate(contents)]
        targets = (Target * len(offered))(*offered)
        gtk.set_data(clipboard, targets, len(offered), called[0], called[1], None)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    gtk.main()


if __name__ == "__main__":
    main()
