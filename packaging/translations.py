"""`make translations`: finds the launcher's texts, brings the catalogues up to date, compiles them.

A text is the first argument of `tr` and of `mark` in `desktop/`, and what the settings'
declarations say. Qt's own `lupdate` looks into no f-string and knows nothing of the declarations,
so the texts are found here, by Python's parser; Qt's `lrelease` compiles. In `assets/translations`,
a file for each language holds all texts; English, whose texts are the sources, those with plurals
only. A text that is not translated yet is "unfinished" there.
"""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
CONTEXT = "Magpie"
SOURCE_LANGUAGE = "en"
# How many forms a plural has; lrelease refuses a language whose rules Qt does not know.
_FORMS = {"de": 2, "en": 2}
_DECLARED = "indexer/contract/settings.py"


@dataclass(frozen=True)
class Key:
    """What a text is looked up by."""

    text: str
    comment: str = ""


@dataclass(frozen=True)
class Found:
    """A text as it stands in a source file."""

    key: Key
    plural: bool
    file: str


@dataclass(frozen=True)
class Message:
    """A text of the catalogue, with the files that it is in."""

    key: Key
    plural: bool
    files: tuple[str, ...]


@dataclass(frozen=True)
class Unread:
    """A call whose text is no literal: `file` and its line."""

    file: str
    line: int


def found_in(source: str, file: str) -> Iterator[Found | Unread]:
    """Find the texts of one Python file; calls that hand over no literal text are told as well."""
    for node in ast.walk(ast.parse(source, file)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in {"tr", "mark"} or not node.args:
            continue
        text = _literal(node.args[0])
        if text is None:
            yield Unread(file, node.lineno)
            continue
        comment = _literal(node.args[1]) if len(node.args) > 1 else None
        counted = len(node.args) > 2 or any(word.arg == "count" for word in node.keywords)
        yield Found(Key(text, comment or ""), counted or "%Ln" in text, file)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def found_everywhere(root: Path = ROOT) -> list[Found | Unread]:
    """Find all texts of the launcher."""
    texts: list[Found | Unread] = []
    for path in sorted((root / "desktop").rglob("*.py")):
        texts += found_in(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    from desktop.ui.telling import declared_texts

    texts += (Found(Key(text), plural=False, file=_DECLARED) for text in declared_texts())
    return texts


def merged(texts: Iterable[Found | Unread]) -> list[Message]:
    """Return each text once, in the order of their files.

    Raises:
        ValueError: when one is with and without a plural.
    """
    known: dict[Key, Message] = {}
    for one in texts:
        if isinstance(one, Unread):
            continue
        before = known.get(one.key)
        if before is not None and before.plural != one.plural:
            raise ValueError(f"with and without a plural: {one.key.text!r}")
        files = before.files if before else ()
        if one.file not in files:
            files = (*files, one.file)
        known[one.key] = Message(one.key, one.plural, files)
    return list(known.values())


Translations = dict[Key, tuple[str, ...]]
"""A form for each number that the language's plurals know, or one; empty ones are to be done."""


def read(path: Path) -> Translations:
    """Read what a catalogue's source has translated; unfinished texts are left out."""
    found: Translations = {}
    if not path.exists() or not path.stat().st_size:
        return found  # a new one
    for message in ElementTree.parse(path).getroot().iter("message"):  # noqa: S314  # our own file
        translation = message.find("translation")
        if translation is None or translation.get("type"):
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        key = Key(message.findtext("source") or "", message.findtext("comment") or "")
        found[key] = tuple(forms) or (translation.text or "",)
    return found


def written(language: str, messages: Sequence[Message], translations: Translations) -> str:
    """Return a catalogue's source in Qt's format, with what is translated filled in."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="{SOURCE_LANGUAGE}">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for message in messages:
        lines += _message(message, translations.get(message.key, ()), _FORMS[language])
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _message(message: Message, forms: tuple[str, ...], count: int) -> list[str]:
    numerus = ' numerus="yes"' if message.plural else ""
    lines = [f"    <message{numerus}>"]
    lines += [f'        <location filename="../../{file}"/>' for file in message.files]
    lines.append(f"        <source>{escape(message.key.text)}</source>")
    if message.key.comment:
        lines.append(f"        <comment>{escape(message.key.comment)}</comment>")
    wanted = count if message.plural else 1
    done = len(forms) == wanted and all(forms)
    kind = "" if done else ' type="unfinished"'
    shown = [escape(form) for form in (forms if done else ("",) * wanted)]
    if not message.plural:
        lines.append(f"        <translation{kind}>{shown[0]}</translation>")
    else:
        lines.append(f"        <translation{kind}>")
        lines += [f"            <numerusform>{form}</numerusform>" for form in shown]
        lines.append("        </translation>")
    return [*lines, "    </message>"]


def of_language(language: str, messages: Sequence[Message]) -> list[Message]:
    """Return the texts that a language's catalogue has."""
    return [one for one in messages if one.plural or language != SOURCE_LANGUAGE]


def languages(folder: Path = FOLDER) -> list[str]:
    """Return the languages that there are catalogues for; a new one begins as an empty file."""
    return sorted(path.stem.removeprefix("magpie_") for path in folder.glob("magpie_*.ts"))


def source_of(language: str, folder: Path = FOLDER) -> Path:
    """Return where a catalogue's source is."""
    return folder / f"magpie_{language}.ts"


def compiled(source: Path, target: Path) -> None:
    """Compile a catalogue.

    Raises:
        subprocess.CalledProcessError: when it is none.
    """
    qt = importlib.util.find_spec("PySide6")
    assert qt is not None
    assert qt.origin is not None
    command = [str(Path(qt.origin).parent / "lrelease"), "-silent", "-nounfinished"]
    subprocess.run([*command, str(source), "-qm", str(target)], check=True)


def update(folder: Path = FOLDER) -> int:
    """Bring every catalogue of a folder up to date; return how much is not translated.

    Raises:
        LookupError: when it is not said how many plural forms a language has.
    """
    messages = merged(found_everywhere())
    missing = 0
    for language in languages(folder):
        if language not in _FORMS:
            raise LookupError(f"say in _FORMS how many plural forms {language} has")
        source = source_of(language, folder)
        here = of_language(language, messages)
        before = read(source)
        source.write_text(written(language, here, before), encoding="utf-8")
        compiled(source, source.with_suffix(".qm"))
        after = read(source)
        left = sum(one.key not in after for one in here)
        gone = len(before.keys() - {one.key for one in here})
        print(f"{source.name}: {len(here)} texts, {left} to translate, {gone} taken out")
        missing += left
    return missing


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(1 if update() else 0)
