"""The catalogues hold every text, translated, and are compiled as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTranslator

from tests.desktop.translations.tool import loaded

tool = loaded()
LANGUAGES = tool.languages()
_PLACES = re.compile(r"%L?n|%s|\{\w*\}")


@pytest.fixture(scope="module")
def messages() -> list[Any]:
    found: list[Any] = tool.merged(tool.found_everywhere())
    return found


def forms(language: str) -> Iterator[tuple[str, str]]:
    """Return each text with each form of its translation."""
    for key, translated in tool.read(tool.source_of(language)).items():
        for form in translated:
            yield key.text, form


def test_magpie_speaks_english_and_german() -> None:
    assert {"de", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_up_to_date_and_complete(language: str, messages: list[Any]) -> None:
    here = tool.of_language(language, messages)
    source = tool.source_of(language)
    translations = tool.read(source)
    untranslated = [one.key.text for one in here if one.key not in translations]
    assert not untranslated, "`make translations` lists them as unfinished"
    vanished = translations.keys() - {one.key for one in here}
    assert not vanished, "`make translations` takes them out"
    text = source.read_text(encoding="utf-8")
    assert text == tool.written(language, here, translations), "`make translations` brings it so"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_compiled_catalogue_says_what_its_source_says(language: str, messages: list[Any]) -> None:
    source = tool.source_of(language)
    translator = QTranslator()
    assert translator.load(str(source.with_suffix(".qm")))
    translations = tool.read(source)
    for one in tool.of_language(language, messages):
        key, wanted = one.key, translations[one.key]
        numbers = (1, 2) if one.plural else (-1,)
        said = [
            translator.translate(tool.CONTEXT, key.text, key.comment or None, number)
            for number in numbers
        ]
        assert tuple(said) == wanted, "`make translations` compiles it anew"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_text(language: str) -> None:
    wrong = [
        (text, form)
        for text, form in forms(language)
        if sorted(_PLACES.findall(text)) != sorted(_PLACES.findall(form))
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_written_as_its_text(language: str) -> None:
    for text, form in forms(language):
        assert form == form.strip(), form
        for end in ("…", ":"):  # more is to come
            assert text.endswith(end) == form.endswith(end), form
        # No letter is marked for the keyboard, in any language: none can clash.
        assert "&" not in text + form, form


def test_german_speaks_to_nobody() -> None:
    """Its texts stand in the form that labels have: neither “du” nor “Sie” is said to anybody."""
    personal = re.compile(r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich|Ihnen|Ihr\w* (Datei|Ordner))\b")
    assert not [form for _, form in forms("de") if personal.search(form)]
