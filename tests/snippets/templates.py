"""Templates for property tests: likely texts, and nodes as parsing makes them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from indexer.snippets import Cursor, FormField, Node, Offset, Placeholder, Surroundings, Text

NOW = datetime(2024, 5, 17, 14, 5, 9, 123456, tzinfo=UTC)
AROUND = Surroundings(now=NOW, clips=("first clip", "second clip"), selection="chosen", seed=7)

_PIECES = [
    "{", "}", "{{", "}}", "[", "]", "[[", "]]", "\\", "$", "|", "$|$", '"', ":", ".", "+1d", "-2w",
    " ", "\n", "date", "clipboard", "name", "form1", "a", "snippet:", "random:a|b", "shell:ls",
    'key="x"', "| upper", "yyyy-MM-dd", "%Y", "é", "字", "\0",
]  # fmt: skip
# Text that looks like templates more often than chance would have it.
sources = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=25).map(
    "".join
)
_words = st.from_regex(r"[a-z]\w{0,8}", fullmatch=True)
_pairs = st.lists(st.tuples(_words.filter(lambda word: word != "text"), sources), max_size=2).map(
    tuple
)
_modifiers = st.lists(st.sampled_from(["upper", "trim", "json"]), max_size=2).map(tuple)
_arguments = st.none() | sources
placeholders = st.builds(
    Placeholder,
    name=_words,
    part=st.just("") | _words,
    offsets=st.lists(
        st.builds(Offset, st.integers(-99999, 99999), st.sampled_from("yMwdhms")), max_size=2
    ).map(tuple),
    attributes=_pairs,
    modifiers=_modifiers,
    argument=_arguments,
).filter(lambda node: node != Placeholder("cursor"))
fields = st.builds(
    FormField, name=_words, attributes=_pairs, modifiers=_modifiers, argument=_arguments
)
texts = sources.filter(bool).map(Text)


def _apart(nodes: list[Node]) -> tuple[Node, ...]:
    """Join texts that follow each other, as parsing does."""
    found: list[Node] = []
    for node in nodes:
        if found and isinstance(node, Text) and isinstance(last := found[-1], Text):
            found[-1] = Text(last.text + node.text)
        else:
            found.append(node)
    return tuple(found)


nodes = st.lists(st.one_of(texts, st.just(Cursor()), placeholders, fields), max_size=8).map(_apart)
