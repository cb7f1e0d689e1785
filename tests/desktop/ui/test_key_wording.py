"""What keys are called."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.system.keys import Modifier, parse
from desktop.ui.action_wording import keys_name
from desktop.ui.key_wording import keys_said
from tests.desktop.translations.tool import marking, speaking

_KEYS = [
    "Space",
    "Tab",
    "Enter",
    "Escape",
    "Backspace",
    "Insert",
    "Delete",
    "Pause",
    "Print",
    "Home",
    "End",
    "Left",
    "Up",
    "Right",
    "Down",
    "PageUp",
    "PageDown",
    "Menu",
    "Plus",
]


def test_keys_are_named_as_on_the_persons_keyboard(application: QApplication) -> None:
    assert keys_said(parse("ctrl+space")) == "Ctrl+Space"
    with speaking(application, "de"):
        assert keys_said(parse("ctrl+shift+space")) == "Strg+Umschalt+Leertaste"
        assert keys_said("Ctrl ↵") == "Strg ↵"
        assert keys_said("Super+F12") == "Super+F12"
        assert keys_name("Ctrl+Return") == "Strg ↵"
        assert keys_name("Alt+Shift+C") in {"Alt Umschalt C", "Umschalt Alt C"}


def test_every_key_with_a_name_has_one_in_the_catalogues(application: QApplication) -> None:
    with marking(application):
        for name in (*_KEYS, *(modifier.value for modifier in Modifier)):
            assert keys_said(name) == f"⟦{name}⟧"
