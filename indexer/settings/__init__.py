"""The settings file: reading, its commented template, and changing one line of it."""

from __future__ import annotations

import os

from indexer.contract.settings import BOX_MODEL, Index, Launcher, Search, Settings
from indexer.settings.file import SettingsFile
from indexer.settings.reading import Loaded, load
from indexer.settings.template import template, write_template

__all__ = [
    "BOX_MODEL",
    "Index",
    "Launcher",
    "Loaded",
    "Search",
    "Settings",
    "SettingsFile",
    "load",
    "network_allowed",
    "template",
    "write_template",
]


def network_allowed() -> bool:
    """Tell whether Magpie may reach the network at all: a model the person named may be fetched."""
    return os.environ.get("MAGPIE_OFFLINE") != "1"
