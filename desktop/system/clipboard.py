"""Finds a way to watch the clipboard in this session."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence

from desktop.system.ports import ClipboardWatcher, Copied, Scope
from desktop.system.session import is_x11

_log = logging.getLogger(__name__)
DEFAULT_LIMIT = 20 << 20


class FirstSeeing:
    """`ClipboardWatcher` by the first of `ways` that sees anything."""

    def __init__(self, ways: Sequence[Callable[[], ClipboardWatcher]]) -> None:
        self._ways = ways
        self._chosen: ClipboardWatcher | None = None
        self._limit_bytes = DEFAULT_LIMIT

    @property
    def name(self) -> str:
        """Name the way that was chosen, or "none"."""
        return "none" if self._chosen is None else self._chosen.name

    @property
    def limit_bytes(self) -> int:
        """The most that is read of one copy."""
        return self._limit_bytes

    @limit_bytes.setter
    def limit_bytes(self, limit: int) -> None:
        self._limit_bytes = limit
        if self._chosen is not None:
            self._chosen.limit_bytes = limit

    def start(self, copied: Callable[[Copied], None] | None) -> Scope:
        """Try one way after the other."""
        self.stop()
        for make in self._ways:
            way = make()
            way.limit_bytes = self._limit_bytes
            scope = way.start(copied)
            if scope != "nowhere":
                self._chosen = way
                return scope
            way.stop()
            _log.info("the clipboard is not seen by %s", way.name)
        return "nowhere"

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        """Read by the way that was chosen."""
        if self._chosen is None:
            then(None)
        else:
            self._chosen.read(then, primary=primary, text_only=text_only)

    def stop(self) -> None:
        """Stop the way that was chosen."""
        if self._chosen is not None:
            self._chosen.stop()
            self._chosen = None


def for_session(
    focused: Callable[[], ClipboardWatcher], environment: Mapping[str, str] | None = None
) -> FirstSeeing:
    """Return the ways that this session may have; `focused` makes the last one on Wayland.

    On X11 it would see no more than nothing, and could wait seconds for an owner that hangs.
    """
    env = dict(os.environ if environment is None else environment)
    if is_x11(env):
        return FirstSeeing([lambda: _x11(env)])
    return FirstSeeing([lambda: _wayland(env), focused])


def _x11(environment: Mapping[str, str]) -> ClipboardWatcher:
    from desktop.system.clipboard_x11 import X11Clipboard

    return X11Clipboard(environment.get("DISPLAY"))


def _wayland(environment: Mapping[str, str]) -> ClipboardWatcher:
    from desktop.system.clipboard_wayland import WaylandClipboard

    return WaylandClipboard(environment)
