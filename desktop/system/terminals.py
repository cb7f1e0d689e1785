"""Which programs do not paste at Ctrl+V (pure): terminals, and editors from before it."""

from __future__ import annotations

from typing import Final

_NAMES: Final = frozenset(
    {
        "xterm", "uxterm", "urxvt", "rxvt", "konsole", "yakuake", "terminator", "tilix", "guake",
        "kitty", "alacritty", "foot", "footclient", "wezterm", "ghostty", "st", "stterm", "eterm",
        "mlterm", "sakura", "terminology", "qterminal", "cool-retro-term", "hyper", "tabby",
        "termite", "contour", "rio", "warp", "blackbox", "ptyxis", "kgx", "emacs", "gvim",
    }
)  # fmt: skip


def is_terminal(window_class: str) -> bool:
    """Tell by the class of a window, or the application id, whether it is a terminal's."""
    name = window_class.casefold()
    last = name.rpartition(".")[2]  # org.wezfurlong.wezterm
    return bool({name, last} & _NAMES) or "terminal" in name or "console" in last
