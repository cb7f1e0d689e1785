"""Which X11 key codes and modifier masks a key sequence stands for on this keyboard."""

from __future__ import annotations

from itertools import combinations

from Xlib import XK, X
from Xlib.display import Display

from desktop.system.keys import KeySequence, Modifier

_KEYSYMS = {
    Modifier.ALT: (XK.XK_Alt_L, XK.XK_Alt_R),
    Modifier.SUPER: (XK.XK_Super_L, XK.XK_Super_R),
}
_USUAL = {Modifier.ALT: X.Mod1Mask, Modifier.SUPER: X.Mod4Mask}
_LOCKS = (XK.XK_Num_Lock, XK.XK_Scroll_Lock)


class Keyboard:
    """The keyboard as the X server describes it now; make a new one when the mapping changes."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._mapping: list[list[int]] = [list(codes) for codes in display.get_modifier_mapping()]

    def codes(self, key: KeySequence) -> list[int]:
        """Return the key codes that give the key without Shift; none where the key is missing."""
        found = self._display.keysym_to_keycodes(key.keysym)
        return sorted({int(code) for code, level in found if level == 0})

    def mask(self, key: KeySequence) -> int | None:
        """Return the mask of the sequence's modifiers; None when the keyboard lacks one."""
        mask = 0
        for modifier in key.modifiers:
            bit = self._bit(modifier)
            if not bit:
                return None
            mask |= bit
        return mask

    def lock_masks(self) -> list[int]:
        """Return every combination of the locks, which must not keep a hotkey from working."""
        bits = {X.LockMask} | {self._bit_of(keysym) for keysym in _LOCKS}
        bits.discard(0)
        return sorted(
            sum(chosen) for size in range(len(bits) + 1) for chosen in combinations(bits, size)
        )

    def _bit(self, modifier: Modifier) -> int:
        if modifier is Modifier.CTRL:
            return int(X.ControlMask)
        if modifier is Modifier.SHIFT:
            return int(X.ShiftMask)
        for keysym in _KEYSYMS[modifier]:
            if bit := self._bit_of(keysym):
                return bit
        # Keyboards without the key named may still send its usual modifier.
        usual = int(_USUAL[modifier])
        return usual if any(self._mapping[usual.bit_length() - 1]) else 0

    def _bit_of(self, keysym: int) -> int:
        codes = {int(code) for code, _level in self._display.keysym_to_keycodes(keysym)}
        for index in range(X.Mod1MapIndex, X.Mod5MapIndex + 1):
            if codes & set(self._mapping[index]):
                return 1 << index
        return 0
