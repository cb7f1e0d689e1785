"""When a preview is loaded: after a moment of rest, given up for the next, remembered for a while.

Knows no Qt: time comes in as a function.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

REST: Final = 60  # milliseconds that a selection rests before anything is loaded for it
PATIENCE: Final = 150  # milliseconds after which what was shown before makes room
REMEMBERED: Final = 8

Want = TypeVar("Want", bound=Hashable)
Content = TypeVar("Content")
Cancel = Callable[[], None]
Later = Callable[[int, Callable[[], None]], Cancel]
"""Calls after so many milliseconds, unless what it returns is called before."""


@dataclass(frozen=True)
class Trouble:
    """Why nothing was loaded, in one line for the person; it is tried again when wanted again."""

    line: str


class Loader(Generic[Want, Content]):
    """Loads one thing at a time: what is wanted now.

    `fetch(want, done)` begins to load and returns how to give it up; it calls `done` once. `show`
    is called with what was loaded, at once when it is remembered; `late` when it is not there
    after `PATIENCE`. Neither is called for what is no longer wanted.
    """

    def __init__(
        self,
        fetch: Callable[[Want, Callable[[Content | Trouble], None]], Cancel],
        later: Later,
        show: Callable[[Content | Trouble], None],
        late: Callable[[], None],
    ) -> None:
        self._fetch = fetch
        self._later = later
        self._show = show
        self._late = late
        self._wanted: Want | None = None
        self._cancels: list[Cancel] = []
        self._known: OrderedDict[Want, Content] = OrderedDict()

    @property
    def settled(self) -> bool:
        """Whether nothing is being loaded or about to be."""
        return not self._cancels

    def want(self, want: Want | None) -> None:
        """Load this, in place of what was wanted before; None gives it up."""
        if want == self._wanted:
            return
        self._give_up()
        self._wanted = want
        if want is None:
            return
        if want in self._known:
            self._known.move_to_end(want)
            self._show(self._known[want])
            return
        self._cancels = [
            self._later(REST, lambda: self._begin(want)),
            self._later(PATIENCE, self._late),
        ]

    def forget(self) -> None:
        """Give up what is wanted and forget what was loaded."""
        self.want(None)
        self._known.clear()

    def _begin(self, want: Want) -> None:
        self._cancels.append(self._fetch(want, lambda content: self._done(want, content)))

    def _done(self, want: Want, content: Content | Trouble) -> None:
        if want != self._wanted:
            return
        self._give_up()
        if isinstance(content, Trouble):
            self._wanted = None
        else:
            self._known[want] = content
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        self._show(content)

    def _give_up(self) -> None:
        cancels, self._cancels = self._cancels, []
        for cancel in cancels:
            cancel()
