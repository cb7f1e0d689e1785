"""Whose turn it is at a vault's key."""

from __future__ import annotations

import threading
from queue import SimpleQueue

from indexer.vault.turn import Turn

_LONG = 60.0


def taking(turn: Turn) -> SimpleQueue[bool]:
    """Take the turn in another thread; what came of it is put into the queue."""
    came: SimpleQueue[bool] = SimpleQueue()
    threading.Thread(target=lambda: came.put(turn.take(_LONG)), daemon=True).start()
    return came


def test_one_has_it_at_a_time() -> None:
    turn = Turn()
    assert turn.take(0)
    assert not turn.take(0)
    turn.give()
    assert turn.take(0)


def test_who_waits_gets_it_once_it_is_given() -> None:
    turn = Turn()
    turn.take(0)
    came = taking(turn)
    turn.give()
    assert came.get(timeout=_LONG)
    assert not turn.take(0)


def test_nobody_waits_for_a_person() -> None:
    turn = Turn()
    turn.take(0)
    came = taking(turn)
    turn.unanswered()
    assert not came.get(timeout=_LONG)
    turn.wait(_LONG)
    assert not turn.take(_LONG)
    turn.give()  # the person answered
    assert turn.take(0)
    assert not turn.take(0)


def test_a_turn_that_is_over_waits_for_nobody() -> None:
    turn = Turn()
    turn.unanswered()  # late
    assert turn.take(0)
    came = taking(turn)
    turn.give()
    assert came.get(timeout=_LONG)
