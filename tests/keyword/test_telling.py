from __future__ import annotations

from tests.keyword.building import index_texts

_TEXTS = [
    "the numbat and the wombat live in the forest",
    "the numbat eats termites in the forest",
    "the road and the house in the town",
    "the road and the bridge in the town",
    "the unique unicorn in the town",
]


def telling(frequencies: dict[bytes, int], count: int = 9) -> list[bytes]:
    terms = index_texts(_TEXTS).telling(frequencies, count)
    return [term for group in terms.groups for term in group]


def test_rare_terms_tell_more_than_common_ones() -> None:
    assert telling({b"numbat": 1, b"the": 1, b"town": 1}) == [b"numbat", b"town"]


def test_a_term_that_comes_often_tells_more() -> None:
    assert telling({b"road": 1, b"numbat": 9}, 1) == [b"numbat"]
    assert telling({b"road": 9, b"numbat": 1}, 1) == [b"road"]


def test_a_term_of_no_other_document_finds_nothing_and_is_left_out() -> None:
    assert telling({b"unicorn": 5, b"unheard": 5, b"road": 1}) == [b"road"]


def test_documents_with_most_of_the_terms_are_found_first() -> None:
    reader = index_texts(_TEXTS)
    terms = reader.telling({b"numbat": 1, b"forest": 1, b"road": 1}, 9)
    assert [hit.doc_id for hit in reader.find(terms, 9)][:2] == [2, 1]
    assert len(reader.find(terms, 9)) == 4
    assert reader.find(reader.telling({}, 9), 9) == []
