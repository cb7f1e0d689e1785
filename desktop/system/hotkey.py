"""Finds a way to a hotkey on this desktop: X11, else the portal, else KDE, else the person."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence

from desktop.system.keys import KeySequence
from desktop.system.ports import Answer, Guided, Hotkey, Pressed, Unavailable
from desktop.system.session import is_x11

_log = logging.getLogger(__name__)


class FirstWorking:
    """`Hotkey` by the first of `ways` that is available; `Guided` to `command` when none is.

    A way whose key is taken is available: it is kept, and waits for another key.
    """

    def __init__(self, ways: Sequence[Callable[[], Hotkey]], command: str) -> None:
        self._ways = ways
        self._command = command
        self._chosen: Hotkey | None = None

    @property
    def name(self) -> str:
        """Name the way that was chosen, or "none"."""
        return "none" if self._chosen is None else self._chosen.name

    def start(self, key: KeySequence, pressed: Pressed) -> Answer:
        """Try one way after the other."""
        self.stop()
        reasons = []
        for make in self._ways:
            way = make()
            answer = way.start(key, pressed)
            if not isinstance(answer, Unavailable):
                self._chosen = way
                return answer
            way.stop()
            _log.info("no hotkey by %s: %s", way.name, answer.reason)
            reasons.append(f"{way.name}: {answer.reason}")
        return Guided(self._command, tuple(reasons))

    def change(self, key: KeySequence) -> Answer:
        """Change the key of the way that was chosen."""
        if self._chosen is None:
            return Guided(self._command, ())
        return self._chosen.change(key)

    def suspend(self) -> None:
        """Pass it on."""
        if self._chosen is not None:
            self._chosen.suspend()

    def resume(self) -> Answer:
        """Pass it on."""
        if self._chosen is None:
            return Guided(self._command, ())
        return self._chosen.resume()

    def settled(self) -> None:
        """Pass it on."""
        if self._chosen is not None:
            self._chosen.settled()

    def stop(self) -> None:
        """Stop the way that was chosen."""
        if self._chosen is not None:
            self._chosen.stop()
            self._chosen = None


def for_session(
    app_id: str,
    title: str,
    description: str,
    command: str = "magpie toggle",
    environment: Mapping[str, str] | None = None,
    *,
    action: str = "toggle",
) -> FirstWorking:
    """Return the ways that this session may have, in order. See `PortalHotkey` for `app_id`.

    `action` tells one key of Magpie's from another where the desktop keeps a list of them.

    Xwayland's grabs reach X11 programs only, and KDE's service can run, without ever seeing a
    key, in other desktops: neither is tried where it would seem to work and does not.
    """
    env = os.environ if environment is None else environment
    ways: list[Callable[[], Hotkey]] = []
    if is_x11(env):
        ways.append(_x11)
    ways.append(lambda: _portal(app_id, description, action))
    if "KDE" in env.get("XDG_CURRENT_DESKTOP", "").split(":"):
        ways.append(lambda: _kde(app_id, title, description, action))
    return FirstWorking(ways, command)


# Each library is loaded where it is used: a start under X11 needs no D-Bus.
def _x11() -> Hotkey:
    from desktop.system.hotkey_x11 import X11Hotkey

    return X11Hotkey()


def _portal(app_id: str, description: str, action: str) -> Hotkey:
    from desktop.system.hotkey_portal import PortalHotkey

    return PortalHotkey(app_id, description, action=action)


def _kde(app_id: str, title: str, description: str, action: str) -> Hotkey:
    from desktop.system.hotkey_kde import KdeHotkey

    return KdeHotkey(app_id, title, description, action=action)
