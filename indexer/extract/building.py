"""Puts a document's text together line by line, with its parts, headings and line numbers."""

from __future__ import annotations

from indexer.documents import Extracted, Heading, Part, Unit
from indexer.extract.decoding import clean
from indexer.extract.limits import MAX_CHARACTERS

TRUNCATED = "truncated"
_TRUNCATED_NOTE = f"only the first {MAX_CHARACTERS:,} characters"


class TextBuilder:
    """Collects lines; offsets follow from what was added before.

    A `number` given with a line is its 1-based line in the original; give it for all or none.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._numbers: list[int] = []
        self._length = 0  # of the text so far, each line with its line end
        self._parts: list[Part] = []
        self._headings: list[Heading] = []

    @property
    def full(self) -> bool:
        """Whether more text would only be cut off again."""
        return self._length > MAX_CHARACTERS

    @property
    def length(self) -> int:
        """How many characters there are so far, each line with its line end."""
        return self._length

    @property
    def ends_blank(self) -> bool:
        """Whether there is nothing above, or an empty line."""
        return not self._lines or not self._lines[-1]

    def part(self, number: int, name: str = "") -> None:
        """Begin a page, slide, sheet or chapter with the next line."""
        self._parts.append(Part(self._length, number, " ".join(clean(name).split())))

    def line(self, text: str, number: int | None = None) -> None:
        """Add a line; line ends inside it make further lines of the same number."""
        text = clean(text)
        for piece in text.split("\n") if "\n" in text else (text,):
            self._lines.append(piece)
            self._length += len(piece) + 1
            if number is not None:
                self._numbers.append(number)

    def heading(self, level: int, text: str, number: int | None = None) -> None:
        """Add a line that is a heading; 1 is the highest level."""
        words = " ".join(clean(text).split())
        if words:
            self._headings.append(Heading(self._length, max(1, level), words))
        self.line(text, number)

    def finish(
        self,
        mime: str,
        *,
        title: str = "",
        unit: Unit = "none",
        fields: dict[str, str] | None = None,
    ) -> Extracted:
        """Join the lines into an `Extracted`, cut at the limit."""
        return capped(
            Extracted(
                text="\n".join(self._lines),
                mime=mime,
                title=" ".join(clean(title).split()),
                unit=unit,
                parts=tuple(self._parts) if self._lines else (),
                lines=tuple(self._numbers) if self._numbers else None,
                headings=tuple(self._headings),
                fields={k: clean(v) for k, v in (fields or {}).items() if v.strip()},
            )
        )


def capped(extracted: Extracted) -> Extracted:
    """Cut text over the limit at a line end, and all that points behind the cut."""
    text = extracted.text
    if len(text) <= MAX_CHARACTERS:
        return extracted
    end = text.rfind("\n", 0, MAX_CHARACTERS + 1)
    text = text[: end if end > 0 else MAX_CHARACTERS]
    lines = extracted.lines
    return Extracted(
        text=text,
        mime=extracted.mime,
        title=extracted.title,
        unit=extracted.unit,
        parts=tuple(part for part in extracted.parts if part.start <= len(text)),
        lines=lines[: text.count("\n") + 1] if lines is not None else None,
        headings=tuple(item for item in extracted.headings if item.start < len(text)),
        fields={**extracted.fields, TRUNCATED: _TRUNCATED_NOTE},
    )
