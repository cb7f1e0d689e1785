"""How buttons, fields and lists of windows look."""

from __future__ import annotations

from typing import Literal, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.assets import ASSETS
from desktop.ui.theme import Theme

T = TypeVar("T", bound=QWidget)
Tone = Literal["muted", "faint", "warning", "danger", "primary"]


def literal(text: str) -> str:
    """Return a button's text for Qt, which takes a single & for a mark of the next letter."""
    return text.replace("&", "&&")


def button_style(theme: Theme, *, primary: bool = False) -> str:
    """Return the style of a push button: filled for what is most likely wanted."""
    tokens = theme.tokens
    ground, text, edge = (
        (tokens.accent, tokens.on_accent, tokens.accent)
        if primary
        else (tokens.surface, tokens.text, tokens.outline)
    )
    return f"""
        QPushButton {{
            background: {ground}; color: {text}; border: 1px solid {edge};
            border-radius: 7px; padding: 6px 14px;
        }}
        QPushButton:hover {{ border-color: {tokens.text}; }}
        QPushButton:pressed {{ background: {tokens.accent if primary else tokens.sunken}; }}
        QPushButton:focus {{ border: 2px solid {tokens.text if primary else tokens.accent};
            padding: 5px 13px; }}
        QPushButton:disabled {{ background: {tokens.sunken}; color: {tokens.faint};
            border-color: {tokens.border}; }}
    """


def tone(widget: T, name: Tone) -> T:
    """Give a label or button of a window a tone of `window_style`; returns it."""
    widget.setProperty("tone", name)
    return widget


def window_style(theme: Theme) -> str:
    """Return the style of a window of forms and lists, buttons included.

    It is set once on the window: a sheet for each widget costs a millisecond each.
    """
    tokens = theme.tokens
    primary = button_style(theme, primary=True)
    labels = f"""
        QWidget#page {{ background: {tokens.surface}; }}
        QLabel, QCheckBox {{ background: transparent; color: {tokens.text}; }}
        QLabel[tone="muted"] {{ color: {tokens.muted}; }}
        QLabel[tone="faint"] {{ color: {tokens.faint}; }}
        QLabel[tone="warning"] {{ color: {tokens.warning}; }}
        QLabel[tone="danger"] {{ color: {tokens.danger}; }}
    """
    return (
        theme.style_sheet()
        + button_style(theme)
        + primary.replace("QPushButton", 'QPushButton[tone="primary"]')
        + labels
        + _fields_style(theme)
        + _lists_style(theme)
    )


def _fields_style(theme: Theme) -> str:
    tokens = theme.tokens
    return f"""
        QLineEdit, QComboBox {{
            background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.outline};
            border-radius: 7px; padding: 5px 9px; selection-background-color: {tokens.accent};
            selection-color: {tokens.on_accent};
        }}
        QLineEdit:focus, QComboBox:focus {{ border-color: {tokens.accent}; }}
        QComboBox::drop-down {{ border: none; width: 26px; }}
        QComboBox::down-arrow {{
            image: url("{ASSETS / "chevron.svg"}"); width: 14px; height: 14px;
        }}
        QComboBox QAbstractItemView {{ background: {tokens.surface}; color: {tokens.text};
            border: 1px solid {tokens.border}; selection-background-color: {tokens.selection};
            selection-color: {tokens.text}; }}
        QCheckBox {{ spacing: 10px; }}
        QCheckBox::indicator {{
            width: 16px; height: 16px; border: 1px solid {tokens.outline}; border-radius: 4px;
            background: {tokens.surface};
        }}
        QCheckBox::indicator:hover, QCheckBox::indicator:focus {{
            border-color: {tokens.accent};
        }}
        QCheckBox::indicator:checked {{
            background: {tokens.accent}; border-color: {tokens.accent};
            image: url("{ASSETS / f"check-{theme.scheme}.svg"}");
        }}
    """


def _lists_style(theme: Theme) -> str:
    tokens = theme.tokens
    return f"""
        QListView, QTableView {{
            background: {tokens.surface}; color: {tokens.text};
            border: 1px solid {tokens.border}; border-radius: 8px;
            selection-background-color: {tokens.selection}; selection-color: {tokens.text};
        }}
        QListView:focus, QTableView:focus {{ border-color: {tokens.accent}; }}
        QTableView::item {{ padding: 0 8px; border: none; }}
        QHeaderView {{ background: transparent; border: none; }}
        QHeaderView::section {{
            background: transparent; color: {tokens.muted}; border: none;
            border-bottom: 1px solid {tokens.border}; padding: 6px 8px;
        }}
        QProgressBar {{
            background: {tokens.border}; border: none; border-radius: 3px; max-height: 6px;
            min-height: 6px;
        }}
        QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 3px; }}
    """
