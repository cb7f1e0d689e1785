"""Workbooks by calamine: each sheet a part, each row a line, its number the row's."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import python_calamine as calamine

from indexer.documents import Extracted
from indexer.extract.building import TRUNCATED, TextBuilder
from indexer.extract.failing import UnextractableError
from indexer.extract.formats.office import properties
from indexer.extract.limits import MAX_CELLS
from indexer.extract.zips import Package

if TYPE_CHECKING:
    Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta

_MIMES = {
    "xls": "application/vnd.ms-excel",
    "xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def extract(data: bytes, name: str) -> Extracted:
    """Extract the cells' values as people see them; formulas are not text."""
    title = ""
    fields: dict[str, str] = {}
    if data.startswith(b"PK"):
        package = Package(data)  # sizes are checked before anything is unpacked
        title, fields = properties(package)
    workbook = _opened(data)
    builder = TextBuilder()
    left = MAX_CELLS
    for number, sheet_name in enumerate(workbook.sheet_names, 1):
        if left <= 0 or builder.full:
            fields[TRUNCATED] = f"only the first {MAX_CELLS:,} cells"
            break
        left -= _sheet(builder, workbook, number, sheet_name, left)
    mime = _MIMES.get(name.rpartition(".")[2].lower(), _XLSX)
    return builder.finish(mime, title=title, unit="sheet", fields=fields)


def _opened(data: bytes) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise UnextractableError("encrypted", "The workbook is password-protected.") from error
    except (calamine.CalamineError, OSError) as error:
        if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
            raise UnextractableError("encrypted", "The workbook is password-protected.") from error
        raise UnextractableError(
            "corrupt", "The workbook is damaged or of no known kind."
        ) from error


def _sheet(
    builder: TextBuilder, workbook: calamine.CalamineWorkbook, number: int, name: str, left: int
) -> int:
    """Add a sheet, and return how many cells it took."""
    try:
        sheet = workbook.get_sheet_by_name(name)
    except (calamine.CalamineError, OSError):  # a chart sheet, or one that is damaged
        return 0
    if sheet.start is None or not sheet.width:
        return 0
    rows = sheet.to_python(skip_empty_area=True, nrows=max(1, left // sheet.width))
    begun = False
    for row_number, row in enumerate(rows, sheet.start[0] + 1):
        words = "\t".join(map(shown, row)).rstrip("\t")
        if not words or words.isspace():
            continue
        if not begun:
            builder.part(number, name)
            begun = True
        builder.line(words, row_number)
        if builder.full:
            break
    return len(rows) * sheet.width


def shown(value: Cell) -> str:
    """Write a cell's value as a person reads it, on one line."""
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value or "\t" in value or "\r" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else _to_second(value).isoformat(sep=" ")
    if isinstance(value, dt.time):
        return value.isoformat(timespec="seconds")
    return str(value)


def _to_second(value: dt.datetime) -> dt.datetime:
    """Round away the fraction that binary day numbers leave."""
    if value.microsecond >= 500_000 and value.year < dt.MAXYEAR:
        value += dt.timedelta(seconds=1)
    return value.replace(microsecond=0)
