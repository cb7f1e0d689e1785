"""Starts installed applications and their actions, as the freedesktop.org specifications say."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from jeepney import DBusAddress

from desktop.system.exec_line import EntryFacts, ExecLineError, expand
from desktop.system.launch import Launcher, LaunchError
from desktop.system.session import is_x11
from desktop.system.session_bus import BusError, SessionBus
from desktop.system.startup_x11 import StartupNotice
from indexer.contract import key_file
from indexer.contract.locations import uri_to_path
from indexer.contract.messages import Hit

_INTERFACE: Final = "org.freedesktop.Application"
_SUFFIX: Final = ".desktop"
_START_SECONDS: Final = 15.0  # the bus may have to start the application
# By the D-Bus specification; a bus ends the connection of who asks for another name.
_BUS_NAME: Final = re.compile(r"[A-Za-z_-][\w-]*(\.[A-Za-z_-][\w-]*)+", re.ASCII)
_ERROR: Final = "org.freedesktop.DBus.Error."
# The bus knows no such application, or cannot start it; its Exec line may.
_NOT_ON_THE_BUS: Final = ("ServiceUnknown", "NameHasNoOwner", "Spawn.", "Unknown")


@dataclass(frozen=True)
class Startable:
    """An installed application, or one of its actions."""

    entry_id: str  # "org.gnome.Evince.desktop"
    path: str  # of its .desktop file
    name: str  # the application's, in the person's language
    action: str = ""  # the action's id, "" for the application itself


def startable(hit: Hit) -> Startable:
    """Return what an application's hit stands for."""
    key = hit.id.partition(":")[2]
    name, action = hit.title, ""
    entry_id, mark, last = key.rpartition(f"{_SUFFIX}#")
    if mark and not last.endswith(_SUFFIX):
        key, action = entry_id + _SUFFIX, last
        name = name.rpartition(": ")[0] or name
    return Startable(key, os.fsdecode(uri_to_path(hit.uri)), name, action)


class SessionApplications:
    """Starts applications: over D-Bus where they ask for it, else by their Exec line.

    May take seconds: not for the Qt thread.
    """

    def __init__(self, environment: Mapping[str, str], bus_address: str | None = None) -> None:
        """`environment` is the session's, as it was when Magpie started."""
        self._bus_address = bus_address or environment.get("DBUS_SESSION_BUS_ADDRESS")
        self._launcher = Launcher(environment, self._bus_address)
        self._display = environment["DISPLAY"] if is_x11(environment) else ""

    def launch(self, hit: Hit, token: str = "") -> None:
        """Start the application, or the action, that a hit stands for.

        What has a name on the bus is asked there, so that it runs but once.

        Args:
            hit: of the kind "app".
            token: an activation token or startup id that lets it take the focus, or "".

        Raises:
            LaunchError: when it cannot be started; one line for the person.
        """
        application = startable(hit)
        groups = key_file.read(application.path)
        main = groups.get(key_file.MAIN_GROUP)
        if main is None:
            raise LaunchError(f"{application.name} is not installed any more")
        action = key_file.ACTION_GROUP + application.action
        group = groups.get(action) if application.action else main
        if group is None:
            raise LaunchError(f"{hit.title} is not there any more")
        line = key_file.string(group, "Exec")
        notice = self._notice(application, main, line, token)
        try:
            by_bus = key_file.boolean(main, "DBusActivatable")
            if not (by_bus and self._activate(application, token)):
                self._execute(application, line, main, token, notice)
        except (ExecLineError, LaunchError, BusError) as failure:
            if notice is not None:
                notice.end()
            raise LaunchError(f"{application.name} cannot be started: {failure}") from failure

    def _activate(self, application: Startable, token: str) -> bool:
        """Ask it over D-Bus; false when it cannot be reached there.

        Raises:
            BusError: when it refuses.
        """
        name = application.entry_id.removesuffix(_SUFFIX)
        if not _BUS_NAME.fullmatch(name):
            return False
        try:
            bus = SessionBus(self._bus_address)
        except BusError:
            return False
        path = "/" + name.replace(".", "/").replace("-", "_")
        where = DBusAddress(path, bus_name=name, interface=_INTERFACE)
        keys = ("activation-token", "desktop-startup-id") if token else ()
        platform = dict.fromkeys(keys, ("s", token))
        with bus:
            try:
                if application.action:
                    nothing: list[object] = []
                    body = (application.action, nothing, platform)
                    bus.call(where, "ActivateAction", "sava{sv}", body, _START_SECONDS)
                else:
                    bus.call(where, "Activate", "a{sv}", (platform,), _START_SECONDS)
            except BusError as failure:
                if failure.name.removeprefix(_ERROR).startswith(_NOT_ON_THE_BUS):
                    return False
                if failure.name:
                    raise
                # No answer yet: it takes its time, and must not be started twice.
        return True

    def _notice(
        self, application: Startable, main: Mapping[str, str], line: str, token: str
    ) -> StartupNotice | None:
        """Tell the desktop of the start, where the program promises to tell of its end.

        On Wayland the compositor knows of it by the activation token alone, which it gave with the
        hotkey's press: Qt has no public way to ask for another one.
        """
        if not (token and self._display and key_file.boolean(main, "StartupNotify")):
            return None
        notice = StartupNotice(token, self._display)
        notice.begin(
            application.name,
            icon=key_file.string(main, "Icon"),
            program=line.partition(" ")[0],
            wm_class=key_file.string(main, "StartupWMClass"),
        )
        return notice

    def _execute(
        self,
        application: Startable,
        line: str,
        main: Mapping[str, str],
        token: str,
        notice: StartupNotice | None,
    ) -> None:
        icon = key_file.string(main, "Icon")
        facts = EntryFacts(application.name, icon, application.path)
        (command,) = expand(line, (), facts)
        self._launcher.start(
            command,
            application=application.entry_id.removesuffix(_SUFFIX),
            folder=key_file.string(main, "Path"),
            terminal=key_file.boolean(main, "Terminal"),
            token=token,
            # Else it would be shown as starting on and on, when it ends without a window.
            ended=(lambda: None) if notice is None else notice.end,
        )
