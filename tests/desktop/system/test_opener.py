"""Opening at the citation, with recording programs installed as the defaults."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.system.opener import XdgOpener
from desktop.system.ports import NotOpened, Opened, Place
from tests.desktop.system.bus_service import Call, Reply, Service
from tests.desktop.system.viewer import Home


@pytest.fixture
def person(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "person")


def made(person: Home, name: bytes, content: bytes = b"text\n") -> bytes:
    path = os.path.join(os.fsencode(person.root), name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def test_a_pdf_opens_at_its_page(person: Home) -> None:
    evince = person.default("application/pdf", "evince")
    path = made(person, b"a report.pdf", b"%PDF-1.4\n")
    opener = XdgOpener(person.environment)
    assert opener.open(Place(path, page=3), "t-1") == Opened("The evince.desktop", at_place=True)
    told = evince.told()
    assert told["arguments"] == ["--page-index=3", os.fsdecode(path)]
    assert told["environment"]["XDG_ACTIVATION_TOKEN"] == "t-1"


def test_text_opens_at_its_line_by_its_more_general_type(person: Home) -> None:
    gedit = person.default("text/plain", "gedit")
    path = made(person, b"script.py", b"import os\n")
    opened = XdgOpener(person.environment).open(Place(path, page=1, line=12))
    assert opened == Opened("The gedit.desktop", at_place=True)
    assert gedit.arguments() == ["+12", os.fsdecode(path)]


def test_a_name_that_is_not_utf8_arrives_byte_by_byte(person: Home) -> None:
    gedit = person.default("text/plain", "gedit")
    path = made(person, b"n\xe9 %f $x.txt")
    XdgOpener(person.environment).open(Place(path, line=2))
    assert [os.fsencode(word) for word in gedit.arguments()] == [b"+2", path]


def test_a_program_that_knows_no_pages_is_just_started(person: Home) -> None:
    program = person.default("application/pdf", "plainview", "%f")
    path = made(person, b"a.pdf", b"%PDF-1.4\n")
    opened = XdgOpener(person.environment).open(Place(path, page=3))
    assert opened == Opened("The plainview.desktop", at_place=False)
    assert program.arguments() == [os.fsdecode(path)]


def test_a_template_of_the_person_goes_first(person: Home) -> None:
    person.default("application/pdf", "evince")
    zathura = person.program("zathura")
    path = made(person, b"a b.pdf", b"%PDF-1.4\n")
    opener = XdgOpener(person.environment, {"application/pdf": "zathura -P {page} {path}"})
    assert opener.open(Place(path, page=5)) == Opened("zathura", at_place=True)
    assert zathura.arguments() == ["-P", "5", os.fsdecode(path)]


def test_without_a_default_xdg_open_is_asked(person: Home) -> None:
    fallback = person.program("xdg-open")
    path = made(person, b"a.pdf", b"%PDF-1.4\n")
    opened = XdgOpener(person.environment).open(Place(path, page=3))
    assert opened == Opened("xdg-open", at_place=False)
    assert fallback.arguments() == [os.fsdecode(path)]


@pytest.mark.parametrize(
    ("templates", "reason"),
    [
        ({}, "xdg-open is not installed"),
        ({"*": "missing {path}"}, "missing is not installed"),
        ({"*": "zathura {pages}"}, "{pages} is none of {path}, {uri}, {page}, {line}"),
    ],
)
def test_what_cannot_be_opened_says_why(
    person: Home, templates: dict[str, str], reason: str
) -> None:
    opener = XdgOpener(person.environment, templates)
    assert opener.open(Place(made(person, b"a.txt"))) == NotOpened(reason)


def test_a_broken_entry_says_why(person: Home) -> None:
    person.default("text/plain", "odd", "%z")
    opened = XdgOpener(person.environment).open(Place(made(person, b"a.txt")))
    assert opened == NotOpened("%z is no field code")


def test_a_file_that_is_gone_is_not_opened(person: Home) -> None:
    opener = XdgOpener(person.environment)
    assert isinstance(opener.open(Place(b"/nowhere/at/all")), NotOpened)
    assert isinstance(opener.reveal(b"/nowhere/at/all"), NotOpened)


def test_the_file_manager_selects_the_file(person: Home, bus: str) -> None:
    def show(_call: Call) -> Reply:
        return "", ()

    path = made(person, b"n\xe9 b.txt")
    with Service(bus, "org.freedesktop.FileManager1", {"ShowItems": show}) as manager:
        opened = XdgOpener(person.environment, bus_address=bus).reveal(path, "t-1")
    assert opened == Opened("file manager", at_place=True)
    folder = os.fspath(person.root)
    assert manager.asked("ShowItems") == [([f"file://{folder}/n%E9%20b.txt"], "t-1")]


def test_without_a_file_manager_on_the_bus_the_folder_opens(person: Home, bus: str) -> None:
    files = person.default("inode/directory", "files")
    path = made(person, b"a.txt")
    opened = XdgOpener(person.environment, bus_address=bus).reveal(path)
    assert opened == Opened("The files.desktop", at_place=False)
    assert files.arguments() == [f"file://{person.root}"]
