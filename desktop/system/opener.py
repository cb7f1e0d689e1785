"""Opens files with the person's own programs, at the page or line where they can."""

from __future__ import annotations

import os
from collections.abc import Mapping

from jeepney import DBusAddress
from PySide6.QtCore import QMimeDatabase

from desktop.system.default_apps import default_application
from desktop.system.exec_line import ExecLineError, file_uri
from desktop.system.launch import Launcher, LaunchError
from desktop.system.ports import NotOpened, Opened, Place
from desktop.system.session_bus import BusError, SessionBus
from desktop.system.viewers import TemplateError, command, fill, read_template, template_for

_FILE_MANAGER = DBusAddress(
    "/org/freedesktop/FileManager1",
    "org.freedesktop.FileManager1",
    "org.freedesktop.FileManager1",
)
_START_SECONDS = 15.0  # the bus may have to start the file manager


class XdgOpener:
    """`Opener` by the freedesktop.org specifications.

    `environment` is the session's, as it was when Magpie started; `templates` are the person's
    own commands by MIME type or pattern, the first that fits counts.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        templates: Mapping[str, str] | None = None,
        bus_address: str | None = None,
    ) -> None:
        self._environment = environment
        self._templates = dict(templates or {})
        self._bus_address = bus_address or environment.get("DBUS_SESSION_BUS_ADDRESS")
        self._launcher = Launcher(environment, self._bus_address)

    def follow(self, templates: Mapping[str, str]) -> None:
        """Use other commands of the person's from now on."""
        self._templates = dict(templates)

    def open(self, place: Place, token: str = "") -> Opened | NotOpened:
        """Open by the person's template, else with the default program, else by xdg-open."""
        if not os.path.lexists(place.path):
            return NotOpened("The file is not there any more")
        types = _mime_types(place.path)
        try:
            if template := template_for(types, self._templates):
                return self._by_template(template, place, token)
            return self._by_default(types, place, token)
        except (TemplateError, LaunchError, ExecLineError) as failure:
            return NotOpened(str(failure))

    def reveal(self, path: bytes, token: str = "") -> Opened | NotOpened:
        """Ask the file manager to select the file, else open its folder."""
        if not os.path.lexists(path):
            return NotOpened("The file is not there any more")
        try:
            with SessionBus(self._bus_address) as bus:
                body = ([file_uri(os.fsdecode(path))], token)
                bus.call(_FILE_MANAGER, "ShowItems", "ass", body, _START_SECONDS)
        except BusError:
            return self.open(Place(os.path.dirname(path)), token)
        return Opened("file manager", at_place=True)

    def _by_template(self, template: str, place: Place, token: str) -> Opened:
        arguments = read_template(template)
        self._launcher.start(fill(arguments, place), token=token)
        named = any("{page}" in word or "{line}" in word for word in arguments)
        return Opened(os.path.basename(arguments[0]), at_place=named)

    def _by_default(self, types: list[str], place: Place, token: str) -> Opened:
        application = default_application(types, self._environment)
        if application is None:
            self._launcher.start(["xdg-open", os.fsdecode(place.path)], token=token)
            return Opened("xdg-open", at_place=False)
        words, at_place = command(application, place)
        self._launcher.start(
            words,
            application=application.entry_id.removesuffix(".desktop"),
            folder=application.folder,
            terminal=application.terminal,
            token=token,
        )
        return Opened(application.name, at_place=at_place)


def _mime_types(path: bytes) -> list[str]:
    """Return the file's MIME type and those it is a kind of, most specific first."""
    found = QMimeDatabase().mimeTypeForFile(os.fsdecode(path))
    names = [found.name(), *found.aliases(), *found.allAncestors()]
    return list(dict.fromkeys(names))
