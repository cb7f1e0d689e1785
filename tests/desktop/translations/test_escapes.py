"""No visible text goes past the catalogues: what the source shows of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.desktop.translations.tool import ROOT, loaded

tool = loaded()
_DESKTOP: Final = ROOT / "desktop"
# Lines of layers without Qt are English, and told where they are shown: `test_lines` looks at them.
_LINES: Final = ("desktop/connection/", "desktop/system/", "desktop/search/", "desktop/preview/")
_FILES: Final = sorted(path.relative_to(ROOT).as_posix() for path in _DESKTOP.rglob("*.py"))

# Which arguments are seen or heard, by the name of what is called.
_FIRST: Final = (0,)
_SHOWN: Final[dict[str, tuple[int, ...]]] = {
    **dict.fromkeys(
        (
            "setText", "setToolTip", "setAccessibleName", "setAccessibleDescription",
            "setPlaceholderText", "setWindowTitle", "setTitle", "setStatusTip", "setWhatsThis",
            "setPrefix", "setSuffix", "setSpecialValueText", "addAction", "addMenu", "addItem",
            "show_state", "show_message", "setHtml", "setPlainText", "showMessage",
            "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QMenu",
            "QGroupBox", "QListWidgetItem", "QLineEdit", "Line", "Deed", "Trouble", "label",
            "literal", "_say", "_entry",
        ),
        _FIRST,
    ),
    "QFileDialog": (1,), "say": (1,), "Page": (1, 2), "tell": (0, 1, 2), "Chips": (1,),
    "Chip": (1,), "ActionRow": (0, 1, 2, 4), "drawText": (0, 1, 2, 3), "_offer": (0,),
    "_tell": (1,), "for_session": (1, 2), "SessionPrograms": (1,), "PageView": (0,), "Entry": (0,),
}  # fmt: skip
_KEYWORDS: Final = {"text", "placeholderText", "toolTip", "title", "windowTitle", "way"}
# Functions whose results are in the person's language already, or belong to nobody's.
_WORDED: Final = {"tr", "told", "keys_said", "mark"}
_LETTERS: Final = re.compile(r"[^\W\d_]")
# Names, and what is no text though it stands where text may.
_NAMES: Final = {"Magpie", "magpie", "file", "app", "warning", "image", "search", "folder"}
_ICONS: Final = {path.stem for path in (ROOT / "assets" / "icons").glob("*.svg")}


def loose(node: ast.expr) -> Iterator[str]:
    """Return the letters in an expression that do not come from the catalogues."""
    match node:
        case ast.Constant(value=str(text)):
            if _LETTERS.search(text) and text not in _NAMES | _ICONS:
                yield text
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from loose(part)
        case ast.FormattedValue(value=value) | ast.Starred(value=value):
            yield from loose(value)
        case ast.BinOp(left=left, right=right):
            yield from loose(left)
            yield from loose(right)
        case ast.BoolOp(values=values):
            for value in values:
                yield from loose(value)
        case ast.IfExp(body=body, orelse=orelse):
            yield from loose(body)
            yield from loose(orelse)
        case ast.Call(func=ast.Name(id=name), args=args) if name not in _WORDED:
            if name in {"str", "map", "literal", "label"}:
                for value in args:
                    yield from loose(value)
        case ast.Call(func=ast.Attribute(value=of, attr="join" | "format"), args=args):
            for value in (of, *args, *(word.value for word in node.keywords)):
                yield from loose(value)


def shown_texts(source: str, file: str) -> Iterator[tuple[int, str]]:
    """Return the line and text of what is shown past the catalogues."""
    for node in ast.walk(ast.parse(source, file)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                indexes = _SHOWN.get(name, ())
            case _:
                continue
        values = [node.args[at] for at in indexes if at < len(node.args)]
        if indexes:
            values += [word.value for word in node.keywords if word.arg in _KEYWORDS]
        for value in values:
            for text in loose(value):
                yield node.lineno, text


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('button.setText("Go")', ["Go"]),
        ('QPushButton(tr("Go"))', []),
        ('QPushButton("+")', []),
        ('label(f"{count} files", "text")', [" files"]),
        ('QLabel(" · ".join([tr("Go"), "on"]))', ["on"]),
        ('QLineEdit(placeholderText="Name")', ["Name"]),
        ('menu.addAction(name if name else "Open")', ["Open"]),
        ('QLabel(tr("{n} files").format(n="none"))', ["none"]),
        ('say(state, "Done", "good")', ["Done"]),
    ],
)
def test_texts_past_the_catalogues_are_seen(source: str, texts: list[str]) -> None:
    assert [text for _, text in shown_texts(source, "a.py")] == texts


@pytest.mark.parametrize("file", [file for file in _FILES if not file.startswith(_LINES)])
def test_no_text_is_shown_past_the_catalogues(file: str) -> None:
    found = list(shown_texts((ROOT / file).read_text(encoding="utf-8"), file))
    assert not found, "hand it through desktop.ui.wording.tr"


def test_a_text_that_is_no_literal_is_one_that_is_marked() -> None:
    """Only where texts come from declarations, and from lines and keys that are marked."""
    unread = [one.file for one in tool.found_everywhere() if isinstance(one, tool.Unread)]
    assert set(unread) == {
        "desktop/ui/key_wording.py",
        "desktop/ui/telling.py",
        "desktop/ui/preferences/controls.py",
        "desktop/ui/preferences/hotkey.py",
        "desktop/ui/preferences/items.py",
        "desktop/ui/preferences/row.py",
    }


@pytest.mark.parametrize("file", _FILES)
def test_nothing_is_worded_before_the_language_is_known(file: str) -> None:
    """A text that is looked up when its module is loaded stays English for ever."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"), file)
    early = [name for name in _called_at_once(tree.body) if name in {"tr", "told", "keys_said"}]
    assert not early


def _called_at_once(body: list[ast.stmt]) -> Iterator[str]:
    """Return the names of functions that are called while a module or class is made."""
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            heads: list[ast.AST] = [*statement.args.defaults, *statement.decorator_list]
            heads += [default for default in statement.args.kw_defaults if default is not None]
        elif isinstance(statement, ast.ClassDef):
            yield from _called_at_once(statement.body)
            continue
        else:
            heads = [statement]
        for head in heads:
            for node in ast.walk(head):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield node.func.id


def test_the_layers_without_qt_word_nothing_themselves() -> None:
    """Their lines are English templates of `desktop.ui.lines`, told where they are shown."""
    for folder in ("search", "system", "preview", "connection"):
        for path in Path(_DESKTOP, folder).rglob("*.py"):
            assert "import tr\n" not in path.read_text(encoding="utf-8"), path
