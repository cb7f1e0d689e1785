"""The `Exec` line of a desktop entry: quoting and field codes; pure.

By the Desktop Entry specification 1.5, "The Exec key", and as leniently as GLib: single quotes
and backslashes outside quotes mean what they mean to a shell, as many entries rely on that. Lines
are taken after the entry's own escapes are undone (`key_file`). Nothing is run by a shell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote_from_bytes

from desktop.errors import DesktopError

_BLANK = " \t\n"
_ESCAPED_IN_QUOTES = '"`$\\'
_DEPRECATED = "dDnNvm"
_FILE_CODES = "fFuU"
_CODE = re.compile(r"%(.?)", re.DOTALL)
# What the specification wants quoted, and what makes a word empty.
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`%=")


class ExecLineError(DesktopError):
    """The line cannot be run as it stands."""


@dataclass(frozen=True)
class EntryFacts:
    """What field codes say of the entry itself."""

    name: str = ""  # %c, in the person's language
    icon: str = ""  # %i
    location: str = ""  # %k, a path or URI


def split(line: str) -> list[str]:
    """Split a line into arguments, their field codes untouched.

    Raises:
        ExecLineError: when a quote is not closed, or nothing is there.
    """
    words: list[str] = []
    word: list[str] | None = None  # None between words, [] for "" so far
    quote = ""
    characters = iter(line)
    for character in characters:
        if quote:
            assert word is not None
            if character == quote:
                quote = ""
            elif character == "\\" and quote == '"':
                word.append(_unescaped(next(characters, "")))
            else:
                word.append(character)
        elif character in _BLANK:
            if word is not None:
                words.append("".join(word))
            word = None
        else:
            word = [] if word is None else word
            if character in "\"'":
                quote = character
            else:
                word.append(next(characters, "") if character == "\\" else character)
    if quote:
        raise ExecLineError("a quote in the Exec line is not closed")
    if word is not None:
        words.append("".join(word))
    if not words or not words[0]:
        raise ExecLineError("the Exec line names no program")
    return words


def _unescaped(character: str) -> str:
    return character if character in _ESCAPED_IN_QUOTES else f"\\{character}"


def join(arguments: Sequence[str]) -> str:
    """Write arguments as a line that `split` and `expand` read back as they are."""
    return " ".join(_quoted(argument.replace("%", "%%")) for argument in arguments)


def _quoted(argument: str) -> str:
    if argument and not set(argument) & _RESERVED:
        return argument
    escaped = "".join(f"\\{c}" if c in _ESCAPED_IN_QUOTES else c for c in argument)
    return f'"{escaped}"'


def file_uri(path: str) -> str:
    """Spell a path (surrogates standing for what is not UTF-8) as a file URI."""
    return "file://" + quote_from_bytes(
        path.encode("utf-8", "surrogateescape"), safe="/~!$&'()*+,;=:@"
    )


def _uri(file: str) -> str:
    return file_uri(file) if file.startswith("/") else file


def expand(
    line: str, files: Sequence[str] = (), facts: EntryFacts | None = None
) -> list[list[str]]:
    """Return the commands that open `files`: one, or one for each file where the line takes one.

    Args:
        line: the Exec line.
        files: absolute paths, as `os.fsdecode` gives them, or web addresses. A line without a
            code for files gets them at its end.
        facts: what the entry says of itself.

    Raises:
        ExecLineError: when the line is broken, or has a field code that is not known.
    """
    words = split(line)
    told = facts or EntryFacts()
    codes = {code for word in words for code in _codes(word)}
    if files and not codes & set(_FILE_CODES):
        words.append("%F")
        codes.add("F")
    if len(files) > 1 and not codes & set("FU"):
        return [substitute(words, [file], told) for file in files]
    return [substitute(words, files, told)]


def _codes(word: str) -> list[str]:
    return [found[1] for found in _CODE.finditer(word)]


def substitute(words: Sequence[str], files: Sequence[str], facts: EntryFacts) -> list[str]:
    """Replace the field codes in the words of a line, for one command.

    Raises:
        ExecLineError: when a code is not known, or stands where it may not.
    """
    command: list[str] = []
    for word in words:
        if word == "%F":
            command += files
        elif word == "%U":
            command += map(_uri, files)
        elif word == "%i":
            command += ["--icon", facts.icon] if facts.icon else []
        else:
            text = _substituted(word, files, facts)
            # A word of nothing but a code that stands for nothing is no argument at all.
            if text or not _codes(word):
                command.append(text)
    return command


def _substituted(word: str, files: Sequence[str], facts: EntryFacts) -> str:
    first = files[0] if files else ""
    values = {
        "%": "%",
        "f": first,
        "u": _uri(first) if first else "",
        "c": facts.name,
        "k": facts.location,
    } | dict.fromkeys(_DEPRECATED, "")

    def value(found: re.Match[str]) -> str:
        code = found[1]
        if code in {"F", "U", "i"}:
            raise ExecLineError(f"%{code} must be an argument of its own")
        if code not in values:
            raise ExecLineError(f"%{code} is no field code")
        return values[code]

    return _CODE.sub(value, word)
