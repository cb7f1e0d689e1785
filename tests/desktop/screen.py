"""A private X screen with a window manager, a private D-Bus session, and hands for them.

Every test that asks for `screen` or `bus` gets its own; nothing has a fixed number or name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from Xlib import X, Xatom, error
from Xlib.display import Display
from Xlib.protocol import event

from tests.harness import eventually

_PATIENCE_SECONDS = 60.0


@dataclass
class Screen:
    """An X server of the test's own, with openbox."""

    display: str
    environment: dict[str, str]

    def xdotool(self, *arguments: str) -> str:
        """Press, type or point as a person does, and return what xdotool prints."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=_PATIENCE_SECONDS,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press and release keys in xdotool's spelling ("ctrl+space"), one after the other."""
        self.xdotool("key", "--delay", "5", *keys)

    def type(self, text: str, delay_ms: int = 1) -> None:
        """Type text."""
        self.xdotool("type", "--delay", str(delay_ms), text)

    def active_window(self) -> int:
        """Return the window that the window manager calls active, 0 when none."""
        display = Display(self.display)
        try:
            atom = display.intern_atom("_NET_ACTIVE_WINDOW")
            found = display.screen().root.get_full_property(atom, Xatom.WINDOW)
            return int(found.value[0]) if found and len(found.value) else 0
        finally:
            display.close()

    def activate(self, window: int) -> None:
        """Give a window the focus as a task bar does, and wait until it has it.

        Openbox gives none to a window that came while it was starting, so it is asked until then.
        """
        display = Display(self.display)
        active = display.intern_atom("_NET_ACTIVE_WINDOW")
        message = event.ClientMessage(
            window=window, client_type=active, data=(32, [2, X.CurrentTime, 0, 0, 0])
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask

        def asked() -> bool:
            if self.active_window() == window:
                return True
            display.screen().root.send_event(message, event_mask=mask)
            display.sync()
            return False

        try:
            eventually(asked, f"window {window} is active", _PATIENCE_SECONDS)
        finally:
            display.close()

    def wait_active(self, window: int) -> None:
        """Wait until a window is the active one."""
        eventually(
            lambda: self.active_window() == window, f"window {window} is active", _PATIENCE_SECONDS
        )


@dataclass
class Window:
    """A window of another program: a plain X client that notes the keys it gets."""

    display: Display
    id: int
    _typed: list[str] = field(default_factory=list)

    def typed(self) -> str:
        """Return the letters that reached it so far."""
        while self.display.pending_events():
            came = self.display.next_event()
            if came.type == X.KeyPress:
                keysym = self.display.keycode_to_keysym(came.detail, 0)
                if 0x20 <= keysym < 0x7F:
                    self._typed.append(chr(keysym))
        return "".join(self._typed)


@contextmanager
def window(screen: Screen, title: str = "another program") -> Iterator[Window]:
    """Show a window with the focus for as long as the block lasts."""
    display = Display(screen.display)
    try:
        made = display.screen().root.create_window(
            100, 100, 300, 200, 0, X.CopyFromParent, event_mask=X.KeyPressMask | X.KeyReleaseMask
        )
        made.set_wm_name(title)
        made.set_wm_class("another", "Another")
        made.set_wm_protocols([])
        made.map()
        display.sync()
        screen.activate(made.id)
        yield Window(display, made.id)
    finally:
        display.close()


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _told(descriptor: int) -> str:
    """Read the line that a server writes when it is ready."""
    with os.fdopen(descriptor, "rb") as pipe:
        return pipe.readline().decode().strip()


def _plain_environment() -> dict[str, str]:
    keep = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR")
    return {name: os.environ[name] for name in keep if name in os.environ}


@contextmanager
def running_screen(*options: str, size: str = "1280x800x24") -> Iterator[Screen]:
    """Run Xvfb, with more options, on a display that is free, and openbox on it."""
    reading, writing = os.pipe()
    # -displayfd makes the server pick the number, so that no two runs can meet; -noreset keeps
    # it from starting anew, and throwing out openbox, when a client that only looked leaves.
    options = ("-screen", "0", size, "-nolisten", "tcp", "-noreset", *options)
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *options],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writing)
    try:
        number = _told(reading)
        assert number, "Xvfb did not start"
        display = f":{number}"
        screen = Screen(display, {**_plain_environment(), "DISPLAY": display})
        with _openbox(screen):
            yield screen
    finally:
        _ended(server)


@contextmanager
def _openbox(screen: Screen) -> Iterator[None]:
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        eventually(lambda: _has_manager(screen), "openbox manages the screen")
        yield
    finally:
        _ended(manager)


def _has_manager(screen: Screen) -> bool:
    display = Display(screen.display)
    try:
        check = display.intern_atom("_NET_SUPPORTING_WM_CHECK")
        return display.screen().root.get_full_property(check, Xatom.WINDOW) is not None
    except error.ConnectionClosedError:
        return False
    finally:
        display.close()


_BUS_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def running_bus(folder: Path) -> Iterator[str]:
    """Run a D-Bus session bus that starts no service of the machine's; yields its address."""
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "bus.conf"
    configuration.write_text(_BUS_CONFIGURATION.format(folder=folder), encoding="utf-8")
    reading, writing = os.pipe()
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", f"--print-address={writing}", "--nofork"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writing)
    try:
        address = _told(reading)
        assert address, "dbus-daemon did not start"
        yield address
    finally:
        _ended(bus)


def _needs(*programs: str) -> None:
    """Skip only where there is no Xvfb (or bus) at all; a lack beside it is a failure."""
    if shutil.which(programs[0]) is None:
        pytest.skip(f"{programs[0]} is not installed")
    missing = [program for program in programs if shutil.which(program) is None]
    assert not missing, f"not installed: {missing}; `make test` installs them"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    """A screen that `$DISPLAY` names, in an X11 session."""
    _needs("Xvfb", "openbox", "xdotool")
    with running_screen() as running:
        monkeypatch.setenv("DISPLAY", running.display)
        monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.delenv("XAUTHORITY", raising=False)
        yield running


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus that `$DBUS_SESSION_BUS_ADDRESS` names."""
    _needs("dbus-daemon")
    with running_bus(tmp_path_factory.mktemp("bus")) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address
