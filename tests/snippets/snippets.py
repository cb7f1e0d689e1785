"""Snippets for property tests: of every kind, with all that they may have."""

from __future__ import annotations

import msgspec
from hypothesis import strategies as st

from indexer.contract import snippets as model
from indexer.contract.snippets import Origin, Snippet
from tests.snippets.templates import sources

_names = st.from_regex(r"[a-z]\w{0,6}", fullmatch=True)
_plain = st.text(max_size=12) | sources
_words = st.text(alphabet="abc é:;/字", min_size=1, max_size=6)
_options = st.lists(
    st.builds(model.Option, label=_plain.filter(bool), id=st.just("") | _names), max_size=3
).map(tuple)
_field = st.builds(
    model.Field,
    name=_names,
    kind=st.sampled_from(["text", "multiline", "choice", "list"]),
    default=_plain,
    values=st.lists(_plain, max_size=3).map(tuple) | _plain,
    trim=st.booleans(),
    extra=st.sampled_from(["", '{"colour": "blue"}']),
)
_shape = {
    "name": _names,
    "inject": st.booleans(),
    "depends_on": st.lists(_names, max_size=2).map(tuple),
    "extra": st.sampled_from(["", '{"params": {"debug": true}}']),
}
variables = st.one_of(
    st.builds(
        model.DateVariable,
        **_shape,
        format=_plain,
        offset=st.integers(-(10**9), 10**9),
        locale=st.sampled_from(["", "de-DE"]),
        timezone=st.sampled_from(["", "Europe/Berlin"]),
    ),
    st.builds(model.ClipboardVariable, **_shape),
    st.builds(model.EchoVariable, **_shape, echo=_plain),
    st.builds(model.ChoiceVariable, **_shape, values=_options | _plain),
    st.builds(model.RandomVariable, **_shape, choices=st.lists(_plain, max_size=3).map(tuple)),
    st.builds(
        model.FormVariable, **_shape, layout=_plain, fields=st.lists(_field, max_size=2).map(tuple)
    ),
    st.builds(model.MatchVariable, **_shape, trigger=_words),
    st.builds(model.ShellVariable, **_shape, cmd=_plain, shell=_names, trim=st.booleans()),
    st.builds(
        model.ScriptVariable,
        **_shape,
        args=st.lists(_plain, max_size=3).map(tuple),
        trim=st.booleans(),
        ignore_error=st.booleans(),
    ),
    st.builds(model.UnknownVariable, **_shape, kind=_names),
)
_expansions = st.builds(
    model.Expansion,
    left_word=st.booleans(),
    right_word=st.booleans(),
    propagate_case=st.booleans(),
    uppercase_style=st.sampled_from(["", "uppercase", "capitalize", "capitalize_words"]),
    mode=st.sampled_from(["", "clipboard", "keys"]),
    automatic=st.booleans(),
    paragraph=st.booleans(),
    priority=st.integers(-5, 5),
)
_citations = st.builds(
    model.Citation, label=_plain, uri=_plain, page=st.integers(0, 99), line=st.integers(0, 99)
)
_folders = st.lists(st.text(alphabet="ab_ .é*", min_size=1, max_size=5), max_size=3).map("/".join)
_one = st.builds(
    Snippet,
    uid=st.uuids(version=4).map(str),
    name=_plain,
    keywords=st.lists(_words, max_size=3).map(tuple),
    regex=st.sampled_from(["", r":n(?P<name>\d+)"]),
    text=_plain,
    html=st.just("") | _plain,
    markdown=st.just("") | _plain,
    image=st.just("") | _words,
    tags=st.lists(_words, max_size=2).map(tuple),
    search_terms=st.lists(_words, max_size=2).map(tuple),
    folder=_folders,
    comment=_plain,
    source=_citations,
    expansion=_expansions,
    fields=st.lists(_field, max_size=2, unique_by=lambda field: field.name).map(tuple),
    variables=st.lists(variables, max_size=3, unique_by=lambda one: one.name).map(tuple),
    created=st.floats(0, 2e9),
    modified=st.floats(0, 2e9),
    extra=st.sampled_from(["", '{"custom": [1, "two"]}']),
)
libraries = st.lists(_one, max_size=2, unique_by=lambda snippet: snippet.uid)


def bare(found: list[Snippet] | tuple[Snippet, ...]) -> dict[str, Snippet]:
    """Return snippets by id, without what tells of the import."""
    return {snippet.uid: msgspec.structs.replace(snippet, origin=Origin()) for snippet in found}
