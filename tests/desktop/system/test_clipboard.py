"""Which way a session's clipboard is watched."""

from __future__ import annotations

from desktop.system.clipboard import FirstSeeing, for_session
from desktop.system.ports import ClipboardWatcher
from tests.desktop.system.copying import Silent


def test_on_x11_qt_never_reads_the_clipboard_in_its_own_thread() -> None:
    made: list[ClipboardWatcher] = []

    def focused() -> ClipboardWatcher:
        made.append(Silent())
        return made[-1]

    ways = for_session(focused, {"XDG_SESSION_TYPE": "x11", "DISPLAY": ":nowhere"})
    assert ways.start(lambda _: None) == "nowhere"
    assert made == []
    ways.stop()


def test_the_first_way_that_sees_anything_is_taken_and_reads() -> None:
    ways = FirstSeeing([Silent])
    assert ways.start(lambda _: None) == "focused"
    told: list[object] = []
    ways.read(told.append)
    ways.read(told.append, primary=True)
    assert told == [None, None]
    ways.stop()
    assert ways.name == "none"
