"""The launcher outlives any number of signals."""

from __future__ import annotations

import subprocess
import sys

_EMIT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
from desktop.lasting import keep_constants

class Bell(QObject):
    rung = Signal(str, object)

keep_constants()
keep_constants()  # once more does no harm
application = QCoreApplication([])
bell, heard = Bell(), []
bell.rung.connect(lambda name, kind: heard.append(kind))
for _ in range(20_000):
    bell.rung.emit("x", None)
print(len(heard), heard[-1], bool(1), not 1)
"""


def test_constants_survive_many_signals() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _EMIT], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["20000", "None", "True", "False"]
