from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QMenu

from desktop.connection import Connection
from desktop.expanding.expanding import Expanding
from desktop.following_snippets import FollowingSnippets
from desktop.recording import Recorder
from desktop.system.clipboard import FirstSeeing
from desktop.system.typing_around import Around
from desktop.system.typing_x11 import X11Listener
from desktop.ui.status.feed import StatusFeed
from desktop.ui.status.menu import StatusMenu
from desktop.ui.theme import Theme
from desktop.ui.tray import Mark, Tray, tray_icon
from indexer.contract.clips import PauseClips, ResumeClips, VaultState, VaultStatus
from indexer.contract.messages import (
    AnyReply,
    AnyRequest,
    Done,
    Error,
    IndexStatus,
    PauseIndexing,
    ResumeIndexing,
)
from indexer.contract.settings import Clipboard, Snippets
from indexer.contract.snippet_messages import (
    ListTriggers,
    SnippetState,
    SnippetStatus,
    Trigger,
    Triggers,
)
from tests.desktop.answering import IDLE, AnsweringService
from tests.desktop.qt import until
from tests.desktop.ui.following import clock, connection, feed, service, theme, warm

__all__ = ["clock", "connection", "feed", "service", "theme", "warm"]


@pytest.fixture
def clips(service: AnsweringService) -> Iterator[Connection]:
    """The recorder's own connection, not open yet."""
    made = Connection(str(service.path))
    yield made
    made.close()


@pytest.fixture
def recorder(clips: Connection) -> Iterator[Recorder]:
    made = Recorder(FirstSeeing([]), clips)
    yield made
    made.close()


@pytest.fixture
def tray(theme: Theme, feed: StatusFeed, recorder: Recorder) -> Iterator[Tray]:
    made = Tray(theme, feed, recorder)
    made.show()  # where there is no tray, nothing happens
    yield made
    made.close()


def test_expansion_as_typed_is_paused_and_goes_on(
    tray: Tray, recorder: Recorder, connection: Connection, service: AnsweringService
) -> None:
    service.answers[SnippetStatus] = SnippetState(
        condition="open", key="keyring", message="", snippets=1, folders=[], tags=[],
        searchable=True, revision=1,
    )  # fmt: skip
    trigger = Trigger(uid="s", keywords=[":s"])
    service.answers[ListTriggers] = Triggers(triggers=[trigger], revision=1)
    following = FollowingSnippets(connection)
    expanding = Expanding(
        connection, following, X11Listener(":4711", {}), Around({}), lambda _, then: then(""),
        recorder, lambda _: None,
    )  # fmt: skip
    tray.menu.follow_expanding(expanding)
    name = "Pause expansion as you type"
    assert name not in entries(tray.menu)  # it is off
    expanding.pause(True)
    expanding.follow(Snippets(expand=True))
    following.changed.emit()
    until(lambda: name in entries(tray.menu), "it can be paused")
    action = next(one for one in tray.menu.actions() if one.text() == name)
    assert action.isChecked()
    action.trigger()
    assert not expanding.paused
    expanding.close()


def test_the_clipboard_history_is_paused_and_resumed(
    tray: Tray, recorder: Recorder, clips: Connection, service: AnsweringService
) -> None:
    assert "Pause clipboard history" not in entries(tray.menu)  # there is none
    state = VaultState(
        condition="open", key="keyring", message="", clips=0, pinned=0, size=0, paused=False,
        paused_until=None, searchable=True, revision=1,
    )  # fmt: skip

    def status(request: AnyRequest) -> AnyReply:
        assert isinstance(request, VaultStatus)
        return state if request.known is None else Error(code="failed", message="later")

    service.answers[VaultStatus] = status
    clips.open()
    recorder.follow(Clipboard(keep=True))
    until(lambda: recorder.state == "on", "the history is on")
    pauses = entries(tray.menu)["Pause clipboard history"].menu()
    assert isinstance(pauses, QMenu)
    assert [action.text() for action in pauses.actions()] == [
        "For 5 minutes", "For an hour", "Until I resume it",
    ]  # fmt: skip
    wanted: list[str] = []
    tray.menu.forget_clips.connect(lambda: wanted.append("forget"))
    tray.menu.clear_clips.connect(lambda: wanted.append("clear"))
    entries(tray.menu)["Forget the last 5 minutes"].trigger()
    entries(tray.menu)["Clear clipboard history…"].trigger()
    assert wanted == ["forget", "clear"]
    pauses.actions()[0].trigger()
    assert recorder.state == "paused"
    until(lambda: service.times(PauseClips) == 1, "the service is told")
    assert msgspec.structs.asdict(service.last(PauseClips))["seconds"] == 300
    entries(tray.menu)["Resume clipboard history"].trigger()
    until(lambda: service.times(ResumeClips) == 1, "the service is told")


