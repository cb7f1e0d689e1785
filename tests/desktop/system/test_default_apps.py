"""Default programs by the specification's order of files and groups."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.system.default_apps import application, default_application
from tests.desktop.system.viewer import Home

PDF = ["application/pdf"]


@pytest.fixture
def person(tmp_path: Path) -> Home:
    home = Home.make(tmp_path / "person")
    for name in ("a", "b", "c"):
        home.entry(f"{name}.desktop", f"{name} %f", folder="share")
    return home


def chosen(home: Home, types: list[str] = PDF) -> str | None:
    found = default_application(types, home.environment)
    return None if found is None else found.entry_id


def test_the_person_goes_before_the_system(person: Home) -> None:
    assert chosen(person) is None
    person.associate(
        "[MIME Cache]\napplication/pdf=c.desktop;\n", "share/applications/mimeinfo.cache"
    )
    assert chosen(person) == "c.desktop"
    person.associate("[Added Associations]\napplication/pdf=b.desktop;\n")
    assert chosen(person) == "b.desktop"
    person.associate(
        "[Default Applications]\napplication/pdf=a.desktop\n", "share/applications/mimeapps.list"
    )
    assert chosen(person) == "a.desktop"
    person.associate("[Default Applications]\napplication/pdf=c.desktop\n", "etc/mimeapps.list")
    assert chosen(person) == "c.desktop"
    person.associate("[Default Applications]\napplication/pdf=b.desktop\n")
    assert chosen(person) == "b.desktop"


def test_the_desktops_own_list_goes_first(person: Home) -> None:
    person.associate("[Default Applications]\napplication/pdf=a.desktop\n")
    person.associate(
        "[Default Applications]\napplication/pdf=b.desktop\n", "config/kde-mimeapps.list"
    )
    assert chosen(person) == "a.desktop"
    person.environment["XDG_CURRENT_DESKTOP"] = "KDE"
    assert chosen(person) == "b.desktop"


def test_defaults_that_are_not_installed_are_passed_over(person: Home) -> None:
    person.associate("[Default Applications]\napplication/pdf=gone.desktop;b.desktop;a.desktop\n")
    assert chosen(person) == "b.desktop"


def test_removed_associations_count_for_less_important_files(person: Home) -> None:
    cache = "[MIME Cache]\napplication/pdf=a.desktop;b.desktop;\n"
    person.associate(cache, "share/applications/mimeinfo.cache")
    person.associate("[Removed Associations]\napplication/pdf=a.desktop;\n")
    assert chosen(person) == "b.desktop"


def test_the_more_general_type_comes_later(person: Home) -> None:
    person.associate("[Default Applications]\ntext/plain=a.desktop\ntext/x-python=b.desktop\n")
    assert chosen(person, ["text/x-python", "text/plain"]) == "b.desktop"
    assert chosen(person, ["text/x-perl", "text/plain"]) == "a.desktop"


def test_entries_that_cannot_be_started(person: Home) -> None:
    person.entry("hidden.desktop", "a", Hidden="true")
    person.entry("gone.desktop", "a", TryExec="not-installed")
    person.entry("link.desktop", "a", Type="Link")
    person.entry("empty.desktop", "")
    for name in ("hidden", "gone", "link", "empty", "../a", "nothing"):
        assert application(f"{name}.desktop", person.environment) is None
    person.entry("a.desktop", "a", Hidden="true")
    assert application("a.desktop", person.environment) is None, "it hides the system's"


def test_ids_with_dashes_may_be_in_folders(person: Home) -> None:
    path = person.entry("kde/org/x-y.desktop", "xy %U", folder="share")
    found = application("kde-org-x-y.desktop", person.environment)
    assert found is not None
    assert found.location == str(path)


def test_values_are_unescaped(person: Home) -> None:
    person.program("try")
    keys = {"Name": r"A\sB", "Icon": "ic", "Path": "/tmp", "Terminal": "true", "TryExec": "try"}
    person.entry("x.desktop", r'x "a\\\\b" %f', **keys)
    found = application("x.desktop", person.environment)
    assert found is not None
    assert (found.name, found.exec_line) == ("A B", r'x "a\\b" %f')
    assert (found.icon, found.folder, found.terminal) == ("ic", "/tmp", True)


def test_without_variables_the_specified_folders_count(person: Home) -> None:
    environment = {"HOME": person.environment["HOME"], "XDG_DATA_HOME": "relative/is/ignored"}
    person.entry("z.desktop", "z", folder=".local/share")
    assert application("z.desktop", environment) is not None
    person.associate("[Default Applications]\napplication/pdf=z.desktop\n", ".config/mimeapps.list")
    found = default_application(PDF, environment)
    assert found is not None
    assert found.entry_id == "z.desktop"
