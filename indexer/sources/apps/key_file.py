"""Reads the text of a `.desktop` file, whatever is in it (pure).

After the Desktop Entry Specification 1.5, tolerantly: what is no group, key or comment is passed
over, as GLib and KDE do. Kept libraries are LGPL (pyxdg) or raise on the first odd line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

Group = Mapping[str, str]

MAIN_GROUP: Final = "Desktop Entry"
ACTION_GROUP: Final = "Desktop Action "
_ESCAPES: Final = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\", ";": ";"}
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
# A separator is a semicolon with an even number of backslashes before it.
_LIST_ITEM: Final = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)


def parse(text: str) -> dict[str, dict[str, str]]:
    """Return the raw values of the main group and of those of its actions, by group and key.

    Of a key that comes twice, the last holds; a group that comes twice is one.
    """
    groups: dict[str, dict[str, str]] = {}
    current: dict[str, str] | None = None
    for raw in text.removeprefix("\ufeff").split("\n"):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            name = line[1:].partition("]")[0]
            wanted = name == MAIN_GROUP or name.startswith(ACTION_GROUP)
            current = groups.setdefault(name, {}) if wanted else None
        elif current is not None:
            key, equals, value = line.partition("=")
            if equals:
                current[key.rstrip()] = value.lstrip()
    return groups


def string(group: Group, key: str) -> str:
    """Return a value without its escapes, empty where there is none."""
    return _unescaped(group.get(key, ""))


def boolean(group: Group, key: str) -> bool:
    """Return whether a value is true; old files write 1."""
    return group.get(key, "").lower() in {"true", "1"}


def strings(group: Group, key: str) -> tuple[str, ...]:
    """Return the parts of a list that are not empty."""
    return _split(group.get(key, ""))


def localised(group: Group, key: str, locales: Sequence[str]) -> str:
    """Return a value in the first of these locales that has one, else the one for all."""
    return _unescaped(_localised(group, key, locales))


def localised_strings(group: Group, key: str, locales: Sequence[str]) -> tuple[str, ...]:
    """Return a list's parts in the first of these locales that has it, else those for all."""
    return _split(_localised(group, key, locales))


def _localised(group: Group, key: str, locales: Sequence[str]) -> str:
    for locale in locales:
        value = group.get(f"{key}[{locale}]")
        if value:
            return value
    return group.get(key, "")


def _split(value: str) -> tuple[str, ...]:
    parts = (_unescaped(found[1]).strip() for found in _LIST_ITEM.finditer(value))
    return tuple(part for part in parts if part)


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[0]), value)
