"""Starting at log-in: an entry in the autostart folder (freedesktop.org, version 0.5)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence

from desktop.system import xdg
from desktop.system.exec_line import join
from indexer.contract import key_file


class XdgAutostart:
    """`Autostart` by `APP_ID.desktop`. `command` is what starts Magpie hidden, as arguments."""

    def __init__(
        self, app_id: str, title: str, command: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self._title = title
        self._command = command
        self._name = f"{app_id}.desktop"
        home, *system = xdg.config_folders(environment)
        self._path = os.path.join(home, "autostart", self._name)
        self._system_paths = [os.path.join(folder, "autostart", self._name) for folder in system]

    @property
    def enabled(self) -> bool:
        """Whether the entry that counts is there and not switched off, also by the desktop."""
        for path in [self._path, *self._system_paths]:
            if os.path.exists(path):
                entry = key_file.read(path).get(key_file.MAIN_GROUP, {})
                off = key_file.boolean(entry, "Hidden")
                return not off and entry.get("X-GNOME-Autostart-enabled") != "false"
        return False

    def enable(self) -> None:
        """Write the entry."""
        self._write(
            ("Name", self._title),
            ("Exec", join(self._command)),
            ("X-GNOME-Autostart-enabled", "true"),
        )

    def disable(self) -> None:
        """Remove the entry; where the system has one too, hide that."""
        if any(os.path.exists(path) for path in self._system_paths):
            self._write(("Name", self._title), ("Hidden", "true"))
            return
        try:
            os.unlink(self._path)
        except FileNotFoundError:
            return

    def _write(self, *values: tuple[str, str]) -> None:
        lines = [f"[{key_file.MAIN_GROUP}]", "Type=Application"]
        lines += [f"{key}={key_file.escape(value)}" for key, value in values]
        _write_whole(self._path, ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))


def _write_whole(path: str, content: bytes) -> None:
    """Write a file so that a reader, and a crash, finds the old one or the new one."""
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix=".magpie-", dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
