"""How the running launcher is reached: one line of JSON to its own socket, one line back."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Final, Literal

import msgspec

MAX_BYTES: Final = 4096
_SECONDS: Final = 5.0

Wish = Literal["toggle", "show", "quit"]


class Summons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the launcher is to do; `token` lets a Wayland compositor hand it the focus."""

    wish: Wish
    token: str = ""


def summon(path: Path, wish: Wish, token: str = "") -> bool:
    """Ask the running launcher; return whether one runs and has heard it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_SECONDS)
        try:
            connection.connect(str(path))
            connection.sendall(msgspec.json.encode(Summons(wish, token)) + b"\n")
            return connection.recv(1) == b"."
        except OSError:
            return False
