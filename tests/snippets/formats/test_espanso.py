from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.snippets import (
    ChoiceVariable,
    DateVariable,
    Expansion,
    Field,
    Option,
    ScriptVariable,
    ShellVariable,
    Snippet,
)
from indexer.snippets import Surroundings, questions_of, render
from indexer.snippets.formats.espanso import is_one, read, write
from indexer.snippets.formats.reading import Imported
from tests.snippets.snippets import bare, libraries
from tests.snippets.templates import AROUND

_FOLDER = Path(__file__).parent / "espanso"
FILES = {
    path.relative_to(_FOLDER).as_posix(): path.read_bytes()
    for path in sorted(_FOLDER.rglob("*"))
    if path.is_file()
}


@pytest.fixture(scope="module")
def imported() -> Imported:
    return read(FILES)


def by_keyword(found: Imported, keyword: str) -> Snippet:
    return next(snippet for snippet in found.snippets if keyword in snippet.keywords)


def one(text: str) -> Snippet:
    (found,) = read({"a.yml": text.encode()}).snippets
    return found


def around(found: Imported, **answers: str) -> Surroundings:
    return Surroundings(
        now=AROUND.now,
        clips=AROUND.clips,
        answers=answers,
        find=lambda key: next((s for s in found.snippets if key in s.keywords), None),
    )


def test_everything_that_writes_something_comes_in(imported: Imported) -> None:
    matches = sum(data.count(b"trigger") + data.count(b"- regex") for data in FILES.values())
    # trigger_prefix, the nested match's parameter, :nothing, :private, :broken are none of them.
    assert len(imported.snippets) == matches - 5
    assert len({snippet.uid for snippet in imported.snippets}) == len(imported.snippets)


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        (":espanso", "Hi there!"),
        (":hello", "Hello ,\n\nBest, Ada"),
        (":clip", "<first clip>"),
        (":literal", "{{not_a_variable}} and [[brackets]] and {date} and C:\\dir"),
        ("yes", "no"),
        (":empty", ""),
        (":now", "14:05"),
        (":tomorrow", "Samstag, 18. Mai 2024"),
        (":mail", "Fri, 17 May 2024 14:05:09 +0000"),
        (":pick", "one 3"),
        (":lines", "red"),
        (":shell", "{{ip}}"),
        (":nested", "Hello ,\n\nBest, Ada!"),
        (":order", "Ada / {{self}}"),
        (":letter", "Dear Ada,\n\ncool small\n"),
        (":form", " at home"),
        (":html", "Ada & co"),
        (":md", "*very* important"),
        (":both", "plain"),
        (":shared", "from a file that another imports"),
    ],
)
def test_what_each_match_writes(imported: Imported, keyword: str, text: str) -> None:
    assert render(by_keyword(imported, keyword), around(imported)).text == text


def test_how_they_expand(imported: Imported) -> None:
    assert by_keyword(imported, "alh").expansion == Expansion(
        left_word=True, right_word=True, propagate_case=True, uppercase_style="capitalize_words"
    )
    assert by_keyword(imported, "ther").expansion == Expansion(left_word=True)
    assert by_keyword(imported, "ings").expansion == Expansion(right_word=True)
    assert by_keyword(imported, ":clip").expansion == Expansion(mode="clipboard")
    assert by_keyword(imported, ":keys").expansion == Expansion(mode="keys", priority=3)
    assert by_keyword(imported, ":md").expansion == Expansion(paragraph=True)
    assert by_keyword(imported, ":form").expansion == Expansion(left_word=True, right_word=True)


def test_what_else_they_have(imported: Imported) -> None:
    greeting = by_keyword(imported, ":hi")
    assert greeting.keywords == (":hi", ":hello")
    assert (greeting.name, greeting.comment) == ("A greeting", "Used every morning")
    assert greeting.search_terms == ("welcome", "good day")
    assert [variable.name for variable in greeting.variables] == ["signature", "myname"]
    assert by_keyword(imported, ":pic").image == "$CONFIG/cat.png"
    assert by_keyword(imported, ":both").html == "<i>rich</i>"
    assert by_keyword(imported, ":both").extra == '{"unknown_key": ["kept"]}'
    assert by_keyword(imported, ":now").folder == "work/dates"
    assert by_keyword(imported, ":gm").folder == "packages/greetings"
    assert by_keyword(imported, ":espanso").folder == ""


