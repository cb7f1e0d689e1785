"""What the keys that a person presses give on X11, and where they go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from Xlib import XK, X, error
from Xlib.display import Display

from desktop.expanding.matching import UNKNOWN
from desktop.expanding.settling import AWAITS, BACK, Stroke
from desktop.system.x11_source import Sources
from desktop.system.x11_strokes import State
from desktop.system.xkb import CONTROL, Composing, Layout

# Keys that only change others: Shift to Hyper, the ISO ones, AltGr as Mode_switch, Num Lock.
_MODIFIERS: Final = (
    range(0xFFE1, 0xFFEF), range(0xFE01, 0xFE10), range(0xFF7E, 0xFF80), range(0xFF14, 0xFF15),
)  # fmt: skip
_SHORTCUT: Final = CONTROL | X.Mod1Mask | X.Mod4Mask
_BETWEEN: Final = re.compile(r"[\s_-]+")
_ALL_MODS: Final = 0xFF
# Programs that ask for passwords, by the class of their windows; password managers are a setting.
PROMPTS: Final = (
    "gcr-prompter", "gksu", "kdesu", "ksshaskpass", "lxpolkit", "lxqt-openssh-askpass",
    "lxqt-policykit-agent", "lxqt-sudo", "mate-polkit", "pinentry", "polkit-gnome",
    "polkit-kde", "polkit-mate", "ssh-askpass", "x11-ssh-askpass", "xscreensaver",
)  # fmt: skip


class Reading:
    """Translates keys by the layout in force, with dead keys and Compose.

    Raises:
        LayoutError: when the layout cannot be read; from `renew` as well.
    """

    def __init__(self, name: str | None, environment: Mapping[str, str]) -> None:
        self._name = name
        self._layout = Layout(name)
        self._digest = self._layout.digest()
        self._composing = Composing(environment)

    def renew(self) -> bool:
        """Take the layout anew; tells whether it is another."""
        layout = Layout(self._name)
        self._layout.close()
        self._layout = layout
        before, self._digest = self._digest, layout.digest()
        return self._digest != before

    def stroke(self, code: int, state: State) -> Stroke | None:
        """Return what a key gives; None for one that only changes others."""
        mods, group = state.mods, state.group
        keysym = self._layout.keysym(code, mods, group)
        if any(keysym in keys for keys in _MODIFIERS):
            return None
        shortcut = self._layout.spare(code, mods, group) & _SHORTCUT
        if keysym == XK.XK_BackSpace:
            self._composing.reset()
            return Stroke(code, mods & ~state.locked, "" if shortcut else BACK)
        own = "" if shortcut else self._layout.text(code, mods, group)
        text = self._composing.feed(keysym, own if own.isprintable() else "")
        if text is None:
            text = UNKNOWN
        elif self._composing.under_way:
            text = AWAITS
        return Stroke(code, mods & ~state.locked, text)

    def held(self, event: Any) -> Stroke | None:
        """Return what a key gives that was handed to us while we hold the keyboard."""
        group = event.state >> 13 & 3
        return self.stroke(event.detail, State(event.state & _ALL_MODS, 0, group))

    def forget(self) -> None:
        """Await no second key: the focus is elsewhere."""
        self._composing.reset()

    def close(self) -> None:
        """Free what is held."""
        self._layout.close()
        self._composing.close()


class Place:
    """The window that keys go to."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root
        self._sources = Sources(display)
        self._active = display.intern_atom("_NET_ACTIVE_WINDOW")
        self._root.change_attributes(event_mask=X.PropertyChangeMask)

    def changes(self, event: Any) -> bool:
        """Tell whether an event says that another window is active."""
        return bool(event.type == X.PropertyNotify and event.atom == self._active)

    def application(self) -> str:
        """Return the class of the active window, "" where it is not known."""
        return self._sources.active_class()

    def is_ours(self) -> bool:
        """Tell whether keys go to a window of this process."""
        try:
            focus = self._display.get_input_focus().focus
        except error.XError:
            return False
        return not isinstance(focus, int) and self._sources.is_ours(focus.id)


def is_left_out(application: str, names: frozenset[str]) -> bool:
    """Tell whether a window's class is one of these names, all in lower case; pure.

    It may stand behind its vendor's domain (`org.keepassxc.KeePassXC`), be spelled with other
    hyphens or spaces, and a name stands for its kinds as well: `pinentry` for `Pinentry-gtk-2`.
    """
    name = application.casefold()
    return any(
        _plain(own) == _plain(left_out) or own.startswith(f"{left_out}-")
        for own in (name, name.rpartition(".")[2])
        for left_out in names
        if own
    )


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name)
