"""Files of groups and keys, as desktop entries and mimeapps.list are."""

from __future__ import annotations

import re

_MAX_BYTES = 1 << 20
_BLANK = " \t\r"  # and no other: a name may begin with any other character
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}

Groups = dict[str, dict[str, str]]


def read(path: str) -> Groups:
    """Read a file's groups; one that cannot be read has none. Values are kept as written."""
    try:
        with open(path, "rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return {}
    return parse(text)


def parse(text: str) -> Groups:
    """Read groups; what is no group, key or comment is passed over, the first of a key counts."""
    groups: Groups = {}
    current: dict[str, str] | None = None
    for line in text.split("\n"):
        stripped = line.strip(_BLANK)
        if not stripped or stripped.startswith("#"):
            continue
        if stripped.startswith("[") and stripped.endswith("]"):
            current = groups.setdefault(stripped[1:-1], {})
        elif current is not None and "=" in stripped:
            key, _, value = stripped.partition("=")
            current.setdefault(key.strip(_BLANK), value.strip(_BLANK))
    return groups


def unescape(value: str) -> str:
    """Undo the escapes of a value that is one string; an unknown escape stays as it is."""
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[0]), value)


def escape(value: str) -> str:
    """Escape a string so that `unescape` gives it back, also past the stripping of blanks."""
    escaped = value.replace("\\", "\\\\")
    for code, character in (("n", "\n"), ("t", "\t"), ("r", "\r")):
        escaped = escaped.replace(character, f"\\{code}")
    inner = escaped.strip(" ")
    if not inner:
        return "\\s" * len(escaped)
    before = len(escaped) - len(escaped.lstrip(" "))
    after = len(escaped) - len(escaped.rstrip(" "))
    return "\\s" * before + inner + "\\s" * after


def strings(value: str) -> list[str]:
    """Split a list of names that need no escapes."""
    return [part.strip() for part in value.split(";") if part.strip()]
