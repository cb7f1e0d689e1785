"""The language of a text, and the stemmer of a language."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any, Final

import Stemmer

# ISO 639-1 to Snowball's name (https://snowballstem.org).
STEMMERS: Final = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian",
    "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
# Languages without a stemmer that are told apart so that no other one's stemmer is used on them.
_OTHERS: Final = (
    "af", "am", "az", "be", "bg", "bn", "bs", "cy", "gl", "gu", "he", "hr", "is", "ja", "ka",
    "kk", "km", "kn", "ko", "la", "lo", "lv", "mk", "ml", "mn", "mr", "ms", "mt", "my", "pa",
    "ps", "si", "sk", "sl", "sq", "sw", "te", "th", "tl", "uk", "ur", "uz", "vi", "zh", "zxx",
)  # fmt: skip
_NOT_LANGUAGE: Final = "zxx"
_SAMPLE: Final = 400  # characters, taken at the start and again further in
_CONFIDENCE: Final = 0.6
_lock = threading.Lock()  # a Snowball stemmer must not be entered by two threads


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid import langid  # its model takes half a second to unpack

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    identifier.set_languages(sorted(known & {*STEMMERS, *_OTHERS}))
    return identifier


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, "" when that is not clear."""
    sample = text[:_SAMPLE]
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 3
        sample += " " + text[max(middle, _SAMPLE) : max(middle, _SAMPLE) + _SAMPLE]
    if not any(map(str.isalpha, sample)):
        return ""
    language, confidence = _identifier().classify(sample.encode("utf-8", "replace"))
    if confidence < _CONFIDENCE or language == _NOT_LANGUAGE:
        return ""
    return str(language)


@lru_cache(maxsize=len(STEMMERS))
def _stemmer(name: str) -> Any:
    return Stemmer.Stemmer(name, 0)


def stem(word: str, language: str) -> str:
    """Return the stem of a case-folded word; the word itself where the language has no stemmer.

    A text whose language is unknown is most often code or a short note: it is stemmed as English.
    """
    name = STEMMERS.get(language or "en")
    if name is None:
        return word
    with _lock:
        return str(_stemmer(name).stemWord(word))
