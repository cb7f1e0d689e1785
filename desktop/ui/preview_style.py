"""What the styles of a preview's text look like in a theme: fonts, colours, and room."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec
from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat

from desktop.assets import ASSETS
from desktop.preview.blocks import Block, Kind, Style
from desktop.ui.theme import Scheme, Theme

_HEADINGS: Final = (5, 3, 1)  # pixels that headings of the first levels are larger than text
_MONOSPACED: Final = frozenset({"code", "source"})


@cache
def code_colors(scheme: Scheme) -> dict[str, str]:
    """Return the colours of code by the style's name, as ``#rrggbb``."""
    source = (ASSETS / "code_colors.json").read_bytes()
    return msgspec.json.decode(source, type=dict[str, dict[str, str]])[scheme]


class TextStyle:
    """Fonts and formats of one theme as it is now."""

    def __init__(self, theme: Theme) -> None:
        self.tokens = theme.tokens
        sizes = theme.sizes
        self.body = theme.font(sizes.body)
        self.mono = theme.font(sizes.small, code=True)
        self.tiny = theme.font(sizes.tiny, bold=True)
        self.number = theme.font(sizes.tiny, code=True)
        self._headings = [theme.font(sizes.body + more, bold=True) for more in _HEADINGS]
        self._codes = code_colors(theme.scheme)
        self._formats: dict[Style, QTextCharFormat] = {}
        self.match = QTextCharFormat()
        self.match.setBackground(self.tokens.color("match"))
        self.match.setForeground(self.tokens.color("match_text"))
        self.closest = QTextCharFormat()
        self.closest.setBackground(self.tokens.color("selection"))

    def font(self, block: Block) -> QFont:
        """Return the font of a block's text."""
        if block.kind in _MONOSPACED:
            return self.mono
        if block.kind == "heading":
            return self._headings[min(block.level, len(self._headings)) - 1]
        return self.body

    def color(self, kind: Kind) -> QColor:
        """Return the colour of a block's text."""
        return self.tokens.color("muted" if kind == "quote" else "text")

    def format(self, style: Style) -> QTextCharFormat:
        """Return how a run of text looks."""
        found = self._formats.get(style)
        if found is None:
            found = self._formats[style] = self._made(style)
        return found

    def _made(self, style: Style) -> QTextCharFormat:
        made = QTextCharFormat()
        match style:
            case "strong":
                made.setFontWeight(QFont.Weight.DemiBold)
            case "emphasis":
                made.setFontItalic(True)
            case "struck":
                made.setFontStrikeOut(True)
                made.setForeground(self.tokens.color("muted"))
            case "inline-code":
                made.setFontFamilies(self.mono.families())
                made.setProperty(QTextCharFormat.Property.FontPixelSize, self.mono.pixelSize())
                made.setBackground(QBrush(self.tokens.color("border")))
            case "link":
                made.setForeground(self.tokens.color("accent"))
            case "token" | "field":
                asked = style == "field"
                made.setForeground(self.tokens.color("match_text" if asked else "accent"))
                made.setBackground(self.tokens.color("match" if asked else "selection"))
            case "faint":
                made.setForeground(self.tokens.color("faint"))
            case _:
                made.setForeground(QColor(self._codes[style]))
        return made
