"""One at a time at a vault's key, and nobody waits for a person."""

from __future__ import annotations

import threading


class Turn:
    """Whose turn it is: the keyring's, or that of what is done to the key; any thread may call."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._taken = self._unanswered = False

    def take(self, patience: float) -> bool:
        """Take the turn, waiting so long (s) for who has it; False when they are not done."""
        with self._changed:
            self._wait(patience)
            if self._taken:
                return False
            self._taken = True
            return True

    def give(self) -> None:
        """Let the next one have it."""
        with self._changed:
            self._taken = self._unanswered = False
            self._changed.notify_all()

    def wait(self, patience: float) -> None:
        """Wait so long (s) for who has the turn, but not for a person."""
        with self._changed:
            self._wait(patience)

    def unanswered(self) -> None:
        """Note that who has the turn waits for a person: nobody else does from now on."""
        with self._changed:
            self._unanswered = self._taken
            self._changed.notify_all()

    def _wait(self, patience: float) -> None:
        self._changed.wait_for(lambda: self._unanswered or not self._taken, patience)
