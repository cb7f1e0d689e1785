"""What the launcher asks of the desktop it runs on; another platform is one new file for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from desktop.system.keys import KeySequence


@dataclass(frozen=True)
class Press:
    """One press of the hotkey.

    `time` is the X server's time of it in milliseconds, 0 where there is none. `token` is what a
    Wayland compositor gave to let the launcher take the focus (`XDG_ACTIVATION_TOKEN`), or "".
    """

    time: int = 0
    token: str = ""


@dataclass(frozen=True)
class Granted:
    """The hotkey works. `trigger` is how the desktop spells the key it really bound."""

    trigger: str


@dataclass(frozen=True)
class Taken:
    """Another program holds the key. `alternative` was free when this was made, or is None."""

    key: KeySequence
    alternative: KeySequence | None


@dataclass(frozen=True)
class Missing:
    """The keyboard has no such key. `alternative` is there and free, or None."""

    key: KeySequence
    alternative: KeySequence | None


@dataclass(frozen=True)
class Unavailable:
    """This way to a hotkey does not work here; `reason` is a line for the log."""

    reason: str


@dataclass(frozen=True)
class Guided:
    """No way works here: the person binds `command` to a key in their desktop's settings."""

    command: str
    reasons: tuple[str, ...]


Answer = Granted | Taken | Missing | Unavailable | Guided
Pressed = Callable[[Press], None]


class Hotkey(Protocol):
    """One key that reaches Magpie whatever has the focus.

    `start` and `change` may take long (a desktop may ask the person): call them off the Qt
    thread, one at a time. `pressed` is called in a thread of the adapter.
    """

    @property
    def name(self) -> str:
        """Name the way for logs and the status page."""
        ...

    def start(self, key: KeySequence, pressed: Pressed) -> Answer:
        """Bind the key. When it is taken or missing, `change` may be called with another."""
        ...

    def change(self, key: KeySequence) -> Answer:
        """Bind another key in its place; unless it is granted, the one before stays."""
        ...

    def suspend(self) -> None:
        """Let the key go until `resume`, or a change that is granted.

        As while the person presses another one, which may be this one, to choose it.
        """
        ...

    def resume(self) -> Answer:
        """Take the key up again, unless another program has taken it meanwhile."""
        ...

    def settled(self) -> None:
        """Say that the focus is where it belongs after a press.

        Where the adapter can, it holds keys back from the press on until the active window
        changes, for a moment at most; this ends it earlier. To be called where a press changes no
        focus, or where the launcher's window is none that a window manager knows of.
        """
        ...

    def stop(self) -> None:
        """Give the key back and end all threads; may be called twice, and before `start`."""
        ...


class Focus(Protocol):
    """The program that had the focus before the launcher, to give it back."""

    def remember(self) -> None:
        """Note which window has the focus; a window of this process is not noted."""
        ...

    @property
    def selects(self) -> bool:
        """Whether the program of the noted window was the last to select something, if known."""
        ...

    def give_back(self, time: int = 0) -> bool:
        """Focus the noted window, and wait until it is so: call it off the Qt thread.

        `time` is the X server's time of the person's key press, 0 for now. False when there is
        no such window any more, or when the desktop does not let it have the focus.
        """
        ...

    def close(self) -> None:
        """Let go of the display."""
        ...


class Autostart(Protocol):
    """Whether Magpie starts when the person logs in."""

    @property
    def enabled(self) -> bool:
        """Tell whether it does."""
        ...

    def enable(self) -> None:
        """Make it start at log-in. OSError when that cannot be written."""
        ...

    def disable(self) -> None:
        """Make it not start at log-in. OSError when that cannot be written."""
        ...


@dataclass(frozen=True)
class Place:
    """A file, and where in it: `page` and `line` count from 1."""

    path: bytes  # absolute; names need not be UTF-8
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True)
class Opened:
    """A program was started. `at_place` tells that it was told the page or line."""

    program: str
    at_place: bool


