"""Files of groups and keys: desktop entries, lists of associations, indexes of icon themes.

After the Desktop Entry Specification 1.5, for both processes, and tolerantly where that is silent:
what is no group, key or comment is passed over; of a key that comes twice, the last holds, and a
group that comes twice is one, as with GLib and KDE. Kept libraries are LGPL (pyxdg) or raise on
the first odd line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

Group = Mapping[str, str]
Groups = dict[str, dict[str, str]]

MAIN_GROUP: Final = "Desktop Entry"
ACTION_GROUP: Final = "Desktop Action "

_MAX_BYTES: Final = 1 << 20
_BLANK: Final = " \t\r"  # and no other: a name may begin with any other character
_HEADER: Final = re.compile(r"\[([^\[\]]*)\]")
_ESCAPES: Final = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_LIST_ESCAPES: Final = _ESCAPES | {";": ";"}
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
# A separator is a semicolon with an even number of backslashes before it.
_LIST_ITEM: Final = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)


def read(path: str) -> Groups:
    """Return the raw values in a file, by group and key; one that cannot be read has none."""
    try:
        with open(path, "rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return {}
    return parse(text)


def parse(text: str) -> Groups:
    """Return the raw values in a file's text, by group and key (pure)."""
    groups: Groups = {}
    current: dict[str, str] | None = None
    for raw in text.removeprefix("\ufeff").split("\n"):
        line = raw.strip(_BLANK)
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            header = _HEADER.fullmatch(line)
            # What follows a header that is none belongs to no group.
            current = groups.setdefault(header[1], {}) if header else None
        elif current is not None:
            key, equals, value = line.partition("=")
            if equals and (key := key.rstrip(_BLANK)):
                current[key] = value.lstrip(_BLANK)
    return groups


def string(group: Group, key: str, default: str = "") -> str:
    """Return a value without its escapes."""
    value = group.get(key)
    return default if value is None else _unescaped(value)


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


def escape(value: str) -> str:
    """Escape a string so that `string` gives it back, also past the stripping of blanks."""
    escaped = value.replace("\\", "\\\\")
    for code, character in (("n", "\n"), ("t", "\t"), ("r", "\r")):
        escaped = escaped.replace(character, f"\\{code}")
    inner = escaped.strip(" ")
    if not inner:
        return "\\s" * len(escaped)
    before = len(escaped) - len(escaped.lstrip(" "))
    after = len(escaped) - len(escaped.rstrip(" "))
    return "\\s" * before + inner + "\\s" * after


def _localised(group: Group, key: str, locales: Sequence[str]) -> str:
    for locale in locales:
        value = group.get(f"{key}[{locale}]")
        if value:
            return value
    return group.get(key, "")


def _split(value: str) -> tuple[str, ...]:
    parts = (
        _unescaped(found[1], _LIST_ESCAPES).strip(_BLANK) for found in _LIST_ITEM.finditer(value)
    )
    return tuple(part for part in parts if part)


def _unescaped(value: str, escapes: Mapping[str, str] = _ESCAPES) -> str:
    """Undo escapes; an unknown one stays as it is."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: escapes.get(found[1], found[0]), value)
