"""What every message carries, and how large one may be."""

from __future__ import annotations

from typing import Final

import msgspec

PROTOCOL: Final = 1
MAX_MESSAGE_BYTES: Final = 1 << 20


class Request(msgspec.Struct, kw_only=True, frozen=True, tag_field="type"):
    """What every request carries."""

    v: int = PROTOCOL
    id: int = 0


class Reply(msgspec.Struct, kw_only=True, frozen=True, tag_field="type"):
    """What every reply carries."""

    v: int = PROTOCOL
    id: int = 0
