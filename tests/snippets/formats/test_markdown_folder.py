from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.snippets import Expansion, Snippet
from indexer.snippets.formats.markdown_folder import is_one, read, write
from tests.snippets.snippets import bare, libraries


def test_files_come_in_with_and_without_a_head() -> None:
    found = read(
        {
            "mail/Polite refusal.md": b"---\ntitle: No\nkeyword: ;no\ntags: [mail, no]\n"
            b"expansion: {left_word: true}\nstars: 5\n---\nDear [[name]],\n\nno.\n",
            "plain.md": "Just – text\n---\nmore".encode(),
            "rich.md": b"---\nrich: true\n---\n**bold**\n",
            "picture.png": b"",
        }
    )
    refusal, plain, rich = found.snippets
    assert (refusal.name, refusal.keywords, refusal.tags) == ("No", (";no",), ("mail", "no"))
    assert (refusal.folder, refusal.text) == ("mail", "Dear [[name]],\n\nno.")
    assert (refusal.expansion, refusal.extra) == (Expansion(left_word=True), '{"stars": 5}')
    assert (plain.name, plain.text) == ("plain", "Just – text\n---\nmore")
    assert (rich.text, rich.markdown) == ("", "**bold**")
    assert [str(note) for note in found.notes] == [
        "mail/Polite refusal.md:1: stars in the head has no effect here.",
        "picture.png: This is no Markdown file and is passed over.",
    ]


@settings(deadline=None, max_examples=50)
@given(libraries)
def test_any_snippets_survive_the_way_there_and_back(library: list[Snippet]) -> None:
    files = write(library).files
    assert len(files) == len(library)
    assert len({path.casefold() for path in files}) == len(library)
    assert bare(read(files).snippets) == bare(library)


def test_files_are_named_after_their_snippets() -> None:
    library = [
        Snippet(uid="1" * 8, name="A/B", folder="Work/CON"),
        Snippet(uid="2" * 8, name="a/b", folder="Work/CON"),
        Snippet(uid="3" * 8, keywords=(":k",)),
        Snippet(uid="4" * 8, name="../../x"),
        Snippet(uid="5" * 8, name="x", folder="/../y"),
    ]
    assert sorted(write(library).files) == [
        "-..-x.md", "-k.md", "Work/CON-/A-B.md", "Work/CON-/a-b 2.md",
        "unnamed/unnamed/y/x.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["tags: {a: b}", "- a", "a: [", "fields: 5", "created: x", "expansion: [1]"]
)
def test_a_wrong_head_is_told_in_a_line(head: str) -> None:
    found = read({"a.md": f"---\n{head}\n---\ntext\n".encode()})
    assert len(found.snippets) == 1
    assert "text" in found.snippets[0].text
    assert found.notes
    assert all("\n" not in str(note) for note in found.notes)


@given(st.binary(max_size=60), st.text(alphabet="-\n ab:[]{}&*!", max_size=40))
def test_no_bytes_raise(data: bytes, text: str) -> None:
    read({"a.md": data})
    read({"a.md": b"---\n" + text.encode() + b"\n---\nbody"})


def test_it_is_known_by_its_files() -> None:
    assert is_one({"a/b.md": b""})
    assert not is_one({"b.txt": b""})
