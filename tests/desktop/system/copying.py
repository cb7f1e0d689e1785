"""Programs that copy and paste, for tests: real ones, and owners that behave badly."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from desktop.system.ports import Copied, Scope
from desktop.system.x11_display import opened
from tests.harness import eventually

_ROOT = Path(__file__).parents[3]


class Heard:
    """What a watcher told, from whatever thread."""

    def __init__(self) -> None:
        self.clips: list[Copied] = []
        self._lock = threading.Lock()

    def __call__(self, copied: Copied) -> None:
        with self._lock:
            self.clips.append(copied)

    @property
    def texts(self) -> list[str]:
        """The plain texts, in order."""
        with self._lock:
            return [clip.text for clip in self.clips]

    def until(self, text: str) -> Copied:
        """Wait for a text, and return its clip."""
        eventually(lambda: text in self.texts, f"{text[:40]!r} is heard of")
        return next(clip for clip in self.clips if clip.text == text)


class Silent:
    """`ClipboardWatcher` that tells what the test wants."""

    name = "silent"
    limit_bytes = 0

    def start(self, _copied: Callable[[Copied], None] | None) -> Scope:
        return "focused"

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        del primary, text_only
        then(None)

    def stop(self) -> None:
        return


def copy(
    environment: Mapping[str, str], text: str | bytes, *more: str, selection: str = "clipboard"
) -> None:
    """Copy by xclip, which stays behind as the owner."""
    data = text.encode() if isinstance(text, str) else text
    with changed_owner(environment, selection):
        subprocess.run(
            ["xclip", "-selection", selection, *more],
            env=dict(environment),
            input=data,
            stdout=subprocess.DEVNULL,  # else it is waited for as long as it owns the clipboard
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )


@contextmanager
def changed_owner(environment: Mapping[str, str], selection: str = "clipboard") -> Iterator[None]:
    """Wait at the end until a selection has another owner: xclip may leave it a moment before."""
    display = opened(environment["DISPLAY"])
    try:
        atom = display.intern_atom(selection.upper())
        before = display.get_selection_owner(atom)
        yield
        eventually(lambda: display.get_selection_owner(atom) != before, "it is copied")
    finally:
        display.close()


@contextmanager
def owner(environment: Mapping[str, str], kind: str) -> Iterator[subprocess.Popen[str]]:
    """Run an owner of `clip_owner` for as long as the block lasts."""
    with program(environment, "tests.desktop.system.clip_owner", kind) as process:
        yield process


@contextmanager
def program(
    environment: Mapping[str, str], module: str, *arguments: str
) -> Iterator[subprocess.Popen[str]]:
    """Run a module that says "ready" when it is."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
