"""Which program a selection comes from, as far as the X server knows."""

from __future__ import annotations

import os
from dataclasses import dataclass

from Xlib import X, Xatom, error
from Xlib.display import Display
from Xlib.ext import res


@dataclass(frozen=True)
class Source:
    """The class of a program's windows, and the title of one; "" for what is not known."""

    application: str = ""
    window: str = ""


class Sources:
    """Looks programs up by their windows. All in the thread that owns the connection."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root
        self._active = display.intern_atom("_NET_ACTIVE_WINDOW")
        self._listed = display.intern_atom("_NET_CLIENT_LIST_STACKING")
        self._name = display.intern_atom("_NET_WM_NAME")
        self._utf8 = display.intern_atom("UTF8_STRING")
        self._mask = ~int(display.display.info.resource_id_mask)
        self._tells_pids = bool(display.has_extension(res.extname))

    def is_ours(self, owner: int) -> bool:
        """Tell whether a window is one of this process, on whatever connection."""
        if not self._tells_pids:
            return False
        asked = [{"client": owner, "mask": res.LocalClientPIDMask}]
        try:
            found = self._display.res_query_client_ids(asked).ids
        except error.XError:
            return False
        return any(list(one.value)[:1] == [os.getpid()] for one in found)

    def of(self, owner: int) -> Source:
        """Return where what a window owns comes from.

        Owners mostly are windows that are never shown: their client's active or topmost window is
        the one the person copied in. A client without any was started in the active window.
        """
        shown = self._windows(self._root, self._listed)[::-1]
        active = self._windows(self._root, self._active)
        candidates = [window for window in (*active, *shown) if self._same_client(window, owner)]
        own = self._class_of(owner)
        for window in (*candidates, *active):
            if application := self._class_of(window):
                return Source(
                    application if candidates else own or application, self._title(window)
                )
        return Source(own, "")

    def active_window(self) -> int:
        """Return the active window, 0 where there is none."""
        return next(iter(self._windows(self._root, self._active)), 0)

    def active_class(self) -> str:
        """Return the class of the active window."""
        active = self.active_window()
        return self._class_of(active) if active else ""

    def _same_client(self, one: int, other: int) -> bool:
        return one & self._mask == other & self._mask

    def _windows(self, root: object, property_: int) -> list[int]:
        found = root.get_full_property(property_, Xatom.WINDOW)  # type: ignore[attr-defined]
        return [int(window) for window in found.value if window] if found is not None else []

    def _class_of(self, window: int) -> str:
        try:
            found = self._display.create_resource_object("window", window).get_wm_class()
        except (error.XError, UnicodeDecodeError):
            return ""
        return (found[1] or found[0]) if found else ""

    def _title(self, window: int) -> str:
        made = self._display.create_resource_object("window", window)
        try:
            found = made.get_full_property(self._name, self._utf8)
            encoding = "utf-8"
            if found is None:
                found = made.get_full_property(Xatom.WM_NAME, X.AnyPropertyType)
                encoding = "latin-1"
        except error.XError:
            return ""
        return bytes(found.value).decode(encoding, "replace") if found is not None else ""
