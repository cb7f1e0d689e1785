"""What the search field's keys mean that are no text.

Alt or Ctrl with a digit stands for a row; a digit alone is always text.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

STEPS: Final = {  # rows
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}
LEAVES: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
MODIFIERS: Final = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
})  # fmt: skip
_HELD: Final = (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)
# The keys above the letters by their codes on X11 and Wayland (evdev's plus 8): some layouts have
# other characters there, and digits with Shift alone.
_FIRST_CODE: Final = 10
_MOST: Final = 9


def picked_number(event: QKeyEvent) -> int:
    """Return the number of the row that a key press means, 0 for none."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held not in _HELD:
        return 0
    number = int(event.key()) - int(Qt.Key.Key_0)
    if not 1 <= number <= _MOST:
        number = event.nativeScanCode() - _FIRST_CODE + 1
    return number if 1 <= number <= _MOST else 0
