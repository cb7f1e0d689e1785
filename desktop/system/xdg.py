"""The folders of the XDG base directory specification, as an environment names them; pure."""

from __future__ import annotations

import os
from collections.abc import Mapping

Environment = Mapping[str, str]


def config_home(environment: Environment) -> str:
    """Return the person's folder for settings."""
    return _absolute(environment, "XDG_CONFIG_HOME") or os.path.join(_home(environment), ".config")


def config_folders(environment: Environment) -> list[str]:
    """Return the folders for settings, the most important first."""
    return [config_home(environment), *_list(environment, "XDG_CONFIG_DIRS", "/etc/xdg")]


def data_folders(environment: Environment) -> list[str]:
    """Return the folders for data, the most important first."""
    home = _absolute(environment, "XDG_DATA_HOME") or os.path.join(
        _home(environment), ".local", "share"
    )
    return [home, *_list(environment, "XDG_DATA_DIRS", "/usr/local/share:/usr/share")]


def desktops(environment: Environment) -> list[str]:
    """Return the names of the desktop, in lower case, the most specific first."""
    names = environment.get("XDG_CURRENT_DESKTOP", "").split(":")
    return [name.lower() for name in names if name]


def _home(environment: Environment) -> str:
    return environment.get("HOME") or os.path.expanduser("~")


def _absolute(environment: Environment, name: str) -> str | None:
    """Relative paths are to be ignored."""
    value = environment.get(name, "")
    return value if os.path.isabs(value) else None


def _list(environment: Environment, name: str, default: str) -> list[str]:
    value = environment.get(name) or default
    return [folder for folder in value.split(":") if os.path.isabs(folder)]
