"""What the service and its ingest worker say to each other, one JSON line each, over two pipes."""

from __future__ import annotations

import msgspec

from indexer.contract.messages import Pause


class Wake(msgspec.Struct, frozen=True, tag="wake"):
    """There may be work."""


class Retune(msgspec.Struct, frozen=True, tag="retune"):
    """The model or the indexes changed: start over with fresh eyes."""


class Hold(msgspec.Struct, frozen=True, tag="hold"):
    """The person pauses all work: keep what is done, and end."""


Command = Wake | Retune | Hold


class Committed(msgspec.Struct, frozen=True, tag="committed"):
    """The keyword index has a new commit."""

    documents: int


class Embedded(msgspec.Struct, frozen=True, tag="embedded"):
    """The catalog has new vectors."""

    passages: int


class ModelReady(msgspec.Struct, frozen=True, tag="model-ready"):
    """The wanted model lies in the cache, exported and checked."""


class Resting(msgspec.Struct, frozen=True, tag="resting"):
    """All is indexed that was there when this many commands had come."""

    heard: int = 0


class Paused(msgspec.Struct, frozen=True, tag="paused"):
    """Work pauses for a reason, or goes on when there is none."""

    why: Pause


class Trouble(msgspec.Struct, frozen=True, tag="trouble"):
    """Something the person should know, in one line; `topic` tells which trouble it replaces."""

    topic: str
    line: str


Event = Committed | Embedded | ModelReady | Resting | Paused | Trouble

_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode(message: Command | Event) -> bytes:
    """Encode a message as one line."""
    return msgspec.json.encode(message) + b"\n"


def decode_command(line: bytes) -> Command:
    """Decode what the service says.

    Raises:
        msgspec.MsgspecError: when it is no command.
    """
    return _commands.decode(line)


def decode_event(line: bytes) -> Event:
    """Decode what the worker says.

    Raises:
        msgspec.MsgspecError: when it is no event.
    """
    return _events.decode(line)
