"""What the window says where there are no hits: a welcome, nothing found, or what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.search.session import Snapshot
from desktop.status import Blank, Status, blank
from desktop.ui.buttons import button_style, literal
from desktop.ui.icons import pixmap
from desktop.ui.key_wording import keys_said
from desktop.ui.status.words import detail, headline, number, pace
from desktop.ui.telling import told
from desktop.ui.theme import Theme
from desktop.ui.wording import tr

_ICON: Final = 30
_DISC: Final = 68
# A search by meaning is mostly over sooner: what is shown meanwhile would only flicker.
PATIENCE_MS: Final = 250


@dataclass(frozen=True)
class Deed:
    """What the person can do about it, and how: by Enter, or by Ctrl+Enter."""

    text: str
    do: Callable[[], None]
    key: str = "↵"


@dataclass(frozen=True)
class Page:
    """What is said."""

    icon: str
    head: str
    lines: tuple[str, ...] = ()
    first: Deed | None = None
    second: Deed | None = None
    bad: bool = False


class Notice(QWidget):
    """An icon, a headline, a line or two below it, and at most two things to do.

    The field keeps the keyboard: Enter is handed on by `activate`.
    """

    corrected = Signal(str)  # the query as it was meant
    why_wanted = Signal()  # for a file that the person will choose
    retry_wanted = Signal()  # to start the service
    folders_wanted = Signal()  # to choose what is searched
    status_wanted = Signal()
    everywhere_wanted = Signal()  # to search in all kinds of things

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._status = Status()
        self._snapshot = Snapshot()
        self._page = Page("magpie", "")
        self._clips = Page("clip", "")  # how the clipboard history is
        self._snippets = Page("snippet", "")  # how the snippets are
        self._icon = _Disc(theme)
        self._head, self._text = (QLabel(alignment=Qt.AlignmentFlag.AlignCenter) for _ in range(2))
        self._text.setWordWrap(True)
        self._first, self._second = _Deed(theme, primary=True), _Deed(theme, primary=False)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._refresh)
        self._lay_out()
        self._show(self._page_for("starting"))

    def _lay_out(self) -> None:
        deeds = QHBoxLayout()
        deeds.setSpacing(10)
        deeds.addStretch(1)
        deeds.addWidget(self._first)
        deeds.addWidget(self._second)
        deeds.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 16, 40, 32)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        for label in (self._head, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(10)
        layout.addLayout(deeds)
        layout.addStretch(1)

    @property
    def said(self) -> Page:
        """What is shown now."""
        return self._page

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        sizes, tokens = self._theme.sizes, self._theme.tokens
        self._head.setFont(self._theme.font(sizes.title + 3, bold=True))
        self._head.setStyleSheet(f"color: {tokens.text}")
        self._text.setFont(self._theme.font(sizes.body))
        self._text.setStyleSheet(f"color: {tokens.muted}")
        for part in (self._icon, self._first, self._second):
            part.restyle()

    def tell(self, snapshot: Snapshot) -> None:
        """Say why a snapshot has no hits."""
        self._snapshot = snapshot
        if blank(snapshot, self._status) != "looking":
            self._refresh()
        elif not self._patience.isActive():
            if not self.isVisible():  # hits were shown: what was said before is about other words
                self._show(Page("", ""))
            self._patience.start()

    def follow(self, status: Status) -> None:
        """Take how Magpie is: it may be why there are no hits."""
        self._status = status
        if blank(self._snapshot, status) != "looking":
            self._refresh()

    def follow_clips(self, page: Page) -> None:
        """Take what is said where there are no clips."""
        self._clips = page
        if blank(self._snapshot, self._status) == "clips":
            self._refresh()

    def follow_snippets(self, page: Page) -> None:
        """Take what is said where there are no snippets."""
        self._snippets = page
        if blank(self._snapshot, self._status) == "snippets":
            self._refresh()

    def activate(self, *, second: bool = False) -> bool:
        """Do what Enter does here, or Ctrl+Enter; false when that is nothing."""
        deeds = (self._page.first, self._page.second)
        wanted = "Ctrl ↵" if second else "↵"
        deed = next((deed for deed in deeds if deed and deed.key == wanted), None)
        if deed is None:
            return False
        deed.do()
        return True

    def _refresh(self) -> None:
        self._patience.stop()
        self._show(self._page_for(blank(self._snapshot, self._status)))

    def _show(self, page: Page) -> None:
        self._page = page
        self._icon.show_icon(page.icon, bad=page.bad)
        self._head.setText(page.head)
        self._text.setText("\n".join(page.lines))
        self._text.setVisible(bool(page.lines))
        self._first.show_deed(page.first)
        self._second.show_deed(page.second)
        self.setAccessibleName(". ".join((page.head, *page.lines)))
        self.restyle()

    def _page_for(self, kind: Blank) -> Page:
        match kind:
            case "down":
                return self._down()
            case "starting":
                return Page("magpie", tr("Getting ready…"), (tr("Magpie's service is starting."),))
            case "error":
                error = told(self._snapshot.error)
                return Page("warning", tr("That did not work"), (error,), bad=True)
            case "no-folders":
                return self._no_folders()
            case "ready" | "filling":
                return self._welcome(filling=kind == "filling")
            case "answered":
                return Page("search", tr("Nothing else found"))
            case "looking":
                return Page(
                    "search", tr("Looking further…"), (tr("No words match; now by meaning."),)
                )
            case "clips":
                return self._clips
            case "snippets":
                return self._snippets
            case "no-clip" | "no-snippet":
                return self._none_of(snippets=kind == "no-snippet")
            case "not-yet" | "nothing":
                return self._nothing(yet=kind == "nothing")

    def _down(self) -> Page:
        again = Deed(tr("Try again"), self.retry_wanted.emit)
        return Page("warning", headline(self._status), (detail(self._status),), again, bad=True)

    def _no_folders(self) -> Page:
        choose = Deed(tr("Choose folders…"), self.folders_wanted.emit)
        lines = (tr("Magpie searches the folders that you choose, and no others."),)
        return Page("folder", tr("Nothing to search yet"), lines, choose)

    def _welcome(self, *, filling: bool) -> Page:
        lines = (
            tr("Type a word, a name, initials such as “qbr”, or a question."),
            tr("Narrow it down with ext:pdf, in:folder, after:7d or “an exact phrase”."),
        )
        if not filling:
            return Page("magpie", tr("Find anything you have kept"), lines)
        going = " · ".join(part for part in (headline(self._status), pace(self._status)) if part)
        progress = Deed(tr("Show progress"), self.status_wanted.emit, "Ctrl ↵")
        return Page("magpie", tr("Find anything you have kept"), (lines[0], going), None, progress)

    def _none_of(self, *, snippets: bool) -> Page:
        meant = self._snapshot.did_you_mean
        first = None
        if meant:
            first = Deed(tr("Search for “{words}”").format(words=_short(meant)), self._correct)
        everywhere = Deed(tr("Search everywhere"), self.everywhere_wanted.emit, "Ctrl ↵")
        clip, snippet = tr("No clip found for “{words}”"), tr("No snippet found for “{words}”")
        head = (snippet if snippets else clip).format(words=_short(self._snapshot.query))
        lines = (tr("Try fewer words, or what you remember of it."),)
        return Page("snippet" if snippets else "clip", head, lines, first, everywhere)

    def _nothing(self, *, yet: bool) -> Page:
        why = Deed(tr("Why is my file not found?"), self.why_wanted.emit, "Ctrl ↵")
        meant = self._snapshot.did_you_mean
        first = None
        if meant:
            first = Deed(tr("Search for “{words}”").format(words=_short(meant)), self._correct)
        query = _short(self._snapshot.query)
        if not yet:
            waiting = number(self._status.waiting)
            lines = (tr("Files that are still to be read: {count}").format(count=waiting),)
            return Page("search", tr("Nothing found so far"), lines, first, why)
        if meant:
            lines = (tr("Did you mean “{words}”?").format(words=_short(meant)),)
        else:
            lines = (tr("Try fewer words, another spelling, or a description of it."),)
        head = tr("Nothing found for “{words}”").format(words=query)
        return Page("search", head, lines, first, why)

    def _correct(self) -> None:
        self.corrected.emit(self._snapshot.did_you_mean)


def _short(text: str) -> str:
    return text if len(text) <= 32 else text[:31].rstrip() + "…"


class _Disc(QWidget):
    """An icon upon a tinted disc."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name = "magpie"
        self._bad = False
        self.setFixedSize(QSize(_DISC, _DISC))

    def show_icon(self, name: str, *, bad: bool) -> None:
        """Show another icon; a bad one in the colour of danger."""
        self._name, self._bad = name, bad

    def restyle(self) -> None:
        """Take the theme's colours."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the disc and the icon."""
        del event
        if not self._name:
            return
        tokens = self._theme.tokens
        color = tokens.color("danger" if self._bad else "accent")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = QColor(color)
        tint.setAlphaF(0.13)
        painter.setBrush(tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(self.rect())
        at = (_DISC - _ICON) // 2
        drawn = pixmap(self._name, color.name(), _ICON, self.devicePixelRatioF())
        painter.drawPixmap(at, at, drawn)


class _Deed(QPushButton):
    """A button that names the key that does the same."""

    def __init__(self, theme: Theme, *, primary: bool) -> None:
        super().__init__()
        self._theme = theme
        self._primary = primary
        self._deed: Deed | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._do)

    def show_deed(self, deed: Deed | None) -> None:
        """Offer something else, or nothing."""
        self._deed = deed
        self.setVisible(deed is not None)
        if deed is not None:
            self.setText(literal(f"{deed.text}   {keys_said(deed.key)}"))
            self.setAccessibleName(deed.text)

    def restyle(self) -> None:
        """Take the theme's colours and type."""
        self.setFont(self._theme.font(self._theme.sizes.body))
        self.setStyleSheet(button_style(self._theme, primary=self._primary))

    def _do(self) -> None:
        if self._deed is not None:
            self._deed.do()
