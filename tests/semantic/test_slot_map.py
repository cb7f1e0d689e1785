"""The map of keys to slots behaves as a dict of them does."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.semantic.slot_map import SlotMap

_steps = st.lists(st.tuples(st.booleans(), st.lists(st.integers(0, 30), max_size=6)))


@given(_steps, st.integers(1, 5))
def test_it_holds_what_a_dict_would(steps: list[tuple[bool, list[int]]], recent: int) -> None:
    slots, known, following = SlotMap(recent), dict[int, int](), 0
    for adding, listed in steps:
        keys = np.array(listed, np.int64)
        if adding:
            new = np.array([key for key in dict.fromkeys(listed) if key not in known], np.int64)
            given_out = np.arange(following, following + len(new))
            following += len(new)
            slots.add(new, given_out)
            known.update(zip(new.tolist(), given_out.tolist(), strict=True))
        else:
            expected = sorted({known.pop(key) for key in listed if key in known})
            assert sorted(slots.remove(keys).tolist()) == expected
        assert len(slots) == len(known)
    asked = np.arange(-1, 33)
    assert slots.find(asked).tolist() == [known.get(key, -1) for key in asked.tolist()]
