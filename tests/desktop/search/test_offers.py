"""What else a query could be meant as; nothing is offered that would do more than it says."""

from __future__ import annotations

import shlex
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.search.offers import (
    ENGINES,
    RunCommand,
    WebSearch,
    command,
    is_template,
    offers,
    web_address,
)

ENGINE = ENGINES["DuckDuckGo"]
PROGRAMS = frozenset({"ls", "find", "top"})
HOME = "/home/ada"


def test_nothing_is_offered_of_the_web_until_an_engine_was_chosen() -> None:
    assert offers("roof", "", PROGRAMS, HOME) == ()
    (web,) = offers(" roof ", ENGINE, PROGRAMS, HOME)
    assert web == WebSearch("roof", "https://duckduckgo.com/?q=roof", "DuckDuckGo")


def test_a_command_comes_last() -> None:
    found = offers("find roof", ENGINE, PROGRAMS, HOME)
    assert [type(offer) for offer in found] == [WebSearch, RunCommand]


@pytest.mark.parametrize("text", ["", "   ", "x" * 301, "ls\nrm", "ls \x1b[2J", "\u202els"])
def test_what_is_empty_pasted_or_unprintable_is_nothing_to_offer(text: str) -> None:
    assert offers(text, ENGINE, PROGRAMS, HOME) == ()


@given(st.text(min_size=1))
def test_an_address_holds_exactly_the_query(query: str) -> None:
    address = web_address(ENGINE, query)
    assert address is not None
    asked = urlsplit(address)
    assert (asked.scheme, asked.netloc, asked.fragment) == ("https", "duckduckgo.com", "")
    expected = query.encode("utf-8", "replace").decode()
    assert parse_qs(asked.query, keep_blank_values=True)["q"] == [expected]


@pytest.mark.parametrize(
    ("template", "good"),
    [
        *((address, True) for address in ENGINES.values()),
        ("http://localhost:8080/?q={query}", True),
        ("https://{query}.example/", False),
        ("https://example.org/", False),
        ("javascript:alert({query})", False),
        ("file:///etc/{query}", False),
        ("https://a b/{query}", False),
        ("", False),
    ],
)
def test_templates(template: str, good: bool) -> None:
    assert is_template(template) == good


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ls", ("ls",)),
        ("ls -la 'my files'", ("ls", "-la", "my files")),
        ("ls ~/Documents", ("ls", "/home/ada/Documents")),
        ("/bin/ls", None),
        ("list things", None),
        ("ls | wc", None),
        ("ls; rm x", None),
        ("ls $HOME", None),
        ("ls `x`", None),
        ("ls > x", None),
        ("ls *.pdf", None),
        ("find 'open quote", None),
        ("ls \\\\x", ("ls", "\\x")),
    ],
)
def test_commands(text: str, words: tuple[str, ...] | None) -> None:
    assert command(text, PROGRAMS, HOME) == words


@given(st.lists(st.text("abc -'\"\\~/;|$&<>\n", min_size=1), max_size=4))
def test_a_command_is_only_ever_the_words_that_are_shown(arguments: list[str]) -> None:
    text = "ls " + " ".join(arguments)
    words = command(text, PROGRAMS, HOME)
    if words is not None:
        assert not set("|&;<>$`\n") & set(text)
        plain = [HOME + word[1:] if word.startswith("~/") else word for word in shlex.split(text)]
        assert list(words) == plain
