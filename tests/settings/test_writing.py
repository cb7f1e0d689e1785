from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.contract.declared import Setting, Value, declared
from indexer.settings import template
from indexer.settings.writing import UnwritableError, with_setting, without_settings

MINE = """\
# My own words.
[search]   # how I search
semantic_weight = 0.5   # less of it

[index]
# First of all:
exclude = [
    "*.iso",  # images
    "drafts/",
]
hidden = true

# The end.
"""


def values(setting: Setting) -> st.SearchStrategy[Value]:
    match setting.kind:
        case "switch":
            return st.booleans()
        case "choice":
            return st.sampled_from(list(setting.words))
        case "number":
            assert setting.low is not None
            assert setting.high is not None
            if setting.whole:
                return st.integers(int(setting.low), int(setting.high))
            return st.floats(setting.low, setting.high)
        case "patterns":
            return st.lists(st.text(max_size=10), max_size=4)
        case "paths":
            return st.lists(st.text(max_size=10).map(lambda text: f"~/{text}"), max_size=4)
        case "templates":
            commands = st.text(max_size=10).map(lambda text: f"{text} {{path}}")
            return st.dictionaries(st.text(min_size=1, max_size=8).filter(str.strip), commands)
        case "key":
            return st.sampled_from(["Ctrl+Space", "Super+F2", "Alt+Ö", 'Ctrl+"', "Ctrl+\\"])
        case _:
            return st.sampled_from(["https://a/?q={query}&b='\"\\", "http://x/{query}#é"])


changes = st.sampled_from(list(declared().values())).flatmap(
    lambda setting: values(setting).map(lambda value: (setting.key, value))
)


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


@given(st.lists(changes, max_size=6), st.sampled_from([template(), MINE, "", "\n\n", "# only"]))
@settings(deadline=None, max_examples=150)
def test_what_is_written_is_read_again_and_comments_and_all_else_stay(
    many: list[tuple[str, Value]], text: str
) -> None:
    before = text
    expected: dict[str, Any] = tomllib.loads(text)
    for key, value in many:
        text = with_setting(text, key, value)
        section, _, name = key.partition(".")
        expected.setdefault(section, {})[name] = value
    read = {name: part for name, part in tomllib.loads(text).items() if part}
    assert read == {name: part for name, part in expected.items() if part}
    if not any(key == "index.exclude" for key, _ in many):  # its own lines hold comments here
        assert comments(text) == comments(before)


@given(st.lists(changes, max_size=6))
@settings(deadline=None, max_examples=80)
def test_the_template_is_itself_again_when_all_is_reset(many: list[tuple[str, Value]]) -> None:
    text = template()
    for key, value in many:
        text = with_setting(text, key, value)
    assert without_settings(text, declared()) == template()


def test_only_the_line_of_the_setting_changes() -> None:
    assert with_setting(MINE, "search.semantic_weight", 0.7) == MINE.replace("0.5", "0.7")
    assert with_setting(MINE, "index.hidden", False) == MINE.replace("true", "false")


def test_a_setting_comes_below_the_comment_that_shows_its_default() -> None:
    text = with_setting(template(), "index.hidden", True)
    assert text == template().replace("# hidden = false\n", "# hidden = false\nhidden = true\n")


def test_a_setting_comes_at_the_end_of_its_section_where_there_is_no_such_comment() -> None:
    text = with_setting(MINE, "search.model", "other")
    added = "semantic_weight = 0.5   # less of it\n"
    assert text == MINE.replace(added, added + 'model = "other"\n')


def test_a_section_that_is_missing_comes_at_the_end() -> None:
    text = with_setting(MINE, "launcher.theme", "dark")
    assert text == MINE + '\n[launcher]\ntheme = "dark"\n'


def test_lines_that_end_as_on_windows_stay_so() -> None:
    text = template().replace("\n", "\r\n")
    changed = with_setting(text, "index.hidden", True)
    assert "\r\nhidden = true\r\n" in changed
    assert changed.count("\n") == changed.count("\r\n")


@pytest.mark.parametrize(
    "text",
    ["index.hidden = false\n", "index = {hidden = false}\n", "['index']\n'hidden' = false\n",
     "[ index ]\nhidden = false\n[index.x]\ny = 1\n"],
)  # fmt: skip
def test_other_spellings_are_changed_as_well(text: str) -> None:
    assert tomllib.loads(with_setting(text, "index.hidden", True))["index"]["hidden"] is True
    assert "hidden" not in tomllib.loads(without_settings(text, ["index.hidden"])).get("index", {})


def test_a_header_inside_a_text_of_many_lines_is_none() -> None:
    text = '[index]\nexclude = ["""\n[launcher]\n"""]\n'
    with pytest.raises(UnwritableError, match="edit it there"):
        with_setting(text, "launcher.theme", "dark")


@pytest.mark.parametrize("text", ["[index", "index = 3", "[[index]]\nhidden = true"])
def test_what_is_broken_is_left_alone(text: str) -> None:
    with pytest.raises(UnwritableError):
        with_setting(text, "index.hidden", True)
