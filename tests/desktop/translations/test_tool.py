"""How texts are found and catalogues written."""

from __future__ import annotations

import shutil
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTranslator

from tests.desktop.translations.tool import loaded

tool = loaded()

_SOURCE = '''
def words(count, name, other):
    """tr("not this")"""
    yield tr("One" " text")
    yield tr("Open", "a file")
    yield tr("%Ln files", None, count)
    yield tr("All", count=count)
    yield f"{tr('inside')} {other}"
    yield mark("{path} is gone"), other.tr("not this either")
    yield tr(name)
'''


def test_the_texts_of_a_file_are_found_with_comments_and_plurals() -> None:
    found = list(tool.found_in(_SOURCE, "a.py"))
    texts = {one.key: one.plural for one in found if isinstance(one, tool.Found)}
    assert texts == {
        tool.Key("One text"): False,
        tool.Key("Open", "a file"): False,
        tool.Key("%Ln files"): True,
        tool.Key("All"): True,
        tool.Key("inside"): False,
        tool.Key("{path} is gone"): False,
    }
    assert [one for one in found if isinstance(one, tool.Unread)] == [tool.Unread("a.py", 10)]


def test_a_text_with_and_without_a_plural_is_refused() -> None:
    texts = [tool.Found(tool.Key("All"), plural, "a.py") for plural in (True, False)]
    with pytest.raises(ValueError, match="All"):
        tool.merged(texts)


def test_a_text_in_two_files_is_one_message_of_both() -> None:
    key = tool.Key("All")
    (one,) = tool.merged([tool.Found(key, plural=False, file=file) for file in ("a", "b", "a")])
    assert one == tool.Message(key, plural=False, files=("a", "b"))


def test_what_is_new_is_unfinished_and_what_is_gone_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "magpie_de.ts"
    messages = [tool.Message(tool.Key(text), False, ("a.py",)) for text in ("old", "new")]
    done = {tool.Key("old"): ("alt",), tool.Key("gone"): ("weg",)}
    path.write_text(tool.written("de", messages, done), encoding="utf-8")
    assert tool.read(path) == {tool.Key("old"): ("alt",)}
    assert 'type="unfinished"' in path.read_text(encoding="utf-8")


_TEXTS = st.text(string.ascii_letters + string.punctuation + " äß„“…😀", min_size=1).filter(
    lambda text: text.strip() == text and "%" not in text
)


@given(st.dictionaries(_TEXTS, st.tuples(_TEXTS, _TEXTS, st.booleans()), min_size=1, max_size=5))
def test_a_catalogue_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, tuple[str, str, bool]]
) -> None:
    path = tmp_path_factory.mktemp("catalogue") / "magpie_de.ts"
    messages = [
        tool.Message(tool.Key(text), plural, ("a.py",)) for text, (_, _, plural) in texts.items()
    ]
    done = {
        tool.Key(text): (one, many) if plural else (one,)
        for text, (one, many, plural) in texts.items()
    }
    path.write_text(tool.written("de", messages, done), encoding="utf-8")
    assert tool.read(path) == done


def test_qt_reads_what_is_compiled(tmp_path: Path) -> None:
    messages = [
        tool.Message(tool.Key("Open", "a file"), False, ("a.py",)),
        tool.Message(tool.Key("%Ln files"), True, ("a.py",)),
    ]
    done = {
        tool.Key("Open", "a file"): ("„Öffnen“ & <mehr>",),
        tool.Key("%Ln files"): ("%Ln Datei", "%Ln Dateien"),
    }
    source, target = tmp_path / "magpie_de.ts", tmp_path / "magpie_de.qm"
    source.write_text(tool.written("de", messages, done), encoding="utf-8")
    tool.compiled(source, target)
    translator = QTranslator()
    assert translator.load(str(target))
    assert translator.translate(tool.CONTEXT, "Open", "a file") == "„Öffnen“ & <mehr>"
    forms = [translator.translate(tool.CONTEXT, "%Ln files", None, n) for n in (0, 1, 2)]
    assert forms == ["%Ln Dateien", "%Ln Datei", "%Ln Dateien"]


def test_a_new_language_begins_as_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "magpie_de.ts").touch()
    missing = tool.update(tmp_path)
    assert missing == len(tool.merged(tool.found_everywhere())) > 0
    assert tool.read(tmp_path / "magpie_de.ts") == {}
    shutil.copy(tool.source_of("de"), tmp_path)
    assert tool.update(tmp_path) == 0
    assert (tmp_path / "magpie_de.ts").read_bytes() == tool.source_of("de").read_bytes()
    translator = QTranslator()
    assert translator.load(str(tmp_path / "magpie_de.qm"))
    assert translator.translate(tool.CONTEXT, "Show in folder") == "Im Ordner anzeigen"
    (tmp_path / "magpie_tlh.ts").touch()
    with pytest.raises(LookupError, match="tlh"):
        tool.update(tmp_path)
