"""Snippets are listed page after page, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from desktop.search.browsing import Browsed
from desktop.search.rows import HeadingRow, HitRow, under_heading
from desktop.search.snippet_browsing import PAGE, SnippetBrowsing
from indexer.contract.messages import AnyReply, Error
from indexer.contract.snippet_messages import ListSnippets, Snippets
from tests.desktop.search.hits import snippet_hit


@dataclass
class Vault:
    """Answers as the service does, when a test says so."""

    uids: list[str]
    asked: list[ListSnippets] = field(default_factory=list)
    waiting: dict[int, Callable[[AnyReply], None]] = field(default_factory=dict)

    def ask(self, request: ListSnippets, on_reply: Callable[[AnyReply], None]) -> int:
        self.asked.append(request)
        self.waiting[len(self.asked)] = on_reply
        return len(self.asked)

    def forget(self, number: int) -> None:
        self.waiting.pop(number, None)

    def answer(self) -> None:
        number, on_reply = self.waiting.popitem()
        request = self.asked[number - 1]
        end = request.offset + request.limit
        rows = [
            hit.snippet
            for hit in map(snippet_hit, self.uids[request.offset : end])
            if hit.snippet is not None
        ]
        on_reply(Snippets(snippets=rows, more=end < len(self.uids), total=len(self.uids)))


def begun(vault: Vault) -> tuple[SnippetBrowsing, list[Browsed]]:
    shown: list[Browsed] = []
    browsing = SnippetBrowsing(vault, shown.append)
    browsing.begin()
    return browsing, shown


def titles(browsed: Browsed) -> list[str]:
    return [hit.title for hit in browsed.hits]


@given(st.integers(0, 3 * PAGE))
def test_all_come_in_their_order(count: int) -> None:
    uids = [str(number) for number in range(count)]
    vault = Vault(uids)
    browsing, shown = begun(vault)
    while vault.waiting:
        vault.answer()
        browsing.go_on()
        browsing.go_on()  # the page is on its way already
    assert titles(shown[-1]) == [f"snippet {uid}" for uid in uids]
    assert not shown[-1].more
    assert len(shown) == max(1, -(-count // PAGE))


def test_one_that_was_used_meanwhile_does_not_come_twice() -> None:
    vault = Vault([str(number) for number in range(PAGE + 5)])
    browsing, shown = begun(vault)
    vault.answer()
    vault.uids.insert(0, vault.uids.pop())  # the last one is the first now
    browsing.go_on()
    vault.answer()
    found = titles(shown[-1])
    assert len(found) == len(set(found))


def test_an_error_is_told_and_what_was_given_up_is_not() -> None:
    vault = Vault(["1"])
    browsing, shown = begun(vault)
    late = vault.waiting[1]
    browsing.forget()
    assert vault.waiting == {}
    browsing.begin()
    vault.waiting[2](Error(code="failed", message="gone"))
    assert [one.error for one in shown] == ["gone"]
    browsing.go_on()
    assert len(vault.asked) == 2
    del late


def test_rows_stand_under_one_heading_and_are_numbered_on() -> None:
    hits = [snippet_hit(str(number)) for number in range(12)]
    first = under_heading("snippet", hits[:5])
    assert first[0] == HeadingRow("snippet", 0)
    rows = [*first, *under_heading("snippet", hits[5:], first)]
    assert [row.hit for row in rows if isinstance(row, HitRow)] == hits
    assert [row.number for row in rows if isinstance(row, HitRow)] == [*range(1, 10), 0, 0, 0]
    assert under_heading("snippet", []) == []
