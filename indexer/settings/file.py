"""The one owner of the settings file: holds what is in force, re-reads, and changes it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from indexer.contract.declared import declared, find
from indexer.contract.settings import Settings
from indexer.errors import MagpieError
from indexer.settings.reading import Loaded, load, read
from indexer.settings.template import template, write_whole


class SettingsFile:
    """The settings in force, and the file they are from. Every method may come from any thread.

    `revision` grows whenever the settings or the problems become others.
    """

    def __init__(self, path: Path, loaded: Loaded) -> None:
        self._path = path
        self._loaded = loaded
        self._lock = threading.Lock()
        self.revision = 1

    @property
    def loaded(self) -> Loaded:
        """What is in force, with the file's problems."""
        return self._loaded

    def refresh(self) -> tuple[Settings, Settings]:
        """Read the file again; return the settings before and after."""
        with self._lock:
            return self._refresh()

    def change(self, key: str, value: object) -> tuple[Settings, Settings]:
        """Write one setting's line; return the settings before and after.

        Raises:
            SettingError: when there is no such setting, or the value may not be had.
            MagpieError: when the file cannot be changed.
        """
        checked = find(key).check(value)
        from indexer.settings.writing import with_setting  # tomlkit is needed for this alone

        with self._lock:
            self._write(with_setting(self._text(), key, checked))
            return self._refresh()

    def reset(self, keys: Iterable[str] | None) -> tuple[Settings, Settings]:
        """Take settings out of the file, all for None; return the settings before and after.

        Raises:
            SettingError: when there is no such setting.
            MagpieError: when the file cannot be changed.
        """
        found = [find(key).key for key in keys] if keys is not None else list(declared())
        from indexer.settings.writing import without_settings

        with self._lock:
            self._write(without_settings(self._text(), found))
            return self._refresh()

    def _refresh(self) -> tuple[Settings, Settings]:
        before = self._loaded
        self._loaded = load(self._path, before.settings)
        if self._loaded != before:
            self.revision += 1
        return before.settings, self._loaded.settings

    def _text(self) -> str:
        try:
            return read(self._path)
        except FileNotFoundError:
            return template()
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise MagpieError(f"{self._path} cannot be read: {why}") from error

    def _write(self, text: str) -> None:
        write_whole(self._path, text)
