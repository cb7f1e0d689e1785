"""The best of scored keys, and which keys are allowed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from indexer.ports import Ids

Floats = npt.NDArray[np.float32]


def best(keys: Ids, cosines: Floats, count: int) -> tuple[Ids, Floats]:
    """Return the `count` keys of highest cosine, best first."""
    if count < len(keys):
        top = np.argpartition(-cosines, count - 1)[:count]
        keys, cosines = keys[top], cosines[top]
    order = np.argsort(-cosines, kind="stable")
    return keys[order], cosines[order].astype(np.float32)


def among(keys: Ids, allowed: Ids) -> npt.NDArray[np.bool_]:
    """Tell for each key whether it is allowed; `allowed` is sorted and not empty."""
    at = np.searchsorted(allowed, keys)
    held: npt.NDArray[np.bool_] = allowed[np.minimum(at, len(allowed) - 1)] == keys
    return held
