from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.keyword import Match
from indexer.search.excerpt import LENGTH, choose_excerpt
from indexer.search.sentences import LONGEST, sentences

_FILLER = [f"Filler sentence number {number} says nothing of note at all." for number in range(20)]


def excerpt(text: str, words: dict[str, int], weights: list[float], closest: str = "") -> str:
    """Choose an excerpt where each word of the text matches its group."""
    matches = [
        Match(at, at + len(word), (group,))
        for word, group in words.items()
        for at in range(len(text))
        if text.startswith(word, at)
    ]
    span = (text.index(closest), text.index(closest) + len(closest)) if closest else None
    start, end = choose_excerpt(text, sentences(text), sorted(matches), weights, span)
    return text[start:end]


def prose(**at: str) -> str:
    lines = list(_FILLER)
    for place, sentence in at.items():
        lines[int(place.removeprefix("at"))] = sentence
    return " ".join(lines)


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("One lamp. Two lamps.", {"lamp": 0}, [1.0]) == "One lamp. Two lamps."
    assert excerpt("", {}, []) == ""


def test_without_a_match_it_is_the_beginning() -> None:
    assert excerpt(prose(), {}, []).startswith("Filler sentence number 0")


def test_two_words_outweigh_one_word_twice() -> None:
    text = prose(at2="A lamp, a lamp, a lamp.", at12="A lamp and a chair.")
    assert "A lamp and a chair." in excerpt(text, {"lamp": 0, "chair": 1}, [1.0, 1.0])


def test_a_rare_word_outweighs_a_common_one() -> None:
    text = prose(at2="The lamp.", at12="A gyroscope.")
    assert "gyroscope" in excerpt(text, {"lamp": 0, "gyroscope": 1}, [1.0, 5.0])


def test_what_matches_stands_between_other_sentences() -> None:
    found = excerpt(prose(at9="Here is the lamp of the house, I think."), {"lamp": 0}, [1.0])
    assert not found.startswith("Here")
    assert not found.endswith("I think.")


def test_the_closest_sentence_is_in_it_whatever_matches() -> None:
    text = prose(at2="The lamp.", at15="It shines at night.")
    assert "It shines at night." in excerpt(text, {"lamp": 0}, [1.0], "It shines at night.")


@given(st.text(max_size=900), st.data())
def test_it_is_a_short_span_without_white_space_at_its_ends(text: str, data: st.DataObject) -> None:
    bounds = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(bounds, bounds), max_size=9))
    matches = [Match(min(pair), max(pair), (at % 3,)) for at, pair in enumerate(pairs)]
    start, end = choose_excerpt(text, sentences(text), matches, [1.0, 2.0])
    assert 0 <= start <= end <= len(text)
    assert end - start <= max(LENGTH, LONGEST)
    assert text[start:end] == text[start:end].strip()
