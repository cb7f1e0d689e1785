"""From a copy in another program to the clipboard history, through the launcher and the service."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any, Final

from indexer.client import Client
from indexer.contract.clips import Clips, ListClips
from tests.bench.launcher import running
from tests.bench.product import percentile
from tests.desktop.screen import Screen, running_bus, running_screen
from tests.desktop.system.copying import copy
from tests.harness import Magpie, eventually

_TEXTS: Final = 50
_PICTURES: Final = 10
_PICTURE_BYTES: Final = 2 << 20  # of a screen of 1920 × 1080, as PNG
_PATIENCE: Final = 20.0


def measure(scratch: Path) -> dict[str, Any]:
    """Measure with a history in memory: the keyring is none of this."""
    product = Magpie(scratch / "home")
    product.settings("[clipboard]\nkeep = true\n")
    product.locations.make()
    product.locations.welcomed.touch()
    product.start()
    try:
        with (
            running_screen() as screen,
            running_bus(scratch / "bus") as address,
            running(screen, product, address),
            product.client() as client,
        ):
            eventually(lambda: _arrives(screen, client), "the clipboard is watched", _PATIENCE)
            draw = random.Random(1)
            texts = [_taken(screen, client, f"clip {n}".encode()) for n in range(_TEXTS)]
            pictures = [
                _taken(screen, client, b"\x89PNG" + draw.randbytes(_PICTURE_BYTES), "image/png")
                for _ in range(_PICTURES)
            ]
    finally:
        product.stop()
    return {
        "capture_text_p50_ms": round(percentile(texts, 0.5), 1),
        "capture_text_p95_ms": round(percentile(texts, 0.95), 1),
        "capture_picture_p50_ms": round(percentile(pictures, 0.5), 1),
    }


def _latest(client: Client) -> int:
    found = client.ask(ListClips(limit=1), Clips).clips
    return found[0].place if found else 0


def _arrives(screen: Screen, client: Client) -> bool:
    before = _latest(client)
    copy(screen.environment, "is it watched?")
    time.sleep(0.2)
    return _latest(client) > before


def _taken(screen: Screen, client: Client, data: bytes, mime: str = "UTF8_STRING") -> float:
    """Copy by xclip, and return the milliseconds from its start until the clip is listed.

    What xclip takes to own the clipboard, some milliseconds, is part of it.
    """
    before = _latest(client)
    started = time.monotonic()
    copy(screen.environment, data, "-t", mime)
    while _latest(client) == before:
        if time.monotonic() - started > _PATIENCE:
            raise TimeoutError("the clip does not come")
    return (time.monotonic() - started) * 1000
