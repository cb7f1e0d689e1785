"""The tool behind `make translations`, and who speaks in a test."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.ui.translation import CONTEXT, speak

ROOT = Path(__file__).resolve().parents[3]


def loaded() -> ModuleType:
    """Load the tool: its folder is no package."""
    name = "magpie_translations"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / "translations.py")
        assert spec is not None
        assert spec.loader is not None
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[name]


class Marking(QTranslator):
    """Wraps every text of Magpie's, so that one that goes past the catalogues is seen."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        del disambiguation, n
        return f"⟦{text}⟧" if context == CONTEXT else None

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False


@contextmanager
def marking(application: QCoreApplication) -> Iterator[None]:
    """Have all texts wrapped."""
    translator = Marking()
    assert application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)


@contextmanager
def speaking(application: QCoreApplication, language: str) -> Iterator[None]:
    """Speak another language for a while."""
    installed = speak(application, [language])
    try:
        yield
    finally:
        for translator in installed:
            application.removeTranslator(translator)
