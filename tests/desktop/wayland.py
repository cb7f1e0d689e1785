"""A private Wayland compositor without a screen: sway, headless."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.harness import eventually

_CONFIGURATION = """\
output * resolution 1280x800
default_border none
focus_follows_mouse no
"""


@dataclass
class Compositor:
    """A running sway; `environment` is what its programs get."""

    environment: dict[str, str]

    def windows(self) -> list[dict[str, Any]]:
        """Return the windows that are shown, each with `name`, `app_id` and `focused`."""
        done = subprocess.run(
            ["swaymsg", "-t", "get_tree"],
            env=self.environment,
            capture_output=True,
            check=True,
            timeout=60,
        )
        found: list[dict[str, Any]] = []
        rest = [json.loads(done.stdout)]
        while rest:
            node = rest.pop()
            rest += node["nodes"] + node["floating_nodes"]
            if node.get("pid"):
                found.append(node)
        return found

    def focused(self) -> str:
        """Return the name of the window that has the keyboard, "" for none."""
        return next((str(one["name"]) for one in self.windows() if one["focused"]), "")


_NOBODY = 65_534


def _as_nobody(folder: Path) -> list[str]:
    """Return what starts a program as somebody who is not root: sway refuses to be."""
    if os.geteuid():
        return []
    os.chown(folder, _NOBODY, _NOBODY)
    return ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]


@contextmanager
def running_compositor(folder: Path) -> Iterator[Compositor]:
    """Run sway on no output of the machine's for as long as the block lasts.

    `folder` is reached by everybody: it becomes the compositor's own.
    """
    configuration = folder / "sway.conf"
    configuration.write_text(_CONFIGURATION, encoding="ascii")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.fspath(folder),
        "LANG": "C.UTF-8",
        "XDG_RUNTIME_DIR": os.fspath(folder),
        "XDG_SESSION_TYPE": "wayland",
        "WLR_BACKENDS": "headless",
        "WLR_RENDERER": "pixman",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "SWAYSOCK": os.fspath(folder / "sway.sock"),
    }
    process = subprocess.Popen(
        [*_as_nobody(folder), "sway", "-c", os.fspath(configuration)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        eventually(lambda: bool(_sockets(folder)) and (folder / "sway.sock").exists(), "sway runs")
        yield Compositor({**environment, "WAYLAND_DISPLAY": _sockets(folder)[0].name})
    finally:
        process.terminate()
        process.wait(60)


def _sockets(folder: Path) -> list[Path]:
    return sorted(folder.glob("wayland-?"))


@pytest.fixture
def compositor() -> Iterator[Compositor]:
    """A compositor of the test's own."""
    if shutil.which("sway") is None:
        pytest.skip("sway is not installed")
    with (
        tempfile.TemporaryDirectory(prefix="sway-") as folder,
        running_compositor(Path(folder)) as running,
    ):
        yield running