def entries(menu: StatusMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.isVisible()}


def pausing(service: AnsweringService) -> None:
    """Have the service pause and resume as it does."""

    def pause(request: AnyRequest) -> AnyReply:
        assert isinstance(request, PauseIndexing)
        until = None if request.seconds is None else 1_700_000_000.0
        state = msgspec.structs.replace(IDLE, pause="person", paused_until=until)
        service.answers[IndexStatus] = state
        return Done()

    def resume(_: AnyRequest) -> AnyReply:
        service.answers[IndexStatus] = IDLE
        return Done()

    service.answers[PauseIndexing] = pause
    service.answers[ResumeIndexing] = resume


def test_it_tells_the_state_by_mark_and_words(
    tray: Tray, feed: StatusFeed, service: AnsweringService
) -> None:
    assert (tray.mark, tray.tool_tip.splitlines()[:2]) == (
        "idle",
        ["Magpie", "Everything is up to date"],
    )
    service.answers[IndexStatus] = msgspec.structs.replace(
        IDLE, state="indexing", documents=30, queued=70, unread=70
    )
    feed.look()
    until(lambda: tray.mark == "indexing", "the icon shows the work")
    assert "Reading files: 30 of 100" in tray.tool_tip
    service.answers[IndexStatus] = msgspec.structs.replace(IDLE, problems=["A folder is gone."])
    feed.look()
    until(lambda: tray.mark == "problem", "the icon shows the problem")
    assert "A folder is gone." in tray.tool_tip
    service.close()
    feed.tell_problem("It keeps ending.")
    until(lambda: "It keeps ending." in tray.tool_tip, "the tool tip says what is wrong")


def test_indexing_is_paused_for_an_hour_or_for_good_and_resumed(
    tray: Tray, feed: StatusFeed, service: AnsweringService
) -> None:
    pausing(service)
    shown = entries(tray.menu)
    assert "Resume indexing" not in shown
    submenu = shown["Pause indexing"].menu()
    assert submenu is not None
    hour, ever = submenu.actions()  # type: ignore[attr-defined]
    hour.trigger()
    until(lambda: feed.status.state == "paused", "it is paused")
    assert service.last(PauseIndexing) == msgspec.structs.replace(
        service.last(PauseIndexing), seconds=3600.0
    )
    assert tray.mark == "paused"
    assert "paused until" in tray.tool_tip
    shown = entries(tray.menu)
    assert "Pause indexing" not in shown
    shown["Resume indexing"].trigger()
    until(lambda: feed.status.state == "idle", "it goes on")
    ever.trigger()
    until(lambda: feed.status.state == "paused", "it is paused again")
    assert feed.status.until is None


def test_every_entry_says_what_is_wanted(tray: Tray) -> None:
    said: list[str] = []
    tray.menu.search.connect(lambda: said.append("search"))
    tray.menu.status.connect(lambda: said.append("status"))
    tray.menu.settings.connect(lambda: said.append("settings"))
    tray.menu.quit.connect(lambda: said.append("quit"))
    shown = entries(tray.menu)
    for text in ("Search", "Status…", "Settings…", "Quit Magpie"):
        shown[text].trigger()
    assert said == ["search", "status", "settings", "quit"]
    assert not any("lipboard" in text for text in shown)  # nothing visible is a dead end


def test_without_a_service_nothing_can_be_paused(
    tray: Tray, feed: StatusFeed, service: AnsweringService
) -> None:
    service.close()
    until(lambda: feed.status.state == "starting", "the connection is gone")
    submenu = entries(tray.menu)["Pause indexing"].menu()
    assert submenu is not None
    assert not submenu.isEnabled()  # type: ignore[attr-defined]


@pytest.mark.parametrize("mark", ["idle", "indexing", "paused", "problem"])
def test_the_icon_stands_out_from_light_and_dark_panels(theme: Theme, mark: Mark) -> None:
    del theme
    for size in (16, 22, 32):
        drawn = tray_icon(mark).pixmap(size, size).toImage()
        assert drawn.size().width() == size
        ground = QColor(drawn.pixel(size // 2, 2))
        assert 40 < ground.lightness() < 200  # neither lost in white nor in black


def test_each_state_has_its_own_icon(theme: Theme) -> None:
    del theme
    marks: tuple[Mark, ...] = ("idle", "indexing", "paused", "problem")
    drawn = [tray_icon(mark).pixmap(22, 22).toImage() for mark in marks]
    assert all(a != b for n, a in enumerate(drawn) for b in drawn[n + 1 :])
