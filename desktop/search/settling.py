"""How a list settles without moving what the person has chosen (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.contract.messages import Hit


def settled(shown: Sequence[Hit], final: Sequence[Hit], selected: str) -> tuple[Hit, ...]:
    """Return the final hits, those up to the selected one in the places they were shown at.

    What the person chose stays under their eyes; all below it comes in its final order. Each kept
    hit is the final reply's where that has it, as its passages are more.
    """
    places = {hit.id: place for place, hit in enumerate(shown)}
    if selected not in places:
        return tuple(final)
    newest = {hit.id: hit for hit in final}
    kept = [newest.get(hit.id, hit) for hit in shown[: places[selected] + 1]]
    ids = {hit.id for hit in kept}
    return (*kept, *(hit for hit in final if hit.id not in ids))
