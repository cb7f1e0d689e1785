"""The launcher on Wayland, where a key is bound to `magpie toggle` in the desktop's settings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.desktop.screen import bus
from tests.desktop.wayland import Compositor, compositor
from tests.harness import Magpie, eventually

__all__ = ["bus", "compositor"]

_ROOT = Path(__file__).parents[2]
_TITLE = "Magpie"


def test_toggle_shows_and_hides_it(compositor: Compositor, bus: str, tmp_path: Path) -> None:
    product = Magpie(tmp_path / "home")
    environment = {
        **os.environ,
        **compositor.environment,
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "MAGPIE_HOME": os.fspath(product.home),
        "QT_QPA_PLATFORM": "wayland",
    }
    environment.pop("DISPLAY", None)
    product.locations.make()
    product.locations.welcomed.touch()  # else the first run's window is shown as well
    product.start()
    log = tmp_path / "launcher.out"
    with log.open("wb") as output:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "desktop", "--hidden"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=_ROOT,
        )
        try:
            eventually(lambda: b"hotkey: Guided" in log.read_bytes(), "no key can be bound")
            for _ in range(2):
                assert product.cli("toggle").returncode == 0
                eventually(lambda: compositor.focused() == _TITLE, "it has the keyboard")
                assert product.cli("toggle").returncode == 0
                eventually(lambda: not compositor.windows(), "it is hidden")
        finally:
            launcher.terminate()
            launcher.wait(60)
            product.stop()
