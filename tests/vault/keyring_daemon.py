"""A real gnome-keyring on a private D-Bus session, and calls to it from a process of its own.

The keyring library finds the bus by the environment of its process, and keeps its connection: each
call runs in a child.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_CHILD = """
import base64, json, sys
from indexer.vault import KeyringSecrets
from indexer.vault.errors import SecretError
name, *arguments = json.loads(sys.argv[1])
try:
    found = getattr(KeyringSecrets(), name)(*(
        base64.b64decode(one[1]) if isinstance(one, list) else one for one in arguments))
except SecretError as error:
    print(json.dumps({"error": type(error).__name__, "message": str(error)}))
else:
    print(json.dumps({"found": None if found is None else found.hex()}))
"""


class Session:
    """A session bus, with or without a keyring on it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.daemon: subprocess.Popen[bytes] | None = None

    def start_keyring(self, password: str | None) -> None:
        """Start the keyring; unlocked with a password, locked without one."""
        if self.daemon is not None:
            self.daemon.terminate()
            self.daemon.wait(60)
        unlocking = ["--unlock"] if password is not None else []
        self.daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *unlocking],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self.daemon.stdin is not None
        if password is not None:
            self.daemon.stdin.write(password.encode())
        self.daemon.stdin.close()
        self._wait_for_name()

    def _wait_for_name(self) -> None:
        for _ in range(500):
            answer = subprocess.run(
                [
                    "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus",
                    "/", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets",
                ],
                env=self.environment, capture_output=True, text=True, check=True,
            )  # fmt: skip
            if "boolean true" in answer.stdout:
                return
            time.sleep(0.02)
        raise AssertionError("the keyring did not come up")

    def begin(self, *call: Any) -> subprocess.Popen[str]:
        """Begin a call of `KeyringSecrets` in a child."""
        return subprocess.Popen(
            [sys.executable, "-c", _CHILD, json.dumps(call)],
            env=self.environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def call(self, *call: Any) -> dict[str, Any]:
        """Call `KeyringSecrets`, and return what it found or the error it raised."""
        child = self.begin(*call)
        answer, _ = child.communicate(timeout=60)
        found: dict[str, Any] = json.loads(answer)
        return found


@contextmanager
def session(folder: Path) -> Iterator[Session]:
    """Start a private session bus; what was started ends with the block."""
    for name in ("home", "run"):
        (folder / name).mkdir(mode=0o700)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": os.fspath(folder / "home"),
        "XDG_RUNTIME_DIR": os.fspath(folder / "run"),
        "XDG_DATA_HOME": os.fspath(folder / "home" / "data"),
    }
    # Without services to activate: nothing but what a test starts answers on this bus.
    config = folder / "bus.conf"
    config.write_text(
        '<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">'
        '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>'
        "</policy></busconfig>",
        encoding="utf-8",
    )
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
        env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert bus.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    found = Session(folder, environment)
    try:
        yield found
    finally:
        for process in (found.daemon, bus):
            if process is not None:
                process.terminate()
                process.wait(60)
        bus.stdout.close()
