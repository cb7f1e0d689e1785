from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.contract.query_language import word_spans
from indexer.search.did_you_mean import corrected

NOW = datetime(2026, 6, 15, tzinfo=UTC)
WORDS = {"bugdet": "budget", "reprot": "report", "reunoin": "reunion"}


def rewritten(query: str) -> str:
    return corrected(query, word_spans(query, NOW), WORDS)


@pytest.mark.parametrize(
    ("query", "right"),
    [
        ("bugdet", "budget"),
        ("  the  Bugdet,  2026 ", "  the  Budget,  2026 "),
        ("BUGDET reprot*", "BUDGET report*"),
        ("ext:pdf reprot -bugdet", "ext:pdf report -bugdet"),
        ("name:reprot reprot in:bugdet", "name:reprot report in:bugdet"),
        ('"my bugdet" reprot', '"my bugdet" report'),
        ("reprot_2026 getReprotNow", "report_2026 getReportNow"),
        ("unknown:reprot", "unknown:report"),
        ("Réunoin", "Reunion"),
        ("nothing wrong", "nothing wrong"),
    ],
)
def test_only_misspelt_words_change(query: str, right: str) -> None:
    assert rewritten(query) == right


@given(st.text(max_size=60))
def test_a_query_without_mistakes_stays_as_it_is(query: str) -> None:
    assert corrected(query, word_spans(query, NOW), {}) == query


@given(st.text(max_size=30), st.text(max_size=30))
def test_all_else_stays(before: str, after: str) -> None:
    query = f"{before} bugdet {after}"
    changed = corrected(query, word_spans(query, NOW), {"bugdet": "budget"})
    assert len(changed) == len(query)
    assert changed.replace("budget", "bugdet") == query.replace("budget", "bugdet")
