"""A snippet: all that is kept of a text that is written once and used again.

It holds whatever espanso and the other formats have, so that importing and exporting lose nothing.
Its texts are templates; `indexer/snippets/GRAMMAR.md` says what may stand in them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

FieldKind = Literal["text", "multiline", "choice", "list"]
UppercaseStyle = Literal["", "uppercase", "capitalize", "capitalize_words"]
# How a text gets into the program: as is best, by the clipboard, or typed key by key.
InsertMode = Literal["", "clipboard", "keys"]


class _Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Part of a snippet; what is not told has its default."""


class Field(_Part, frozen=True):
    """What a form asks for as `[[name]]`.

    `values` are the choices, or a template whose lines are the choices. `extra` is a JSON object of
    whatever else a format said of it, empty for nothing.
    """

    name: str
    kind: FieldKind = "text"
    default: str = ""
    values: tuple[str, ...] | str = ()
    trim: bool = False  # the lines of `values`, where they are a template
    extra: str = ""


class Option(_Part, frozen=True):
    """One value to choose: what is shown, and what is written where that differs."""

    label: str
    id: str = ""

    @property
    def value(self) -> str:
        """What is written."""
        return self.id or self.label


class _Variable(_Part, frozen=True, tag_field="type"):
    """A value that templates refer to as `{{name}}`.

    `inject`: whether `{{other}}` within its own texts is replaced. `extra` is a JSON object of
    whatever else a format said of it, empty for nothing.
    """

    name: str
    inject: bool = True
    depends_on: tuple[str, ...] = ()
    extra: str = ""


class DateVariable(_Variable, frozen=True, tag="date"):
    """The time, `offset` seconds from now, by a strftime or CLDR `format`."""

    format: str = ""
    offset: int = 0
    locale: str = ""
    timezone: str = ""


class ClipboardVariable(_Variable, frozen=True, tag="clipboard"):
    """What is in the clipboard."""


class EchoVariable(_Variable, frozen=True, tag="echo"):
    """A fixed text."""

    echo: str = ""


class ChoiceVariable(_Variable, frozen=True, tag="choice"):
    """One of several values, chosen by the person; a template's lines are the values as well."""

    values: tuple[Option, ...] | str = ()


class RandomVariable(_Variable, frozen=True, tag="random"):
    """One of several texts, drawn by chance."""

    choices: tuple[str, ...] = ()


class FormVariable(_Variable, frozen=True, tag="form"):
    """Several fields, asked for in one form: `{{name.field}}` is the answer to `[[field]]`."""

    layout: str = ""
    fields: tuple[Field, ...] = ()


class MatchVariable(_Variable, frozen=True, tag="match"):
    """Another snippet, by its keyword."""

    trigger: str = ""


class ShellVariable(_Variable, frozen=True, tag="shell"):
    """What a shell's command prints. It is never run unless this very text was approved."""

    cmd: str = ""
    shell: str = ""
    trim: bool = True


class ScriptVariable(_Variable, frozen=True, tag="script"):
    """What a program prints. It is never run unless these very arguments were approved."""

    args: tuple[str, ...] = ()
    trim: bool = True
    ignore_error: bool = False


class UnknownVariable(_Variable, frozen=True, tag="unknown"):
    """A variable of a `kind` that has no meaning here; it is kept and stays as text."""

    kind: str = ""


Variable = (
    DateVariable
    | ClipboardVariable
    | EchoVariable
    | ChoiceVariable
    | RandomVariable
    | FormVariable
    | MatchVariable
    | ShellVariable
    | ScriptVariable
    | UnknownVariable
)


class Expansion(_Part, frozen=True):
    """How a snippet replaces its keyword as it is typed.

    `left_word` and `right_word`: only where a word begins or ends. `propagate_case`: the text takes
    the case that the keyword was typed in, by `uppercase_style` where it was all upper case.
    `automatic`: false for one that is never expanded as typed. `paragraph`: Markdown becomes
    running text rather than a paragraph.
    """

    left_word: bool = False
    right_word: bool = False
    propagate_case: bool = False
    uppercase_style: UppercaseStyle = ""
    mode: InsertMode = ""
    automatic: bool = True
    paragraph: bool = False
    priority: int = 0


class Citation(_Part, frozen=True):
    """Where a snippet's text was taken from: a hit's passage, a clip, a program."""

    label: str = ""
    uri: str = ""
    page: int = 0
    line: int = 0


class Origin(_Part, frozen=True):
    """The import that a snippet came with.

    `digest` is the content's as it came: another one means that it was edited here since.
    """

    format: str = ""
    file: str = ""
    line: int = 0
    digest: str = ""


class Snippet(_Part, frozen=True):
    """A snippet. `uid` is stable over imports of the same source.

    `text`, `html` and `markdown` are templates: the plain text, the rich one, and Markdown that the
    rich one is made from. Where `text` is empty it is made from the others. `image` is the path of
    a picture that stands instead of a text. Times are seconds since the epoch, 0 where unknown.
    `extra` is a JSON object of whatever else a format said of it, empty for nothing.
    """

    uid: str
    name: str = ""
    keywords: tuple[str, ...] = ()
    regex: str = ""
    text: str = ""
    html: str = ""
    markdown: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()
    search_terms: tuple[str, ...] = ()
    folder: str = ""
    comment: str = ""
    source: Citation = Citation()
    expansion: Expansion = Expansion()
    fields: tuple[Field, ...] = ()
    variables: tuple[Variable, ...] = ()
    created: float = 0.0
    modified: float = 0.0
    origin: Origin = Origin()
    extra: str = ""
