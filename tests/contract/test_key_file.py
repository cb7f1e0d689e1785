"""Files of groups and keys, by the Desktop Entry Specification."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.key_file import (
    boolean,
    escape,
    localised,
    localised_strings,
    parse,
    read,
    string,
    strings,
)

_NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="[]=#"))
_VALUES = st.text() | st.text(" \t\n\r\\;snx")


def test_groups_and_keys() -> None:
    text = (
        "\ufeff# a comment\nstray=1\n[A]\n key = v1 \nempty=\nnonsense\n=nothing\n"
        "  # another\r\nx = y = z\r\n[B] \nl=x; y;;\n"
    )
    assert parse(text) == {
        "A": {"key": "v1", "empty": "", "x": "y = z"},
        "B": {"l": "x; y;;"},
    }


def test_of_a_key_that_comes_twice_the_last_holds_and_groups_are_joined() -> None:
    text = "[A]\nkey=1\nkey=2\n[B]\nkey=3\n[A]\nother=4\nkey=5\n"
    assert parse(text) == {"A": {"key": "5", "other": "4"}, "B": {"key": "3"}}


@pytest.mark.parametrize("header", ["[A", "[A]x", "[A]]", "[[A]", "["])
def test_what_follows_a_header_that_is_none_is_in_no_group(header: str) -> None:
    assert parse(f"[B]\nk=1\n{header}\nk=2\n") == {"B": {"k": "1"}}


def test_values_are_read_by_their_type() -> None:
    group = {
        "Text": r"a\sb\\s\q\n\;",
        "Old": "1",
        "Yes": "True",
        "No": "false",
        "List": r"x\;y; z;;\\;",
    }
    assert string(group, "Text") == "a b\\s\\q\n\\;"  # a semicolon needs no escape but in a list
    assert string(group, "Missing") == ""
    assert string(group, "Missing", "usual") == "usual"
    assert [boolean(group, key) for key in ("Old", "Yes", "No", "Missing")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert strings(group, "List") == ("x;y", "z", "\\")
    assert strings(group, "Missing") == ()


def test_the_first_locale_that_has_a_value_is_taken() -> None:
    group = {"Name": "All", "Name[de]": "Alle", "Name[fr]": "", "L": "a;b", "L[de]": "c;"}
    assert localised(group, "Name", ("de_AT", "de")) == "Alle"
    assert localised(group, "Name", ("fr",)) == "All"
    assert localised(group, "Name", ()) == "All"
    assert localised_strings(group, "L", ("de",)) == ("c",)
    assert localised_strings(group, "L", ("fr",)) == ("a", "b")


def test_a_file_that_cannot_be_read_has_no_groups(tmp_path: Path) -> None:
    assert read(os.fspath(tmp_path / "missing")) == {}
    assert read(os.fspath(tmp_path)) == {}
    odd = tmp_path / "odd"
    odd.write_bytes(b"[A]\nk=caf\xe9\n")
    assert read(os.fspath(odd)) == {"A": {"k": "caf\ufffd"}}


@given(_VALUES)
def test_values_are_read_back(value: str) -> None:
    assert string(parse(f"[Group]\nKey={escape(value)}\n")["Group"], "Key") == value


@given(st.dictionaries(_NAMES, st.dictionaries(_NAMES.filter(bool), _VALUES)))
def test_whole_files_are_read_back(groups: dict[str, dict[str, str]]) -> None:
    text = "".join(
        f"[{name}]\n" + "".join(f"{key} = {escape(value)}\n" for key, value in group.items())
        for name, group in groups.items()
    )
    found = parse(text)
    assert {name: {key: string(group, key) for key in group} for name, group in found.items()} == (
        groups
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1)))
def test_lists_are_read_as_they_were_written(parts: list[str]) -> None:
    written = "".join(part.replace("\\", "\\\\").replace(";", "\\;") + ";" for part in parts)
    assert strings({"Keywords": written}, "Keywords") == tuple(parts)


@given(st.text() | st.text("[]=#;\\\n ak"))
def test_any_text_is_a_key_file(text: str) -> None:
    for group in parse(text).values():
        for key in group:
            string(group, key)
            strings(group, key)
