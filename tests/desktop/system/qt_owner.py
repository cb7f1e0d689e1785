"""A Qt program that has copied something, as Qt programs do.

`python -m tests.desktop.system.qt_owner MIME=FILE…`; says "ready" once it owns the clipboard.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtWidgets import QApplication


def main() -> None:
    """Own the clipboard until killed."""
    application = QApplication(["owner"])
    copied = QMimeData()
    for argument in sys.argv[1:]:
        mime, _, file = argument.partition("=")
        content = Path(file).read_bytes()
        match mime:
            case "text/plain":
                copied.setText(content.decode())
            case "text/html":
                copied.setHtml(content.decode())
            case "text/uri-list":
                copied.setUrls([QUrl(line) for line in content.decode().split()])
            case _:
                copied.setData(mime, content)
    clipboard = application.clipboard()
    clipboard.setMimeData(copied)

    def say() -> None:
        sys.stdout.write("ready\n" if clipboard.ownsClipboard() else "not the owner\n")
        sys.stdout.flush()

    QTimer.singleShot(0, say)
    application.exec()


if __name__ == "__main__":
    main()
