"""Programs with a field that is pasted into, each of another toolkit.

Each writes to a file, as soon as it has it, what was entered: no key ends the entry, which would
come before what is pasted where a toolkit fetches that in its own time.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

Start = Callable[[Mapping[str, str], Path], subprocess.Popen[bytes]]
_ROOT = Path(__file__).parents[3]


def _run(command: list[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd=_ROOT,
    )  # fmt: skip


def qt(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show Qt's line edit."""
    return _run([sys.executable, "-m", __name__, str(told)], environment)


def qt_password(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show Qt's line edit for passwords, which tells the accessibility bus so."""
    told_all = {**environment, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    return _run([sys.executable, "-m", __name__, str(told), "password"], told_all)


def rich(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show Qt's editor of rich text."""
    return _run([sys.executable, "-m", __name__, str(told), "rich"], environment)


def gtk(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show GTK's entry."""
    return _run([sys.executable, "-m", "tests.desktop.system.gtk_field", str(told)], environment)


def xterm(environment: Mapping[str, str], told: Path) -> subprocess.Popen[bytes]:
    """Show a terminal with a program that takes each character as it comes."""
    script = f'stty -icanon -echo; cat > "{told}"'
    return _run(["xterm", "-title", "field", "-e", "sh", "-c", script], environment)


def main() -> None:
    """Show a line edit, or an editor, and write down what is in it at each change."""
    told = Path(sys.argv[1])
    application = QApplication(["field"])
    field: QLineEdit | QTextEdit
    if sys.argv[2:] == ["rich"]:
        editor = field = QTextEdit()
        editor.textChanged.connect(lambda: told.write_text(editor.toHtml(), encoding="utf-8"))
    else:
        line = field = QLineEdit()
        line.textChanged.connect(lambda text: told.write_text(text, encoding="utf-8"))
        if sys.argv[2:] == ["password"]:
            line.setEchoMode(QLineEdit.EchoMode.Password)
    field.setWindowTitle("field")
    field.show()
    application.exec()


if __name__ == "__main__":
    main()