@dataclass(frozen=True)
class NotOpened:
    """Nothing was started; `reason` is one clear line for the person."""

    reason: str


class Opener(Protocol):
    """Opens files with the person's own programs. Blocks for some ms: call it off the Qt thread.

    `token` is an activation token or startup id that lets the program take the focus, or "".
    """

    def open(self, place: Place, token: str = "") -> Opened | NotOpened:
        """Open a file, at the place where its program can."""
        ...

    def reveal(self, path: bytes, token: str = "") -> Opened | NotOpened:
        """Show a file in the file manager, selected where it can."""
        ...


@dataclass(frozen=True)
class Copied:
    """What was copied. `application` and `window` are names, "" where they are not known.

    `secret` tells that its owner marked it as not to be kept; watchers never hand such out.
    `others` are further forms of it by MIME type, as they were offered: where it is put back.
    """

    text: str = ""
    html: str = ""
    image: bytes = b""
    image_mime: str = ""
    uris: tuple[str, ...] = ()  # of files
    application: str = ""
    window: str = ""
    secret: bool = False
    others: tuple[tuple[str, bytes], ...] = ()

    @property
    def size(self) -> int:
        """The bytes of its content, about."""
        texts = len(self.text) + len(self.html) + sum(map(len, self.uris))
        return texts + len(self.image) + sum(len(content) for _, content in self.others)


# How much a watcher sees: all copies; those made while the launcher has the focus; none.
Scope = Literal["everywhere", "focused", "nowhere"]


class ClipboardReader(Protocol):
    """Looks at what is in the clipboard."""

    def read(
        self,
        then: Callable[[Copied | None], None],
        *,
        primary: bool = False,
        text_only: bool = False,
    ) -> None:
        """Read what is there now, secret or not, in all its forms, to put it back later.

        An empty one where nothing is there, None where it cannot be read. With `primary`, what is
        selected in place of what was copied; with `text_only`, its plain text alone. `then` is
        called in any thread.
        """
        ...


class ClipboardWatcher(ClipboardReader, Protocol):
    """Hears of everything that is copied, but of what is marked as secret, and of our own.

    Owners may hang, die or offer gigabytes: nobody but the watcher's own thread waits for them.
    `limit_bytes` bounds what is read of one copy; larger ones are not handed out.
    """

    limit_bytes: int

    @property
    def name(self) -> str:
        """Name the way for logs and the status page."""
        ...

    def start(self, copied: Callable[[Copied], None] | None) -> Scope:
        """Begin; `copied` is called in a thread of the watcher. What was there is not told.

        None to hear of nothing: `read` alone is wanted, which needs a start as well.
        """
        ...

    def stop(self) -> None:
        """End the thread; may be called twice, and before `start`."""
        ...


@dataclass(frozen=True)
class Pasted:
    """Keys were pressed that paste."""


@dataclass(frozen=True)
class NotPasted:
    """It is in the clipboard, and the person pastes; `reason` is a line for the log."""

    reason: str


@dataclass(frozen=True)
class Step:
    """An arrow key, pressed so many times. Right leads back in a line that runs from the right."""

    key: Literal["Left", "Right"]
    times: int


class Paster(Protocol):
    """Presses the keys that paste. Blocks for some ms: call it off the Qt thread.

    To be called once the launcher is hidden and has given the focus back.
    """

    @property
    def name(self) -> str:
        """Name the way for logs."""
        ...

    @property
    def takes_primary(self) -> bool:
        """Whether a program may take the primary selection when its keys are pressed."""
        ...

    def paste(self, *, given_back: bool) -> Pasted | NotPasted:
        """Paste into the program that has the focus.

        `given_back` tells whether that is known to be the one that had it before the launcher.
        """
        ...

    def move(self, steps: Sequence[Step]) -> bool:
        """Move the cursor in the program that was pasted into; false where it has not the focus."""
        ...

    def close(self) -> None:
        """Let go of the display; may be called twice."""
        ...
