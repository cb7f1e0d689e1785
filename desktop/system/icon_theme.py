"""Finds an icon's file by its name, after the freedesktop.org Icon Theme specification 0.13.

Reads files and folders: not for the Qt thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop.system import xdg
from indexer.contract import key_file

_FALLBACK: Final = "hicolor"  # the theme in which applications install their icons
# Where nobody says which theme the session has, these hold the icons that are named, not installed.
_COMMON: Final = ("Adwaita", "breeze")
_SUFFIXES: Final = (".png", ".svg", ".xpm")
_SECTION: Final = "Icon Theme"
_FLATPAK: Final = "/var/lib/flatpak/exports/share"
_PIXMAPS: Final = "/usr/share/pixmaps"
_DEFAULT_THRESHOLD: Final = 2

Kind = Literal["Fixed", "Scalable", "Threshold"]


@dataclass(frozen=True)
class IconFolder:
    """A folder of a theme, and for which sizes its icons are made; sizes in logical pixels."""

    name: str
    size: int
    scale: int
    kind: Kind
    least: int
    most: int

    def fits(self, size: int, scale: int) -> bool:
        """Tell whether its icons are made for a size at a scale."""
        return self.scale == scale and self.least <= size <= self.most

    def distance(self, pixels: int) -> int:
        """Return by how many pixels its icons are too small or too large."""
        return max(self.least * self.scale - pixels, pixels - self.most * self.scale, 0)

    def rank(self, size: int, scale: int) -> tuple[int, int]:
        """Order folders, the best first.

        The specification takes the nearest size. Of those too small or too large, this takes the
        larger ones first: scaled down, an icon stays sharp.
        """
        if self.fits(size, scale):
            return 0, 0
        distance = self.distance(size * scale)
        if not distance:
            return 1, 0
        return 2 if self.least * self.scale > size * scale else 3, distance


@dataclass(frozen=True)
class Theme:
    """A theme's folders, and the themes that it goes back to."""

    name: str
    folders: tuple[IconFolder, ...]
    parents: tuple[str, ...]


def read_theme(name: str, text: str) -> Theme:
    """Read a theme's index (pure); what is wrong in it is passed over."""
    groups = key_file.parse(text)
    main = groups.get(_SECTION, {})
    names = [*_names(main, "Directories"), *_names(main, "ScaledDirectories")]
    folders = (_folder(folder, groups.get(folder, {})) for folder in dict.fromkeys(names))
    return Theme(
        name, tuple(folder for folder in folders if folder is not None), _names(main, "Inherits")
    )


def _folder(name: str, group: Mapping[str, str]) -> IconFolder | None:
    try:
        size = int(group["Size"])
        scale = int(group.get("Scale", 1))
        match group.get("Type", "Threshold"):
            case "Fixed":
                return IconFolder(name, size, scale, "Fixed", size, size)
            case "Scalable":
                least, most = int(group.get("MinSize", size)), int(group.get("MaxSize", size))
                return IconFolder(name, size, scale, "Scalable", least, most)
            case "Threshold":
                by = int(group.get("Threshold", _DEFAULT_THRESHOLD))
                return IconFolder(name, size, scale, "Threshold", size - by, size + by)
            case _:
                return None
    except (KeyError, ValueError):
        return None


def _names(group: Mapping[str, str], key: str) -> tuple[str, ...]:
    parts = (part.strip() for part in group.get(key, "").split(","))
    return tuple(part for part in parts if part and ".." not in part.split("/"))


def base_folders(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the folders that hold themes, there or not, the most important first."""
    home = environment.get("HOME") or os.path.expanduser("~")
    data = xdg.data_folders(environment)
    return tuple(
        dict.fromkeys(
            [
                os.path.join(home, ".icons"),
                *(os.path.join(folder, "icons") for folder in data),
                # A session that was begun before Flatpak was installed leaves these out.
                os.path.join(data[0], "flatpak/exports/share/icons"),
                os.path.join(_FLATPAK, "icons"),
            ]
        )
    )


class IconThemes:
    """Looks icons up in one theme and those that it goes back to. For one thread.

    The themes' indexes are read once; icons are looked for anew each time, as applications come
    and go.
    """

    def __init__(self, theme: str, bases: Sequence[str], pixmaps: str = _PIXMAPS) -> None:
        self._bases = bases
        self._pixmaps = pixmaps
        self._wanted = theme
        self._themes: list[Theme] | None = None

    def find(self, icon: str, size: int, scale: int) -> str | None:
        """Return the path of an icon, None where there is none.

        Args:
            icon: its name, or an absolute path, as a `.desktop` file has it.
            size: in logical pixels.
            scale: how many pixels one logical pixel has.
        """
        if os.path.isabs(icon):
            return icon if os.path.isfile(icon) else None
        name = _without_suffix(icon)
        if not name or "/" in name or "\0" in name:
            return None
        if self._themes is None:
            self._themes = list(self._chain())
        for theme in self._themes:
            if path := self._in_theme(theme, name, size, scale):
                return path
        return self._unthemed(name)

    def _in_theme(self, theme: Theme, name: str, size: int, scale: int) -> str | None:
        for folder in sorted(theme.folders, key=lambda folder: folder.rank(size, scale)):
            for base in self._bases:
                path = os.path.join(base, theme.name, folder.name, name)
                if found := _with_suffix(path):
                    return found
        return None

    def _unthemed(self, name: str) -> str | None:
        for base in (*self._bases, self._pixmaps):
            if found := _with_suffix(os.path.join(base, name)):
                return found
        return None

    def _chain(self) -> Iterator[Theme]:
        """Yield the theme, its parents before theirs, then hicolor, then the common; each once."""
        pending = [self._wanted]
        seen = {_FALLBACK}
        while pending:
            name = pending.pop(0)
            if name in seen or not name or "/" in name:
                continue
            seen.add(name)
            theme = self._read(name)
            pending += theme.parents
            yield theme
        yield self._read(_FALLBACK)
        yield from (self._read(name) for name in _COMMON if name not in seen)

    def _read(self, name: str) -> Theme:
        """Read a theme, without the folders that are in none of its places."""
        for base in self._bases:
            text = _text(os.path.join(base, name, "index.theme"))
            if text:
                theme = read_theme(name, text)
                break
        else:
            theme = Theme(name, (), ())
        there = tuple(folder for folder in theme.folders if self._is_there(name, folder))
        return Theme(name, there, theme.parents)

    def _is_there(self, theme: str, folder: IconFolder) -> bool:
        return any(os.path.isdir(os.path.join(base, theme, folder.name)) for base in self._bases)


def _without_suffix(icon: str) -> str:
    """Return a name as it should be: some files name an icon with its suffix."""
    stem, suffix = os.path.splitext(icon)
    return stem if suffix in _SUFFIXES else icon


def _with_suffix(path: str) -> str | None:
    return next((path + suffix for suffix in _SUFFIXES if os.path.isfile(path + suffix)), None)


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(1 << 20)
    except OSError:
        return ""
