"""All that can be filled in, each with a word, as the editor's menu lists it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu

from desktop.ui.buttons import literal
from desktop.ui.theme import Theme
from desktop.ui.wording import tr


@dataclass(frozen=True)
class Insertable:
    """A placeholder: what is written, what it is called, and the part that one changes."""

    code: str
    name: str
    chosen: str = ""


def insertables() -> tuple[tuple[Insertable, ...], ...]:
    """Return all placeholders there are, in groups."""
    one, two = tr("one"), tr("two")
    return (
        (
            Insertable("{{date}}", tr("Date")),
            Insertable("{{time}}", tr("Time")),
            Insertable("{{datetime}}", tr("Date and time")),
            Insertable("{{day}}", tr("Day of the week")),
            Insertable("{{date +1d}}", tr("Date of another day"), "+1d"),
            Insertable("{{date:yyyy-MM-dd}}", tr("Date in a form of its own"), "yyyy-MM-dd"),
        ),
        (
            Insertable("{{clipboard}}", tr("What was copied last")),
            Insertable("{{clipboard:1}}", tr("What was copied before"), "1"),
            Insertable("{{selection}}", tr("What is selected")),
            Insertable("$|$", tr("Where the cursor is left")),
        ),
        (
            Insertable(f"[[{tr('name')}]]", tr("A question: a line"), tr("name")),
            Insertable(
                f'[[{tr("text")} type="multiline"]]', tr("A question: several lines"), tr("text")
            ),
            Insertable(
                f'[[{tr("choice")} type="choice" values="{one}|{two}"]]',
                tr("A question: one of several"),
                f"{one}|{two}",
            ),
        ),
        (
            Insertable(
                f"{{{{random:{one}|{two}}}}}", tr("One of several, by chance"), f"{one}|{two}"
            ),
            Insertable("{{counter}}", tr("A number, one more each time")),
            Insertable("{{uuid}}", tr("A random UUID")),
            Insertable(
                f"{{{{snippet:{tr('keyword')}}}}}", tr("Another snippet"), tr("keyword")
            ),
        ),
        (
            Insertable("{{shell:uptime}}", tr("What a command prints"), "uptime"),
            Insertable("{{env:HOME}}", tr("An environment variable"), "HOME"),
        ),
    )  # fmt: skip


def show(menu: QMenu, theme: Theme, insert: Callable[[str, str], None]) -> None:
    """Fill a menu with them anew."""
    menu.clear()
    tokens, sizes = theme.tokens, theme.sizes
    menu.setFont(theme.font(sizes.body))
    menu.setStyleSheet(f"""
        QMenu {{ background: {tokens.surface}; color: {tokens.text}; padding: 6px;
            border: 1px solid {tokens.outline}; }}
        QMenu::item {{ padding: 5px 14px; border-radius: 6px; }}
        QMenu::item:selected {{ background: {tokens.selection}; color: {tokens.text}; }}
        QMenu::separator {{ height: 1px; background: {tokens.border}; margin: 5px 8px; }}
    """)
    for number, group in enumerate(insertables()):
        if number:
            menu.addSeparator()
        for one in group:
            action = menu.addAction(literal(f"{one.name}\t{one.code}"))
            action.triggered.connect(lambda _=False, one=one: insert(one.code, one.chosen))
