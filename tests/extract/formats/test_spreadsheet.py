from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from indexer.extract.formats.spreadsheet import shown
from tests.extract.checks import extracted, failure, lines_of


def moment(year: int, month: int, day: int, hour: int = 0, *rest: int) -> dt.datetime:
    """Make a date without a zone, as a workbook's dates are."""
    minute, second, micro = rest or (0, 0, 0)
    return dt.datetime(year, month, day, hour, minute, second, micro)  # noqa: DTZ001


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.set_properties({"title": "Budget", "author": "Me"})
        sheet = book.add_worksheet("Costs")
        sheet.write_row(2, 1, ["Item", "Price", "Paid"])
        sheet.write_row(5, 1, ["Two\nlines", 12, True])
        sheet.write_datetime(6, 2, moment(2024, 1, 2), book.add_format({"num_format": "d.m.yy"}))
        book.add_worksheet("Empty")
        book.add_worksheet("More").write(0, 0, 0.1 + 0.2)
    return buffer.getvalue()


def test_sheets_rows_and_values() -> None:
    found = extracted("a.xlsx", workbook())
    assert (found.title, found.fields["author"], found.unit) == ("Budget", "Me", "sheet")
    assert lines_of(found) == [
        (3, "Item\tPrice\tPaid"),
        (6, "Two lines\t12\tTRUE"),
        (7, "\t2024-01-02"),
        (1, "0.3"),
    ]
    assert [(part.number, part.name) for part in found.parts] == [(1, "Costs"), (3, "More")]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.0, "1"),
        (-3.0, "-3"),
        (2.5, "2.5"),
        (1e20, "1e+20"),
        (float("nan"), "nan"),
        (True, "TRUE"),
        ("a\tb\nc", "a b c"),
        (dt.date(2024, 5, 6), "2024-05-06"),
        (moment(2024, 5, 6), "2024-05-06"),
        (moment(2024, 5, 6, 7, 8, 8, 999_999), "2024-05-06 07:08:09"),
        (dt.time(7, 8, 9, 5), "07:08:09"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_values_are_written_as_people_read_them(value: object, words: str) -> None:
    assert shown(value) == words  # type: ignore[arg-type]  # parametrize hides its type


def test_what_is_damaged_says_so() -> None:
    assert failure("a.xlsx", workbook()[:500]).code == "corrupt"
    assert failure("a.xls", bytes(range(256))).code == "corrupt"
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert failure("a.xlsx", locked).code == "encrypted"
