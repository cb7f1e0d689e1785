"""Key sequences as people write them ("Ctrl+Space"), and their numbers for X11, portals and Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.errors import DesktopError


class KeySequenceError(DesktopError):
    """What was written is no key sequence."""


class Modifier(Enum):
    """A modifier key, in the order in which sequences are written."""

    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    SUPER = "Super"


_ORDER = tuple(Modifier)
_MODIFIER_NAMES = {modifier.value.lower(): modifier for modifier in Modifier} | {
    "control": Modifier.CTRL,
    "option": Modifier.ALT,
    "meta": Modifier.SUPER,
    "win": Modifier.SUPER,
    "windows": Modifier.SUPER,
    "cmd": Modifier.SUPER,
    "logo": Modifier.SUPER,
}
_PORTAL_MODIFIERS = {
    Modifier.CTRL: "CTRL",
    Modifier.ALT: "ALT",
    Modifier.SHIFT: "SHIFT",
    Modifier.SUPER: "LOGO",
}
_QT_MODIFIERS = {
    Modifier.CTRL: 0x04000000,
    Modifier.ALT: 0x08000000,
    Modifier.SHIFT: 0x02000000,
    Modifier.SUPER: 0x10000000,
}

# Name -> X11 keysym, the keysym's name in xkbcommon, Qt::Key.
_NAMED: dict[str, tuple[int, str, int]] = {
    "Space": (0x20, "space", 0x20),
    "Tab": (0xFF09, "Tab", 0x01000001),
    "Enter": (0xFF0D, "Return", 0x01000004),
    "Escape": (0xFF1B, "Escape", 0x01000000),
    "Backspace": (0xFF08, "BackSpace", 0x01000003),
    "Insert": (0xFF63, "Insert", 0x01000006),
    "Delete": (0xFFFF, "Delete", 0x01000007),
    "Pause": (0xFF13, "Pause", 0x01000008),
    "Print": (0xFF61, "Print", 0x01000009),
    "Home": (0xFF50, "Home", 0x01000010),
    "End": (0xFF57, "End", 0x01000011),
    "Left": (0xFF51, "Left", 0x01000012),
    "Up": (0xFF52, "Up", 0x01000013),
    "Right": (0xFF53, "Right", 0x01000014),
    "Down": (0xFF54, "Down", 0x01000015),
    "PageUp": (0xFF55, "Prior", 0x01000016),
    "PageDown": (0xFF56, "Next", 0x01000017),
    "Menu": (0xFF67, "Menu", 0x01000055),
    "Plus": (0x2B, "plus", 0x2B),  # "+" parts the names
}
_FUNCTION_KEYS = {f"F{n}" for n in range(1, 25)}
_NAMED |= {f"F{n}": (0xFFBE + n - 1, f"F{n}", 0x01000030 + n - 1) for n in range(1, 25)}
_KEY_NAMES = {name.lower(): name for name in _NAMED} | {
    "return": "Enter",
    "esc": "Escape",
    "del": "Delete",
    "ins": "Insert",
    "pgup": "PageUp",
    "pgdown": "PageDown",
    "printscreen": "Print",
}
_PUNCTUATION = {
    "`": "grave",
    "-": "minus",
    "=": "equal",
    "[": "bracketleft",
    "]": "bracketright",
    "\\": "backslash",
    ";": "semicolon",
    "'": "apostrophe",
    ",": "comma",
    ".": "period",
    "/": "slash",
    "<": "less",
    "#": "numbersign",
}
_WITHOUT_MODIFIER = _FUNCTION_KEYS | {"Pause", "Print", "Menu", "Insert"}


@dataclass(frozen=True)
class KeySequence:
    """One key with the modifiers held. `key` is canonical: "Space", "F5", "A", "Ö", "-"."""

    modifiers: frozenset[Modifier]
    key: str

    def __str__(self) -> str:
        held = [modifier.value for modifier in _ORDER if modifier in self.modifiers]
        return "+".join([*held, self.key])

    @property
    def types_text(self) -> bool:
        """Whether programs take it for typing or editing: as a hotkey it would be missed there."""
        return self.modifiers <= {Modifier.SHIFT} and self.key not in _WITHOUT_MODIFIER

    @property
    def keysym(self) -> int:
        """The X11 keysym of the key without Shift."""
        if self.key in _NAMED:
            return _NAMED[self.key][0]
        return ord(self.key.lower())  # keysyms of Latin-1 are its code points

    @property
    def portal_trigger(self) -> str:
        """The sequence in the words of the XDG shortcuts specification: "CTRL+space"."""
        if self.key in _NAMED:
            name = _NAMED[self.key][1]
        elif self.key in _PUNCTUATION:
            name = _PUNCTUATION[self.key]
        elif self.key.isascii():
            name = self.key.lower()
        else:
            name = f"U{ord(self.key.lower()):04X}"
        held = [_PORTAL_MODIFIERS[modifier] for modifier in _ORDER if modifier in self.modifiers]
        return "+".join([*held, name])

    @property
    def qt_key(self) -> int:
        """The sequence as Qt's combined key, which KDE's shortcut service takes."""
        key = _NAMED[self.key][2] if self.key in _NAMED else ord(self.key)
        for modifier in self.modifiers:
            key |= _QT_MODIFIERS[modifier]
        return key


def parse(text: str) -> KeySequence:
    """Read a sequence such as "ctrl + space"; case and spaces do not matter.

    Raises:
        KeySequenceError: when it names no key, an unknown one, or a modifier twice.
    """
    *held, last = [part.strip() for part in text.split("+")]
    modifiers: set[Modifier] = set()
    for name in held:
        modifier = _MODIFIER_NAMES.get(name.lower())
        if modifier is None:
            raise KeySequenceError(f"“{name}” is no modifier key (Ctrl, Alt, Shift, Super)")
        if modifier in modifiers:
            raise KeySequenceError(f"{modifier.value} is named twice")
        modifiers.add(modifier)
    return KeySequence(frozenset(modifiers), _canonical(last))


def _canonical(name: str) -> str:
    if name.lower() in _KEY_NAMES:
        return _KEY_NAMES[name.lower()]
    if name in _PUNCTUATION:
        return name
    if len(name) == 1 and _is_latin1_letter_or_digit(name):
        return name.upper()
    if name.lower() in _MODIFIER_NAMES:
        raise KeySequenceError("A key is missing after the modifiers")
    raise KeySequenceError(f"“{name}” is no key that Magpie knows")


def _is_latin1_letter_or_digit(name: str) -> bool:
    """Tell whether both cases are one character of Latin-1 each (ß, ÿ and µ are not)."""
    if name.isascii():
        return name.isalnum()
    both = name.lower() + name.upper()
    return name.isalpha() and len(both) == 2 and both[0] != both[1] and max(both) <= "\xff"


def from_qt(key: int, modifiers: int) -> KeySequence | None:
    """Return what a Qt key event says, by its key and modifiers; None when it names no known key.

    Other modifiers than those of sequences, such as the keypad's, do not count.
    """
    name = _QT_NAMES.get(key)
    if name is None and 0x20 < key <= 0xFF:
        name = chr(key)
    if name is None:
        return None
    held = frozenset(modifier for modifier, bit in _QT_MODIFIERS.items() if modifiers & bit)
    try:
        return KeySequence(held, _canonical(name))
    except KeySequenceError:
        return None


# Qt's Backtab is Tab with Shift, and its Enter that of the keypad.
_QT_NAMES = {qt: name for name, (_, _, qt) in _NAMED.items()} | {
    0x01000002: "Tab",
    0x01000005: "Enter",
}
