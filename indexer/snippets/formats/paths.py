"""Names of folders and snippets as names of files that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_REFUSED: Final = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]+')
_DEVICES: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST: Final = 80  # characters of one name
_DEEPEST: Final = 12  # folders within folders


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Return a path without extension for each name, no two the same on any file system.

    A / parts folders; what no file may be called is replaced, and what would meet gets a number.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        if name in found:
            continue
        stem = "/".join(map(_safe, name.split("/")[:_DEEPEST]))
        path, count = stem, 1
        while unicodedata.normalize("NFC", path).casefold() in taken:
            count += 1
            path = f"{stem} {count}"
        taken.add(unicodedata.normalize("NFC", path).casefold())
        found[name] = path
    return found


def _safe(part: str) -> str:
    plain = _REFUSED.sub("-", part.encode("utf-8", "replace").decode())[:_LONGEST].strip(" .")
    while len(plain.encode()) > _LONGEST * 2:
        plain = plain[:-1]
    # A file that begins with _ is loaded by espanso only where another imports it.
    plain = plain.lstrip("_") or "unnamed"
    return f"{plain}-" if _DEVICES.fullmatch(plain) else plain
