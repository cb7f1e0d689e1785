"""The launcher's real views, over a service that answers with lines as the real one does.

What a person would have (names, texts, queries) is written in Greek letters here: a Latin letter
in a view is Magpie's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import msgspec
import shiboken6
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Desktop
from desktop.search.clip_actions import LIKE_A_KEY, NO_TEXT, NOT_KEPT, TOO_LONG
from desktop.search.outcomes import Explained, Failed, Gone
from desktop.search.session import Snapshot
from desktop.status import Speed, Status
from desktop.system.keys import KeySequence, parse
from desktop.system.ports import Answer as KeyAnswer
from desktop.system.ports import Granted, Guided, Missing, Taken, Unavailable
from desktop.ui.action_wording import question, question_of_marked
from desktop.ui.welcome.folders_step import Suggestion
from desktop.ui.welcome.window import WelcomeWindow
from indexer.contract.locations import Locations
from indexer.contract.messages import (
    Answer,
    AnyReply,
    AnyRequest,
    Citation,
    Contribution,
    Diagnose,
    Diagnosis,
    Done,
    DrawPage,
    Error,
    Explanation,
    FailedFile,
    Failures,
    Folder,
    Folders,
    GetSettings,
    Hit,
    Hits,
    ListFailures,
    ListFolders,
    Passage,
    ReadAround,
    Search,
    ServiceState,
    ServiceStatus,
    SettingsState,
    TextAround,
    Why,
)
from indexer.contract.settings import Index, Launcher, Page, Settings
from tests.desktop.answering import AnsweringService
from tests.desktop.qt import until
from tests.desktop.qt_fixtures import own_windows
from tests.desktop.search.hits import clip_hit
from tests.desktop.translations import clip_views, editor_views, snippet_views

TEXT = "αβγ δεζ ηθι. κλμ νξο πρσ."
SETTINGS = Settings(
    index=Index(exclude=["*.αβγ"]),
    launcher=Launcher(open={"αβγ/δεζ": "ηθι {path}"}, web_search="https://αβγ/?q={query}"),
)


def passage(label: str, start: int, *, page: int | None = None) -> Passage:
    citation = Citation(page, 4, 9, start, start + len(TEXT), label)
    return Passage(TEXT, [(0, 3)], citation, (0, 12))


PDF = Hit(
    id="file:1", kind="file", title="αβγ.pdf", uri="file:///αδα/αβγ/αβγ.pdf", score=0.8,
    found_by=["keyword", "semantic"],
    passages=[passage("p. 3, lines 4–9", 0, page=3), passage("p. 7, line 4", 100, page=7)],
    modified="2026-10-01T10:00:00Z", mime="application/pdf",
    places=["file:///αδα/δεζ.pdf", "file:///αδα/ηθι.pdf"],
)  # fmt: skip
NOTE = Hit(
    id="file:2", kind="file", title="δεζ", uri="file:///αδα/δεζ", score=0.7,
    found_by=["keyword"], passages=[passage("lines 4–9", 0)], modified="2026-10-01T10:00:00Z",
    mime="text/plain",
)  # fmt: skip
APP = Hit(
    id="app:αβγ", kind="app", title="ηθι", uri="file:///usr/share/applications/αβγ.desktop",
    score=0.6, found_by=["keyword"], passages=[], modified="", mime="", subtitle="κλμ",
)  # fmt: skip
CLIP_HITS = tuple(
    msgspec.structs.replace(clip_hit(number, text="αβγ", size=2345), title="αβγ")
    for number in (1, 2)
)
CLIP_LINES = (
    "1 clip is forgotten.", "3 clips are forgotten.", "9 clips are deleted.", TOO_LONG, NO_TEXT,
    LIKE_A_KEY, NOT_KEPT, "Nothing was copied in that time that is not pinned.",
    "3 clips are exported.", "The clipboard history opens with your passphrase from now on.",
)  # fmt: skip
SUM = Answer("dates", "12", "12", "τάγματα until 2027-01-01")
REASONS = (
    "name", "words", "words in its name", "words in its title", "words in its path",
    "words in its text", "meaning", "opened for this query", "opened before", "recent",
    "English name", "program", "what it is", "keyword",
)  # fmt: skip


def _hits(request: AnyRequest) -> AnyReply:
    assert isinstance(request, Search)
    found = [PDF, NOTE, APP] if request.query == "αβγ" else []
    return Hits(query=request.query, final=True, took_ms=1, hits=found)


def _settings(request: AnyRequest) -> AnyReply:
    assert isinstance(request, GetSettings)
    if request.known is not None:
        return Done()  # there will be no others
    problems = ['αβγ.toml: unknown setting "δεζ"; did you mean "ηθι"?']
    return SettingsState(settings=SETTINGS, problems=problems, revision=1)


LARGE = "The file is 60 MB; the limit is 50 MB."
ANSWERS: dict[type, AnyReply | Callable[[AnyRequest], AnyReply]] = {
    Search: _hits,
    GetSettings: _settings,
    ListFolders: Folders(
        folders=[
            Folder("file:///αβγ", "/αβγ", 1820, 7, 1420, 1100, 390),
            Folder("file:///δ", "/δ", 1, 0),
        ]
    ),
    ListFailures: Failures(
        failures=[
            FailedFile("file:///αβγ/δ", "/αβγ/δ", "encrypted", "The PDF is password-protected."),
            FailedFile("file:///αβγ/ε", "/αβγ/ε", "too-large", LARGE),
        ],
        total=2,
        codes={"encrypted": 1, "too-large": 1},
    ),
    ServiceStatus: ServiceState(
        pid=1, version="0.1.0", uptime=1.0, memory=100 << 20, worker_pid=2, worker_memory=1 << 20,
        model="μοντέλο", model_ready=False,
    ),
    Diagnose: Diagnosis(
        catalog=5 << 20, keyword=3 << 20, vectors=1 << 20, models=1 << 20,
        versions={"magpie": "0.1.0", "python": "3.11.7"},
    ),
    Why: Explanation(
        verdict="indexed",
        lines=[
            "~/αβγ is indexed.",
            "Read 2026-11-02 09:05:00 with αβγ/3, δεζ/ηθι.",
            "Found by its words.",
            "3 of its 4 passages are found by meaning.",
        ],
    ),
    ReadAround: TextAround(text=TEXT, start=0, more=False, parts=[], line=4, lines=12, size=2345),
    DrawPage: Error(code="failed", message="The page cannot be drawn."),
}  # fmt: skip


@dataclass
class Views:
    """A running launcher, and a way to each of its views."""

    desktop: Desktop
    service: AnsweringService
    made: list[QWidget] = field(default_factory=list)

    def launcher(self) -> Iterator[tuple[str, QWidget]]:
        """Show the window with hits, with one of each kind selected, and with an answer."""
        window = self.desktop.window
        window.summon()
        window.field.setText("αβγ")
        until(lambda: window.model.rowCount() > 0, "hits are shown")
        for row in range(window.model.rowCount()):
            window.list.setCurrentIndex(window.model.index(row, 0))
            window._select(row, moved=True)
            until(lambda: window.preview.settled, "the preview is there")
            yield f"row {row}", window
        self.desktop.session.show(Snapshot("αβγ", hits=(NOTE,), final=True, answer=SUM))
        yield "an answer", window

    def menu_and_cards(self) -> Iterator[tuple[str, QWidget]]:
        """Show the menu of actions, and the cards."""
        desktop, acting = self.desktop, self.desktop.acting
        window = desktop.window
        window.summon()
        window.show_snapshot(Snapshot("αβγ", hits=(PDF, APP), final=True))
        acting.open_menu()
        yield "menu", window
        acting.menu.leave()
        shares = tuple(Contribution(reason, 0.1) for reason in REASONS)
        lines = ("~/αβγ is left out: larger than 50 MB.",)
        acting.card.explain(Explained(PDF, shares, lines), window.free_area())
        yield "why", window
        acting.card.leave()
        acting.card.explain(Explained(PDF, (), lines), window.free_area())
        yield "found by", window
        acting.card.leave()
        for action in ("exclude-file", "exclude-folder", "delete-clip", "clear-clips"):
            acting.card.ask(*question(action, "αβγ"), lambda: None, QRect(10, 70, 800, 400))
            yield action, window
            acting.card.leave()
        window.show_snapshot(Snapshot("αβγ", hits=CLIP_HITS, final=True))
        acting.open_menu()
        yield "menu of a clip", window
        acting.menu.leave()
        window.mark()
        acting.open_menu()
        yield "menu of what is marked", window
        acting.menu.leave()
        acting.card.ask(*question_of_marked(2), lambda: None, QRect(10, 70, 800, 400))
        yield "delete-marked", window
        acting.card.leave()
        acting.editor.edit("αβγ", window.free_area())
        yield "edit", window
        acting.editor.leave()
        for line in CLIP_LINES:
            acting._came_of_it(Failed(line))
            yield line, window
        for outcome in (Gone(b"/"), Failed("αβγ cannot be started: δ is not installed", b"/")):
            acting._came_of_it(outcome)
            yield type(outcome).__name__, window

    def notices(self) -> Iterator[tuple[str, QWidget]]:
        """Show the window without hits, in every state."""
        window = self.desktop.window
        window.summon()
        busy = Status("indexing", folders=1, files=9, unread=90, waiting=90, speed=Speed(12.0))
        states = [
            Status("down", problems=("Magpie's service keeps ending; its log tells why.",)),
            Status("starting"), Status("idle", folders=0), Status("idle", folders=1), busy,
        ]  # fmt: skip
        for status in states:
            for snapshot in (
                Snapshot(),
                Snapshot("αβγ", final=True),
                Snapshot("αβγ", final=True, did_you_mean="δεζ"),
                Snapshot("αβγ", error="Magpie's service does not answer."),
                Snapshot("αβγ", final=True, answer=SUM),
            ):
                window.show_snapshot(snapshot)
                window.notice.follow(status)
                yield f"{status.state}, {snapshot.query}", window

    def clips(self) -> Iterator[tuple[str, QWidget]]:
        """Show the clipboard history with a clip of each kind, and in every state."""
        return clip_views.views(self.desktop)

    def snippets(self) -> Iterator[tuple[str, QWidget]]:
        """Show the snippets in every state, and what is asked and said of them."""
        return snippet_views.views(self.desktop)

    def snippet_editor(self) -> Iterator[tuple[str, QWidget]]:
        """Show the editor of snippets, and all that it says."""
        yield from editor_views.shown(self.desktop, self.service)

    def settings(self) -> Iterator[tuple[str, QWidget]]:
        """Show each page of the settings."""
        desktop = self.desktop
        desktop.show_settings()
        window = desktop.settings_window
        assert window is not None
        until(lambda: window.complete and desktop.preferences.answered, "all pages are there")
        pages: list[Page] = list(window.pages)
        for page in pages:
            window.go(page)
            QTest.qWait(30)
            yield page, window
        window.go("hotkey")
        key, other = parse("Ctrl+Space"), parse("Alt+Space")
        answers: list[KeyAnswer] = [
            Granted("Ctrl+Space"), Taken(key, other), Missing(key, other), Taken(key, None),
            Guided("αβγ", ()), Unavailable("δ"),
        ]  # fmt: skip
        for answer in answers:
            window.hotkey.show_answer(answer)
            yield f"hotkey {type(answer).__name__}", window

    def status(self) -> Iterator[tuple[str, QWidget]]:
        """Show the status page, and why a file is found or not."""
        overview = self.desktop.overview
        overview.show_status()
        page = overview.status_page()
        until(lambda: page.failures.model.total == 2, "the failures are listed")
        page.failures.list.setCurrentIndex(page.failures.model.index(0, 0))
        yield "status", page
        self.made.append(overview.why())
        overview.why().show()
        yield "why, empty", overview.why()
        overview.why().explain("file:///αβγ")
        until(lambda: "ηθι" in overview.why().lines.text(), "it is explained")
        yield "why", overview.why()

    def welcome(self) -> Iterator[tuple[str, QWidget]]:
        """Show each step of the first run."""
        key, other = parse("Ctrl+Space"), parse("Alt+Space")
        answers: list[KeyAnswer] = [
            Granted("Ctrl+Space"), Taken(key, other), Missing(key, None), Guided("αβγ", ()),
            Unavailable("δ"),
        ]  # fmt: skip
        for answer in answers:
            yield from self._welcome(answer)

    def _welcome(self, answer: KeyAnswer) -> Iterator[tuple[str, QWidget]]:
        def bind(key: KeySequence, then: Callable[[KeyAnswer], None]) -> None:
            del key
            then(answer)

        desktop = self.desktop
        window = WelcomeWindow(
            desktop.theme, desktop.connection, desktop.overview.feed, parse("Ctrl+Space"), bind,
            lambda *_: None, [Suggestion("/αβγ/δεζ".encode())],
        )  # fmt: skip
        self.made.append(window)
        window.show_folders()
        yield "folders", window
        window._go(1)
        yield f"key {type(answer).__name__}", window
        if isinstance(answer, Granted):
            window.key_pressed()
            yield "key pressed", window
            window.show_progress()
            for status in (
                Status("indexing", folders=1, files=9, unread=9, waiting=9, speed=Speed(2.0)),
                Status("idle", folders=1, files=9),
            ):
                window.progress.follow(status)
                yield f"progress {status.state}", window
        window.hide()

    def menus(self) -> Iterator[tuple[str, QWidget]]:
        """Show the tray's menu in every state."""
        menu = self.desktop.overview.tray.menu
        for status in (
            Status("starting"), Status("scanning", folders=1), Status("paused", pause="battery"),
            Status("paused", pause="busy", waiting=3), Status("paused", pause="person", until=9e9),
            Status("paused", pause="person"),
            Status("problem", problems=("Indexing keeps failing; see δ.",)),
            Status("indexing", passages=9, embedded=2, speed=Speed(None, 3.0)),
        ):  # fmt: skip
            menu._show(status)
            self.desktop.overview.tray._tell(status)
            yield f"menu {status.state} {status.pause}", menu


@contextmanager
def views(application: QApplication, locations: Locations) -> Iterator[Views]:
    """Run a launcher as it starts, with a service of the test's."""
    service = AnsweringService(locations.socket)
    service.answers |= ANSWERS
    service.open()
    desktop = Desktop(locations)
    desktop.hotkeys.main._key = "Ctrl+Space"  # as after a start, which would bind it
    found = Views(desktop, service)
    try:
        desktop.connection.open()
        until(lambda: desktop.overview.feed.status.state == "idle", "the service has answered")
        yield found
    finally:
        windows = [*found.made, desktop.settings_window, desktop.window]
        desktop.stop()
        service.close()
        for window in windows:
            if window is not None and shiboken6.isValid(window):
                window.hide()
        for left in own_windows(application):
            shiboken6.delete(left)
