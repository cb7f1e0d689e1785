from __future__ import annotations

import pytest

from desktop.preview.kinds import View, view_of
from indexer.contract.messages import Hit, Kind


def hit(name: str, mime: str, kind: Kind = "file") -> Hit:
    uri = f"file:///docs/{name}" if kind == "file" else f"{kind}:{name}"
    return Hit(
        id="1", kind=kind, title=name, uri=uri, score=1, found_by=[], passages=[], modified="",
        mime=mime,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "mime", "view"),
    [
        ("a.pdf", "application/pdf", "page"),
        ("a.PNG", "image/png", "image"),
        ("a.svg", "application/xml", "image"),
        ("a.psd", "image/vnd.adobe.photoshop", "text"),
        ("a.md", "text/markdown", "markdown"),
        ("a.py", "text/x-python", "code"),
        ("a.json", "application/json", "code"),
        ("a.ini", "text/plain", "code"),
        ("Makefile", "text/plain", "code"),
        ("a.csv", "text/csv", "code"),
        ("a.txt", "text/plain", "text"),
        ("a.html", "text/html", "text"),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text"),
    ],
)
def test_a_file_is_shown_as_its_kind_asks(name: str, mime: str, view: View) -> None:
    assert view_of(hit(name, mime)) == view


def test_other_kinds() -> None:
    assert view_of(hit("gimp", "", "app")) == "app"
    assert view_of(hit("7", "text/markdown", "clip")) == "text"
