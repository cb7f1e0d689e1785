"""How the running launcher is reached: one line of JSON to its own socket, one byte back.

`magpie toggle` is this module and little else: it must not load what takes time.
"""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Final, Literal

MAX_BYTES: Final = 4096  # of a line
HEARD: Final = b"."
_SECONDS: Final = 5.0

Wish = Literal["toggle", "clips", "snippets", "show", "quit", "forget", "copy"]


def summon(path: Path, wish: Wish, token: str = "") -> bool:
    """Ask the running launcher; return whether one runs and has heard it.

    `token` lets a Wayland compositor hand the launcher the focus; of "copy" it is the clip's id.
    """
    line = json.dumps({"wish": wish, "token": token}).encode() + b"\n"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_SECONDS)
        try:
            connection.connect(str(path))
            connection.sendall(line)
            return connection.recv(1) == HEARD
        except OSError:
            return False
