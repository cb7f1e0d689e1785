"""The system's clipboard, for what actions copy."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


class SystemClipboard:
    """`Clipboard` of the launcher's actions."""

    def put_text(self, text: str) -> None:
        """Put a text there; what no text can hold becomes a replacement character."""
        QGuiApplication.clipboard().setText(text.encode("utf-8", "replace").decode())

    def put(self, formats: dict[str, bytes]) -> None:
        """Put a thing there in several forms, by MIME type."""
        data = QMimeData()
        for mime, content in formats.items():
            if mime.startswith("text/plain"):
                data.setText(content.decode())
            else:
                data.setData(mime, content)
        QGuiApplication.clipboard().setMimeData(data)