def test_variables_keep_all_their_parameters(imported: Imported) -> None:
    assert by_keyword(imported, ":tomorrow").variables == (
        DateVariable(
            name="day", format="%A, %-d. %B %Y", offset=86400, locale="de-DE",
            timezone="Europe/Berlin",
        ),
    )  # fmt: skip
    assert by_keyword(imported, ":shell").variables == (
        ShellVariable(  # noqa: S604  # nothing is run
            name="ip", inject=False, cmd="hostname -I", shell="bash", trim=False,
            extra='{"params": {"debug": true}}',
        ),
    )  # fmt: skip
    script = by_keyword(imported, ":script").variables[0]
    assert script == ScriptVariable(
        name="out", args=("python3", "%CONFIG%/scripts/a.py", "{{clip}}"), ignore_error=True,
        depends_on=("clip",),
    )  # fmt: skip
    named = by_keyword(imported, ":pick").variables[1]
    assert isinstance(named, ChoiceVariable)
    assert named.values == (Option(label="Three, please", id="3"), Option(label="Four", id="4"))


def test_forms_ask_for_their_fields(imported: Imported) -> None:
    letter = by_keyword(imported, ":letter")
    assert letter.fields[1] == Field(name="text", kind="multiline")
    asked = questions_of(letter, around(imported))
    assert [(q.key, q.kind, q.default) for q in asked] == [
        ("name", "text", "Ada"),
        ("text", "multiline", ""),
        ("tone", "choice", "cool"),
        ("size", "list", "small"),
    ]
    assert [option.value for option in asked[3].options] == ["small", "large"]
    answers = {"f.who": "Ada", "f.place": "work"}
    form = by_keyword(imported, ":form")
    assert [question.key for question in questions_of(form, around(imported))] == list(answers)
    assert render(form, around(imported, **answers)).text == "Ada at work"


def test_groups_of_a_regular_expression_are_variables(imported: Imported) -> None:
    (found,) = [snippet for snippet in imported.snippets if snippet.regex]
    filled = Surroundings(now=AROUND.now, groups={"person": "Bo {{x}}"})
    assert render(found, filled).text == "Hello Bo {{x}}"


def test_the_report_tells_of_all_that_does_not_come_in_as_it_is(imported: Imported) -> None:
    said = {(note.level, note.file, note.message) for note in imported.notes}
    wanted = [
        ("info", "config/default.yml", "own settings"),
        ("info", "match/packages/greetings/README.md", "no match file"),
        ("info", "match/packages/greetings/_manifest.yml", "greetings 0.1.0"),
        ("left out", "match/base.yml", "import ../elsewhere/missing.yml"),
        ("left out", "match/base.yml", ":nothing writes nothing"),
        ("left out", "match/broken.yml", "not YAML"),
        ("left out", "match/_private.yml", "No file imports"),
        ("left out", "match/work/variables.yml", "anchors"),
        ("left out", "", "nobody"),
        ("changed", "match/work/forms.yml", "trigger_prefix"),
        ("changed", "match/work/forms.yml", "colour"),
        ("changed", "match/work/rich.yml", "unknown_key"),
        ("changed", "match/work/variables.yml", "debug"),
        ("changed", "match/work/variables.yml", "global variable ghost"),
        ("changed", "match/work/variables.yml", "type magic"),
        ("changed", "match/work/variables.yml", "without a name"),
    ]
    for level, file, part in wanted:
        assert any(s[0] == level and s[1] == file and part in s[2] for s in said), part
    # `matches` and `html` beside `replace` are all that is said of nowhere.
    assert len(said) == len(wanted)
    nothing = next(note for note in imported.notes if ":nothing" in note.message)
    assert (
        FILES["match/base.yml"].splitlines()[nothing.line - 1].strip() == b'- trigger: ":nothing"'
    )


def test_exporting_and_importing_gives_the_same_snippets(imported: Imported) -> None:
    assert bare(read(write(imported.snippets).files).snippets) == bare(imported.snippets)


