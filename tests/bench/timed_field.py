"""Qt's line edit in a window called "field"; it tells when each change of its text was there."""

from __future__ import annotations

import sys
import time

from PySide6.QtWidgets import QApplication, QLineEdit


def main() -> None:
    """Print the clock's time, in nanoseconds, and the text, a line for each change."""
    application = QApplication(["field"])
    field = QLineEdit()
    field.setWindowTitle("field")

    def tell(text: str) -> None:
        sys.stdout.write(f"{time.monotonic_ns()} {text}\n")
        sys.stdout.flush()

    field.textChanged.connect(tell)
    field.show()
    application.exec()


if __name__ == "__main__":
    main()
