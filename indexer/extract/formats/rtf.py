"""RTF: the body, then notes, headers, footers and comments.

Read here and not by striprtf: it drops notes, text boxes and headers, and the characters that
are written as two halves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.documents import Extracted
from indexer.extract.building import TextBuilder
from indexer.extract.decoding import known_encoding
from indexer.extract.failing import UnextractableError

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)|\\",
    re.DOTALL,
)
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SIGNS = {
    "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_ENDS = frozenset({"par", "line", "sect", "page", "row", "nestrow", "column"})
_FIELDS = {"title": "title", "author": "author", "keywords": "tags", "subject": "subject"}
_BESIDE = frozenset(
    {"footnote", "annotation", "header", "headerl", "headerr", "headerf", "footer", "footerl",
     "footerr", "footerf"}
)  # fmt: skip
_KEPT_STARRED = frozenset({"annotation", "shpinst", "shptxt"})
_SKIPPED = frozenset(
    {"colortbl", "stylesheet", "pict", "nonshppict", "shprslt", "sp", "fldinst", "xe", "tc", "rxe",
     "themedata", "datastore", "template", "private", "filetbl", "listtable", "list", "revtbl",
     "listoverridetable", "listoverride", "rsidtbl", "generator", "latentstyles", "objdata",
     "objclass", "objname", "bkmkstart", "bkmkend", "atnid", "atnauthor", "atndate", "ftnsep",
     "ftnsepc", "aftnsep", "aftnsepc", "ftncn", "aftncn", "nonesttables", "xmlnstbl", "bin"}
)  # fmt: skip
_LINE_END = "\n"


@dataclass(frozen=True)
class _Group:
    """What a closing brace restores."""

    target: str = "body"  # where text goes: body, beside, fonttbl, a field of the info, or ""
    skip: int = 1  # characters after \u that repeat it for old programs
    encoding: str = ""
    hidden: bool = False


def extract(data: bytes, name: str) -> Extracted:
    """Extract the document; each paragraph is a line, and a table's row too."""
    del name
    start = data.find(b"{\\rtf", 0, 1024)
    if start < 0:
        raise UnextractableError("corrupt", "Not an RTF document, as its name says it is.")
    reader = _Reader(data)
    reader.read(start)
    return reader.finish()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._builder = TextBuilder()
        self._group = _Group()
        self._stack: list[_Group] = []
        self._starred = False
        self._repeats = 0  # characters still to pass over after \u
        self._bytes = bytearray()  # of one encoding, not decoded yet
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._default_font = -1
        self._outline: int | None = None
        self._paragraph: list[str] = []
        self._blank_due = False
        self._beside: list[str] = []
        self._info: dict[str, list[str]] = {}

    def read(self, position: int) -> None:
        """Read all groups of the document from this byte on."""
        data = self._data
        while position < len(data) and not self._builder.full:
            match = _TOKEN.match(data, position)
            assert match is not None  # every byte begins a token
            position = match.end()
            kind = match.lastgroup
            if kind == "text":
                self._plain(match["text"])
            elif kind == "hex":
                self._plain(bytes((int(match["hex"], 16),)))
            elif kind == "brace":
                if not self._brace(match["brace"] == b"{"):
                    return
            elif kind == "sign":
                self._sign(match["sign"])
            elif kind in {"word", "number"}:
                word = match["word"].decode("ascii")
                number = int(match["number"]) if match["number"] else None
                if word == "bin":
                    position += max(0, number or 0)
                else:
                    self._word(word, number)

    def finish(self) -> Extracted:
        """Add what stands beside the body."""
        self._flush()
        self._end_paragraph()
        seen: set[str] = set()
        for line in "".join(self._beside).split(_LINE_END):
            words = _joined(line)
            if words and words not in seen:
                seen.add(words)
                self._builder.line(words)
        info = {field: _joined("".join(parts)) for field, parts in self._info.items()}
        title = info.pop("title", "")
        if not title.strip("? "):  # what a program could not write in its code page
            title = ""
        return self._builder.finish("application/rtf", title=title, fields=info)

    def _brace(self, opens: bool) -> bool:
        """Begin or end a group; false when it was the document's last."""
        self._flush()
        self._repeats = 0
        self._starred = False
        if opens:
            self._stack.append(self._group)
        elif self._stack:
            if self._group.target == "beside" and self._stack[-1].target == "body":
                self._beside.append(_LINE_END)
            self._group = self._stack.pop()
        return bool(self._stack)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        elif sign in b"\\{}":
            self._plain(sign)
        elif sign == b"~":
            self._text("\xa0")
        elif sign == b"_":
            self._text("-")
        elif sign in b"\r\n":
            self._end_line()

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._text(chr(number & 0xFFFF))
            self._repeats = self._group.skip
        elif word in _ENDS:
            self._end_line()
        elif word in _SIGNS:
            self._text(_SIGNS[word])
        elif word in _SKIPPED or (starred and word not in _KEPT_STARRED):
            self._go("")
        elif word in _BESIDE and self._group.target:
            self._go("beside")
        elif word in {"fonttbl", "info"} or (self._group.target == "info" and word in _FIELDS):
            self._go(word)
        else:
            self._setting(word, number)

    def _setting(self, word: str, number: int | None) -> None:
        """Take the words that change how what follows is read."""
        if word == "uc":
            self._change(skip=max(0, number or 0))
        elif word == "v":
            self._change(hidden=number != 0)
        elif word == "f" and number is not None:
            self._font = number
            self._change(encoding=self._fonts.get(number, ""))
        elif word == "plain":
            self._change(encoding=self._fonts.get(self._default_font, ""), hidden=False)
        elif word == "fcharset" and self._group.target == "fonttbl":
            self._fonts[self._font] = _CHARSETS.get(number or 0, "")
        elif word == "deff":
            self._default_font = number or 0
        elif word == "ansicpg":
            self._code_page = known_encoding(f"cp{number}") or self._code_page
        elif word in _CODE_PAGES:
            self._code_page = _CODE_PAGES[word]
        elif word == "pard":
            self._outline = None
        elif word == "outlinelevel" and self._group.target == "body":
            self._outline = number if number is not None and 0 <= number < 9 else None

    def _go(self, target: str) -> None:
        self._flush()
        self._change(target=target if self._group.target else "")

    def _change(
        self, *, target: str | None = None, skip: int | None = None,
        encoding: str | None = None, hidden: bool | None = None,
    ) -> None:  # fmt: skip
        self._flush()
        group = self._group
        self._group = replace(
            group,
            target=group.target if target is None else target,
            skip=group.skip if skip is None else skip,
            encoding=group.encoding if encoding is None else encoding,
            hidden=group.hidden if hidden is None else hidden,
        )

    def _plain(self, data: bytes) -> None:
        """Take bytes in the encoding of the font."""
        self._starred = False
        if self._repeats:
            passed = min(self._repeats, len(data))
            self._repeats -= passed
            data = data[passed:]
        self._bytes += data

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._group.encoding or self._code_page
            text = self._bytes.decode(encoding, "replace")
            self._bytes.clear()
            self._put(text)

    def _text(self, text: str) -> None:
        self._flush()
        self._repeats = 0
        self._put(text)

    def _put(self, text: str) -> None:
        group = self._group
        if group.hidden:
            return
        if group.target == "body":
            self._paragraph.append(text)
        elif group.target == "beside":
            self._beside.append(text)
        elif group.target in _FIELDS:
            self._info.setdefault(_FIELDS[group.target], []).append(text)

    def _end_line(self) -> None:
        self._flush()
        if self._group.target == "body":
            self._end_paragraph()
        elif self._group.target == "beside":
            self._beside.append(_LINE_END)

    def _end_paragraph(self) -> None:
        text = _whole("".join(self._paragraph)).rstrip()
        self._paragraph.clear()
        if not text:
            self._blank_due = True
            return
        if self._blank_due and not self._builder.ends_blank:
            self._builder.line("")
        self._blank_due = False
        if self._outline is None:
            self._builder.line(text)
        else:
            self._builder.heading(self._outline + 1, text)


def _joined(text: str) -> str:
    return " ".join(_whole(text).split())


def _whole(text: str) -> str:
    r"""Put the halves together that \u writes a character beyond the first plane in."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
