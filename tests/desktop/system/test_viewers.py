"""How programs are told a page or line."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.default_apps import Application
from desktop.system.ports import Place
from desktop.system.viewers import TemplateError, command, fill, read_template, template_for

PDF = Place(b"/d/a b.pdf", page=7)
TEXT = Place(b"/d/a b.txt", line=12)
FLATPAK = "/usr/bin/flatpak run --branch=stable --arch=x86_64 --file-forwarding"


@pytest.mark.parametrize(
    ("line", "place", "expected"),
    [
        ("evince %U", PDF, ["evince", "--page-index=7", "/d/a b.pdf"]),
        ("papers %U", PDF, ["papers", "--page-index=7", "/d/a b.pdf"]),
        ("okular %U", PDF, ["okular", "--page", "7", "/d/a b.pdf"]),
        ("zathura %U", PDF, ["zathura", "-P", "7", "/d/a b.pdf"]),
        ("qpdfview --unique %F", PDF, ["qpdfview", "--unique", "/d/a b.pdf#7"]),
        (
            "/usr/lib/firefox/firefox %u",
            PDF,
            ["/usr/lib/firefox/firefox", "file:///d/a%20b.pdf#page=7"],
        ),
        (
            "/usr/share/code/code --unity %F",
            TEXT,
            ["/usr/share/code/code", "--unity", "--goto", "/d/a b.txt:12"],
        ),
        ("kate -b %U", TEXT, ["kate", "-b", "--line", "12", "/d/a b.txt"]),
        ("gedit %U", TEXT, ["gedit", "+12", "/d/a b.txt"]),
        ("gnome-text-editor %U", TEXT, ["gnome-text-editor", "/d/a b.txt", "+12"]),
        (
            "env A=b GDK=x /snap/bin/okular %U",
            PDF,
            ["env", "A=b", "GDK=x", "/snap/bin/okular", "--page", "7", "/d/a b.pdf"],
        ),
        (
            f"{FLATPAK} --command=evince org.gnome.Evince @@u %U @@",
            PDF,
            [
                *FLATPAK.split(),
                "--command=evince",
                "org.gnome.Evince",
                "--page-index=7",
                "@@u",
                "file:///d/a%20b.pdf",
                "@@",
            ],
        ),
        (
            f"{FLATPAK} org.kde.kate @@ %f @@",
            TEXT,
            [*FLATPAK.split(), "org.kde.kate", "--line", "12", "@@", "/d/a b.txt", "@@"],
        ),
    ],
)
def test_viewers_that_can(line: str, place: Place, expected: list[str]) -> None:
    assert command(app(line), place) == (expected, True)


@pytest.mark.parametrize(
    ("line", "place", "expected"),
    [
        ("evince %U", TEXT, ["evince", "file:///d/a%20b.txt"]),
        ("evince %U", Place(b"/x"), ["evince", "file:///x"]),
        ("gedit %U", PDF, ["gedit", "file:///d/a%20b.pdf"]),
        ("libreoffice --writer %U", TEXT, ["libreoffice", "--writer", "file:///d/a%20b.txt"]),
        ("env A=b", TEXT, ["env", "A=b", "/d/a b.txt"]),
        ("okular", PDF, ["okular", "/d/a b.pdf"]),
        (
            f"{FLATPAK} --command=code com.visualstudio.code @@ %F @@",
            TEXT,
            [*FLATPAK.split(), "--command=code", "com.visualstudio.code", "@@", "/d/a b.txt", "@@"],
        ),
    ],
)
def test_others_are_just_started(line: str, place: Place, expected: list[str]) -> None:
    assert command(app(line), place) == (expected, False)


def app(line: str) -> Application:
    return Application("x.desktop", "/x.desktop", "X", line)


def test_field_codes_beside_the_file_are_replaced() -> None:
    line = 'okular -title %c --x "50%%" %U %i'
    assert command(app(line), PDF)[0] == [
        *("okular", "-title", "X", "--x", "50%"),
        *("--page", "7", "/d/a b.pdf"),
    ]


def test_templates() -> None:
    arguments = read_template("zathura -P {page} \"{path}\" --mark='{uri}:{line}'")
    assert fill(arguments, PDF) == [
        *("zathura", "-P", "7", "/d/a b.pdf", "--mark=file:///d/a%20b.pdf:1")
    ]


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name))
def test_a_name_stays_one_argument_whatever_it_holds(name: bytes) -> None:
    place = Place(b"/" + name)
    filled = fill(read_template("run {path}"), place)
    assert [os.fsencode(word) for word in filled] == [b"run", place.path]


@pytest.mark.parametrize(
    "wrong", ["", "a 'b {path}", "a {pages} {path}", "a {} {path}", "a", "a {page}"]
)
def test_templates_that_are_refused(wrong: str) -> None:
    with pytest.raises(TemplateError):
        read_template(wrong)


def test_the_first_template_that_fits_counts() -> None:
    templates = {"application/pdf": "p", "text/*": "t", "*": "any"}
    assert template_for(["text/x-python", "text/plain"], templates) == "t"
    assert template_for(["application/pdf"], templates) == "p"
    assert template_for(["image/png"], templates) == "any"
    assert template_for(["image/png"], {}) is None
