from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.preview.loading import PATIENCE, REMEMBERED, REST, Cancel, Loader, Trouble


class Clock:
    """Time that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 0
        self.waiting: list[tuple[int, Callable[[], None]]] = []

    def later(self, milliseconds: int, call: Callable[[], None]) -> Cancel:
        entry = (self.now + milliseconds, call)
        self.waiting.append(entry)
        return lambda: self.waiting.remove(entry) if entry in self.waiting else None

    def go(self, milliseconds: int) -> None:
        end = self.now + milliseconds
        while due := sorted((e for e in self.waiting if e[0] <= end), key=lambda e: e[0]):
            self.now = due[0][0]
            self.waiting.remove(due[0])
            due[0][1]()
        self.now = end


class Pane:
    """Wants numbers and writes down what happens."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.happened: list[str] = []
        self.open: dict[int, Callable[[str | Trouble], None]] = {}
        self.loader: Loader[int, str] = Loader(
            self._fetch, self.clock.later, self._show, self._late
        )

    def _fetch(self, want: int, done: Callable[[str | Trouble], None]) -> Cancel:
        self.happened.append(f"fetch {want}")
        self.open[want] = done
        return lambda: self.happened.append(f"cancel {want}") if self.open.pop(want, None) else None

    def _show(self, content: str | Trouble) -> None:
        self.happened.append(f"show {content.line if isinstance(content, Trouble) else content}")

    def _late(self) -> None:
        self.happened.append("late")

    def answer(self, want: int, content: str | Trouble) -> None:
        self.open.pop(want)(content)


@pytest.fixture
def pane() -> Pane:
    return Pane()


def test_nothing_is_loaded_while_the_selection_moves(pane: Pane) -> None:
    for number in range(5):
        pane.loader.want(number)
        pane.clock.go(REST - 1)
    assert pane.happened == []
    pane.clock.go(1)
    assert pane.happened == ["fetch 4"]
    pane.answer(4, "four")
    pane.clock.go(10 * PATIENCE)
    assert pane.happened == ["fetch 4", "show four"]


def test_the_old_makes_room_when_the_new_takes_long(pane: Pane) -> None:
    pane.loader.want(1)
    pane.clock.go(PATIENCE - 1)
    assert pane.happened == ["fetch 1"]
    pane.clock.go(1)
    pane.answer(1, "one")
    assert pane.happened == ["fetch 1", "late", "show one"]


def test_what_is_no_longer_wanted_is_given_up_and_never_shown(pane: Pane) -> None:
    pane.loader.want(1)
    pane.clock.go(REST)
    done = pane.open[1]
    pane.loader.want(2)
    done("one")
    pane.loader.want(None)
    pane.clock.go(10 * PATIENCE)
    assert pane.happened == ["fetch 1", "cancel 1"]


def test_wanting_the_same_again_changes_nothing(pane: Pane) -> None:
    pane.loader.want(1)
    pane.clock.go(REST - 1)
    pane.loader.want(1)
    pane.clock.go(1)
    assert pane.happened == ["fetch 1"]


def test_the_last_few_are_remembered(pane: Pane) -> None:
    for number in range(REMEMBERED + 1):
        pane.loader.want(number)
        pane.clock.go(REST)
        pane.answer(number, str(number))
    pane.happened.clear()
    pane.loader.want(1)
    assert pane.happened == ["show 1"]
    pane.loader.want(0)
    pane.clock.go(REST)
    assert pane.happened == ["show 1", "fetch 0"], "the oldest is forgotten"
    pane.loader.forget()
    pane.loader.want(1)
    pane.clock.go(REST)
    assert pane.happened[-1] == "fetch 1"


def test_what_failed_is_tried_again(pane: Pane) -> None:
    for _ in range(2):
        pane.loader.want(1)
        pane.clock.go(REST)
        pane.answer(1, Trouble("no"))
    assert pane.happened == ["fetch 1", "show no"] * 2
