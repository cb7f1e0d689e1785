"""TextExpander's CSV: abbreviation, content, and perhaps a label, without a head."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from indexer.contract.snippets import Snippet
from indexer.snippets.formats.csv_text import Row, rows
from indexer.snippets.formats.percents import Translation
from indexer.snippets.formats.reading import Files, Imported, Report, listed, text_of

FORMAT: Final = "textexpander"
_HEAD: Final = re.compile(r"(?i)(?:abbreviation|shortcut|trigger|keyword)s?")
_RICH: Final = re.compile(
    r"(?i)\A\s*<(?:!doctype|html|body|p|div|span|b|i|ul|ol|table|font|strong|em|a|br)\b"
)


def read(files: Files) -> Imported:
    """Return the snippets of TextExpander's exports."""
    report = Report(FORMAT)
    for path, data in sorted(files.items()):
        if not path.endswith((".csv", ".txt")):
            report.note("info", path, 0, "This is no CSV file and is passed over.")
            continue
        for row in rows(text_of(data, path, report)):
            if not (row.line == 1 and _HEAD.fullmatch(row.values[0].strip())):
                _row(row, path, report)
    return report.done()


def is_one(files: Files) -> bool:
    """Guess whether files are TextExpander's, by its placeholders."""
    return any(
        path.endswith(".csv")
        and re.search(rb"%(?:clipboard|\||filltext|fillpopup|fillarea|snippet:|@[+-])", data)
        for path, data in files.items()
    )


def _row(row: Row, path: str, report: Report) -> None:
    if row.guessed:
        message = "The quotes of this row do not match: look whether its text is whole."
        report.note("changed", path, row.line, message)
    if len(row.values) < 2:
        report.note("left out", path, row.line, "The row has an abbreviation, but no text.")
        return
    keyword, content, label = (*row.values, "")[:3]
    if len(row.values) > 3 and any(value.strip() for value in row.values[3:]):
        report.note("changed", path, row.line, "What stands behind the label is left out.")
    done = Translation().of(content)
    if done.lost:
        report.note("changed", path, row.line, f"{listed(done.lost)} has no meaning here.")
    rich = bool(_RICH.match(content))
    keyword = keyword.strip()
    folder = posixpath.splitext(posixpath.basename(path))[0]
    report.add(
        Snippet(
            uid=report.uid(keyword or label), name=label.strip(), folder=folder,
            keywords=(keyword,) if keyword else (), text="" if rich else done.text,
            html=done.text if rich else "",
        ),
        path,
        row.line,
    )  # fmt: skip
