"""Guesses the language of a piece of code that has no file name (pure)."""

from __future__ import annotations

import json
import re
from typing import Final

_JUDGED: Final = 4_000  # characters
# By a file name that Pygments knows; the first that fits. Those that say more come first.
_SIGNS: Final = tuple(
    (name, re.compile(pattern, re.MULTILINE))
    for name, pattern in (
        ("a.sh", r"\A#!.*\b(?:ba|z|da)?sh\b|^\s*(?:\$ |sudo |apt |fi$|done$|export \w+=)"),
        ("a.py", (r"\A#!.*python|^\s*(?:def \w+\(.*\).*:|from [\w.]+ import |import \w+"
                  r"(?: as \w+)?$|class \w+.*:$|elif .*:$|if __name__|async def )")),
        ("a.patch", r"^(?:diff --git |@@ -\d+)"),
        ("a.php", r"<\?php"),
        ("a.html", r"(?i)\A\s*(?:<!doctype html|<html|<(?:div|span|p|a|ul|table|script|head)\b)"),
        ("a.xml", r"\A\s*<(?:\?xml|\w)"),
        ("a.rs", r"^\s*(?:pub )?fn \w+.*\{|\blet mut \b|^use \w+(?:::\w+)+|\bimpl\b.*\{$"),
        ("a.go", r"^package \w+|^func (?:\(\w+ \*?\w+\) )?\w+\(|:= "),
        ("a.java", (r"^\s*(?:public|private|protected) (?:static |final )*[\w<>\[\]]+ \w+|"
                   r"^import java\.")),
        ("a.cpp", r"^\s*#include <\w+>|\bstd::|^\s*template ?<|^\s*namespace \w+"),
        ("a.c", r"^\s*#(?:include|define)\b|^\s*(?:int|void|char) \*?\w+\("),
        ("a.cs", r"^\s*using System|^\s*namespace [\w.]+"),
        ("a.ts", r"\binterface \w+ \{|: (?:string|number|boolean)\b"),
        ("a.js", r"\b(?:const|let|var) \w+ =|\bfunction\b.*\(|=> ?[{(]|console\.log"),
        ("a.sql", (r"(?i)^\s*(?:select\b.*|insert into|update \w+ set|create (?:table|index|view)"
                  r"|delete from|with \w+ as)")),
        ("a.css", r"^[.#]?[\w-]+(?:[ ,>:][.#\w -]*)?\s*\{\s*$|^\s*[\w-]+:\s[^;]+;\s*$"),
        ("a.toml", r"^\[[\w.\"-]+\]\s*$"),
        ("a.yaml", r"\A---\s*$|^[\w-]+:\s*$"),
    )
)  # fmt: skip


def guessed_name(text: str) -> str:
    """Return a file name such as "a.py" whose language the code seems to be in; "" for none."""
    judged = text[:_JUDGED]
    if _is_json(text):
        return "a.json"
    return next((name for name, sign in _SIGNS if sign.search(judged)), "")


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "[") or len(text) > 200_000:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
