"""Takes a mail apart by raw lines, so that its text can cite lines of the file.

The standard library's parser forgets where in the file a part stood, so the splitting is done
here; headers' parameters and encoded words are left to it.
"""

from __future__ import annotations

import binascii
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from itertools import accumulate

from indexer.extract.decoding import clean, decode, known_encoding
from indexer.extract.limits import MAX_MIME_DEPTH, MAX_MIME_PARTS

_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_MAX_ENCODED = 20_000  # of a header; decoding takes quadratic time
_MAX_PARAMETERS = 4_000
_WORD_GAP = re.compile(r"(\?=)\s+(=\?)")


@dataclass(frozen=True)
class Header:
    """A header field: its decoded value and the 1-based line of the file it starts on."""

    name: str  # lower case
    value: str
    line: int


@dataclass
class Entity:
    """A mail or a part of one: its headers, and either parts or a body of raw lines."""

    headers: list[Header]
    line: int  # 1-based line of the file its headers start on
    body: list[bytes]
    body_line: int  # 1-based line of the file of body[0]
    parts: list[Entity] = field(default_factory=list)
    content: Message = field(default_factory=Message)

    def get(self, name: str) -> str:
        """Return a header's value, "" when there is none."""
        return next((header.value for header in self.headers if header.name == name), "")

    @property
    def kind(self) -> str:
        """The content type in lower case, such as "text/plain"."""
        return self.content.get_content_type()

    @property
    def filename(self) -> str:
        """The name of an attached file, "" when it has none."""
        return header_text(self.content.get_filename() or "")

    @property
    def attached(self) -> bool:
        """Whether the sender wants it shown as an attachment."""
        return self.content.get_content_disposition() == "attachment"

    def text(self) -> tuple[list[str], list[int]]:
        """Decode the body: its lines, and for each the 1-based line of the file it comes from."""
        pieces, numbers = self._decoded()
        charset = self.content.get_content_charset("") or ""
        lines = _decode_body(b"\n".join(pieces), charset).split("\n")
        if len(lines) != len(numbers):  # line ends were not single bytes: nearest by proportion
            last = len(numbers) - 1
            numbers = [numbers[last * i // max(1, len(lines) - 1)] for i in range(len(lines))]
        return lines, numbers

    def _decoded(self) -> tuple[list[bytes], list[int]]:
        encoding = self.get("content-transfer-encoding").strip().lower()
        if encoding == "quoted-printable":
            return _quoted_printable(self.body, self.body_line)
        if encoding == "base64":
            return _base64(self.body, self.body_line)
        body = self.body or [b""]
        return body, list(range(self.body_line, self.body_line + len(body)))


def parse(lines: list[bytes], first_line: int = 1) -> Entity:
    """Take a mail apart; `first_line` is the 1-based line of the file of lines[0]."""
    return _parse(lines, first_line, 0, [MAX_MIME_PARTS])


def split_lines(data: bytes) -> list[bytes]:
    """Split at every kind of line end."""
    return _LINE_END.split(data) if b"\r" in data else data.split(b"\n")


def header_text(value: str) -> str:
    """Decode the encoded words of a header; what cannot be decoded stays as it is."""
    if "=?" not in value:
        return " ".join(value.split())
    try:
        chunks = decode_header(_WORD_GAP.sub(r"\1 \2", value[:_MAX_ENCODED]))
    except (HeaderParseError, ValueError):
        return " ".join(value.split())
    words = []
    for chunk, charset in chunks:
        if isinstance(chunk, str):
            words.append(chunk)
        else:
            words.append(_decode_body(chunk, charset or ""))
    return " ".join(clean("".join(words)).split())


def _parse(lines: list[bytes], first: int, depth: int, left: list[int]) -> Entity:
    left[0] -= 1
    skipped = 1 if lines and lines[0].startswith(b"From ") else 0
    headers, body_at = _headers(lines, skipped, first)
    entity = Entity(headers, first + skipped, lines[body_at:], first + body_at)
    for name in ("content-type", "content-disposition"):
        value = entity.get(name)
        if value:
            entity.content[name] = value[:_MAX_PARAMETERS]
    if depth < MAX_MIME_DEPTH:
        boundary = entity.content.get_boundary() if entity.kind.startswith("multipart/") else None
        if boundary:
            entity.parts = _split(entity, boundary.encode("utf-8", "replace"), depth, left)
        elif entity.kind == "message/rfc822" and not entity.get(
            "content-transfer-encoding"
        ).strip().lower().startswith(("base64", "quoted")):
            entity.parts = [_parse(entity.body, entity.body_line, depth + 1, left)]
    return entity


def _headers(lines: list[bytes], start: int, first: int) -> tuple[list[Header], int]:
    """Read header fields; return them and the index at which the body starts."""
    headers: list[Header] = []
    name, value, at = "", [b""], 0
    index = start
    while index < len(lines) and lines[index].strip():
        line = lines[index]
        if line[:1] in b" \t" and name:
            value.append(line.strip())
        else:
            match = _HEADER.match(line)
            if match is None:
                break  # not a header: the body starts without an empty line
            if name:
                headers.append(Header(name, _raw_text(b" ".join(value)), at))
            name, value = match[1].decode("ascii").lower(), [match[2]]
            at = first + index
        index += 1
    if name:
        headers.append(Header(name, _raw_text(b" ".join(value)), at))
    blank = index < len(lines) and not lines[index].strip()
    return headers, index + 1 if blank else index


def _raw_text(value: bytes) -> str:
    return value.decode("ascii") if value.isascii() else decode(value)


def _split(entity: Entity, boundary: bytes, depth: int, left: list[int]) -> list[Entity]:
    parts: list[Entity] = []
    begin: int | None = None
    mark = b"--" + boundary
    for index, line in enumerate(entity.body):
        if not line.startswith(mark):
            continue
        rest = line[len(mark) :].strip()
        if rest not in {b"", b"--"}:
            continue
        if begin is not None and left[0] > 0:
            parts.append(_part(entity, begin, index, depth, left))
        begin = index + 1 if not rest else None
    if begin is not None and left[0] > 0:  # cut short: the last part has no end
        parts.append(_part(entity, begin, len(entity.body), depth, left))
    return parts


def _part(entity: Entity, begin: int, end: int, depth: int, left: list[int]) -> Entity:
    return _parse(entity.body[begin:end], entity.body_line + begin, depth + 1, left)


def _decode_body(data: bytes, charset: str) -> str:
    known = known_encoding(charset) if charset else ""
    if not known or (data.isascii() and known in {"utf-8", "cp1252"}):
        return decode(data)
    try:
        return clean(data.decode(known))
    except UnicodeDecodeError:
        return decode(data, charset)  # the mail names a charset it is not in


def _quoted_printable(body: list[bytes], first: int) -> tuple[list[bytes], list[int]]:
    """Decode line by line; a line that runs on over soft breaks is of the line it starts on."""
    lines: list[bytes] = []
    numbers: list[int] = []
    joined = False
    for number, raw in enumerate(body, first):
        stripped = raw.rstrip()
        soft = stripped.endswith(b"=")
        pieces = _LINE_END.split(binascii.a2b_qp(stripped[:-1] if soft else stripped))
        if joined:
            lines[-1] += pieces.pop(0)
        lines.extend(pieces)
        numbers.extend([number] * len(pieces))
        joined = soft
    return lines or [b""], numbers or [first]


def _base64(body: list[bytes], first: int) -> tuple[list[bytes], list[int]]:
    """Decode the body; a line is of the raw line that holds its first byte."""
    digits = [_NOT_BASE64.sub(b"", line) for line in body]
    whole = b"".join(digits)
    usable = len(whole) - (len(whole) % 4 == 1)
    decoded = binascii.a2b_base64(whole[:usable] + b"=" * (-usable % 4))
    ends = list(accumulate(map(len, digits)))
    lines: list[bytes] = []
    numbers: list[int] = []
    start = 0
    for match in (*_LINE_END.finditer(decoded), None):
        end = match.start() if match is not None else len(decoded)
        lines.append(decoded[start:end])
        index = bisect_right(ends, start // 3 * 4)
        numbers.append(first + min(index, max(0, len(body) - 1)))
        start = match.end() if match is not None else end
    return lines, numbers
