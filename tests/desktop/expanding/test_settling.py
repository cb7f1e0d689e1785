"""What stands in a program when keys of the person came among those that were written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.expanding.settling import BACK, Stroke, repair, slipped, standing

_ALPHABET = "abc"
_CODES = {letter: 38 + at for at, letter in enumerate([*_ALPHABET, BACK])}


def strokes(text: str) -> list[Stroke]:
    return [Stroke(_CODES[letter], 0, letter) for letter in text]


def text_of(said: list[Stroke]) -> str:
    return "".join(stroke.text for stroke in said)


def mixed(sent: list[Stroke], theirs: list[Stroke], places: list[int]) -> list[Stroke]:
    """Return the person's strokes among those that were sent, in order."""
    seen = list(sent)
    for at, (stroke, place) in enumerate(zip(theirs, sorted(places), strict=False)):
        seen.insert(min(place, len(sent)) + at, stroke)
    return seen


_typed = st.text(_ALPHABET, max_size=3)
_places = st.lists(st.integers(0, 12), min_size=3, max_size=3)


@given(st.text(_ALPHABET, min_size=1, max_size=4), st.text(_ALPHABET, max_size=6), _typed, _places)
def test_what_slipped_in_is_put_behind_what_was_written(
    keyword: str, text: str, theirs: str, places: list[int]
) -> None:
    """The program does as it is told: it takes each key in the order in which it comes."""
    sent = strokes(BACK * len(keyword) + text)
    seen = mixed(sent, strokes(theirs), places)
    program = keyword
    for stroke in seen:
        program = program[:-1] if stroke.text == BACK else program + stroke.text
    assert standing(keyword, sent, seen) == program

    astray = slipped(sent, seen)
    assert text_of(astray) == theirs[: len(astray)] or len(astray) == len(theirs)
    wanted = text + text_of(astray)
    backs, typed = repair(program, wanted)
    assert program[: len(program) - backs] + typed == wanted


@given(st.text(_ALPHABET, max_size=6), _typed, _places)
def test_no_key_is_counted_twice_or_not_at_all(text: str, theirs: str, places: list[int]) -> None:
    sent = strokes(text)
    seen = mixed(sent, strokes(theirs), places)
    assert len(slipped(sent, seen)) == len(theirs)


@given(st.text(), st.text())
def test_a_repair_makes_one_text_of_the_other(now: str, wanted: str) -> None:
    backs, typed = repair(now, wanted)
    assert now[: len(now) - backs] + typed == wanted


def test_where_keys_move_the_cursor_nothing_is_known() -> None:
    arrow = Stroke(113, 0, "")
    assert standing("ab", strokes("c"), [arrow, *strokes("c")]) is None
    assert standing("", strokes(BACK), strokes(BACK)) is None
    assert standing("a", strokes(BACK), strokes(BACK)) == ""
