"""How the command line prints: JSON for programs, plain words for people."""

from __future__ import annotations

import sys

import msgspec


def print_json(document: object) -> None:
    """Print one JSON document on stdout."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2)
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


# One to one, so that highlights stay where they are.
_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def harmless(text: str) -> str:
    """Replace control characters: a document or a name must not command the terminal."""
    return text.translate(_CONTROLS)


def sendable(text: str) -> str:
    """Replace what a terminal sent and is no text: messages are UTF-8."""
    return text.encode("utf-8", "replace").decode()


def megabytes(size: int) -> str:
    """Spell a size in megabytes."""
    return f"{size / 1e6:.0f} MB"


def without_envelope(message: msgspec.Struct) -> dict[str, object]:
    """Return a message's own fields, without version and id."""
    return {
        name: getattr(message, name)
        for name in message.__struct_fields__
        if name not in {"v", "id"}
    }
