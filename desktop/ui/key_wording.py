"""What keys are called on the person's keyboard."""

from __future__ import annotations

import re
from typing import Final

from desktop.ui.translation import mark, tr

_NAMES: Final = frozenset({
    mark("Ctrl"), mark("Alt"), mark("Shift"), mark("Super"), mark("Space"), mark("Tab"),
    mark("Enter"), mark("Esc"), mark("Escape"), mark("Backspace"), mark("Insert"), mark("Delete"),
    mark("Del"),
    mark("Pause"), mark("Print"), mark("Home"), mark("End"), mark("Left"), mark("Up"),
    mark("Right"), mark("Down"), mark("PageUp"), mark("PageDown"), mark("Menu"), mark("Plus"),
})  # fmt: skip
_WORD: Final = re.compile(r"[A-Za-z]+")


def keys_said(keys: object) -> str:
    """Return keys, written as "Ctrl+Space" or "Ctrl ↵", as the person's keyboard names them."""
    return _WORD.sub(lambda word: tr(word[0]) if word[0] in _NAMES else word[0], str(keys))
