"""Colours and type from the tokens in `assets/theme.json`, light or dark, as the system is."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from desktop.assets import ASSETS
from desktop.ui.face import Face

RADIUS: Final = 14  # of the window's corners
Scheme = Literal["light", "dark"]
Choice = Literal["system", "light", "dark"]


class Tokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of one scheme, as ``#rrggbb`` or ``#aarrggbb``."""

    surface: str
    sunken: str
    border: str
    outline: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    selection: str
    match: str
    match_text: str
    danger: str
    warning: str
    shadow: str

    def color(self, name: str) -> QColor:
        """Return a colour by its name."""
        return _color(getattr(self, name))


@cache
def _color(text: str) -> QColor:
    return QColor(text)


class Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Type sizes in pixels at 100 %."""

    field: int
    title: int
    body: int
    small: int
    tiny: int


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    light: Tokens
    dark: Tokens
    sizes: Sizes
    families: list[str]
    code_families: list[str]


@cache
def _file() -> _File:
    return msgspec.json.decode((ASSETS / "theme.json").read_bytes(), type=_File)


@cache
def _families(*, code: bool) -> list[str]:
    """Return those of the theme's families that are installed."""
    known = set(QFontDatabase.families())
    wanted = _file().code_families if code else _file().families
    return [name for name in wanted if name in known]


_ROLES: Final = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "sunken",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "border",
}


class Theme(QObject):
    """The scheme in force; `changed` tells when it is another one."""

    changed = Signal()

    def __init__(self, choice: Choice = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice: Choice = choice
        self._told: Scheme | None = None  # by who knows it better than Qt
        self._hint = _qt_scheme()
        self._more_contrast = False
        self._percent = 100  # of the size of type, by the person
        self._text_scale = 1.0  # of the same, by the system
        self._sizes = _file().sizes
        self._faces: dict[tuple[int, bool, bool], Face] = {}
        self._shown = self.tokens
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._hint_changed)

    @property
    def scheme(self) -> Scheme:
        """The scheme in force."""
        return (self._told or self._hint) if self._choice == "system" else self._choice

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        tokens = _file().dark if self.scheme == "dark" else _file().light
        return _contrasting(tokens) if self._more_contrast else tokens

    @property
    def sizes(self) -> Sizes:
        """The sizes of type, as large as the person wants them."""
        return self._sizes

    def scale_text(self, percent: int) -> None:
        """Make all type larger or smaller, beside what the system wants of all programs."""
        self._percent = percent
        self._tell_if_changed()

    def room(self, pixels: int) -> int:
        """Return the height of what holds text, from that at 100 %: it grows with the text."""
        return round(pixels * max(self._growth, 1))

    @property
    def _growth(self) -> float:
        return self._percent / 100 * self._text_scale

    def choose(self, choice: Choice) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        self._tell_if_changed()

    def system_is(
        self, scheme: Scheme | None, *, more_contrast: bool = False, text_scale: float = 1.0
    ) -> None:
        """Take the system's scheme from who knows it better than Qt, as a desktop portal does.

        With None, which is what a desktop without a wish says, Qt's own hint holds. `text_scale`
        is how much larger text is to be than Qt makes it.
        """
        self._told, self._more_contrast, self._text_scale = scheme, more_contrast, text_scale
        self._tell_if_changed()

    def _hint_changed(self, _: Qt.ColorScheme) -> None:
        self._hint = _qt_scheme()
        self._tell_if_changed()

    def _tell_if_changed(self) -> None:
        plain = msgspec.structs.asdict(_file().sizes)
        sizes = Sizes(**{name: round(size * self._growth) for name, size in plain.items()})
        if (self.tokens, sizes) != (self._shown, self._sizes):
            self._shown, self._sizes = self.tokens, sizes
            self.changed.emit()

    def font(self, size: int, *, bold: bool = False, code: bool = False) -> QFont:
        """Return a font of the theme; `size` in pixels."""
        return self.face(size, bold=bold, code=code).font

    def face(self, size: int, *, bold: bool = False, code: bool = False) -> Face:
        """Return a font of the theme with its measures; `size` in pixels."""
        key = (size, bold, code)
        if key not in self._faces:
            font = QFont()
            font.setFamilies(_families(code=code) or [font.family()])
            font.setPixelSize(size)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._faces[key] = Face(font)
        return self._faces[key]

    def forget_texts(self) -> None:
        """Let go of what was measured: what was deleted is not to be kept here."""
        for face in self._faces.values():
            face.forget()

    def style_sheet(self) -> str:
        """Return what no palette can say: slim scroll bars and tool tips."""
        tokens = self.tokens
        return f"""
            QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
            QScrollBar::handle:vertical {{
                background: {tokens.outline}; border-radius: 3px; min-height: 32px;
            }}
            QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
            QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
            QToolTip {{
                background: {tokens.surface}; color: {tokens.text};
                border: 1px solid {tokens.border}; padding: 4px;
            }}
        """

    def palette(self) -> QPalette:
        """Return the palette for every widget."""
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.tokens.color(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.tokens.color("faint"))
        return palette


def _qt_scheme() -> Scheme:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


@cache
def _contrasting(tokens: Tokens) -> Tokens:
    """Return a scheme whose lines and lesser texts stand out more from their ground."""
    return msgspec.structs.replace(
        tokens, muted=tokens.text, faint=tokens.text, border=tokens.muted, outline=tokens.muted
    )
