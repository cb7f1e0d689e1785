"""What the person decides about which files are found, and how a decision is told to them."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Rules:
    """The person's choices; each change of them needs a new scan."""

    hidden: bool = False  # whether names that start with a dot are found
    respect_ignore_files: bool = True  # .gitignore and .ignore; .magpieignore always counts
    max_file_bytes: int = 50 * MEBIBYTE
    exclude: tuple[str, ...] = ()  # gitignore syntax, from the watched folder or from / on


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a path is not indexed: one line for the person."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def shown(path: bytes) -> str:
    """Write a path for a person: home as ``~``, undecodable bytes as replacement marks."""
    home = os.fsencode(os.path.expanduser("~"))
    if path == home or path.startswith(home.rstrip(b"/") + b"/"):
        path = b"~" + path[len(home) :]
    return path.decode("utf-8", "replace")
