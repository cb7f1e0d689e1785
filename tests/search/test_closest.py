"""The closest sentence, with an embedder that counts letters: near is what shares them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from indexer.documents import PassageId
from indexer.search.closest import MOST_SENTENCES, ClosestSentences, Sentences
from indexer.search.sentences import sentences

_MODEL = 3


class LetterEmbedder:
    """Embeds a text as the counts of its letters, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str], model: int) -> npt.NDArray[np.float32] | None:
        self.asked += texts
        return np.stack([vector(text) for text in texts]) if model == _MODEL else None


def vector(text: str) -> npt.NDArray[np.float32]:
    counts = np.array([text.count(chr(code)) for code in range(97, 123)], np.float32)
    length: np.float32 = np.linalg.norm(counts) or np.float32(1)
    return counts / length


def passage(number: int, text: str) -> Sentences:
    return Sentences(PassageId(number), text, sentences(text))


_TEXT = "Aaaaaa aaaaa aaaaa aaa. Bbbbb bbbbb bbbbb bbbb. Ccccc ccccc ccccc cccc."


def found(closest: ClosestSentences, passages: list[Sentences], query: str) -> dict[int, str]:
    texts = {held.id: held.text for held in passages}
    spans = closest.find(passages, vector(query), _MODEL)
    return {key: texts[key][start:end] for key, (start, end) in spans.items()}


def test_the_nearest_sentence_is_found_without_white_space() -> None:
    closest = ClosestSentences(LetterEmbedder())
    assert found(closest, [passage(1, _TEXT)], "bb") == {1: "Bbbbb bbbbb bbbbb bbbb."}


def test_another_query_over_the_same_passage_embeds_nothing() -> None:
    embedder = LetterEmbedder()
    closest = ClosestSentences(embedder)
    found(closest, [passage(1, _TEXT)], "b")
    assert len(embedder.asked) == 3
    assert found(closest, [passage(1, _TEXT)], "cc") == {1: "Ccccc ccccc ccccc cccc."}
    assert len(embedder.asked) == 3


def test_a_passage_of_one_sentence_has_no_closest_one() -> None:
    embedder = LetterEmbedder()
    assert found(ClosestSentences(embedder), [passage(1, "Just one sentence here. 7.")], "j") == {}
    assert embedder.asked == []


def test_no_more_is_embedded_than_a_reply_has_time_for() -> None:
    embedder = LetterEmbedder()
    passages = [passage(number, _TEXT) for number in range(1, 9)]
    closest = ClosestSentences(embedder)
    assert set(found(closest, passages, "b")) == {1}
    assert len(embedder.asked) == MOST_SENTENCES == 3
    assert set(found(closest, passages, "c")) == {1, 2}


def test_of_a_passage_of_many_sentences_the_longest_are_compared() -> None:
    embedder = LetterEmbedder()
    text = " ".join(f"A sentence {'very ' * number}long." for number in range(20))
    assert found(ClosestSentences(embedder), [passage(1, text)], "v")
    assert len(embedder.asked) == MOST_SENTENCES
    assert all(sentence.count("very") >= 20 - MOST_SENTENCES for sentence in embedder.asked)


def test_another_model_that_serves_by_now_marks_nothing() -> None:
    closest = ClosestSentences(LetterEmbedder())
    assert closest.find([passage(1, _TEXT)], vector("b"), _MODEL + 1) == {}
