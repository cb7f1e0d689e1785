"""Exec lines by the Desktop Entry specification."""

from __future__ import annotations

import os
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.system.exec_line import EntryFacts, ExecLineError, expand, file_uri, join, split
from indexer.contract.locations import path_to_uri

# What an argument can be: no NUL, and surrogates where a name is not UTF-8.
ARGUMENTS = st.text(st.characters(exclude_characters="\0"))
PROGRAMS = st.text(st.characters(exclude_characters="\0"), min_size=1)


@given(PROGRAMS, st.lists(ARGUMENTS))
def test_what_is_joined_is_split_and_expanded_back(program: str, arguments: list[str]) -> None:
    line = join([program, *arguments])
    assert [word.replace("%%", "%") for word in split(line)] == [program, *arguments]
    assert expand(line) == [[program, *arguments]]


@given(st.text())
def test_any_line_gives_commands_or_is_refused(line: str) -> None:
    try:
        commands = expand(line, ["/a b", "/c"])
    except ExecLineError:
        return
    assert all(command for command in commands)


@given(st.lists(st.text("abc \"'\\$", max_size=8), min_size=1))
def test_shell_quoting_reads_as_in_a_shell(words: list[str]) -> None:
    line = "program " + shlex.join(words)
    assert split(line) == ["program", *words]


@given(st.binary().filter(lambda name: b"\0" not in name))
def test_file_uris_are_those_of_the_contract(name: bytes) -> None:
    assert file_uri(os.fsdecode(b"/" + name)) == path_to_uri(b"/" + name)


@pytest.mark.parametrize(
    ("line", "files", "commands"),
    [
        ("evince %U", ["/a b.pdf"], [["evince", "file:///a%20b.pdf"]]),
        ("gimp %U", ["/a", "/b"], [["gimp", "file:///a", "file:///b"]]),
        ("one %f", ["/a", "/b"], [["one", "/a"], ["one", "/b"]]),
        ("one --file=%f", ["/a"], [["one", "--file=/a"]]),
        ("one %u x", [], [["one", "x"]]),
        ("one %F", [], [["one"]]),
        ("plain", ["/a", "/b"], [["plain", "/a", "/b"]]),
        ('one --title "" %f', ["/a"], [["one", "--title", "", "/a"]]),
        ("one %i --name %c %k", [], [["one", "--icon", "icon", "--name", "A Name", "/x.desktop"]]),
        ("one 100%% %d%m", [], [["one", "100%"]]),
        ('"/opt/My App/run" --x="a b" %f', ["/a"], [["/opt/My App/run", "--x=a b", "/a"]]),
        (r'sh -c "echo \$HOME \"\`\\" %f', ["/a"], [["sh", "-c", 'echo $HOME "`\\', "/a"]]),
        ("sh -c 'exec x \"$1\"' -- %f", ["/a"], [["sh", "-c", 'exec x "$1"', "--", "/a"]]),
        ("a\tb  c", [], [["a", "b", "c"]]),
    ],
)
def test_field_codes_and_quotes(line: str, files: list[str], commands: list[list[str]]) -> None:
    assert expand(line, files, EntryFacts("A Name", "icon", "/x.desktop")) == commands


def test_a_file_name_is_never_read_as_a_code_or_quote() -> None:
    assert expand("one %f", ['/%F "$(rm)" %']) == [["one", '/%F "$(rm)" %']]


@pytest.mark.parametrize(
    "line", ["", "  ", '""', 'a "b', "a 'b", "a %z", "a x%F", "a x%U", "a x%i", "a %"]
)
def test_lines_that_cannot_be_run(line: str) -> None:
    with pytest.raises(ExecLineError):
        expand(line, ["/a"])
