"""`magpie` and `magpie toggle`: reach the running launcher, or start it. No heavy import."""

from __future__ import annotations

import os
import sys

from indexer.contract.locations import locate
from indexer.contract.summons import Wish, summon


def has_display() -> bool:
    """Tell whether there is a screen to show a window on."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(wish: Wish) -> int:
    """Have the launcher show itself, or the other way round; start it when it does not run."""
    locations = locate()
    if summon(locations.launcher_socket, wish, os.environ.get("XDG_ACTIVATION_TOKEN", "")):
        return 0
    if not has_display():
        print("magpie: there is no display to show the launcher on.", file=sys.stderr)
        return 1
    start(*([f"--{wish}"] if wish in ("clips", "snippets") else []))
    return 0


def start(*arguments: str) -> None:
    """Start the launcher, detached from this terminal."""
    import subprocess  # where it runs already, as nearly always, that is not needed

    locations = locate()
    locations.make()
    home = os.environ.get("MAGPIE_HOME")
    descriptor = os.open(locations.launcher_log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as output:
        subprocess.Popen(
            [sys.executable, "-P", "-m", "desktop", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            cwd="/",
            env={**os.environ, **({"MAGPIE_HOME": os.path.abspath(home)} if home else {})},
        )
