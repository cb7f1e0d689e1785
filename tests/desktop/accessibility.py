"""The accessibility bus, on a session bus of a test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from jeepney import DBusAddress

from desktop.system.session_bus import BusError, SessionBus
from tests.desktop.screen import Screen
from tests.harness import eventually

_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_LAUNCHER = "at-spi-bus-launcher"
_PLACES = ("/usr/libexec", "/usr/lib/at-spi2-core")


@contextmanager
def accessibility(screen: Screen, address: str) -> Iterator[None]:
    """Run it for as long as the block lasts."""
    program = shutil.which(_LAUNCHER, path=os.pathsep.join(_PLACES))
    if program is None:
        pytest.skip(f"{_LAUNCHER} is not installed")
    environment = {**os.environ, **screen.environment, "DBUS_SESSION_BUS_ADDRESS": address}
    process = subprocess.Popen(
        [program, "--launch-immediately"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with SessionBus(address) as bus:
            eventually(lambda: _owned(bus, "org.a11y.Bus"), "the accessibility bus runs")
        yield
    finally:
        process.terminate()
        process.wait(60)


def _owned(bus: SessionBus, name: str) -> bool:
    try:
        return bool(bus.call(_BUS, "NameHasOwner", "s", (name,))[0])
    except BusError:
        return False
