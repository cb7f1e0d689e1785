"""Which windows do not paste at Ctrl+V."""

from __future__ import annotations

import pytest

from desktop.system.terminals import is_terminal


@pytest.mark.parametrize(
    "name",
    ["XTerm", "UXTerm", "Gnome-terminal", "xfce4-terminal", "konsole", "org.kde.konsole", "kitty",
     "Alacritty", "org.wezfurlong.wezterm", "foot", "com.mitchellh.ghostty", "Emacs"],
)  # fmt: skip
def test_terminals(name: str) -> None:
    assert is_terminal(name)


@pytest.mark.parametrize("name", ["", "Firefox", "libreoffice-writer", "Yad", "footer", "kitten"])
def test_others(name: str) -> None:
    assert not is_terminal(name)
