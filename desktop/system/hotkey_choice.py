"""Which key to offer when the wished one is taken."""

from __future__ import annotations

from collections.abc import Callable

from desktop.system.keys import KeySequence, parse

_OFFERS = tuple(
    parse(text)
    for text in (
        "Ctrl+Space",
        "Alt+Space",
        "Super+Space",
        "Ctrl+Shift+Space",
        "Ctrl+Alt+Space",
        "Super+Shift+Space",
        "Ctrl+Alt+M",
        "Super+M",
        "Ctrl+Shift+F12",
        "Ctrl+F12",
        "Super+V",
        "Ctrl+Alt+V",
        "Ctrl+Shift+Alt+V",
    )
)


def first_free(wished: KeySequence, is_free: Callable[[KeySequence], bool]) -> KeySequence | None:
    """Return the first key on offer that is free; one with the wished key itself goes first."""
    near = sorted(_OFFERS, key=lambda offer: offer.key != wished.key)
    return next((offer for offer in near if offer != wished and is_free(offer)), None)
