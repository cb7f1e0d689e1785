"""What kind of session this is; pure."""

from __future__ import annotations

from collections.abc import Mapping


def is_x11(environment: Mapping[str, str]) -> bool:
    """Tell whether the session is one of X11, and not of Wayland with Xwayland."""
    wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return bool(environment.get("DISPLAY")) and not wayland
