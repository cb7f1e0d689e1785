"""The second set: written by somebody who had not seen the patterns."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from tests.bench.exclusion import second_machine_text as machine
from tests.bench.exclusion import second_plain_text as plain

KINDS: Final[dict[str, tuple[int, Callable[[random.Random], str]]]] = {
    "code": (16, machine.code),
    "markup and mathematics": (12, machine.markup),
    "hashes, UUIDs and other names": (11, machine.names_of_things),
    "URLs": (15, machine.url),
    "commands, logs and paths": (14, machine.terminal),
    "prose": (16, plain.prose),
    "addresses and telephone numbers": (8, plain.address),
    "invoices, orders and tables": (8, plain.office),
}


def ordinary(count: int, seed: int) -> list[tuple[str, str]]:
    """Return so many ordinary clips, each with its kind, in the shares of `KINDS`."""
    draw = random.Random(seed)
    kinds = draw.choices(list(KINDS), [share for share, _ in KINDS.values()], k=count)
    return [(kind, KINDS[kind][1](draw)) for kind in kinds]
