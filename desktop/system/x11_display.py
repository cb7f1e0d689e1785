"""One way to an X server, for everything that talks to it on a connection of its own."""

from __future__ import annotations

import os
import socket
from typing import Final

from Xlib import error
from Xlib.display import Display
from Xlib.support import unix_connect

_ABSTRACT: Final = "\0"
_SOCKET: Final = "/tmp/.X11-unix/X{}"  # noqa: S108 # where X servers listen
_FIRST_PORT: Final = 6000
_PATIENCE_SECONDS: Final = 5.0

# What `opened` raises where there is no such display.
NO_DISPLAY: Final = (
    error.DisplayError,
    error.ConnectionClosedError,
    error.XauthError,
    OSError,
)


def opened(name: str | None = None) -> Display:
    """Return a new connection to a display by its name; None takes `$DISPLAY`.

    Raises:
        Xlib.error.DisplayError, Xlib.error.ConnectionClosedError, Xlib.error.XauthError, OSError:
            when there is no such display or it does not let us in; `NO_DISPLAY` are all of them.
    """
    _reach(name)
    return Display(name)


def _reach(name: str | None) -> None:
    """Connect and hang up: python-xlib does not close its socket where nobody answers."""
    shown, protocol, host, number, _ = unix_connect.get_display(name)
    if host and host != "unix" and protocol != "unix":
        socket.create_connection((host, _FIRST_PORT + number), _PATIENCE_SECONDS).close()
        return
    path = _SOCKET.format(number)
    with socket.socket(socket.AF_UNIX) as probe:
        if probe.connect_ex(path if os.path.exists(path) else _ABSTRACT + path):
            raise error.DisplayConnectionError(shown, "nobody listens there")
