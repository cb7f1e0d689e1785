"""The settings window."""

from desktop.ui.preferences.pages import Deeds, Parts
from desktop.ui.preferences.window import PreferencesWindow

__all__ = ["Deeds", "Parts", "PreferencesWindow"]
