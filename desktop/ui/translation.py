"""Visible texts in the person's language: looked up in the catalogues of `assets/translations`."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from desktop.assets import ASSETS

CONTEXT: Final = "Magpie"
FOLDER: Final = ASSETS / "translations"
_OTHERWISE: Final = "en"


def tr(text: str, disambiguation: str | None = None, count: int = -1) -> str:
    """Return a visible text in the person's language.

    Args:
        text: English; with a `count`, "%Ln" in it is where the number goes.
        disambiguation: tells apart what is one text in English only.
        count: the number that decides on the plural.
    """
    return QCoreApplication.translate(CONTEXT, text, disambiguation, count)


def mark(text: str) -> str:
    """Put a text into the catalogues that is handed to `tr` elsewhere; returns it as it is."""
    return text


def chosen(languages: Sequence[str], there: Collection[str]) -> str:
    """Return the first of a person's languages that is there, else English.

    Args:
        languages: as BCP 47 spells them, such as "de-Latn-AT", the dearest first.
        there: names of catalogues, such as "de" or "pt_BR".
    """
    for language in languages:
        parts = language.replace("_", "-").split("-")
        for length in range(len(parts), 0, -1):
            if (name := "_".join(parts[:length])) in there:
                return name
    return _OTHERWISE


def catalogues() -> frozenset[str]:
    """Return the languages that Magpie speaks."""
    return frozenset(path.stem.removeprefix("magpie_") for path in FOLDER.glob("magpie_*.qm"))


def speak(application: QCoreApplication, languages: Sequence[str]) -> list[QTranslator]:
    """Speak the first of these languages that there is from now on, in Qt's own dialogs as well.

    English has a catalogue too, for its plurals. Returns what was installed.
    """
    language = chosen(languages, catalogues())
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = []
    for name, folder in (("qtbase", of_qt), ("magpie", os.fspath(FOLDER))):
        translator = QTranslator(application)
        if translator.load(f"{name}_{language}", folder):
            application.installTranslator(translator)
            installed.append(translator)
    return installed
