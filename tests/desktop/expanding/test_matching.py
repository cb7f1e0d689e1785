"""Keywords and expressions at the end of what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.expanding.matching import (
    LONGEST,
    MOST_EXPRESSIONS,
    SEPARATORS,
    UNKNOWN,
    Match,
    Matcher,
    capitalised,
)
from indexer.contract.snippet_messages import Trigger

_LETTERS = st.text("abAB:. ,", min_size=1, max_size=6)


def found(typed: str, *triggers: Trigger) -> Match | None:
    return Matcher(triggers).find(typed)


def uid(typed: str, *triggers: Trigger) -> str | None:
    match = found(typed, *triggers)
    return None if match is None else match.uid


def test_a_keyword_is_found_where_it_is_complete() -> None:
    sig = Trigger(uid="s", keywords=[":sig", ":sg"])
    assert found("x:sig", sig) == Match("s", ":sig")
    assert found(":sg", sig) == Match("s", ":sg")
    assert uid(":si", sig) is None
    assert uid(":sigx", sig) is None
    assert uid(":SIG", sig) is None
    assert uid("", sig) is None


def test_the_longest_counts_and_then_the_priority() -> None:
    short = Trigger(uid="short", keywords=["sig"], priority=9)
    long_ = Trigger(uid="long", keywords=["a:sig"])
    first = Trigger(uid="first", keywords=["sig"])
    assert uid("a:sig", short, long_) == "long"
    assert uid("b:sig", first, short) == "short"
    assert uid("b:sig", first, Trigger(uid="second", keywords=["sig"])) == "first"


@pytest.mark.parametrize("before", sorted(SEPARATORS))
def test_a_word_begins_behind_a_separator_or_where_typing_began(before: str) -> None:
    word = Trigger(uid="w", keywords=["btw"], left_word=True)
    assert uid(f"x{before}btw", word) == "w"
    assert uid("btw", word) == "w"
    assert uid("xbtw", word) is None
    assert uid(f"{UNKNOWN}btw", word) is None
    assert uid("x_btw", word) is None


def test_a_shorter_keyword_stands_in_where_the_longer_one_begins_no_word() -> None:
    long_ = Trigger(uid="long", keywords=["xbtw"], left_word=True)
    short = Trigger(uid="short", keywords=["btw"])
    assert uid("yxbtw", long_, short) == "short"


def test_a_word_ends_at_a_separator_which_is_written_again() -> None:
    word = Trigger(uid="w", keywords=["btw"], left_word=True, right_word=True)
    assert uid("btw", word) is None
    assert found("so btw,", word) == Match("w", "btw", after=",")
    assert uid("so xbtw,", word) is None
    assert uid("btwx", word) is None


def test_a_keyword_may_end_with_a_separator_itself() -> None:
    at_once = Trigger(uid="once", keywords=["btw,"])
    at_end = Trigger(uid="end", keywords=["w"], right_word=True)
    assert found("btw,", at_once, at_end) == Match("once", "btw,")


def test_case_is_carried_over_where_that_is_wanted() -> None:
    word = Trigger(uid="w", keywords=[":hi"], propagate_case=True)
    assert found(":Hi", word) == Match("w", ":Hi")
    assert found(":HI", word) == Match("w", ":HI")
    assert uid(":hI", word) is None
    exact = Trigger(uid="exact", keywords=[":HI"])
    assert uid(":HI", word, exact) == "exact"


@given(st.text())
def test_capitalising_changes_one_letter_at_most(keyword: str) -> None:
    assert capitalised(keyword).casefold() == keyword.casefold()


def test_an_expression_matches_at_the_end_and_tells_its_groups() -> None:
    sum_ = Trigger(uid="r", regex=r":(?P<n>\d+)(?P<unit>m|km)?x")
    assert found("a :12kmx", sum_) == Match("r", ":12kmx", groups={"n": "12", "unit": "km"})
    assert found(":7x", sum_) == Match("r", ":7x", groups={"n": "7", "unit": ""})
    assert uid(":7xy", sum_) is None
    assert found("GO", Trigger(uid="r", regex=r"(?i)go")) == Match("r", "GO")
    assert found("go", Trigger(uid="r", regex="(?x) g o # here")) == Match("r", "go")
    assert found("go", Trigger(uid="r", regex=r"(?<w>go)")) == Match("r", "go", groups={"w": "go"})


def test_what_cannot_be_read_as_an_expression_is_left_out() -> None:
    assert Matcher([Trigger(uid="r", regex="(")]).empty
    assert Matcher([Trigger(uid="r", regex="a" * 2000)]).empty
    assert uid("x", Trigger(uid="r", regex="y*")) is None  # it would match nothing at all
    assert uid(f"a{UNKNOWN}b", Trigger(uid="r", regex="a.b")) is None


@pytest.mark.parametrize("expression", [r"(a+)+b", r"(a|a)*b", r"(\w*)*!", r"(?:a?){60}a{60}b"])
def test_an_expression_that_would_run_for_ages_is_left_out(expression: str) -> None:
    triggers = [Trigger(uid="bad", regex=expression), Trigger(uid="good", regex="aac")]
    matcher = Matcher(triggers, expression_seconds=0.1)
    typed = "a" * (LONGEST - 1)
    for _ in range(3):
        assert matcher.find(f"{typed}c") in (None, Match("good", "aac"))
    assert matcher.find(f"{typed}c") == Match("good", "aac")


def test_an_expression_stays_that_had_to_wait_for_the_machine() -> None:
    triggers = [Trigger(uid="first", regex="(a+)+b"), Trigger(uid="good", regex="aac")]
    matcher = Matcher(triggers, worked=lambda: 0.0)
    assert matcher.find(f"{'a' * (LONGEST - 1)}c") == Match("good", "aac")
    assert matcher.find("aab") == Match("first", "aab")


def test_only_so_many_expressions_are_tried() -> None:
    many = [Trigger(uid=str(n), regex=f"<{n}>", priority=-n) for n in range(MOST_EXPRESSIONS + 1)]
    matcher = Matcher(many)
    assert matcher.find("<39>") == Match("39", "<39>")
    assert matcher.find("<40>") is None


def test_as_much_is_looked_at_as_decides() -> None:
    assert Matcher([]).depth <= 2
    assert Matcher([Trigger(uid="s", keywords=[":sig"])]).depth == 6
    assert Matcher([Trigger(uid="s", keywords=["x" * 99])]).empty
    assert Matcher([Trigger(uid="s", regex="x")]).depth == LONGEST


@given(
    st.lists(
        st.tuples(_LETTERS, st.booleans(), st.booleans(), st.booleans(), st.integers(-1, 1)),
        max_size=5,
    ),
    st.text("abAB:. ,", max_size=12),
)
def test_what_is_found_is_what_the_rules_say(
    told: list[tuple[str, bool, bool, bool, int]], typed: str
) -> None:
    """Against the plainest reading: every keyword, every spelling, one by one."""
    triggers = [
        Trigger(
            uid=str(n), keywords=[keyword], left_word=left, right_word=right,
            propagate_case=case, priority=priority,
        )
        for n, (keyword, left, right, case, priority) in enumerate(told)
    ]  # fmt: skip
    fitting = []
    for trigger in triggers:
        (keyword,) = trigger.keywords
        spellings = {keyword}
        if trigger.propagate_case:
            spellings |= {capitalised(keyword), keyword.upper()}
        for text in spellings:
            end = len(typed) - trigger.right_word
            start = end - len(text)
            if start < 0 or typed[start:end] != text:
                continue
            if trigger.right_word and typed[end] not in SEPARATORS:
                continue
            if trigger.left_word and start and typed[start - 1] not in SEPARATORS:
                continue
            fitting.append((len(typed) - start, trigger.priority))
    match = Matcher(triggers).find(typed)
    if match is None:
        assert not fitting
    else:
        length = len(match.typed) + len(match.after)
        assert length == max(length for length, _ in fitting)
        assert typed.endswith(match.typed + match.after)


@given(
    st.lists(st.tuples(_LETTERS, st.booleans(), st.booleans()), min_size=1, max_size=5),
    st.text("abAB:. ,", max_size=20),
)
def test_looking_at_the_last_characters_alone_finds_the_same(
    told: list[tuple[str, bool, bool]], typed: str
) -> None:
    matcher = Matcher(
        [
            Trigger(uid=str(n), keywords=[keyword], left_word=left, right_word=right)
            for n, (keyword, left, right) in enumerate(told)
        ]
    )
    assert matcher.find(typed) == matcher.find(typed[-matcher.depth :])
