"""Writes `.desktop` files for tests and makes sessions that see only these."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from indexer.sources.apps.application import Application, read


def entry_text(name: str, *lines: str) -> str:
    """Return a valid file, with more lines of its main group or of groups that follow."""
    exec_line = [] if any(line.startswith("Exec=") for line in lines) else ["Exec=true"]
    return "\n".join(
        ["[Desktop Entry]", "Type=Application", f"Name={name}", *exec_line, *lines, ""]
    )


def application(name: str, *lines: str, id: str = "", locales: tuple[str, ...] = ()) -> Application:  # noqa: A002
    """Return an application as it is read from such a file."""
    desktop_id = id or name.replace(" ", "") + ".desktop"
    described = read(entry_text(name, *lines), desktop_id, "/apps/" + desktop_id, locales)
    assert described is not None
    return described[0]


def environment(root: Path, **more: str) -> Mapping[str, str]:
    """Return a session whose own folder is `root/own` and whose system folder is `root/system`."""
    return {
        "HOME": os.fspath(root),
        "XDG_DATA_HOME": os.fspath(root / "own"),
        "XDG_DATA_DIRS": os.fspath(root / "system"),
        "PATH": os.fspath(root / "bin"),
        **more,
    }


def write(root: Path, path: str, text: str) -> Path:
    """Write a file below `root`; a path is like `system/vim.desktop`."""
    data, _, name = path.partition("/")
    file = root / data / "applications" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
