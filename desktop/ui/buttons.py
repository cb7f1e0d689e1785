"""How buttons, fields and lists of windows look."""

from __future__ import annotations

from desktop.ui.theme import Theme


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


def window_style(theme: Theme) -> str:
    """Return the style of a window of forms and lists, buttons included."""
    tokens = theme.tokens
    return (
        theme.style_sheet()
        + button_style(theme)
        + f"""
        QWidget#page {{ background: {tokens.surface}; }}
        QLabel {{ background: transparent; }}
        QLineEdit, QComboBox {{
            background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.outline};
            border-radius: 7px; padding: 5px 9px; selection-background-color: {tokens.accent};
            selection-color: {tokens.on_accent};
        }}
        QLineEdit:focus, QComboBox:focus {{ border-color: {tokens.accent}; }}
        QComboBox::drop-down {{ border: none; width: 18px; }}
        QComboBox QAbstractItemView {{ background: {tokens.surface}; color: {tokens.text};
            border: 1px solid {tokens.border}; selection-background-color: {tokens.selection};
            selection-color: {tokens.text}; }}
        QListView, QTableView {{
            background: {tokens.surface}; border: 1px solid {tokens.border}; border-radius: 8px;
        }}
        QHeaderView::section {{
            background: {tokens.surface}; color: {tokens.muted}; border: none;
            border-bottom: 1px solid {tokens.border}; padding: 6px 8px;
        }}
        QProgressBar {{
            background: {tokens.border}; border: none; border-radius: 3px; max-height: 6px;
            min-height: 6px;
        }}
        QProgressBar::chunk {{ background: {tokens.accent}; border-radius: 3px; }}
        """
    )
