"""What stands in the program when keys of the person came between those that were written; pure.

The keyboard is held while an expansion is written, but for the moments in which its own keys go
out. A key of the person's that comes just then lands among them. The X server tells of all keys
in the order in which it handed them out, so what stands there is known, and can be put right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

BACK: Final = "\b"  # what a Backspace gives
AWAITS: Final = "\0"  # what a dead key gives, until the next one


@dataclass(frozen=True)
class Stroke:
    """A key: its code, the modifiers with it as a mask, and the text that it gives.

    The text is `BACK` for a Backspace, `AWAITS` for a dead key, "" for a key that writes nothing.
    """

    code: int
    mods: int
    text: str


def slipped(sent: Sequence[Stroke], seen: Sequence[Stroke]) -> list[Stroke]:
    """Return those of the strokes seen that were not sent, in order."""
    return [stroke for stroke, ours in _told_apart(sent, seen) if not ours]


def standing(before: str, sent: Sequence[Stroke], seen: Sequence[Stroke]) -> str | None:
    """Return what stands where `before` stood; None where that cannot be known.

    `before` is all that is known to stand before the cursor, `sent` what was written, and `seen`
    that with the strokes of the person in it.
    """
    text = before
    for stroke, _ours in _told_apart(sent, seen):
        if stroke.text == BACK:
            if not text:
                return None
            text = text[:-1]
        elif stroke.text and stroke.text.isprintable():
            text += stroke.text
        else:
            return None
    return text


def repair(standing: str, wanted: str) -> tuple[int, str]:
    """Return how many Backspaces make `wanted` of what stands there, and what is typed then."""
    same = 0
    for one, other in zip(standing, wanted, strict=False):
        if one != other:
            break
        same += 1
    return len(standing) - same, wanted[same:]


def _told_apart(sent: Sequence[Stroke], seen: Sequence[Stroke]) -> list[tuple[Stroke, bool]]:
    """Say of each stroke seen whether it was sent.

    One that is like the next one sent is taken for it: where it was not, it gave the same text.
    """
    told: list[tuple[Stroke, bool]] = []
    at = 0
    for stroke in seen:
        ours = at < len(sent) and sent[at].code == stroke.code
        told.append((sent[at] if ours else stroke, ours))
        at += ours
    return told