@settings(deadline=None, max_examples=50)
@given(libraries)
def test_any_snippets_survive_the_way_there_and_back(library: list[Snippet]) -> None:
    exported = write(library)
    assert bare(read(exported.files).snippets) == bare(library)


def test_what_is_changed_in_an_exported_file_comes_in() -> None:
    snippet = Snippet(
        uid="one", keywords=(":x",), text="{{uuid}} a", tags=("kept",), folder="f", created=5.0
    )
    (path,) = files = dict(write([snippet]).files)
    assert bare(read(files).snippets) == {"one": snippet}
    files[path] = files[path].replace(b' a"', b' b"')
    (found,) = read(files).snippets
    assert (found.uid, found.tags, found.folder) == ("one", ("kept",), "f")
    assert render(found, AROUND).text == "{{uuid}} b"


def test_what_espanso_can_do_is_written_its_own_way() -> None:
    snippet = Snippet(
        uid="one",
        keywords=(":x",),
        text="{{date +1d:yyyy-MM-dd}} {{clipboard}} {{random:a|b}} {{snippet::sig}} {x} $|$",
    )
    exported = write([snippet])
    assert exported.notes == ()
    text = next(iter(exported.files.values())).decode()
    assert "{{date1}} {{clipboard1}} {{random1}} {{snippet1}} {x} $|$" in text
    assert 'format: "%Y-%m-%d"' in text
    assert "offset: 86400" in text


def test_what_espanso_cannot_do_is_said() -> None:
    snippet = Snippet(uid="one", keywords=(":x",), text="{{uuid}} {{clipboard:3 }} {{date +1M}}")
    (note,) = write([snippet]).notes
    assert all(part in note.message for part in ("uuid", "clipboard:3", "date +1M"))


@pytest.mark.parametrize(
    "text",
    [
        "matches: 5", "matches: [5]", "- a", "5", "global_vars: x", "imports: {a: b}",
        "matches: [{trigger: [a], replace: {b: c}}]",
        "matches: [{triggers: a, replace: 1, vars: 2}]",
        "matches: [{trigger: a, replace: b, vars: [{name: x, type: date, params: {offset: x}}]}]",
        "matches: [{trigger: a, form: '[[x]]', form_fields: [x]}]",
        "matches: [{trigger: a, replace: b, magpie: 5}]",
        "matches: [{trigger: a, replace: b, magpie: {uid: 5}}]",
        "matches: [{trigger: a, regex: '(', force_mode: y, uppercase_style: z, image_path: 1}]",
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_a_line(text: str) -> None:
    found = read({"a.yml": text.encode()})
    assert found.notes
    assert all("\n" not in str(note) for note in found.notes)


_words = st.sampled_from(
    ["matches", "trigger", "triggers", "replace", "form", "vars", "name", "type", "params", "date",
     "choice", "form_fields", "values", "global_vars", "imports", "a.yml", "magpie", "html", "x"]
)  # fmt: skip
_values = st.recursive(
    _words | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(_values)
def test_no_file_raises(value: object) -> None:
    found = read(
        {"a.yml": msgspec.json.encode(value), "b/_manifest.yml": msgspec.json.encode(value)}
    )
    for snippet in found.snippets:
        render(snippet, AROUND)


def test_ids_are_stable() -> None:
    before = {s.keywords: s.uid for s in read(FILES).snippets}
    changed = dict(FILES)
    changed["match/base.yml"] = changed["match/base.yml"].replace(b"Hi there!", b"Hello there!")
    assert {s.keywords: s.uid for s in read(changed).snippets} == before


def test_it_is_known_by_its_files() -> None:
    assert is_one(FILES)
    assert not is_one({"a.json": b"[]", "b.yml": b"a: 1"})


def test_rust_groups_are_accepted_and_unknown_expressions_told_of() -> None:
    assert one("matches: [{regex: 'a(?<n>b)', replace: '{{n}}'}]").regex == "a(?<n>b)"
    found = read({"a.yml": rb"matches: [{regex: '\p{L}(', replace: x}]"})
    assert "regular expression" in found.notes[0].message
