"""The formats Magpie extracts, and which one a file is in.

To add a format: write a module with ``extract(data, name)``, and add a line to `FORMATS`. Raise a
format's number whenever it yields other text for the same file: files it extracted are then done
again, those of other formats are not.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Protocol, cast

from indexer.documents import Extracted
from indexer.extract.sniffing import (
    extension,
    inside_zip,
    is_headless_pdf,
    looks_like_text,
    magic,
    markup,
)

HEAD_BYTES = 8_192  # how much of a file decides what it is
UNSUPPORTED_VERSION = "unsupported/1"  # raise when kinds of files become supported


class ExtractFunction(Protocol):
    """Extracts one format; raises UnextractableError for what it can name."""

    def __call__(self, data: bytes, name: str) -> Extracted:
        """Extract a whole file; `name` is its name without folders."""
        ...


@dataclass(frozen=True)
class Format:
    """A family of formats that one extractor reads."""

    name: str
    number: int
    module: str  # under indexer.extract.formats; imported when first needed
    extensions: str  # separated by spaces
    binary: bool = False

    @property
    def version(self) -> str:
        """Return what is recorded with a result, such as "pdf/1"."""
        return f"{self.name}/{self.number}"

    @property
    def extract(self) -> ExtractFunction:
        """Import the extractor, at most once."""
        module = importlib.import_module(f"indexer.extract.formats.{self.module}")
        return cast("ExtractFunction", module.extract)


FORMATS = (
    Format("text", 1, "plain", "txt text log csv tsv json jsonl ndjson geojson ipynb yaml toml"),
    Format("markdown", 1, "markdown", "md markdown mdown mkd mdx rmd qmd"),
    Format("html", 1, "html", "html htm xhtml xht shtml"),
    Format("xml", 1, "xml", "xml svg rss atom dita ditamap docbook fodt fods kml gpx xsd opml"),
    Format("mail", 1, "mail", "eml mht mhtml mbox mbx"),
    Format("rtf", 1, "rtf", "rtf", binary=True),
    Format("pdf", 1, "pdf", "pdf", binary=True),
    Format("docx", 1, "docx", "docx docm dotx dotm", binary=True),
    Format("pptx", 1, "pptx", "pptx pptm ppsx ppsm potx potm", binary=True),
    Format("spreadsheet", 1, "spreadsheet", "xlsx xlsm xltx xltm xls xlsb xlt xla xlam ods ots",
           binary=True),
    Format("odt", 1, "opendocument", "odt ott odm", binary=True),
    Format("odp", 1, "opendocument", "odp otp odg otg", binary=True),
    Format("epub", 1, "epub", "epub", binary=True),
)  # fmt: skip

_BY_NAME = {format_.name: format_ for format_ in FORMATS}
_BY_EXTENSION = {ext: format_ for format_ in FORMATS for ext in format_.extensions.split()}
_ZIPPED = {"docx", "pptx", "spreadsheet", "odt", "odp", "epub"}
_LOCKED_OLE = {"docx", "pptx", "spreadsheet"}  # Office wraps what it encrypts in OLE
_TEXT = _BY_NAME["text"]


def versions() -> frozenset[str]:
    """Return the versions in force: what was extracted by another one is to be done again."""
    return frozenset({UNSUPPORTED_VERSION, *(known.version for known in FORMATS)})


def version_by_name(path: bytes) -> str:
    """Return the version that a file's name alone calls for."""
    found = extractor_for(path, b"")
    return found.version if found is not None else UNSUPPORTED_VERSION


def extractor_for(path: bytes, head: bytes) -> Format | None:
    """Choose the format of a file by its extension, corrected by its first `HEAD_BYTES` bytes.

    None means that its content is not extracted.
    """
    named = _BY_EXTENSION.get(extension(path))
    if not head:
        return named or _TEXT
    mark = magic(head)
    if mark:
        return _by_mark(mark, named, head)
    if not looks_like_text(head):
        # No mark where its format has one: let the extractor say what is wrong with it.
        return named if named is not None and named.binary else None
    if named is not None and (not named.binary or is_headless_pdf(named.name, head)):
        return named
    return _BY_NAME.get(markup(head), _TEXT)


def _by_mark(mark: str, named: Format | None, head: bytes) -> Format | None:
    if mark == "zip":
        if named is not None and named.name in _ZIPPED:
            return named
        return _BY_NAME.get(inside_zip(head))
    if mark == "ole":
        return named if named is not None and named.name in _LOCKED_OLE else None
    return _BY_NAME.get(mark)
