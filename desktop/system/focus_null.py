"""Where programs may not move the focus (Wayland): the compositor gives it back by itself."""

from __future__ import annotations


class NullFocus:
    """`Focus` that leaves the focus alone."""

    def remember(self) -> None:
        """Do nothing."""

    def give_back(self, time: int = 0) -> bool:  # noqa: ARG002 - the port's
        """Do nothing, and say so."""
        return False

    def close(self) -> None:
        """Do nothing."""
