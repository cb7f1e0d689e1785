"""How the editor's own parts look, from the theme's tokens."""

from __future__ import annotations

from desktop.ui.theme import Theme


def editor_style(theme: Theme) -> str:
    """Return the style of what is in the card and in no other window; widgets say their `part`."""
    tokens = theme.tokens
    return f"""
        QTextEdit, QPlainTextEdit {{
            background: {tokens.sunken}; color: {tokens.text}; border-radius: 8px;
            border: 1px solid {tokens.outline}; padding: 4px 6px;
            selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
        }}
        QPlainTextEdit {{ border-color: {tokens.border}; border-radius: 6px; padding: 2px 4px; }}
        QTextEdit[part="preview"] {{
            background: {tokens.surface}; border-color: {tokens.border};
        }}
        QTextEdit:focus, QPlainTextEdit:focus {{ border-color: {tokens.accent}; }}
        QScrollArea, QWidget#below {{ background: transparent; border: none; }}
        QPushButton[part="form"] {{
            background: transparent; color: {tokens.muted}; border: 1px solid transparent;
            border-radius: 6px; padding: 3px 10px;
        }}
        QPushButton[part="form"]:checked {{
            background: {tokens.selection}; color: {tokens.text};
        }}
        QPushButton[part="form"]:focus {{ border-color: {tokens.accent}; }}
        QPushButton[part="insert"] {{ padding: 4px 12px; }}
        QPushButton[part="fold"] {{
            background: transparent; border: 1px solid transparent; color: {tokens.muted};
            padding: 2px 6px 2px 2px; border-radius: 5px; text-align: left;
        }}
        QPushButton[part="fold"]:focus {{ border-color: {tokens.accent}; }}
        QPushButton[part="fold"]:hover {{ color: {tokens.text}; }}
        QToolButton {{ border: none; border-radius: 6px; padding: 4px; margin-right: 1px; }}
        QToolButton:hover {{ background: {tokens.sunken}; }}
        QToolButton:checked {{ background: {tokens.selection}; }}
    """


def list_style(theme: Theme) -> str:
    """Return the style of a list that pops up below a field."""
    tokens = theme.tokens
    return f"""
        QListView {{ background: {tokens.surface}; color: {tokens.text}; padding: 4px;
            border: 1px solid {tokens.outline}; outline: none; }}
        QListView::item {{ padding: 4px 8px; }}
        QListView::item:selected {{ background: {tokens.selection}; color: {tokens.text}; }}
    """
