"""Mail (RFC 822) and mailboxes: the headers people read, the text, and the attachments' names."""

from __future__ import annotations

import contextlib
from email.utils import parsedate_to_datetime

from indexer.documents import Extracted
from indexer.extract import mime
from indexer.extract.building import TextBuilder
from indexer.extract.formats import plain
from indexer.extract.formats.html import VisibleText
from indexer.extract.mime import Entity

_SHOWN = {
    "from": "From",
    "to": "To",
    "cc": "Cc",
    "bcc": "Bcc",
    "subject": "Subject",
    "date": "Date",
}
_FIELDS = ("from", "to", "cc", "date")


def extract(data: bytes, name: str) -> Extracted:
    """Extract a mail or a mailbox.

    Headers come in the file's order, and lines never go back, so that any passage's first and
    last lines embrace it.
    """
    lines = mime.split_lines(data)
    if lines and lines[-1] == b"":
        lines.pop()
    starts = [0, *_separators(lines)] if lines and lines[0].startswith(b"From ") else [0]
    builder = TextBuilder()
    mails = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if builder.full:
            break
        mail = mime.parse(lines[start:end], start + 1)
        _Mail(builder, mail).write(is_heading=len(starts) > 1)
        mails.append(mail)
    if not any(mail.headers for mail in mails) and len(mails) < 2:
        return plain.extract(data, name)  # no mail, whatever its name says
    if len(mails) > 1:
        return builder.finish("application/mbox", fields={"messages": str(len(mails))})
    return builder.finish(
        "message/rfc822", title=mime.header_text(mails[0].get("subject")), fields=_fields(mails[0])
    )


def _separators(lines: list[bytes]) -> list[int]:
    """Find where mails begin in a mailbox: a "From " line below an empty one."""
    return [
        index
        for index in range(1, len(lines))
        if lines[index].startswith(b"From ") and not lines[index - 1].strip()
    ]


def _fields(mail: Entity) -> dict[str, str]:
    fields = {key: mime.header_text(mail.get(key)) for key in _FIELDS}
    # An odd date stays as it is written.
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        fields["date"] = parsedate_to_datetime(fields["date"]).isoformat()
    fields["attachments"] = ", ".join(_attachment_names(mail))
    return fields


def _attachment_names(entity: Entity) -> list[str]:
    if entity.parts:
        return [name for part in entity.parts for name in _attachment_names(part)]
    return [entity.filename] if entity.filename else []


class _Mail:
    """Writes one mail; what it holds comes in the order of the file."""

    def __init__(self, builder: TextBuilder, mail: Entity) -> None:
        self._builder = builder
        self._mail = mail

    def write(self, *, is_heading: bool) -> None:
        self._headers(self._mail, is_heading=is_heading)
        self._entity(self._mail)

    def _headers(self, mail: Entity, *, is_heading: bool = False) -> None:
        if not self._builder.ends_blank:
            self._builder.line("", mail.line)
        last = mail.line
        for header in mail.headers:
            shown = _SHOWN.get(header.name)
            value = mime.header_text(header.value)
            if shown and value:
                if is_heading and header.name == "subject":
                    self._builder.heading(1, f"{shown}: {value}", header.line)
                else:
                    self._builder.line(f"{shown}: {value}", header.line)
                last = header.line
        self._builder.line("", last)

    def _entity(self, entity: Entity) -> None:
        kind = entity.kind
        if kind == "message/rfc822" and entity.parts:
            for mail in entity.parts:
                self._headers(mail)
                self._entity(mail)
        elif kind == "multipart/alternative" and entity.parts:
            self._entity(_best(entity.parts))
        elif entity.parts:
            for part in entity.parts:
                self._entity(part)
        elif entity.attached or (entity.filename and not kind.startswith("text/")):
            if entity.filename:
                self._builder.line(f"Attachment: {entity.filename}", entity.line)
        elif kind == "text/html":
            self._html(entity)
        elif kind.startswith("text/"):
            self._plain(entity)

    def _plain(self, entity: Entity) -> None:
        lines, numbers = entity.text()
        while lines and not lines[-1].strip():
            lines.pop()
        for line, number in zip(lines, numbers, strict=False):
            if self._builder.full:
                return
            self._builder.line(line, number)

    def _html(self, entity: Entity) -> None:
        lines, numbers = entity.text()
        inner = TextBuilder()
        VisibleText(inner).run("\n".join(lines))
        shown = inner.finish("text/html")
        for line, at in zip(shown.text.split("\n"), shown.lines or (), strict=False):
            self._builder.line(line, numbers[at - 1])


def _best(alternatives: list[Entity]) -> Entity:
    """Prefer plain text that says something, then HTML, then whatever comes last."""
    for kind in ("text/plain", "text/html"):
        for part in alternatives:
            if part.kind == kind and not part.attached and "".join(part.text()[0]).strip():
                return part
    return alternatives[-1]
