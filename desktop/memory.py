"""What the launcher remembers, in small owner-only files that may be lost or damaged."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Generic, TypeVar

import msgspec

from desktop.search.actions import BY_ID, ActionId, Pair, can_be_usual, known
from indexer.contract.messages import Kind

log = logging.getLogger(__name__)

State = TypeVar("State", bound=msgspec.Struct)
InOrder = Callable[[Callable[[], None]], object]  # runs tasks one after the other, off-thread
_MOST_BYTES: Final = 1 << 20


class StateFile(Generic[State]):
    """One struct in a JSON file, with mode 600; what cannot be read is as good as not there."""

    def __init__(self, path: Path, kind: type[State], in_order: InOrder) -> None:
        self._path = path
        self._kind = kind
        self._in_order = in_order

    def read(self) -> State:
        """Return what is kept, the struct's defaults when there is nothing that can be read."""
        try:
            with open(self._path, "rb") as file:
                return msgspec.json.decode(file.read(_MOST_BYTES), type=self._kind)
        except FileNotFoundError:
            return self._kind()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            log.warning("%s cannot be read (%s)", self._path.name, type(error).__name__)
            return self._kind()

    def write(self, state: State) -> None:
        """Keep a state in place of the one before; a crash leaves one of both."""
        content = msgspec.json.encode(state)
        self._in_order(lambda: self._write(content))

    def remove(self) -> None:
        """Keep nothing."""
        self._in_order(self._remove)

    def _write(self, content: bytes) -> None:
        temporary = self._path.with_name(self._path.name + ".new")
        try:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()
            # Made anew and owner-only, whatever the umask is and whoever left a file there.
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
            with open(os.open(temporary, flags, 0o600), "wb") as file:
                file.write(content)
            os.replace(temporary, self._path)
        except OSError as error:
            log.warning("%s cannot be written (%s)", self._path.name, type(error).__name__)

    def _remove(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._path.unlink()


class Habits(msgspec.Struct, frozen=True):
    """What the person chose for Enter and Ctrl+Enter, by kind of hit: names of actions."""

    enter: dict[str, str] = {}
    second: dict[str, str] = {}


class Memory:
    """What Enter and Ctrl+Enter mean for each kind of hit."""

    def __init__(self, file: StateFile[Habits]) -> None:
        self._file = file
        self._pairs = _pairs(file.read())

    @property
    def pairs(self) -> Mapping[Kind, Pair]:
        """What the person chose; kinds and actions that there are no more are left out."""
        return self._pairs

    def choose(self, kind: Kind, pair: Pair) -> None:
        """Remember what both keys mean for a kind."""
        self._pairs = {**self._pairs, kind: pair}
        self._file.write(
            Habits(
                enter={name: one.enter for name, one in self._pairs.items() if one.enter},
                second={name: one.second for name, one in self._pairs.items() if one.second},
            )
        )


_KINDS: Final[tuple[Kind, ...]] = ("file", "app", "clip", "snippet")


def _pairs(habits: Habits) -> dict[Kind, Pair]:
    found: dict[Kind, Pair] = {}
    for kind in _KINDS:
        names = (habits.enter.get(kind, ""), habits.second.get(kind, ""))
        enter, second = (_usable(name) for name in names)
        if enter or second:
            found[kind] = Pair(enter, second)
    return found


def _usable(name: str) -> ActionId | None:
    action = known(name)
    return action if action is not None and can_be_usual(BY_ID[action]) else None
