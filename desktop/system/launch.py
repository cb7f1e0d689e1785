"""Starts programs as if the desktop had: in a session of their own, clean, and outliving Magpie."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

from jeepney import DBusAddress

from desktop.errors import DesktopError
from desktop.system.session_bus import BusError, SessionBus

_log = logging.getLogger(__name__)
_SYSTEMD = DBusAddress(
    "/org/freedesktop/systemd1",
    "org.freedesktop.systemd1",
    "org.freedesktop.systemd1.Manager",
)
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_UNIT_BYTES = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:_.")

# Qt's variables that say what the person wants of every program; the others may be Magpie's own.
_SESSION_QT = (
    "QT_ACCESSIBILITY",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_ENABLE_HIGHDPI_SCALING",
    "QT_FONT_DPI",
    "QT_IM_MODULE",
    "QT_IM_MODULES",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_STYLE_OVERRIDE",
    "QT_WAYLAND_DISABLE_WINDOWDECORATION",
)
_OURS = (
    "VIRTUAL_ENV",
    "VIRTUAL_ENV_PROMPT",
    "__PYVENV_LAUNCHER__",
    # What says who started Magpie, not who starts the program.
    "DESKTOP_STARTUP_ID",
    "XDG_ACTIVATION_TOKEN",
    "GIO_LAUNCHED_DESKTOP_FILE",
    "GIO_LAUNCHED_DESKTOP_FILE_PID",
    "INVOCATION_ID",
    "JOURNAL_STREAM",
    "LISTEN_FDNAMES",
    "LISTEN_FDS",
    "LISTEN_PID",
    "MANAGERPID",
    "NOTIFY_SOCKET",
    "SYSTEMD_EXEC_PID",
    "WATCHDOG_PID",
    "WATCHDOG_USEC",
)
_OUR_PREFIXES = ("QT_", "QML_", "QML2_", "QSG_", "PYTHON", "PYSIDE", "MAGPIE_", "PYTEST_")
_TERMINALS = (
    ("xdg-terminal-exec",),
    ("x-terminal-emulator", "-e"),
    ("ptyxis", "--"),
    ("gnome-terminal", "--"),
    ("konsole", "-e"),
    ("xfce4-terminal", "-x"),
    ("xterm", "-e"),
)


class LaunchError(DesktopError):
    """The program could not be started; the message names it."""


def clean_environment(
    environment: Mapping[str, str], prefix: str = sys.prefix, base: str = sys.base_prefix
) -> dict[str, str]:
    """Return the environment without what is Magpie's own: Qt, Python, its virtual environment."""
    clean = {
        name: value
        for name, value in environment.items()
        if name in _SESSION_QT or not (name in _OURS or name.startswith(_OUR_PREFIXES))
    }
    if prefix != base and "PATH" in clean:
        ours = os.path.join(prefix, "bin")
        folders = clean["PATH"].split(os.pathsep)
        clean["PATH"] = os.pathsep.join(folder for folder in folders if folder != ours)
    return clean


def startup_id(time: int) -> str:
    """Return a startup id that lets a program take the focus on X11.

    `time` is the X server's time of the person's key press in ms
    (freedesktop.org's startup notification specification). Without one, 0, there is no id: one of
    the time 0 would keep the program from having the focus.
    """
    return f"magpie-{os.getpid()}-{secrets.token_hex(4)}_TIME{time}" if time else ""


class Launcher:
    """Starts programs with a session's environment. Blocks for some ms: not for the Qt thread.

    Where systemd runs the session, each program gets a scope of its own under `app.slice`, as
    systemd's "Desktop Environments" asks for: it is told apart in accounting and out-of-memory
    decisions, and lives on when Magpie's own unit ends.
    """

    def __init__(self, environment: Mapping[str, str], bus_address: str | None = None) -> None:
        self.environment = clean_environment(environment)
        self._bus_address = bus_address or environment.get("DBUS_SESSION_BUS_ADDRESS")

    def find(self, program: str) -> str | None:
        """Return the path of a program, as it would be started."""
        return shutil.which(program, path=self.environment.get("PATH"))

    def start(
        self,
        command: Sequence[str],
        *,
        application: str = "",
        folder: str = "",
        terminal: bool = False,
        token: str = "",
        ended: Callable[[], None] = lambda: None,
    ) -> int:
        """Start a command and return its process id.

        Args:
            command: the program and its arguments; never given to a shell.
            application: the desktop entry's id without `.desktop`, to name the scope.
            folder: where to start it; the person's home when "" or not there.
            terminal: whether it needs a terminal's window.
            token: an activation token or startup id, or "".
            ended: called, in a thread of its own, when the process has ended.

        Raises:
            LaunchError: when there is no such program, or it cannot be run.
        """
        words = [*self._terminal(), *command] if terminal else list(command)
        program = self.find(words[0])
        if program is None:
            raise LaunchError(f"{os.path.basename(words[0])} is not installed")
        environment = dict(self.environment)
        if token:
            environment["XDG_ACTIVATION_TOKEN"] = environment["DESKTOP_STARTUP_ID"] = token
        try:
            process = subprocess.Popen(
                [program, *words[1:]],
                cwd=self._folder(folder),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                close_fds=True,
                start_new_session=True,
            )
        except (OSError, ValueError) as failure:
            name = os.path.basename(words[0])
            raise LaunchError(f"{name} cannot be started: {failure}") from failure
        threading.Thread(target=_reap, args=(process, ended), name="reaper", daemon=True).start()
        self._put_in_scope(process.pid, application or os.path.basename(words[0]))
        return process.pid

    def _terminal(self) -> Sequence[str]:
        """Return the person's terminal: by xdg-terminal-exec, $TERMINAL, else what is there."""
        chosen = self.environment.get("TERMINAL")
        first, *others = _TERMINALS
        for words in (first, (chosen, "-e"), *others) if chosen else _TERMINALS:
            if self.find(words[0]) is not None:
                return words
        raise LaunchError("no terminal is installed")

    def _folder(self, folder: str) -> str:
        home = self.environment.get("HOME", "")
        return next((path for path in (folder, home) if path and os.path.isdir(path)), "/")

    def _put_in_scope(self, pid: int, application: str) -> None:
        if self._bus_address is None:
            return
        properties = [
            ("PIDs", ("au", [pid])),
            ("Slice", ("s", "app.slice")),
            ("CollectMode", ("s", "inactive-or-failed")),
        ]
        no_more: list[object] = []
        body = (scope_name(application), "fail", properties, no_more)
        try:
            with SessionBus(self._bus_address) as bus:
                # Asked first, so that the bus does not try to start it.
                (there,) = bus.call(_BUS, "NameHasOwner", "s", (_SYSTEMD.bus_name,))
                if there:
                    bus.call(_SYSTEMD, "StartTransientUnit", "ssa(sv)a(sa(sv))", body)
        except BusError as failure:
            # The program runs all the same; it may also have ended by now.
            _log.debug("no scope of its own: %s", failure)


def _reap(process: subprocess.Popen[bytes], ended: Callable[[], None]) -> None:
    """Wait for a process: nobody else does, and one that has ended must not stay a zombie."""
    process.wait()
    ended()


def scope_name(application: str) -> str:
    """Name a scope by systemd's convention: app-LAUNCHER-APPLICATION-RANDOM.scope, escaped."""
    escaped = "".join(
        chr(byte) if byte in _UNIT_BYTES else f"\\x{byte:02x}"
        for byte in application.encode("utf-8", "surrogateescape")[:48]
    )
    return f"app-magpie-{escaped}-{secrets.token_hex(8)}.scope"
