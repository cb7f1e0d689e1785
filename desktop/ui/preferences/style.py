"""How the settings window's controls look, from the theme's tokens."""

from __future__ import annotations

from PySide6.QtGui import QFont

from desktop.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return the style of buttons, fields, sliders and lists; widgets say their part by `role`."""
    tokens, sizes = theme.tokens, theme.sizes
    families = _families(theme.font(sizes.body))
    code = _families(theme.font(sizes.small, code=True))
    return (
        theme.style_sheet()
        + f"""
        QWidget {{
            font-family: {families}; font-size: {sizes.body}px; color: {tokens.text};
        }}
        QLabel {{ background: transparent; }}
        QLabel[role="heading"] {{ font-size: {sizes.field}px; font-weight: 600; }}
        QLabel[role="title"] {{ font-size: {sizes.title}px; }}
        QLabel[role="text"] {{ color: {tokens.muted}; font-size: {sizes.small}px; }}
        QLabel[role="good"] {{ color: {tokens.accent}; font-size: {sizes.small}px; }}
        QLabel[role="bad"] {{ color: {tokens.danger}; font-size: {sizes.small}px; }}
        QLabel[role="warning"] {{ color: {tokens.warning}; font-size: {sizes.small}px; }}
        QLabel[role="notice"] {{
            color: {tokens.warning}; font-size: {sizes.small}px; background: {tokens.sunken};
            border: 1px solid {tokens.border}; border-radius: 8px; padding: 8px 12px;
        }}
        QLabel[role="name"] {{ font-size: {sizes.small}px; }}
        QLabel[role="code"] {{ font-family: {code}; font-size: {sizes.small}px; }}
        {_buttons(theme)}
        {_fields(theme)}
        {_slider(theme)}
        {_lists(theme)}
        """
    )


def _families(font: QFont) -> str:
    return ", ".join(f'"{name}"' for name in font.families())


def _buttons(theme: Theme) -> str:
    tokens = theme.tokens
    return f"""
        QPushButton {{
            background: {tokens.surface}; color: {tokens.text};
            border: 1px solid {tokens.outline}; border-radius: 7px; padding: 5px 13px;
        }}
        QPushButton:hover {{ background: {tokens.sunken}; }}
        QPushButton:pressed {{ background: {tokens.selection}; }}
        QPushButton:focus {{ border: 2px solid {tokens.accent}; padding: 4px 12px; }}
        QPushButton:disabled {{ color: {tokens.faint}; border-color: {tokens.border}; }}
        QPushButton[role="primary"] {{
            background: {tokens.accent}; color: {tokens.on_accent}; border-color: {tokens.accent};
        }}
        QPushButton[role="primary"]:focus {{ border: 2px solid {tokens.text}; }}
        QPushButton[role="danger"] {{ color: {tokens.danger}; border-color: {tokens.danger}; }}
        QPushButton[role="segment"] {{
            border-radius: 6px; border: 1px solid transparent;
            background: transparent; color: {tokens.muted}; padding: 4px 11px;
        }}
        QPushButton[role="segment"]:hover {{ color: {tokens.text}; }}
        QPushButton[role="segment"]:checked {{
            background: {tokens.surface}; color: {tokens.text}; border-color: {tokens.outline};
        }}
        QPushButton[role="segment"]:focus {{
            border: 2px solid {tokens.accent}; padding: 3px 10px;
        }}
        QFrame[role="segments"] {{
            background: {tokens.sunken}; border: 1px solid {tokens.border}; border-radius: 8px;
        }}
        QToolButton {{
            background: transparent; border: 1px solid transparent; border-radius: 6px;
            padding: 3px;
        }}
        QToolButton:hover {{ background: {tokens.sunken}; border-color: {tokens.border}; }}
        QToolButton:focus {{ border: 2px solid {tokens.accent}; padding: 2px; }}
    """


def _fields(theme: Theme) -> str:
    tokens = theme.tokens
    return f"""
        QLineEdit, QSpinBox, QDoubleSpinBox {{
            background: {tokens.surface}; color: {tokens.text};
            border: 1px solid {tokens.outline}; border-radius: 7px; padding: 5px 9px;
            selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
        }}
        QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus {{
            border: 2px solid {tokens.accent}; padding: 4px 8px;
        }}
        QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {{
            color: {tokens.faint}; border-color: {tokens.border};
        }}
        /* WORKAROUND Qt 6.12: without buttons, a styled box has a field one pixel wide. */
        QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
        QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
            border: none; padding: 0 9px; background: transparent;
        }}
    """


def _slider(theme: Theme) -> str:
    tokens = theme.tokens
    return f"""
        QSlider {{ min-height: 24px; background: transparent; }}
        QSlider::groove:horizontal {{
            height: 4px; border-radius: 2px; background: {tokens.outline};
        }}
        QSlider::sub-page:horizontal {{
            height: 4px; border-radius: 2px; background: {tokens.accent};
        }}
        QSlider::handle:horizontal {{
            width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
            background: {tokens.surface}; border: 1px solid {tokens.accent};
        }}
        QSlider::handle:horizontal:focus, QSlider::handle:horizontal:hover {{
            background: {tokens.accent};
        }}
    """


def _lists(theme: Theme) -> str:
    tokens, sizes = theme.tokens, theme.sizes
    return f"""
        QWidget#side {{ background: {tokens.sunken}; }}
        QListWidget {{
            background: transparent; border: none; outline: none; font-size: {sizes.body}px;
        }}
        QListWidget::item {{ border-radius: 7px; padding: 8px 10px; margin: 1px 0; }}
        QListWidget::item:hover {{ background: {tokens.border}; }}
        QListWidget::item:selected {{ background: {tokens.selection}; color: {tokens.text}; }}
        QListWidget::item:selected:focus {{ border: 1px solid {tokens.accent}; }}
    """
