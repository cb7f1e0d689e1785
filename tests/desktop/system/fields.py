"""Programs with a field that is pasted into, each of another toolkit; all tell what was entered."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit

Start = Callable[[Mapping[str, str], Path], subprocess.Popen[bytes]]
_ROOT = Path(__file__).parents[3]


def _run(command: list[str], environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    with told.open("wb") as output:
        return subprocess.Popen(
            command, env=dict(environment), stdout=output, stderr=subprocess.DEVNULL, cwd=_ROOT
        )


def qt(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show Qt's line edit."""
    return _run([sys.executable, "-m", __name__], environment, told)


def gtk(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show GTK's entry."""
    return _run(["yad", "--entry", "--title=field"], environment, told)


def xterm(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show a terminal with a shell that reads a line."""
    script = f'while [ -z "$line" ]; do read -r line; done; printf "%s\\n" "$line" > "{told}"'
    return _run(["xterm", "-title", "field", "-e", "sh", "-c", script], environment, told)


def main() -> None:
    """Show a line edit, and print at Enter what is in it."""
    application = QApplication(["field"])
    field = QLineEdit()
    field.setWindowTitle("field")
    field.returnPressed.connect(lambda: (sys.stdout.write(f"{field.text()}\n"), sys.stdout.flush()))
    field.show()
    application.exec()


if __name__ == "__main__":
    main()
